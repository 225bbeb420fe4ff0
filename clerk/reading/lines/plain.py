"""Plain text files: bytes in, text out."""

import codecs
import stat
from pathlib import Path

from clerk.reading.unreadable import UnreadablePaper

_LARGEST = 16 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF", "a PDF", "save its text as a .txt file"),
    (b"PK\x03\x04", "a Word, Excel or zip file", "save it as plain text (.txt)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as plain text (.txt)"),
    (b"{\\rtf", "a rich text file", "save it as plain text (.txt)"),
    (b"SQLite format 3\x00", "a register, not a paper", "open it with --db"),
)


def read(path: Path) -> str:
    """The text of a plain text file: UTF-8, UTF-16 with its mark or without, or Windows-1252.

    Raises UnreadablePaper with one sentence when there is no such file, or it is a directory,
    empty, not text, larger than 16 MB, or may not be read.
    """
    data = _bytes(path)
    if not data.strip():
        raise UnreadablePaper(f"{path} is empty; choose the file that holds the paper.")
    for magic, kind, cure in _KINDS:
        if data.startswith(magic):
            raise UnreadablePaper(f"{path} is {kind}, and only plain text is read: {cure}.")
    text = decoded(data)
    if text is None:
        raise UnreadablePaper(f"{path} is not text; save the paper as plain text (.txt) first.")
    if not text.strip():
        raise UnreadablePaper(f"{path} is empty; choose the file that holds the paper.")
    return text


def decoded(data: bytes) -> str | None:
    """`data` as text, or None when it is not text in any encoding tried."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    guess = _unmarked_utf16(data)
    if guess:
        return data.decode(guess, "replace")
    if b"\x00" in data:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    control = sum(char < " " and char not in "\t\n\r\f\x0b" for char in text[:100_000])
    return None if control > len(text[:100_000]) / 50 else text


def _unmarked_utf16(data: bytes) -> str | None:
    head = data[:2000]
    if len(head) < 4 or len(data) % 2:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = head[first::2].count(0), head[1 - first :: 2].count(0)
        if zeros > 0.8 * len(head) / 2 and not others:
            return encoding
    return None


def _bytes(path: Path) -> bytes:
    try:
        told = path.stat()
        if stat.S_ISDIR(told.st_mode):
            raise UnreadablePaper(f"{path} is a folder; name the files in it.")
        if not stat.S_ISREG(told.st_mode):
            raise UnreadablePaper(f"{path} is not a file; save the paper as a .txt file first.")
        if told.st_size > _LARGEST:
            raise UnreadablePaper(
                f"{path} is {told.st_size // 1_000_000} MB, far more than a paper holds; "
                "cut out the meeting you want and import that."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadablePaper(f"There is no file {path}; check the name.") from None
    except PermissionError:
        raise UnreadablePaper(f"{path} may not be read; ask for the right to open it.") from None
    except OSError as error:
        why = error.strerror or "it cannot be reached"
        raise UnreadablePaper(f"{path} cannot be read ({why}); try another copy.") from None
