"""Papers' files in versions, and where the words of restricted ones are."""

from dataclasses import replace

from clerk.business.agenda import Paper, PaperFile
from clerk.business.restricted import View
from db import Register
from db.check import check
from db.laid_papers import versions
from db.papers import paper_bytes, store
from db.records import meeting_record, save_record
from tests.db.conftest import small_record
from tests.harbour import EXEMPT


def laid(register: Register, *papers: Paper) -> tuple[Paper, ...]:
    with register.writing("Lay papers") as change:
        meeting = save_record(change, small_record(papers=papers))
    return meeting_record(register, meeting).papers


def test_a_new_version_keeps_the_old_one(register: Register) -> None:
    first = PaperFile("plan.pdf", store(register, b"first"), remarks=("Scanned.",))
    (paper,) = laid(register, Paper("Plan", file=first))
    second = PaperFile("plan-2.pdf", store(register, b"second"), pages=4, tagged=True, version=2)
    (paper,) = laid(register, replace(paper, file=second))
    assert paper.file == second
    assert paper.id is not None
    assert [each.file for each in versions(register, paper.id)] == [second, first]
    assert [each.by for each in versions(register, paper.id)] == ["Ada Pell", "Ada Pell"]
    assert paper_bytes(register, paper.id, View.PUBLIC) == b"second"
    assert paper_bytes(register, paper.id, View.PUBLIC, version=1) == b"first"
    assert check(register) == ()


def test_closing_a_paper_takes_the_names_of_all_its_versions_out_of_public_tables(
    register: Register,
) -> None:
    first = PaperFile("Brill offer.pdf", store(register, b"1"), remarks=("Brill wrote in it.",))
    second = PaperFile("Brill again.pdf", store(register, b"2"), version=2, alt="Brill on a quay")
    (paper,) = laid(register, Paper("Plan", file=first))
    (paper,) = laid(register, replace(paper, file=second))
    (paper,) = laid(register, replace(paper, grounds=EXEMPT))
    assert paper.file == second
    for table in ("paper", "paper_file"):
        words = str([tuple(row) for row in register.rows(f"SELECT * FROM {table}")])
        assert "Brill" not in words
        assert "Plan" not in words
    assert [each.file for each in versions(register, paper.id or 0)] == [second, first]
    (paper,) = laid(register, replace(paper, grounds=None))
    assert register.rows("SELECT * FROM restricted_paper_file") == []
    assert [each.file for each in versions(register, paper.id or 0)] == [second, first]
