"""Packs that say what was closed to the public or worded anew since, and papers that tell of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk.business.agenda import AgendaItem
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.restricted import View
from clerk.desk import (
    packs_issued,
    papers,
    plans,
    restricting,
)
from clerk.desk.desk import Desk
from clerk.desk.intake import look
from clerk.desk.issuing_agendas import issue_agenda
from clerk.desk.pack_building import build
from clerk.desk.pack_making import PackWanted, make_pack
from clerk.desk.packing import planned
from clerk.desk.refused import Refused
from clerk.desk.workspace import workspace
from db.records import save_record
from tests.desk.closing import CLOSED, SECRET, TO_COME, change, close_as, closing_desk, item, now
from tests.desk.papers import pdf
from tests.harbour import EXEMPT, HARBOUR


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing_desk(tmp_path / "clerk.db") as desk:
        yield desk


def issued_pack(desk: Desk, path: Path) -> None:
    issue_agenda(desk, now(desk))
    packs_issued.issue(desk, build(planned(desk, TO_COME), path))


def assert_kept_back(desk: Desk, path: Path) -> None:
    pack = packs_issued.issued_pack(desk, TO_COME, View.PUBLIC)
    with pytest.raises(Refused, match="closed to the public since"):
        packs_issued.save_issued(desk, pack, path)


def test_a_pack_with_the_title_it_had_before_is_kept_back(desk: Desk, tmp_path: Path) -> None:
    change(desk, "3", title=f"Chains for the {SECRET}")
    with desk.register.writing("Leave out what else says it") as writing:
        items = (now(desk).items[0], now(desk).items[-1])
        save_record(writing, replace(now(desk), items=items, papers=()))
    issued_pack(desk, tmp_path / "pack.pdf")
    change(desk, "3", title="Ropes")
    close_as(desk, "3", CLOSED)
    assert_kept_back(desk, tmp_path / "again.pdf")


def test_a_pack_with_a_presenter_hidden_since_is_kept_back(desk: Desk, tmp_path: Path) -> None:
    change(desk, "3", presenter="Brill and Sons")
    close_as(desk, "3", CLOSED)
    issued_pack(desk, tmp_path / "pack.pdf")
    close_as(desk, "3", CLOSED, "")
    assert_kept_back(desk, tmp_path / "again.pdf")


def test_nor_does_a_list_of_restricted_packs_say_what_was_public_in_them(
    desk: Desk, tmp_path: Path
) -> None:
    papers.add_paper(desk, TO_COME, "3", look(pdf("Chains"), "3.pdf"), title=f"For the {SECRET}")
    papers.add_paper(desk, TO_COME, "3", look(pdf("Links"), "4.pdf"), title="x", grounds=EXEMPT)
    issue_agenda(desk, now(desk))
    for view in View:
        packs_issued.issue(desk, build(planned(desk, TO_COME, view), tmp_path / "restricted.pdf"))
    assert SECRET in repr(packs_issued.pack_list(desk, TO_COME))
    record = now(desk)
    paper = next(one for one in record.papers if SECRET in one.title and one.file)
    restricting.restrict_paper(desk, record, paper, EXEMPT)
    assert SECRET not in repr(packs_issued.pack_list(desk, TO_COME))


QUOTED = "The tender of Brill and Sons is the lowest by far, says the valuer of the council"


def remarks(desk: Desk, path: Path) -> list[str]:
    told = make_pack(desk, PackWanted(TO_COME), path)
    return [one for one in told if "before it goes out" in one]


def test_what_quotes_a_paper_that_waits_in_the_plan_is_told(desk: Desk, tmp_path: Path) -> None:
    papers.add_paper(
        desk, TO_COME, "3", look(pdf(QUOTED), "3.pdf"), title="The tender", grounds=EXEMPT
    )
    papers.add_paper(desk, TO_COME, "1", look(pdf(f"Told: {QUOTED}"), "1.pdf"), title="Ropes")
    assert remarks(desk, tmp_path / "before.pdf")
    plans.put_back(desk, now(desk), item(desk, "3"))
    (remark,) = remarks(desk, tmp_path / "after.pdf")
    assert remark.startswith("“Ropes”, which is public, says something")


def test_a_file_that_was_a_restricted_paper_is_told_where_it_is_public(
    desk: Desk, tmp_path: Path
) -> None:
    """An earlier version of one, or that of another meeting: the wrong file is soon chosen."""
    wrong = look(pdf("The whole tender"), "3.pdf")
    added = papers.add_paper(desk, TO_COME, "3", wrong, title="x", grounds=EXEMPT)
    papers.new_version(desk, TO_COME, added.id, look(pdf("Links"), "4.pdf"))
    assert remarks(desk, tmp_path / "before.pdf") == []
    papers.add_paper(desk, TO_COME, "1", wrong, title="Ropes")
    (remark,) = (one for one in remarks(desk, tmp_path / "after.pdf") if "very file" in one)
    assert remark.startswith("The very file of “Ropes”, which is public, is kept as a restricted")


@pytest.mark.parametrize("what", ["paper", "item"])
def test_whoever_closes_a_paper_is_told_where_its_file_is_public(desk: Desk, what: str) -> None:
    """With business that was put off and taken again its papers are laid a second time."""
    with desk.register.writing("Call another") as writing:
        meeting = Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 8, 9))
        items = (AgendaItem("1", "Oars"),)
        save_record(writing, MeetingRecord(meeting, items=items))
    brought = look(pdf("The whole tender"), "3.pdf")
    papers.add_paper(desk, TO_COME, "3", brought, title="A tender")
    papers.add_paper(desk, meeting.reference, "1", brought, title="A tender")
    record = now(desk)
    if what == "paper":
        said = restricting.restrict_paper(desk, record, record.papers[-1], EXEMPT)
    else:
        said = close_as(desk, "3", CLOSED)
    assert f"The very same file is public at {meeting.reference}: close it there too." in said
    other = workspace(desk, meeting.reference).record
    said = restricting.restrict_paper(desk, other, other.papers[0], EXEMPT)
    assert said == "The paper is closed to the public."
