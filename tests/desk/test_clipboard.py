"""The clipboard of this computer, as far as a program here reaches it."""

import os
import sys
from pathlib import Path

import pytest

from clerk.desk.clipboard import copied

TEXT = "Dear Siân Ó Briain,\n„śż“ 𝄞\n"


@pytest.fixture
def desktop(tmp_path: Path) -> dict[str, str]:
    """The environment of a desktop with one program that copies: into the file `clipboard`."""
    if sys.platform == "win32":
        pytest.skip("Windows copies without a program")
    program = tmp_path / ("pbcopy" if sys.platform == "darwin" else "wl-copy")
    program.write_text(f"#!/bin/sh\nexec cat >{tmp_path}/clipboard\n", encoding="utf-8")
    program.chmod(0o700)
    return {"WAYLAND_DISPLAY": "wayland-0", "PATH": f"{tmp_path}{os.pathsep}{os.defpath}"}


def test_a_text_is_copied_letter_by_letter(desktop: dict[str, str], tmp_path: Path) -> None:
    assert copied(TEXT, desktop)
    assert (tmp_path / "clipboard").read_text(encoding="utf-8") == TEXT


def test_it_is_no_copy_where_the_program_fails(desktop: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "clipboard").mkdir()
    assert not copied(TEXT, desktop)


def test_the_clipboard_of_another_computer_is_left_alone(
    desktop: dict[str, str], tmp_path: Path
) -> None:
    assert not copied(TEXT, {**desktop, "SSH_CONNECTION": "192.0.2.7 52110 192.0.2.9 22"})
    assert not (tmp_path / "clipboard").exists()


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac always has a clipboard")
def test_without_a_desktop_there_is_none(desktop: dict[str, str]) -> None:
    assert not copied(TEXT, {"PATH": desktop["PATH"]})


@pytest.mark.skipif(sys.platform != "win32", reason="as Windows does it")
def test_windows_copies_letter_by_letter() -> None:
    import ctypes

    assert copied(TEXT, {})
    user, kernel = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
    user.GetClipboardData.restype = kernel.GlobalLock.restype = ctypes.c_void_p
    kernel.GlobalLock.argtypes = [ctypes.c_void_p]
    assert user.OpenClipboard(None)
    there = ctypes.wstring_at(kernel.GlobalLock(user.GetClipboardData(13)))
    user.CloseClipboard()
    assert there == TEXT.replace("\n", "\r\n")
