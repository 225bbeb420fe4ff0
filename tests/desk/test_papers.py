"""Papers laid, changed and taken back, each change one that can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clerk.business.agenda import Paper, PaperKind
from clerk.business.meetings import Stage
from clerk.business.restricted import View
from clerk.desk import intake, paper_files, paper_lists, papers
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.searching import found, how_many
from clerk.desk.undoing import events, undo_last
from clerk.desk.workspace import workspace
from db.check import check
from db.papers import paper_bytes
from db.records import save_record
from tests.desk.papers import MAY, REFERENCE, brought, paper_desk, pdf
from tests.harbour import EXEMPT


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with paper_desk(tmp_path / "clerk.db") as desk:
        yield desk


def laid(desk: Desk) -> tuple[Paper, ...]:
    return workspace(desk, REFERENCE).record.papers


def test_each_change_is_taken_back_by_one_key(desk: Desk) -> None:
    states = [laid(desk)]
    added = papers.add_paper(desk, REFERENCE, "3", brought("Silt report", "silt.pdf", 2)).id
    states.append(laid(desk))
    for change in (
        lambda: papers.new_version(desk, REFERENCE, added, brought("Silt again", "2.pdf")),
        lambda: papers.restrict(desk, REFERENCE, added, EXEMPT),
        lambda: papers.change_paper(desk, REFERENCE, added, item="4", kind=PaperKind.APPENDIX),
        lambda: papers.withdraw(desk, REFERENCE, added),
    ):
        change()
        states.append(laid(desk))
    assert check(desk.register) == ()
    for before in reversed(states[:-1]):
        undo_last(desk)
        assert laid(desk) == before
    assert check(desk.register) == ()


def test_papers_lie_in_the_order_of_the_agenda_wherever_they_came_first(desk: Desk) -> None:
    papers.add_paper(desk, REFERENCE, "4", brought("Chains", "chains.pdf"))
    papers.add_paper(desk, REFERENCE, "3", brought("Silt", "silt.pdf"))
    papers.add_made(desk, REFERENCE, "2", PaperKind.MINUTES)
    (made,) = [one for one in laid(desk) if one.kind is PaperKind.MINUTES]
    assert made.title == "Minutes of the Meeting held on 10 May 2022"
    papers.add_paper(desk, REFERENCE, "3", brought("Silt map", "appendix 1.pdf"))
    assert [(one.item, one.kind) for one in laid(desk)] == [
        ("2", PaperKind.MINUTES),
        ("3", PaperKind.REPORT),
        ("3", PaperKind.APPENDIX),
        ("4", PaperKind.REPORT),
    ]


def test_every_version_can_be_opened(desk: Desk) -> None:
    added = papers.add_paper(desk, REFERENCE, "3", brought("Silt report", "silt.pdf", 2)).id
    papers.new_version(desk, REFERENCE, added, brought("Silt again", "silt 2.pdf"))
    found = paper_lists.paper_versions(desk, REFERENCE, added)
    assert [(row[0], row[2:]) for row in found.rows] == [
        ("2", ("Ada Pell", "1", "silt 2.pdf")),
        ("1", ("Ada Pell", "2", "silt.pdf")),
    ]
    assert [one["size"] for one in found.shapes] == [
        len(pdf("Silt again")),
        len(pdf("Silt report", 2)),
    ]
    first = paper_files.copy_to_open(desk, REFERENCE, added, version=1)
    assert first.read_bytes() == pdf("Silt report", 2)
    assert paper_bytes(desk.register, added, View.PUBLIC) == pdf("Silt again")


def test_the_words_of_a_paper_are_found_and_history_names_no_restricted_one(desk: Desk) -> None:
    papers.add_paper(desk, REFERENCE, "3", brought("Silt report", "silt.pdf"))
    secret = brought("Brill prices", "Brill.pdf")
    added = papers.add_paper(desk, REFERENCE, "4", secret, grounds=EXEMPT).id
    papers.withdraw(desk, REFERENCE, added)
    assert [hit.kind for hit in found(desk, "silt sheet")] == ["paper"]
    assert how_many(desk, "brill") == 0
    assert how_many(desk, "brill", view=View.RESTRICTED) == 1
    assert not any("Brill" in event.what for event in events(desk))


def test_what_is_not_there_is_refused(desk: Desk) -> None:
    silt = brought("Silt report", "silt.pdf")
    with pytest.raises(Refused, match="There is no item 9"):
        papers.add_paper(desk, REFERENCE, "9", silt)
    with pytest.raises(Refused, match="There is no paper 99"):
        papers.withdraw(desk, REFERENCE, 99)
    with pytest.raises(Refused, match="no meeting before"):
        papers.add_made(desk, MAY.meeting.reference, "1", PaperKind.MINUTES)
    added = papers.add_paper(desk, REFERENCE, "3", silt).id
    with pytest.raises(Refused, match="the very file"):
        papers.new_version(desk, REFERENCE, added, silt)
    with pytest.raises(Refused, match="not withdrawn"):
        papers.lay_again(desk, REFERENCE, added)


def test_a_paper_nothing_issued_names_is_taken_away(desk: Desk) -> None:
    record = workspace(desk, REFERENCE).record
    planned = replace(record.meeting, stage=Stage.PLANNED, issued=None)
    with desk.register.writing("Not issued yet") as change:
        save_record(change, replace(record, meeting=planned))
    added = papers.add_paper(desk, REFERENCE, "3", brought("Silt report", "silt.pdf")).id
    said = papers.withdraw(desk, REFERENCE, added)
    assert said == "“Silt report” is taken away: nothing was issued that names it."
    assert laid(desk) == ()
    undo_last(desk)
    assert [one.title for one in laid(desk)] == ["Silt report"]


@pytest.mark.parametrize(
    ("name", "title"),
    [("7) Silt (draft).pdf", "Silt (draft)"), ("7a. Silt_report -.pdf", "Silt report")],
)
def test_a_paper_without_a_title_is_called_as_its_file(name: str, title: str) -> None:
    assert intake.plain_title(intake.Brought(name, b"", "PDF")) == title
