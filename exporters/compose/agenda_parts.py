"""The parts a front sheet is made of: when and where, an item, who issued it."""

from clerk.business.agenda import AgendaItem, Course, Pages, Paper
from clerk.business.agenda_words import item_marks, item_text
from clerk.business.days import day_in_words, time_in_words, weekday_in_words
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.restricted import RestrictedItem
from clerk.business.style import HouseStyle
from exporters.compose.markings import grounds_in_words
from exporters.compose.passages import text_passages
from exporters.document import AgendaEntry, Detail, Paragraph, Passage, ShortLines

_BEFORE_THE_MEETING = frozenset({Stage.PLANNED, Stage.AGENDA_ISSUED})


def details(meeting: Meeting, style: HouseStyle) -> tuple[Detail, ...]:
    """When and where, as far as it is known.

    `ends` is left out: once the meeting was held it is when it closed.
    """
    starts = time_in_words(meeting.starts) if meeting.starts else ""
    return tuple(
        Detail(f"{style.labels.get(key, key.capitalize())}:", text)
        for key, text in (
            ("date", weekday_in_words(meeting.held)),
            ("time", starts),
            ("venue", meeting.venue),
        )
        if text
    )


def entries(
    record: MeetingRecord, style: HouseStyle, *, closed: bool, pack: str = ""
) -> tuple[AgendaEntry, ...]:
    """The items in their order, with their restricted parts in a `closed` document.

    `pack` is the address below which their pages are found; without it nothing is a link.
    """
    made: list[AgendaEntry] = []
    for place, item in enumerate(record.items, start=1):
        link = f"{pack}item-{place}" if pack and item.pages else ""
        made.append(_entry(item, record, style, link, closed=closed, first=not made))
    return tuple(made)


def issue(meeting: Meeting) -> tuple[ShortLines, ...]:
    """Who signed the agenda, and where and when it was issued."""
    signatory = meeting.signatory
    signed = (signatory.name, signatory.post) if signatory else ()
    place = signatory.place if signatory else ()
    issued = (weekday_in_words(meeting.issued),) if meeting.issued else ()
    parts = (tuple(filter(None, lines)) for lines in (signed, (*place, *issued)))
    return tuple(ShortLines(lines) for lines in parts if lines)


def page_range(pages: Pages) -> str:
    """The pages as agendas print them ("5 - 16"), with spaces no line is broken at."""
    return "\N{NO-BREAK SPACE}-\N{NO-BREAK SPACE}".join(dict.fromkeys((pages.first, pages.last)))


def _titled(item: AgendaItem, record: MeetingRecord, style: HouseStyle) -> tuple[str, str]:
    """The title of an item with what is said of it in brackets, and what stands in the place of
    its pages: those, or that its paper follows."""
    marks = list(item_marks(item, record.papers, style))
    beside = page_range(item.pages) if item.pages else ""
    follows = f"({style.label('to follow')})"
    if not beside and follows in marks:
        marks.remove(follows)
        beside = follows
    if item.course is not Course.TAKEN and record.meeting.stage in _BEFORE_THE_MEETING:
        marks.append(f"({_course(item, style)})")
    return " ".join((item.title, *marks)), beside


def _entry(
    item: AgendaItem,
    record: MeetingRecord,
    style: HouseStyle,
    link: str,
    *,
    closed: bool,
    first: bool,
) -> AgendaEntry:
    """An item: what is said of it, why the public may not see it or a paper of it."""
    title, beside = _titled(item, record, style)
    said = text_passages(item_text(item, style))
    if item.urgent and item.urgent_reason:
        said += (Paragraph(style.sentence("urgent item", reason=item.urgent_reason)),)
    if item.restricted is not None:
        said += (Paragraph(grounds_in_words(item.restricted.grounds, resolved=False)),)
        said += _restricted(item.restricted) if closed else ()
    else:
        said += _kept_back(item, record.papers)
    return AgendaEntry(
        number=f"{item.number}." if item.number else "",
        title=title,
        pages=beside,
        passages=said,
        link=link,
        # Nothing can stand under an item that is not there.
        depth=0 if first else min(item.depth, 1),
    )


def _restricted(part: RestrictedItem) -> tuple[Passage, ...]:
    title = (Paragraph(part.title),) if part.title else ()
    return (*title, *text_passages(part.description))


def _kept_back(item: AgendaItem, papers: tuple[Paper, ...]) -> tuple[Paragraph, ...]:
    """A line for each kind of restricted paper of an item that is public itself.

    It names no paper, so that it is the same for every reader.
    """
    said = (
        f"{paper.kind.value.capitalize()} not for publication. "
        f"{grounds_in_words(paper.grounds, resolved=False)}"
        for paper in papers
        if paper.grounds is not None and item.number and paper.item == item.number
    )
    return tuple(Paragraph(words) for words in dict.fromkeys(said))


def _course(item: AgendaItem, style: HouseStyle) -> str:
    """What became of an item before the meeting: "withdrawn", "deferred to 5 April 2022"."""
    word = style.labels.get(item.course.value, item.course.value)
    return f"{word} to {day_in_words(item.deferred_to)}" if item.deferred_to else word
