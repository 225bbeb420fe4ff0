"""What goes into a pack in which order, what is missing, and what one pack changes in another."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from clerk.business.agenda import (
    AgendaItem,
    ItemKind,
    ItemRole,
    Pages,
    Paper,
    PaperFile,
    PaperKind,
)
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.pack_changes import Changed, pack_changes
from clerk.business.pack_gaps import gaps
from clerk.business.packs import (
    IssuedPack,
    IssuedPart,
    PartKind,
    chain,
    contents,
    item_pages,
    known_in,
    supplement,
)
from clerk.business.restricted import Grounds, RestrictedKind, View
from clerk.business.views import seen_by

EXEMPT = Grounds(RestrictedKind.EXEMPT, ("3",))
MEETING = Meeting("harbour-committee", "HARBOUR COMMITTEE", date(2022, 6, 14), id=7)
ITEMS = tuple(AgendaItem(str(number), f"Item {number}") for number in range(1, 4))
FILE = PaperFile("a.pdf", "a" * 64, "a" * 64, 2, True)

paper = st.builds(
    Paper,
    title=st.just("Secret"),
    kind=st.sampled_from([PaperKind.REPORT, PaperKind.APPENDIX]),
    item=st.sampled_from(["1", "2", "3", "9", None]),
    file=st.sampled_from([FILE, None]),
    grounds=st.sampled_from([None, EXEMPT]),
    withdrawn=st.booleans(),
)


def meeting(papers: list[Paper]) -> MeetingRecord:
    numbered = tuple(replace(one, id=at) for at, one in enumerate(papers, start=1))
    return MeetingRecord(MEETING, items=ITEMS, papers=numbered)


@given(st.lists(paper, max_size=8))
def test_the_restricted_pack_begins_with_the_public_one(papers: list[Paper]) -> None:
    record = meeting(papers)
    public = contents(seen_by(record, View.PUBLIC))
    whole = contents(seen_by(record, View.RESTRICTED))
    assert whole[: len(public)] == public
    assert all(entry.closed for entry in whole[len(public) :])
    assert not any(entry.closed for entry in public)
    assert len({entry.key for entry in whole}) == len(whole)
    assert all(one.grounds is None for e in public if e.kind is PartKind.PAPER for one in e.papers)
    closed = {one.id for entry in whole[len(public) :] for one in entry.papers}
    ready = [one for one in record.papers if one.grounds and (one.file or one.withdrawn)]
    assert closed == {one.id for one in ready}


@given(st.lists(paper, max_size=8))
def test_papers_come_in_the_order_of_the_agenda_then_those_of_no_item(papers: list[Paper]) -> None:
    entries = contents(seen_by(meeting(papers), View.PUBLIC))[1:]
    places = [entry.place or len(ITEMS) + 1 for entry in entries]
    assert places == sorted(places)


def test_minutes_and_log_are_made_for_the_items_whose_role_says_so() -> None:
    items = (
        replace(ITEMS[0], role=ItemRole.MINUTES, confirms=3),
        replace(ITEMS[1], role=ItemRole.ACTION_LOG),
        replace(ITEMS[2], role=ItemRole.MINUTES),
    )
    record = replace(meeting([]), items=items)
    made = contents(seen_by(record, View.PUBLIC))[1:]
    found = [(one.place, one.papers[0].kind, one.papers[0].made_from) for one in made]
    assert found == [(1, PaperKind.MINUTES, 3), (2, PaperKind.ACTION_LOG, 7)]
    brought = Paper("Minutes", PaperKind.MINUTES, "1", file=FILE, id=1)
    entries = contents(seen_by(replace(record, papers=(brought,)), View.PUBLIC))
    assert [one.kind for one in entries if one.place == 1] == [PartKind.PAPER]
    whole = contents(seen_by(record, View.RESTRICTED), closed_sources=[(PaperKind.MINUTES, 3)])
    assert [(one.kind, one.closed) for one in whole if one.place == 1] == [
        (PartKind.MADE, False),
        (PartKind.MADE, True),
    ]


def test_the_pages_of_an_item_are_those_of_all_its_parts() -> None:
    record = meeting([Paper("A", item="2", file=FILE), Paper("B", item="2", file=FILE)])
    entries = contents(seen_by(record, View.PUBLIC))
    pages = item_pages(entries, {"front": (1, 2), "paper 1": (3, 6), "paper 2": (7, 7)})
    assert pages == {2: Pages("3", "7")}


def issued(number: int, supplement: int, *parts: IssuedPart) -> IssuedPack:
    at = datetime(2022, 6, 6, tzinfo=UTC)
    return IssuedPack(number, View.PUBLIC, supplement, "f" * 64, parts, True, at, "Ada Pell")


def part(paper: int, first: int, last: int, sha256: str = "a" * 64) -> IssuedPart:
    title = f"Paper {paper}"
    return IssuedPart(f"paper {paper}", PartKind.PAPER, title, "2", first, last, paper, sha256)


def leaf(paper: int, page: int) -> IssuedPart:
    return IssuedPart(f"leaf {paper}", PartKind.LEAF, "Withdrawn", "2", page, page, paper)


def test_what_a_whole_pack_changes() -> None:
    before = issued(1, 0, part(1, 2, 3), part(2, 4, 5), part(3, 6, 7), part(4, 8, 9))
    after = issued(2, 0, part(1, 2, 3), part(2, 4, 6, "b" * 64), part(4, 7, 8), part(5, 9, 9))
    found = [(one.what, one.title) for one in pack_changes([before], after)]
    assert found == [
        (Changed.REPLACED, "Paper 2"),
        (Changed.MOVED, "Paper 4"),
        (Changed.ADDED, "Paper 5"),
        (Changed.LEFT_OUT, "Paper 3"),
    ]


def test_what_a_supplement_changes_is_no_more_than_it_holds() -> None:
    before = issued(1, 0, part(1, 2, 3), part(2, 4, 5), part(3, 6, 7))
    after = issued(2, 1, part(2, 9, 9, "b" * 64), leaf(3, 10), part(4, 11, 12))
    found = [(one.what, one.title) for one in pack_changes([before], after)]
    assert found == [
        (Changed.REPLACED, "Paper 2"),
        (Changed.WITHDRAWN, "Paper 3"),
        (Changed.ADDED, "Paper 4"),
    ]


def test_a_new_whole_pack_ends_the_chain_of_supplements() -> None:
    first, more, again = issued(1, 0, part(1, 2, 3)), issued(2, 1, part(2, 4, 5)), issued(3, 0)
    assert chain([more, first], View.PUBLIC) == (first, more)
    assert chain([first, more, again], View.PUBLIC) == (again,)
    assert chain([first], View.RESTRICTED) == ()


@given(st.lists(paper, max_size=6))
def test_nothing_new_is_no_supplement(papers: list[Paper]) -> None:
    record = meeting(papers)
    for view in View:
        seen = seen_by(record, view)
        held = [
            IssuedPart(
                entry.key,
                entry.kind,
                entry.title,
                "",
                1,
                1,
                one.id,
                one.file.pdf_sha256 if one.file and entry.kind is PartKind.PAPER else "",
                entry.closed,
            )
            for entry in contents(seen)
            for one in entry.papers
        ]
        known = known_in([replace(issued(1, 0, *held), view=view)])
        assert supplement(seen, known) == ()


def test_what_is_missing_is_told_with_whom_to_ask() -> None:
    items = (
        replace(ITEMS[0], kind=ItemKind.REPORT, presenter="the Harbour Master"),
        replace(ITEMS[1], kind=ItemKind.VERBAL),
        ITEMS[2],
    )
    waiting = PaperFile("b.docx", "b" * 64)
    untagged = replace(FILE, tagged=False)
    papers = (
        Paper("Words", item="3", text="only words"),
        Paper("Slides", item="3", file=waiting),
        Paper("Scan", item="3", file=untagged),
        Paper("Gone", item="3", file=waiting, withdrawn=True),
    )
    found = gaps(MeetingRecord(MEETING, items=items, papers=papers))
    assert [one.kind for one in found] == [
        "paper missing",
        "paper without file",
        "not converted",
        "not tagged",
    ]
    assert found[0].message.endswith("has not come yet: ask the Harbour Master.")


def test_minutes_that_are_not_laid_under_their_item_are_missing() -> None:
    items = (
        replace(ITEMS[0], title="Minutes - Harbour Board - 3 May 2022"),
        replace(ITEMS[1], title="To approve the minutes"),
        replace(ITEMS[2], title="Ten minutes of silence"),
    )
    found = gaps(MeetingRecord(MEETING, items=items, papers=()))
    assert [one.kind for one in found] == ["minutes missing", "minutes missing"]
    laid = tuple(Paper("Minutes", item=item.number, made_from=1) for item in items)
    assert gaps(MeetingRecord(MEETING, items=items, papers=laid)) == ()


def test_a_supplement_asks_for_nothing_that_was_issued_without_it() -> None:
    untagged = replace(FILE, tagged=False)
    papers = (
        Paper("Scan", item="3", file=untagged, id=1),
        Paper("New scan", item="3", file=untagged, id=2),
    )
    found = gaps(MeetingRecord(MEETING, items=ITEMS, papers=papers), {1})
    assert [one.message.partition(" is")[0] for one in found] == ["“New scan”"]
