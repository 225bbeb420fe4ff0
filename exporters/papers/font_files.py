"""The names of the fonts in font files (OpenType and TrueType, ISO/IEC 14496-22)."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_COLLECTION = b"ttcf"
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_MAC, _WINDOWS = 1, 3
_MOST_IN_A_FILE = 64
_LARGEST_TABLE = 1 << 20


def families(folders: tuple[Path, ...]) -> frozenset[str]:
    """The names of all families in the folders and the folders in them.

    A file that is no font, or cannot be read, has none.
    """
    found: set[str] = set()
    for folder in folders:
        try:
            files = [each for each in folder.rglob("*") if each.suffix.lower() in _ENDINGS]
        except OSError:
            continue
        for file in files:
            try:
                with file.open("rb") as font:
                    found.update(_names(font))
            except (OSError, struct.error, UnicodeError):
                continue
    return frozenset(found)


def _names(file: BinaryIO) -> Iterator[str]:
    if file.read(4) != _COLLECTION:
        yield from _names_at(file, 0)
        return
    (count,) = struct.unpack(">4xI", file.read(8))
    starts = struct.unpack(f">{min(count, _MOST_IN_A_FILE)}I", file.read(4 * min(count, 64)))
    for start in starts:
        yield from _names_at(file, start)


def _names_at(file: BinaryIO, start: int) -> Iterator[str]:
    """The names of the font whose list of tables begins at `start`."""
    file.seek(start)
    (count,) = struct.unpack(">4xH6x", file.read(12))
    for _ in range(count):
        tag, place, size = struct.unpack(">4s4xII", file.read(16))
        if tag == b"name":
            file.seek(place)
            yield from _names_in(file.read(min(size, _LARGEST_TABLE)))
            return


def _names_in(table: bytes) -> Iterator[str]:
    count, strings = struct.unpack_from(">2xHH", table)
    for number in range(count):
        platform, _, _, kind, size, place = struct.unpack_from(">6H", table, 6 + 12 * number)
        if kind in (_FAMILY, _TYPOGRAPHIC_FAMILY) and platform in (_MAC, _WINDOWS):
            name = table[strings + place : strings + place + size]
            yield name.decode("utf-16-be" if platform == _WINDOWS else "mac-roman")
