"""Files that hold a paper as plain text, and files that do not."""

import codecs
import os
import sys
from pathlib import Path

import pytest

from clerk.reading import UnreadablePaper
from clerk.reading.lines import plain

PAPER = "HOLLIN PARK COMMITTEE\n\nPresent: Cllr Siân Môr – chair\n\n1. A café in the park\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "paper.txt"


def refusal(path: Path) -> str:
    with pytest.raises(UnreadablePaper) as refused:
        plain.read(path)
    return str(refused.value)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("cp1252", b""),
    ],
)
def test_encodings(file: Path, encoding: str, mark: bytes) -> None:
    file.write_bytes(mark + PAPER.encode(encoding))
    assert plain.read(file) == PAPER


def test_line_ends_of_every_system_are_kept_for_the_reader(file: Path) -> None:
    file.write_bytes(PAPER.replace("\n", "\r\n").encode())
    assert plain.read(file).count("\r\n") == PAPER.count("\n")


def test_bytes_windows_1252_does_not_have(file: Path) -> None:
    file.write_bytes(b"The caf\xe9 \x81 opened.")
    assert plain.read(file).startswith("The café ")


def test_no_such_file(file: Path) -> None:
    assert refusal(file) == f"There is no file {file}; check the name."


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


@pytest.mark.parametrize("content", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_an_empty_file(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert "is empty" in refusal(file)


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 20,
        b"\x7fELF" + bytes(60),
        b"text" + bytes(3),
        codecs.BOM_UTF16_LE + b"odd",
        b"\x01\x02\x03\x04\x05 mostly control characters \x06\x0e\x0f",
    ],
)
def test_what_is_no_text(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert "is not text" in refusal(file)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a Word, Excel or zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
        (b"{\\rtf1\\ansi Minutes}", "a rich text file"),
        (b"SQLite format 3\x00" + bytes(80), "a register"),
    ],
)
def test_other_kinds_of_file_under_the_name_of_text(file: Path, content: bytes, kind: str) -> None:
    file.write_bytes(content)
    assert kind in refusal(file)


def test_fifty_megabytes(file: Path) -> None:
    with file.open("wb") as paper:
        paper.truncate(50_000_000)
    assert "50 MB" in refusal(file)


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise there")
def test_a_file_that_may_not_be_read(file: Path) -> None:
    file.write_text(PAPER, encoding="utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    assert "may not be read" in refusal(file)


def test_a_read_only_file_is_read(file: Path) -> None:
    file.write_text(PAPER, encoding="utf-8")
    file.chmod(0o444)
    assert plain.read(file) == PAPER


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe(file: Path) -> None:
    os.mkfifo(file)
    assert "is not a file" in refusal(file)


@pytest.mark.skipif(sys.platform == "win32", reason="there it is only a missing file")
def test_a_name_too_long_for_the_disk(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / ("long" * 100))


def test_every_refusal_is_one_sentence(file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"%PDF-1.7")
    for path in (file, tmp_path, tmp_path / "none.txt"):
        said = refusal(path).removeprefix(str(path))
        assert said.endswith(".")
        assert "\n" not in said
