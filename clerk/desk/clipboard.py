"""The clipboard of this computer.

A program in a terminal can ask the terminal to copy, but hears no answer, and many do not: Terminal
on a Mac, GNOME's, and the console of older Windows among them.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping

_LONGEST = 5.0  # seconds
_UNICODE_TEXT, _MOVEABLE = 13, 2  # CF_UNICODETEXT and GMEM_MOVEABLE


def copied(text: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Put `text` on the clipboard of this computer; whether it is there.

    False where no program here can do it, and over ssh, where it would be another's clipboard.
    """
    if environment.get("SSH_CONNECTION"):
        return False
    if sys.platform == "win32":
        return _copied_on_windows(text)
    return any(_taken(command, text, environment) for command in _commands(environment))


def _commands(environment: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The programs that copy what they are given."""
    if sys.platform == "darwin":
        yield ("pbcopy",)
    if environment.get("WAYLAND_DISPLAY"):
        yield ("wl-copy",)
    if environment.get("DISPLAY"):
        yield ("xclip", "-selection", "clipboard")
        yield ("xsel", "--clipboard", "--input")


def _taken(command: tuple[str, ...], text: str, environment: Mapping[str, str]) -> bool:
    program = shutil.which(command[0], path=environment.get("PATH"))
    if program is None:
        return False
    try:
        done = subprocess.run(
            [program, *command[1:]],
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,  # some stay behind for as long as the text may be asked for
            stderr=subprocess.DEVNULL,
            env={**environment, "LC_CTYPE": "UTF-8"},  # a Mac's goes by it
            timeout=_LONGEST,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


if sys.platform == "win32":

    def _copied_on_windows(text: str) -> bool:
        import ctypes
        from ctypes import wintypes

        user, kernel = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
        user.OpenClipboard.argtypes = [wintypes.HWND]
        user.SetClipboardData.argtypes = [wintypes.UINT, wintypes.HANDLE]
        user.SetClipboardData.restype = wintypes.HANDLE
        kernel.GlobalAlloc.argtypes = [wintypes.UINT, ctypes.c_size_t]
        kernel.GlobalAlloc.restype = kernel.GlobalLock.restype = wintypes.HANDLE
        kernel.GlobalLock.argtypes = kernel.GlobalUnlock.argtypes = [wintypes.HANDLE]
        held = ctypes.create_unicode_buffer(text.replace("\n", "\r\n"))
        memory = kernel.GlobalAlloc(_MOVEABLE, ctypes.sizeof(held))
        if not memory or not user.OpenClipboard(None):
            return False
        try:
            ctypes.memmove(kernel.GlobalLock(memory), held, ctypes.sizeof(held))
            kernel.GlobalUnlock(memory)
            user.EmptyClipboard()
            return bool(user.SetClipboardData(_UNICODE_TEXT, memory))
        finally:
            user.CloseClipboard()
