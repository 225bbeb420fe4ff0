"""Office files made PDFs, by a LibreOffice that works and by ones that do not."""

import shlex
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from exporters.papers import converting
from exporters.papers.converting import Conversion, OfficeFile, convert
from tests.exporters.papers import fake_office, office_files

_ASK = (
    'ask for it as a PDF (in Word: Save as PDF, "Best for electronic distribution", with structure '
    "tags)."
)


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program to be run as LibreOffice; what it did stands in `notes` beside it."""
    if sys.platform == "win32":
        pytest.skip("a script is no program on Windows")
    program = tmp_path / "soffice"
    python, script = shlex.quote(sys.executable), shlex.quote(fake_office.__file__ or "")
    program.write_text(f'#!/bin/sh\nexec {python} {script} "$@"\n')
    program.chmod(0o755)
    (tmp_path / "notes").touch()
    monkeypatch.setenv("FAKE_OFFICE_NOTES", str(tmp_path / "notes"))
    return program


def notes(program: Path) -> list[str]:
    return (program.parent / "notes").read_text().splitlines()


def calls(program: Path) -> int:
    return sum(line.startswith("called") for line in notes(program))


def papers(*texts: str) -> list[OfficeFile]:
    return [
        OfficeFile(f"{number}.docx", office_files.word(text))
        for number, text in enumerate(texts, start=1)
    ]


def whys(made: tuple[Conversion, ...]) -> list[str]:
    return [each.why for each in made]


def test_all_files_go_into_one_call_and_come_back_in_their_order(fake: Path) -> None:
    told: list[str] = []
    made = convert(papers("silt", "sand", "mud"), told=told.append, program=fake)
    assert [each.name for each in made] == ["1.docx", "2.docx", "3.docx"]
    assert all(each.pdf.startswith(b"%PDF-") for each in made)
    assert whys(made) == ["", "", ""]
    assert calls(fake) == 1
    assert told == [
        "Made a PDF of 1.docx (1 of 3).",
        "Made a PDF of 2.docx (2 of 3).",
        "Made a PDF of 3.docx (3 of 3).",
    ]


@pytest.mark.parametrize("fault", ["DIE", "HALF", "NOTHING", "EMPTY"])
def test_a_file_that_fails_has_its_sentence_and_spoils_no_other(fake: Path, fault: str) -> None:
    told: list[str] = []
    made = convert(papers("silt", fault, "mud"), told=told.append, program=fake)
    assert [line.split()[4] for line in told] == ["1.docx", "3.docx"]
    assert bool(made[0].pdf)
    assert bool(made[2].pdf)
    assert made[1] == Conversion(
        "2.docx", why=f"2.docx is not a PDF yet, as LibreOffice could not open it: {_ASK}"
    )


@pytest.mark.slow
def test_a_file_that_hangs_is_given_up_and_the_others_are_tried_again(fake: Path) -> None:
    begun = time.monotonic()
    made = convert(papers("silt", "HANG", "mud"), program=fake, patience=3)
    assert time.monotonic() - begun < 30
    assert bool(made[0].pdf)
    assert bool(made[2].pdf)
    assert made[1].why == f"2.docx is not a PDF yet, as LibreOffice did not finish it: {_ASK}"


def test_a_libreoffice_that_only_hangs_is_not_waited_for_at_each_file(fake: Path) -> None:
    made = convert(papers(*("HANG",) * 6), program=fake, patience=0.5)
    assert calls(fake) == 3
    assert whys(made)[4:] == [
        f"{number}.docx is not a PDF yet, as LibreOffice does not answer on this computer: {_ASK}"
        for number in (5, 6)
    ]


def test_what_hangs_is_ended_with_all_it_started(fake: Path) -> None:
    def children() -> list[int]:
        return [int(line.removeprefix("child ")) for line in notes(fake) if "child" in line]

    convert(papers("CHILD"), program=fake, going_on=lambda: not children())
    assert children()
    # Being killed takes as long as the machine is busy.
    end = time.monotonic() + 30
    while any(map(_goes_on, children())):
        assert time.monotonic() < end, "it goes on"
        time.sleep(0.02)


def _goes_on(process: int) -> bool:
    try:
        # One that has ended and waits to be fetched by its parent is no harm.
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split(") ")[1][0] != "Z"
    except FileNotFoundError:
        return False


def test_a_clerk_stops_it_and_keeps_what_was_done(fake: Path) -> None:
    told: list[str] = []
    begun = time.monotonic()
    made = convert(
        papers("silt", "HANG", "mud"), told=told.append, going_on=lambda: not told, program=fake
    )
    assert time.monotonic() - begun < 30
    assert bool(made[0].pdf)
    assert whys(made)[1:] == [
        "2.docx is not a PDF yet: converting it was stopped.",
        "3.docx is not a PDF yet: converting it was stopped.",
    ]
    assert calls(fake) == 1


def test_without_libreoffice_each_file_is_told_what_to_ask_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(converting, "office_program", lambda: None)
    assert convert(papers("silt")) == (
        Conversion(
            "1.docx",
            why="1.docx cannot be made a PDF, as LibreOffice is not on this computer: " + _ASK,
        ),
    )


def test_a_libreoffice_that_does_not_start_is_told(tmp_path: Path) -> None:
    (made,) = convert(papers("silt"), program=tmp_path / "gone" / "soffice")
    assert made.why.startswith("1.docx is not a PDF yet, as LibreOffice does not start (")
    assert made.why.endswith(_ASK)


def test_what_is_no_office_file_never_reaches_libreoffice(fake: Path) -> None:
    files = [
        OfficeFile("a.docx", b"<html>"),
        OfficeFile("b.docm", office_files.word(macros=True)),
        OfficeFile("../c\n.png", office_files.picture("PNG")),
    ]
    made = convert(files, program=fake)
    assert whys(made) == [
        "a.docx: This is not a Word file (it looks like a web page): download the paper itself, or "
        "ask for it.",
        "b.docm: The file is of a kind that can hold macros: ask for it saved without them, or "
        "as a PDF.",
        "c .png is a picture: add it as it is.",
    ]
    assert notes(fake) == []


def test_no_files_are_no_work(fake: Path) -> None:
    assert convert((), program=fake) == ()
    assert notes(fake) == []


def test_where_nothing_can_be_written_each_file_is_told(
    fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    assert whys(convert(papers("silt", "mud"), program=fake)) == [
        f"{number}.docx is not a PDF yet, as its copy could not be written (No such file or "
        "directory): free some room on the disk."
        for number in (1, 2)
    ]


def test_nothing_is_left_behind(
    fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    convert(papers("silt", "DIE"), program=fake)
    assert not any(folder.iterdir())


def test_the_names_of_papers_are_not_the_names_of_files(
    fake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = convert(
        [OfficeFile("../../--convert-to\n.docx", office_files.word("silt"))], program=fake
    )
    assert made.pdf
    assert notes(fake)[1:] == ["0000.docx"]


def found_by(path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path | None]:
    monkeypatch.setenv("PATH", str(path))
    from exporters.papers.office_program import office_program

    return office_program


def test_libreoffice_is_found_on_the_path(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found_by(fake.parent, monkeypatch)() == fake


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("win32", "LibreOffice/program/soffice.exe"),
        ("win32", "LibreOffice 24/program/soffice.exe"),
        ("darwin", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
def test_libreoffice_is_found_where_other_systems_keep_it(
    platform: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / place
    program.parent.mkdir(parents=True)
    program.touch()
    office_program = found_by(tmp_path / "nothing", monkeypatch)
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("sys.platform", platform)
    assert office_program() == program
