"""What the pages of a paper look like, kept in a file beside it.

A paper in the papers folder never changes, and to draw the feet of its pages takes nearly as long
as to join them to a pack. So they are drawn while its words are read when it comes in, or else for
the first pack that holds it, and every later one knows them.
"""

import json
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from exporters.papers import apart
from exporters.papers.free_place import Look, Strip

Looks = list[Look | None]
Bands = Sequence[tuple[float, int, int]]
"""What is asked of each page (`apart.py`)."""

_DRAWN = "looks 2"
"""To be counted on when pages are drawn differently: older files are then drawn again."""


@dataclass(frozen=True, slots=True)
class KeptLooks:
    """The file in which looks at the pages of a paper are kept, and the SHA-256 of the paper."""

    place: Path
    sha256: str

    def known(self, bands: Bands) -> Looks | None:
        """What was kept of these bands of the pages; nothing where there is no such file, or one
        that is broken or of something else."""
        before = _key(self.sha256, bands)
        try:
            held = BytesIO(zlib.decompress(self.place.read_bytes()))
            if held.read(len(before)) != before:
                return None
            return [look_in(held) for _ in bands]
        except (OSError, zlib.error, EOFError):
            return None

    def keep(self, bands: Bands, looks: Looks) -> None:
        """Keep what was seen, if all pages were looked at and it can be written."""
        keep_at(self.place, to_keep(self.sha256, bands, looks))


def keep_at(place: Path, content: bytes) -> None:
    """Write what `to_keep` made, if it made anything. It only makes the next pack quicker: it does
    not matter where it cannot be written, and a file cut short is not taken for a whole one."""
    if content:
        with suppress(OSError):
            place.write_bytes(content)


def to_keep(sha256: str, bands: Bands, looks: Looks) -> bytes:
    """What such a file holds; nothing unless all pages of the paper were looked at."""
    drawn = [_written(look) for look in looks if look is not None]
    if len(drawn) != len(bands):
        return b""
    return zlib.compress(_key(sha256, bands) + b"".join(drawn))


def _key(sha256: str, bands: Bands) -> bytes:
    return f"{_DRAWN} {sha256} {json.dumps(bands)}\n".encode()


def look_in(answer: IO[bytes]) -> Look | None:
    """A page as `apart.py` writes it; nothing for one that was not looked at. Raises EOFError."""
    wide, head_wide = apart.SIZES.unpack(_all(answer, apart.SIZES.size))
    shades = _all(answer, 2 * (wide + head_wide))
    if not wide:
        return None
    head = shades[2 * wide :]
    return Look(
        Strip(shades[:wide], shades[wide : 2 * wide]),
        Strip(head[:head_wide], head[head_wide:]) if head_wide else None,
    )


def _written(look: Look) -> bytes:
    head = look.head or Strip(b"", b"")
    sizes = apart.SIZES.pack(len(look.foot.darkest), len(head.darkest))
    strips = (look.foot.darkest, look.foot.lightest, head.darkest, head.lightest)
    return sizes + b"".join(strips)


def _all(answer: IO[bytes], size: int) -> bytes:
    found = answer.read(size)
    if len(found) < size:
        raise EOFError
    return found
