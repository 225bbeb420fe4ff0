"""A document lands whole where it was asked for, or not at all, with one sentence."""

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from exporters.document import Document, RunningHead, Title
from exporters.errors import ExportError
from exporters.post.drafts import write_drafts
from exporters.write import write
from exporters.write.place import check_place, put, putting
from tests.scanning import scanned

PAPER = Document("A paper", RunningHead("Harbour Committee", "8 March 2022"), (Title("T"),))

as_root = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Path]:
    if as_root or sys.platform == "win32":
        pytest.skip("a folder cannot be closed to this user")
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    yield folder
    folder.chmod(0o700)


def refused(path: Path) -> str:
    with pytest.raises(ExportError) as refusal:
        write(PAPER, path)
    return str(refusal.value)


@pytest.mark.parametrize("name", ["minutes.odt", "minutes", "minutes.docx.bak"])
def test_an_ending_nobody_writes_is_named_with_those_there_are(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name) == (
        f"{name} has no ending Clerk can write: use .docx, .pdf, .html, .md or .txt."
    )
    assert not any(tmp_path.iterdir())


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    write(PAPER, tmp_path / "MINUTES.DOCX")
    assert (tmp_path / "MINUTES.DOCX").read_bytes().startswith(b"PK")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    assert refused(folder / "a.docx") == (
        f"There is no folder {folder}: make it first, or choose another."
    )


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "folder.docx"
    path.mkdir()
    assert refused(path) == f"{path} is a folder: give the file in it a name."


def test_a_folder_that_may_not_be_written_to(locked_folder: Path) -> None:
    assert refused(locked_folder / "a.docx") == (
        f"The folder {locked_folder} cannot be written to: choose another."
    )


def test_what_stood_there_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"older" * 100_000)
    write(PAPER, path)
    assert path.read_bytes().startswith(b"PK")
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("links need a privilege there")
    (tmp_path / "kept").mkdir()
    link = tmp_path / "a.docx"
    link.symlink_to(tmp_path / "kept" / "a.docx")
    write(PAPER, link)
    assert link.is_symlink()
    assert (tmp_path / "kept" / "a.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.EACCES, "cannot be written to: choose another."),
        (errno.EROFS, "cannot be written to: choose another."),
        (errno.ENOSPC, "There is no room left on the disk"),
        (errno.EIO, "could not be written:"),
    ],
)
def test_a_disk_that_fails_leaves_the_old_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"older")

    def fail(file: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    assert says in refused(path)
    assert path.read_bytes() == b"older"
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]


def test_a_file_that_word_holds_open_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"older")

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "The process cannot access the file", str(target))

    monkeypatch.setattr(Path, "replace", held)
    assert refused(path) == (
        f"{path} cannot be replaced: close it in Word if it is open there, then try again."
    )
    assert path.read_bytes() == b"older"
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]


def test_a_file_is_waited_for_while_it_is_scanned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", scanned(Path.replace, tries=3))
    path = tmp_path / "a.docx"
    path.write_bytes(b"older")
    put(b"newer", path)
    assert path.read_bytes() == b"newer"


def test_a_folder_of_drafts_is_waited_for_while_it_is_scanned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", scanned(Path.replace, tries=2))
    folder = tmp_path / "drafts"
    write_drafts([], folder)
    assert [each.name for each in tmp_path.iterdir()] == ["drafts"]


def test_a_file_that_stays_open_is_not_waited_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("exporters.write.place.time.sleep", waited.append)
    monkeypatch.setattr(Path, "replace", scanned(Path.replace, tries=99))
    assert "close it in Word" in refused(tmp_path / "a.docx")
    assert 0.5 < sum(waited) < 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows puts the file in its place")
def test_a_link_to_itself_is_said(tmp_path: Path) -> None:
    link = tmp_path / "a.docx"
    link.symlink_to(link)
    assert refused(link) == f"{link} is a link that leads back to itself: remove it."


@pytest.mark.parametrize("name", ["nul.docx", "minutes: draft.docx"])
def test_on_windows_a_name_it_has_not_is_said_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with monkeypatch.context() as windows:
        windows.setattr(sys, "platform", "win32")
        with pytest.raises(ExportError, match=f"Windows has no file called {name}: leave out"):
            check_place(tmp_path / name)
    check_place(tmp_path / "minutes.docx")


def test_a_name_the_disk_will_not_take(tmp_path: Path) -> None:
    message = refused(tmp_path / f"{'a' * 300}.docx")
    assert "could not be written: " in message
    assert "\n" not in message


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_restricted_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """From its first byte on, whatever the system usually allows."""
    path = tmp_path / "minutes-RESTRICTED.txt"
    with putting(path) as file:
        (draft,) = tmp_path.iterdir()
        assert draft.stat().st_mode & 0o077 == 0
        file.write(b"words")
    assert path.stat().st_mode & 0o777 == 0o600
    put(b"words", tmp_path / "minutes.txt")
    assert (tmp_path / "minutes.txt").stat().st_mode & 0o400
