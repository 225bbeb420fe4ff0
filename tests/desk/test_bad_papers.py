"""Papers and packs when something goes wrong: told in a sentence, the register and papers whole."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest

from clerk.business.agenda import Paper
from clerk.business.restricting import grounds_called
from clerk.desk import pack_making, packs_issued, paper_files, papers
from clerk.desk.desk import Desk
from clerk.desk.intake import bring, look, offered
from clerk.desk.pack_building import build
from clerk.desk.packing import planned
from clerk.desk.refused import Refused
from db.check import check
from exporters.papers import apart, converting
from tests.desk.papers import JUNE, REFERENCE, brought, paper_desk, pdf


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with paper_desk(tmp_path / "clerk.db", JUNE) as desk:
        yield desk


@pytest.fixture
def little_room() -> Iterator[Callable[..., None]]:
    """Makes a folder of a disk with hardly any room; skips where it cannot."""
    made: list[Path] = []

    def make(folder: Path, size: str = "64k") -> None:
        if sys.platform == "win32" or os.geteuid() != 0:
            pytest.skip("a small disk cannot be made here")
        folder.mkdir(exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("a small disk cannot be made here")
        made.append(folder)

    yield make
    for folder in made:
        subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def word_file(words: str) -> bytes:
    document = docx.Document()
    document.add_heading(words, 1)
    document.add_paragraph(words)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def large_pdf() -> bytes:
    """A PDF that needs more than 64 KB."""
    with pikepdf.open(BytesIO(pdf("Large"))) as opened:
        opened.pages[0].Noise = opened.make_stream(os.urandom(200_000))
        made = BytesIO()
        opened.save(made)
    return made.getvalue()


def laid(desk: Desk) -> tuple[Paper, ...]:
    from clerk.desk.workspace import workspace

    return workspace(desk, REFERENCE).record.papers


def test_a_paper_replaced_under_our_feet_stops_the_pack(desk: Desk, tmp_path: Path) -> None:
    papers.add_paper(desk, REFERENCE, "3", brought("Silt report", "silt.pdf"))
    (paper,) = laid(desk)
    assert paper.file is not None
    kept = desk.register.papers_folder / paper.file.sha256[:2] / paper.file.sha256
    kept.write_bytes(pdf("Another report"))
    with pytest.raises(Refused, match="not the one that was taken in"):
        build(planned(desk, REFERENCE), tmp_path / "pack.pdf")
    assert not (tmp_path / "pack.pdf").exists()
    assert {finding.kind for finding in check(desk.register)} == {"paper changed"}


def test_a_full_disk_lays_no_half_paper(desk: Desk, little_room: Callable[..., None]) -> None:
    little_room(desk.register.papers_folder)
    large = look(large_pdf(), "large.pdf")
    with pytest.raises(Refused, match="no room left"):
        papers.add_paper(desk, REFERENCE, "3", large)
    assert laid(desk) == ()
    assert [path for path in desk.register.papers_folder.rglob("*") if path.is_file()] == []
    papers.add_paper(desk, REFERENCE, "3", brought("Silt report", "silt.pdf"))
    assert check(desk.register) == ()


def test_a_full_disk_writes_no_half_pack_and_issues_none(
    desk: Desk, tmp_path: Path, little_room: Callable[..., None]
) -> None:
    papers.add_paper(desk, REFERENCE, "3", brought("Silt report", "silt.pdf"))
    little_room(tmp_path / "stick", "8k")
    wanted = pack_making.PackWanted(REFERENCE, issue=True)
    with pytest.raises(Refused, match="no room left"):
        pack_making.make_pack(desk, wanted, tmp_path / "stick" / "pack.pdf")
    assert list((tmp_path / "stick").iterdir()) == []
    assert packs_issued.issued_packs(desk, REFERENCE) == ()
    assert check(desk.register) == ()


def test_without_libreoffice_each_paper_is_told_and_the_pack_is_made_without(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converting, "office_program", lambda: None)
    papers.add_paper(desk, REFERENCE, "3", look(word_file("Silt"), "silt.docx"), title="Silt")
    papers.add_paper(desk, REFERENCE, "4", brought("Chains", "chains.pdf"))
    said = pack_making.make_pack(desk, pack_making.PackWanted(REFERENCE), tmp_path / "pack.pdf")
    assert any("LibreOffice is not on this computer: ask for it as a PDF" in one for one in said)
    assert any("“Silt” is not a PDF yet" in one for one in said)
    plan = planned(desk, REFERENCE)
    assert [entry.title for entry in plan.entries] == ["Agenda", "Chains"]


def test_a_libreoffice_that_makes_nothing_is_believed_in_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("a stand-in cannot be run here")
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setattr(converting, "office_program", lambda: program)
    papers.add_paper(desk, REFERENCE, "3", look(word_file("Silt"), "silt.docx"))
    made = paper_files.convert(paper_files.unconverted(desk, REFERENCE))
    (why,) = paper_files.keep_converted(desk, REFERENCE, made)
    assert "silt.docx is not a PDF yet" in why
    (paper,) = laid(desk)
    assert paper.file is not None
    assert paper.file.pdf_sha256 == ""


@pytest.mark.slow
def test_a_word_file_is_converted_and_goes_into_the_pack(desk: Desk, tmp_path: Path) -> None:
    if converting.office_program() is None:
        pytest.skip("LibreOffice is not on this computer")
    papers.add_paper(desk, REFERENCE, "3", look(word_file("Silt survey"), "silt.docx"))
    pack_making.make_pack(desk, pack_making.PackWanted(REFERENCE), tmp_path / "pack.pdf")
    (paper,) = laid(desk)
    assert paper.file is not None
    assert (paper.file.pages, paper.file.tagged) == (1, True)
    assert "Silt survey" in paper.text
    assert len(planned(desk, REFERENCE).entries) == 2


def test_what_is_stopped_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    papers.add_paper(desk, REFERENCE, "3", brought("Silt report", "silt.pdf"))
    asked: list[int] = []

    def going_on() -> bool:
        asked.append(1)
        return len(asked) < 3

    with pytest.raises(Refused, match="stopped"):
        build(planned(desk, REFERENCE), tmp_path / "pack.pdf", going_on=going_on)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == []


def test_a_meeting_changed_while_the_pack_was_made_is_not_issued(
    desk: Desk, tmp_path: Path
) -> None:
    papers.add_paper(desk, REFERENCE, "3", brought("Silt report", "silt.pdf"))
    draft = build(planned(desk, REFERENCE), tmp_path / "pack.pdf")
    papers.add_paper(desk, REFERENCE, "4", brought("Chains", "chains.pdf"))
    with pytest.raises(Refused, match="changed while the pack was made"):
        packs_issued.issue(desk, draft)
    assert packs_issued.issued_packs(desk, REFERENCE) == ()


def no_pages() -> bytes:
    made = BytesIO()
    with pikepdf.new() as empty:
        empty.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "made",
    [bytes, no_pages, lambda: b"<html><body>Sign in</body></html>"],
    ids=["empty", "no pages", "a web page"],
)
def test_what_cannot_be_a_paper_is_refused_with_its_name(
    tmp_path: Path, made: Callable[[], bytes]
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(made())
    with pytest.raises(Refused, match=r"report\.pdf: "):
        bring(path)


def test_a_page_that_cannot_be_searched_is_named_and_its_pack_is_not_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages after it cannot be searched either, as the program that reads them is gone."""
    papers.add_paper(desk, REFERENCE, "3", brought("Silt", "silt.pdf", 2))
    papers.add_paper(desk, REFERENCE, "4", brought("Moorings", "moorings.pdf"))
    offer = brought("Brill offer of nineteen pounds", "offer.pdf")
    papers.add_paper(desk, REFERENCE, "4", offer, grounds=grounds_called("paragraph 3"))
    program = Path(apart.__file__).read_text(encoding="utf-8")
    dies = program.replace(
        "range(count):\n", "range(count):\n        position != 2 or os._exit(1)\n"
    )
    assert dies != program
    (tmp_path / "apart.py").write_text(dies, encoding="utf-8")
    monkeypatch.setattr(apart, "__file__", str(tmp_path / "apart.py"))
    path = tmp_path / "pack.pdf"
    with pytest.raises(Refused) as refused:
        pack_making.make_pack(desk, pack_making.PackWanted(REFERENCE), path)
    assert str(refused.value) == (
        "Pages 3 to 5 of the public pack could not be searched for restricted words, so it was "
        "deleted. Ask for “Silt”, which page 3 is of, printed to a PDF again, or withdraw it, and "
        "make the pack again."
    )
    assert not path.exists()


@pytest.mark.parametrize(
    "name",
    ["../../clerk.db", "a\nb.pdf", "silt\u202efdp.exe", "con.pdf"],
    ids=["folders", "a line break", "turned round", "a device"],
)
def test_a_name_stays_a_name(desk: Desk, tmp_path: Path, name: str) -> None:
    papers.add_paper(desk, REFERENCE, "3", brought("Silt", name))
    (paper,) = laid(desk)
    assert paper.file is not None
    assert not set("/\\\n\u202e") & set(paper.file.name)
    copy = paper_files.copy_to_open(desk, REFERENCE, paper.id or 0)
    assert copy.parent.name.startswith("clerk-")
    assert copy.read_bytes() == pdf("Silt")


def test_an_agenda_without_papers_is_a_pack_that_says_what_is_missing(
    desk: Desk, tmp_path: Path
) -> None:
    plan = planned(desk, REFERENCE)
    assert [gap.message for gap in plan.gaps] == [
        "No minutes are laid under “Minutes of the last meeting”: add them to the papers as "
        "previous minutes; they need no file.",
        "The report for “Dredging” has not come yet: ask the Harbour Master.",
        "The report for “Moorings” has not come yet.",
    ]
    assert build(plan, tmp_path / "pack.pdf").page_count == 1


def test_a_folder_with_nothing_for_the_agenda_is_refused(tmp_path: Path) -> None:
    (tmp_path / "minutes.pdf").write_bytes(pdf("Silt"))
    with pytest.raises(Refused, match="No file in"):
        offered(tmp_path, ["1", "2"])
    for name in ("1 Apologies.pdf", "2a-Note.pdf", "Item 2 - Minutes.pdf", "02_more.pdf"):
        (tmp_path / name).write_bytes(pdf("Silt"))
    found = [(number, path.name) for number, path in offered(tmp_path, ["1", "2", "2a"])]
    assert found == [
        ("1", "1 Apologies.pdf"),
        ("2", "02_more.pdf"),
        ("2", "Item 2 - Minutes.pdf"),
        ("2a", "2a-Note.pdf"),
    ]
