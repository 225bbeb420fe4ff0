"""Finding the lines of what was read, putting it right, and leaving parts out."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.actions import Due, OwnerKind
from clerk.desk.correcting import correctable, corrected, without
from clerk.desk.desk import open_passing_desk
from clerk.desk.importing import PaperRead, plan, read_paper
from clerk.desk.locating import Words
from clerk.desk.paper_parts import KEPT_OR_LEFT, PaperParts, Part, PartKey, PartKind
from clerk.desk.refused import Refused

WORD = st.text("abcdefghij", min_size=1, max_size=6)


@pytest.fixture(params=["harrowmere-waterways-pack.txt", "little-ambledown-minutes.txt"])
def paper(request: pytest.FixtureRequest, tmp_path: Path) -> PaperRead:
    path = tmp_path / str(request.param)
    path.write_bytes((files("clerk.desk.demo") / str(request.param)).read_bytes())
    return read_paper(path)


def parts(paper: PaperRead) -> list[Part]:
    with open_passing_desk() as desk:
        planned = plan(desk, paper).planned
    found = PaperParts(paper)
    return [
        part
        for index, proposal in enumerate(paper.proposals)
        for part in found.of(index, proposal, planned[index])
    ]


@given(st.lists(st.lists(WORD, max_size=6), min_size=1, max_size=12), st.data())
def test_any_run_of_words_is_found_on_its_own_lines(
    lines: list[list[str]], data: st.DataObject
) -> None:
    text = [" ".join(line) for line in lines]
    first = data.draw(st.integers(1, len(lines)))
    last = data.draw(st.integers(first, len(lines)))
    wanted = " ".join(text[first - 1 : last])
    found = Words(text).place(wanted.upper(), first)
    if wanted.split():
        assert found is not None
        assert first <= found[0] <= found[1] <= len(lines)
    else:
        assert found is None


def test_words_broken_and_marked_otherwise_are_the_same_words() -> None:
    words = Words(["1.  The Harbour", "", "  Master—reports", "on the chains. 2. Nothing", "else"])
    assert words.place("THE HARBOUR MASTER reports on the chains") == (1, 4)
    assert words.place("nothing else") == (4, 5)
    assert words.place("the harbour", after=2) is None
    assert words.place("no such words at all") is None


def test_almost_everything_read_is_found_in_the_paper(paper: PaperRead) -> None:
    told = (PartKind.CHANGE, PartKind.FINDING)
    found = [part for part in parts(paper) if part.key.kind not in told]
    assert all(part.lines for part in found if part.key.kind in KEPT_OR_LEFT)
    assert all(
        1 <= part.lines[0] <= part.lines[1] <= len(paper.lines) for part in found if part.lines
    )


def test_every_part_can_be_corrected_and_an_unchanged_form_changes_nothing(
    paper: PaperRead,
) -> None:
    for part in parts(paper):
        fields = correctable(paper, part.key)
        assert bool(fields) == (part.key.kind in (*KEPT_OR_LEFT, PartKind.DETAIL))
        if fields:
            said = {one.key: one.value for one in fields}
            assert corrected(paper, part.key, said) == paper


def test_each_kept_part_can_be_left_out(paper: PaperRead) -> None:
    everything = parts(paper)
    for part in everything:
        if part.key.kind in KEPT_OR_LEFT and part.key.kind is not PartKind.MEETING:
            left = without(paper, {part.key})
            assert len(_kept(parts(left))) < len(_kept(everything))
    meetings = {part.key for part in everything if part.key.kind is PartKind.MEETING}
    with pytest.raises(Refused, match="left out"):
        without(paper, meetings)
    assert without(paper, set()) == paper


def test_corrections_say_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes((files("clerk.desk.demo") / "little-ambledown-minutes.txt").read_bytes())
    paper = read_paper(path)
    meeting, minute = PartKey(0, PartKind.MEETING), PartKey(0, PartKind.MINUTE, (0,))
    said = {one.key: one.value for one in correctable(paper, meeting)}
    with pytest.raises(Refused, match="no day in the calendar"):
        corrected(paper, meeting, {**said, "held": "31 June 2024"})
    with pytest.raises(Refused, match="its date"):
        corrected(paper, meeting, {**said, "held": ""})
    with pytest.raises(Refused, match="cannot be empty"):
        corrected(paper, minute, {"number": "1", "title": " "})
    renamed = corrected(paper, meeting, {**said, "committee": "Ambledown Moot"}).proposals[0]
    assert renamed.meeting is not None
    assert renamed.meeting.reference == "ambledown-moot/2024-07-09"


def test_a_paper_without_a_meeting_becomes_one_when_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes((files("clerk.desk.demo") / "little-ambledown-minutes.txt").read_bytes())
    read = read_paper(path)
    nameless = replace(read, proposals=(replace(read.proposals[0], meeting=None),))
    said = {"committee": "The Moot", "held": "9 July 2024", "starts": "", "venue": ""}
    named = corrected(nameless, PartKey(0, PartKind.MEETING), said).proposals[0]
    assert named.meeting is not None
    assert named.meeting.reference == "the-moot/2024-07-09"


def test_owners_and_due_of_an_action_are_put_right(tmp_path: Path) -> None:
    path = tmp_path / "pack.txt"
    path.write_bytes((files("clerk.desk.demo") / "harrowmere-waterways-pack.txt").read_bytes())
    paper = read_paper(path)
    key = next(part.key for part in parts(paper) if part.key.kind is PartKind.ACTION)
    said = {one.key: one.value for one in correctable(paper, key)}
    put_right = corrected(paper, key, {**said, "owners": "all", "due": "next meeting"})
    proposal = put_right.proposals[key.proposal]
    action = (
        proposal.actions[key.at[0]]
        if len(key.at) == 1
        else proposal.minutes[key.at[0]].actions[key.at[1]]
    )
    assert [owner.kind for owner in action.owners] == [OwnerKind.ALL]
    assert action.due == Due(words="next meeting")


def _kept(found: list[Part]) -> list[Part]:
    return [part for part in found if part.key.kind in KEPT_OR_LEFT]
