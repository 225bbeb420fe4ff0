"""One paper among those laid before a meeting: finding it, and changing them all at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from clerk.business.agenda import Paper
from clerk.business.meetings import MeetingRecord
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from db.records import read_record, save_record


def paper_numbered(desk: Desk, reference: str, paper_id: int) -> tuple[MeetingRecord, Paper]:
    """A meeting, and one of its papers by its number in the register."""
    meeting = meeting_named(desk, reference)
    with in_plain_words():
        record = read_record(desk.register, meeting.id or 0)
    return record, find(record, paper_id)


def change_papers(
    desk: Desk, reference: str, papers: Callable[[MeetingRecord], Sequence[Paper]], what: str
) -> tuple[MeetingRecord, MeetingRecord]:
    """Make the papers of a meeting what `papers` makes of it; the meeting before and after."""
    meeting_id = meeting_named(desk, reference).id or 0
    with in_plain_words(), desk.register.writing(what) as change:
        before = read_record(change, meeting_id)
        after = replace(before, papers=tuple(papers(before)))
        save_record(change, after)
        return before, read_record(change, meeting_id)


def item_numbered(record: MeetingRecord, number: str) -> str:
    """The number of an item as its agenda has it. Raises Refused with those there are."""
    wanted = number.strip().rstrip(".").casefold()
    for item in record.items:
        if item.number and item.number.casefold() == wanted:
            return item.number
    known = [item.number for item in record.items if item.number]
    there = f"it has {', '.join(known)}" if known else "its agenda has no numbered item yet"
    raise Refused(
        f"There is no item {number.strip()} on the agenda of {record.meeting.reference}; {there}."
    )


def find(record: MeetingRecord, paper_id: int) -> Paper:
    """The paper with this number in the register. Raises Refused when it is not of the meeting."""
    for paper in record.papers:
        if paper.id == paper_id:
            return paper
    raise Refused(f"There is no paper {paper_id} before {record.meeting.reference}.")


def end_of(record: MeetingRecord, papers: Sequence[Paper], item: str | None) -> int:
    """Where among `papers` one goes that is laid last under an item, in the order of the agenda."""
    order = {one.number: place for place, one in enumerate(record.items) if one.number}
    last = len(order)
    place = order.get(item or "", last)
    before = [at for at, one in enumerate(papers) if order.get(one.item or "", last) <= place]
    return before[-1] + 1 if before else 0


def called(paper: Paper) -> str:
    """What history calls it: a restricted paper has no title there."""
    return "a restricted paper" if paper.grounds else f"“{paper.title}”"


def in_a_sentence(paper: Paper, *, first: bool = True) -> str:
    """What a paper is called where a sentence begins, or within one."""
    if paper.grounds:
        return "The restricted paper" if first else "the restricted paper"
    return f"“{paper.title}”"
