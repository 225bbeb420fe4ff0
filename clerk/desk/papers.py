"""The papers laid before a meeting: bringing them in, new versions, withdrawing, changing.

What is slow (reading and looking at a file) is done by `intake` before; each verb here is one
short change that can be taken back. The name of each in history tells nothing of a restricted
paper. All raise Refused, with nothing written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from clerk.business.agenda import Paper, PaperFile, PaperKind, item_or_none
from clerk.business.days import day_in_words
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.restricted import Grounds
from clerk.business.restricting import paper_closed_as_item
from clerk.desk import intake
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.intake import Brought
from clerk.desk.laid_papers import (
    called,
    change_papers,
    end_of,
    find,
    in_a_sentence,
    item_numbered,
    paper_numbered,
)
from clerk.desk.meeting_names import meeting_named
from clerk.desk.paper_files import store_pdf
from clerk.desk.refused import Refused
from clerk.desk.restricting import restrict_paper
from db import councils, packs
from db.meetings import meetings
from db.papers import store
from db.records import read_record


@dataclass(frozen=True, slots=True)
class Added:
    """A paper that was laid, by its number in the register, and the sentence that tells of it."""

    id: int
    said: str


def add_paper(
    desk: Desk,
    reference: str,
    item: str,
    brought: Brought,
    *,
    title: str = "",
    kind: PaperKind | None = None,
    grounds: Grounds | None = None,
    alt: str = "",
) -> Added:
    """Lay a paper under an item, after those that are there; an appendix belongs to the report
    before it. Under an item that is closed to the public it is closed on the same grounds; so is an
    appendix of a report that is. `alt` says what a picture shows."""
    brought = _described(brought, alt)
    paper = Paper(
        title.strip() or intake.plain_title(brought),
        kind or brought.kind,
        item,
        brought.words,
        file=file_of(desk, brought),
        grounds=grounds,
    )
    before, added = _lay(desk, reference, paper, "Add {paper} under item {item}")
    twin = _twin(before.papers, added)
    closed = "" if added.grounds == grounds else _closed_as(before, added)
    return Added(added.id or 0, " ".join(filter(None, (intake.told(brought), closed, twin))))


def add_made(
    desk: Desk,
    reference: str,
    item: str,
    kind: PaperKind,
    of: str = "",
    *,
    title: str = "",
    grounds: Grounds | None = None,
) -> Added:
    """Lay the minutes of a meeting, or the action log, under an item: made by this program with
    each pack. `of` names the meeting; by default the log is that of this meeting, the minutes
    those of the committee's meeting before. Without a title minutes are called by their day. With
    `grounds` it is closed to the public as a whole."""
    meeting = meeting_named(desk, reference)
    if kind not in (PaperKind.MINUTES, PaperKind.ACTION_LOG):
        raise Refused("Only minutes and action logs are made here; bring a file of anything else.")
    if of:
        source = meeting_named(desk, of)
    elif kind is PaperKind.ACTION_LOG:
        source = meeting
    else:
        source = _meeting_before(desk, meeting)
    name = title.strip() or _made_title(desk, kind, source)
    paper = Paper(name, kind, item, grounds=grounds, made_from=source.id)
    before, added = _lay(desk, reference, paper, f"Lay the {kind.value} under item {{item}}")
    said = f"“{paper.title}” will be made with each pack."
    return Added(added.id or 0, f"{said} {_closed_as(before, added)}".strip())


def new_version(
    desk: Desk, reference: str, paper_id: int, brought: Brought, *, alt: str = ""
) -> str:
    """Let a paper be this file from now on; the version before is kept. What the picture before
    showed is not said of the new one."""
    brought = _described(brought, alt)
    file = file_of(desk, brought)

    def changed(paper: Paper) -> Paper:
        if paper.made_from is not None:
            raise Refused("This paper is made here with each pack: there is no file to replace.")
        if paper.file is not None and paper.file.sha256 == file.sha256:
            raise Refused(f"{brought.name} is the very file that is laid already.")
        version = paper.file.version + 1 if paper.file else 1
        text = brought.words or paper.text if paper.file is None else brought.words
        return replace(paper, file=replace(file, version=version), text=text, withdrawn=False)

    paper = _change_one(desk, reference, paper_id, changed, "Add a new version of {paper}")
    number = paper.file.version if paper.file else 1
    return f"Version {number}. {intake.told(brought)}"


def describe(desk: Desk, reference: str, paper_id: int, alt: str) -> str:
    """Say what a picture shows, for those who cannot see it; the page made of it is made anew with
    the next pack."""

    def changed(paper: Paper) -> Paper:
        if paper.file is None or paper.file.alt is None:
            raise Refused("This paper is no picture: only of pictures is said what they show.")
        said, remarks = intake.description(paper.file, alt)
        file = replace(paper.file, alt=said, remarks=remarks, pdf_sha256="", tagged=None)
        return replace(paper, file=file)

    paper = _change_one(desk, reference, paper_id, changed, "Say what {paper} shows")
    if paper.file is None or not paper.file.alt:
        return f"Nothing is said any more of what {in_a_sentence(paper, first=False)} shows."
    return f"{in_a_sentence(paper)} says what it shows from the next pack on."


def withdraw(desk: Desk, reference: str, paper_id: int) -> str:
    """Withdraw a paper: in the pack a leaf says so. Its file is kept. While neither the agenda nor
    a pack with it was issued it is taken away, because nobody was promised it."""
    record, found = paper_numbered(desk, reference, paper_id)
    unknown = record.meeting.stage is Stage.PLANNED and _can_be_removed(desk, reference, paper_id)
    if unknown and not found.withdrawn:
        remove(desk, reference, paper_id)
        return f"{in_a_sentence(found)} is taken away: nothing was issued that names it."

    def changed(paper: Paper) -> Paper:
        if paper.withdrawn:
            raise Refused("This paper is withdrawn already.")
        return replace(paper, withdrawn=True)

    paper = _change_one(desk, reference, paper_id, changed, "Withdraw {paper}")
    return f"{in_a_sentence(paper)} is withdrawn; the pack will say so."


def lay_again(desk: Desk, reference: str, paper_id: int) -> str:
    """Lay a paper again that was withdrawn."""

    def changed(paper: Paper) -> Paper:
        if not paper.withdrawn:
            raise Refused("This paper is not withdrawn.")
        return replace(paper, withdrawn=False)

    paper = _change_one(desk, reference, paper_id, changed, "Lay {paper} again")
    return f"{in_a_sentence(paper)} is laid again."


def remove(desk: Desk, reference: str, paper_id: int) -> str:
    """Take a paper away as if it had never been laid. One in an issued pack can only be
    withdrawn."""
    if not _can_be_removed(desk, reference, paper_id):
        raise Refused("This paper is in a pack that was issued: withdraw it instead.")

    def without(record: MeetingRecord) -> tuple[Paper, ...]:
        find(record, paper_id)
        return tuple(one for one in record.papers if one.id != paper_id)

    before, _ = change_papers(desk, reference, without, "Take away a paper")
    return f"{in_a_sentence(find(before, paper_id))} is taken away."


def _can_be_removed(desk: Desk, reference: str, paper_id: int) -> bool:
    """Whether a paper is in no pack that was issued."""
    meeting = meeting_named(desk, reference)
    with in_plain_words():
        issued = packs.packs(desk.register, meeting.id or 0)
    return all(part.paper != paper_id for pack in issued for part in pack.parts)


def is_withdrawn_unissued(desk: Desk, reference: str, paper_id: int) -> bool:
    """Whether a paper is there, withdrawn, and could as well be taken away."""
    meeting = meeting_named(desk, reference)
    with in_plain_words():
        record = read_record(desk.register, meeting.id or 0)
    there = any(one.id == paper_id and one.withdrawn for one in record.papers)
    return there and _can_be_removed(desk, reference, paper_id)


def change_paper(
    desk: Desk,
    reference: str,
    paper_id: int,
    *,
    title: str | None = None,
    kind: PaperKind | None = None,
    item: str | None = None,
) -> str:
    """Call a paper otherwise, make it another kind, or lay it under another item, last there.

    One that comes under an item that is closed to the public is closed on the same grounds.
    """

    def changed(record: MeetingRecord) -> tuple[Paper, ...]:
        paper = find(record, paper_id)
        after = replace(
            paper,
            title=paper.title if title is None else title.strip(),
            kind=kind or paper.kind,
            item=paper.item if item is None else item_numbered(record, item),
        )
        if not after.title:
            raise Refused("A paper needs a title: type one.")
        if after.item != paper.item:
            after = paper_closed_as_item(record, after)
        if after.item == paper.item:
            return tuple(after if one.id == paper_id else one for one in record.papers)
        others = tuple(one for one in record.papers if one.id != paper_id)
        at = end_of(record, others, after.item)
        return (*others[:at], after, *others[at:])

    _, record = change_papers(desk, reference, changed, "Change a paper")
    paper = find(record, paper_id)
    return f"{in_a_sentence(paper)} is a {paper.kind.value} under {item_or_none(paper.item)}."


def put_at(desk: Desk, reference: str, paper_id: int, place: int) -> str:
    """Put a paper at a place among all those of the meeting, counted from 1."""

    def ordered(record: MeetingRecord) -> tuple[Paper, ...]:
        paper = find(record, paper_id)
        others = [one for one in record.papers if one.id != paper_id]
        others.insert(max(0, place - 1), paper)
        return tuple(others)

    _, record = change_papers(desk, reference, ordered, "Move a paper")
    at = [one.id for one in record.papers].index(paper_id) + 1
    return f"{in_a_sentence(find(record, paper_id))} is paper {at} of {len(record.papers)}."


def restrict(desk: Desk, reference: str, paper_id: int, grounds: Grounds | None) -> str:
    """Close a paper as a whole on these grounds, its title, words and file name included; None
    opens it again."""
    record, paper = paper_numbered(desk, reference, paper_id)
    return restrict_paper(desk, record, paper, grounds)


def _lay(desk: Desk, reference: str, paper: Paper, what: str) -> tuple[MeetingRecord, Paper]:
    """Lay a paper last under its item; the meeting before, and the paper as it is now."""
    with in_plain_words():
        record = read_record(desk.register, meeting_named(desk, reference).id or 0)
    under = replace(paper, item=item_numbered(record, paper.item or ""))
    name = called(paper_closed_as_item(record, under))

    def laid(record: MeetingRecord) -> tuple[Paper, ...]:
        laid = paper_closed_as_item(record, under)
        at = end_of(record, record.papers, laid.item)
        return (*record.papers[:at], laid, *record.papers[at:])

    said = what.format(paper=name, item=under.item)
    before, after = change_papers(desk, reference, laid, said)
    known = {one.id for one in before.papers}
    return before, next(one for one in after.papers if one.id not in known)


def _change_one(
    desk: Desk, reference: str, paper_id: int, changed: Callable[[Paper], Paper], what: str
) -> Paper:
    _, paper = paper_numbered(desk, reference, paper_id)

    def papers(record: MeetingRecord) -> tuple[Paper, ...]:
        find(record, paper_id)
        return tuple(changed(one) if one.id == paper_id else one for one in record.papers)

    _, record = change_papers(desk, reference, papers, what.format(paper=called(paper)))
    return find(record, paper_id)


def _described(brought: Brought, alt: str) -> Brought:
    said, remarks = intake.description(brought, alt)
    return replace(brought, alt=said, remarks=remarks)


def file_of(desk: Desk, brought: Brought) -> PaperFile:
    """Keep the bytes of what was brought. Kept for nothing, they harm nobody."""
    with in_plain_words():
        sha256 = store(desk.register, brought.data)
        pdf = store_pdf(desk, brought.pdf, brought.looks) if brought.pdf else ""
    return PaperFile(
        brought.name,
        sha256,
        pdf,
        brought.pages,
        brought.tagged,
        brought.remarks,
        alt=brought.alt,
    )


def _closed_as(record: MeetingRecord, paper: Paper) -> str:
    """That a paper was closed as what it lies under is, in a sentence; nothing when it is open."""
    if paper.grounds is None:
        return ""
    closed = any(one.restricted and one.number == paper.item for one in record.items)
    return f"It is closed to the public, as its {'item' if closed else 'report'} is."


def _twin(papers: Sequence[Paper], added: Paper) -> str:
    """That the same file is laid before the meeting already, in a sentence; else nothing."""
    for paper in papers:
        if paper.file and added.file and paper.file.sha256 == added.file.sha256:
            return f"The very same file is laid under {item_or_none(paper.item)} already."
    return ""


def _meeting_before(desk: Desk, meeting: Meeting) -> Meeting:
    with in_plain_words():
        known = meetings(desk.register, committee=meeting.committee, last=meeting.held)
    before = [one for one in known if (one.held, one.sitting) < (meeting.held, meeting.sitting)]
    if not before:
        raise Refused(
            f"The register has no meeting before {meeting.reference}: say whose minutes they are."
        )
    return before[0]


def _made_title(desk: Desk, kind: PaperKind, source: Meeting) -> str:
    """What a paper made here is called while nobody calls it anything else."""
    if kind is PaperKind.ACTION_LOG:
        return "Action log"
    with in_plain_words():
        style = councils.committee(desk.register, source.committee).style
    return style.sentence("minutes item", day=day_in_words(source.held))
