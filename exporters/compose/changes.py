"""What is different in one version of minutes from an earlier one, minute by minute."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from clerk.business.council import Committee
from clerk.business.days import day_in_words, weekday_in_words
from clerk.business.minutes import ListStyle
from clerk.business.style import HouseStyle
from clerk.business.text import PointList
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.compose.markings import minutes_marking
from exporters.compose.minutes import minute_sections
from exporters.compose.pages import numbered
from exporters.document import (
    ActionBlock,
    Block,
    Detail,
    Document,
    OutcomeBlock,
    Paragraph,
    Passage,
    RunningHead,
    Section,
    ShortLines,
    SubHeading,
    Table,
    Title,
)

Seen = PublicMeeting | RestrictedMeeting


@dataclass(frozen=True, slots=True)
class Change:
    """Lines of a minute that were put in the place of others; one of both may be empty."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MinuteChanges:
    """What changed in a minute, named by its number and title as they are now."""

    number: str
    title: str
    changes: tuple[Change, ...]


def differences(before: Seen, after: Seen, committee: Committee) -> tuple[MinuteChanges, ...]:
    """What differs in the minutes of `after` from those of `before`, as they print.

    In the order of the minutes; those that went come last. A minute that got another number is
    still the same when its title is.
    """
    old = minute_sections(before, committee.style)
    new = minute_sections(after, committee.style)
    return tuple(
        MinuteChanges(named.number, named.title, changes)
        for was, now in _paired(old, new)
        if (named := now or was) and (changes := _changes(_lines(was), _lines(now)))
    )


def changes_document(before: Seen, after: Seen, committee: Committee, *, since: str) -> Document:
    """The list of `differences`; `since` says what they are counted from ("draft 1")."""
    record, style = after.record, committee.style
    meeting, closed = record.meeting, isinstance(after, RestrictedMeeting)
    day = day_in_words(meeting.held)
    label = style.labels.get("changes", "Changes")
    found = differences(before, after, committee)
    blocks: list[Block] = [
        Title(meeting.body),
        Paragraph(
            f"{label} since {since} in the minutes of the meeting held on "
            f"{weekday_in_words(meeting.held)}"
        ),
        *(_section(each, style) for each in found),
    ]
    if not found:
        blocks.append(Paragraph("Nothing was changed."))
    return Document(
        title=f"{label} since {since}: {committee.name}, {day}",
        head=RunningHead(committee.name, day, minutes_marking(style, record, closed=closed)),
        foot=numbered(style),
        blocks=tuple(blocks),
    )


def _section(minute: MinuteChanges, style: HouseStyle) -> Section:
    head = (style.labels.get("was", "Was"), style.labels.get("now", "Now"))
    rows = tuple((change.before, change.after) for change in minute.changes)
    caption = f"{minute.number} {minute.title}".strip()
    return Section(minute.number, minute.title, (Table(head, rows, caption=caption),))


def _paired(
    old: Sequence[Section], new: Sequence[Section]
) -> Iterator[tuple[Section | None, Section | None]]:
    """Each minute with what it was before: of its number and title, its number, or its title."""
    left = list(old)
    partners: dict[int, Section] = {}
    for key in (_number_and_title, _number, _title):
        for at, now in enumerate(new):
            was = next((each for each in left if key(each) and key(each) == key(now)), None)
            if at not in partners and was is not None:
                partners[at] = was
                left.remove(was)
    yield from ((partners.get(at), now) for at, now in enumerate(new))
    yield from ((was, None) for was in left)


def _number_and_title(section: Section) -> str:
    return f"{section.number} {section.title}"


def _number(section: Section) -> str:
    return section.number


def _title(section: Section) -> str:
    return section.title


def _changes(old: Sequence[str], new: Sequence[str]) -> tuple[Change, ...]:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        Change(tuple(old[a:b]), tuple(new[c:d])) for step, a, b, c, d in steps if step != "equal"
    )


def _lines(section: Section | None) -> list[str]:
    """A minute as the lines a reader would name: its heading, then paragraph by paragraph."""
    if section is None:
        return []
    heading = f"{section.number} {section.title}".strip()
    return [heading, *(line for passage in section.passages for line in _passage(passage))]


def _passage(passage: Passage) -> Iterator[str]:
    match passage:
        case Paragraph(text) | SubHeading(text):
            yield text
        case PointList(points):
            yield from (f"{point.marker} {point.text}".strip() for point in points)
        case Table(head, rows):
            yield " | ".join(head)
            yield from (" | ".join(" ".join(cell) for cell in row) for row in rows)
        case OutcomeBlock(label, clauses, lead_in, style, notes):
            listed = [f"{clause.marker} {clause.text}".strip() for clause in clauses]
            if style is ListStyle.RUN_ON:
                yield " ".join(filter(None, (label, lead_in, *listed)))
            else:
                yield from filter(None, (f"{label} {lead_in}".strip(), *listed))
            yield from notes
        case ActionBlock(label, text, owners, due):
            who = ", ".join(filter(None, (owners, due)))
            yield f"{label} {text} ({who})" if who else f"{label} {text}"
        case Detail(label, text):
            yield f"{label} {text}"
        case ShortLines(lines):
            yield from lines
