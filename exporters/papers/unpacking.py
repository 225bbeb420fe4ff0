"""How much the packed parts of a PDF may become when they are unpacked."""

import zlib
from collections.abc import Iterator
from functools import cache

import pikepdf
from pikepdf import Name, Stream

MOST = 1 << 28
"""Bytes one stream may be unpacked into: a few kilobytes can claim to be more than a clerk's laptop
has memory."""


@cache
def bound_unpacking() -> None:
    """Let pikepdf raise PdfError for a stream that would be larger than `MOST`.

    The limit holds for the whole program and for good: threads may share pikepdf, which does not
    keep them apart while limits change. To be called before files of others are opened.
    """
    # Only newer versions of pikepdf know limits.
    if limit := getattr(pikepdf.settings, "set_qpdf_limits", None):
        limit(flate_max_memory=MOST, run_length_max_memory=MOST)
        limit(png_max_memory=MOST, tiff_max_memory=MOST)


PIECE = 1 << 24
"""Bytes of a stream that is larger than `MOST` in one piece."""
_OVERLAP = 1 << 12


def in_pieces(data: bytes) -> Iterator[bytes]:
    """Bytes that are there already, piece by piece likewise, for what takes several times as much
    memory as it is given."""
    for start in range(0, max(1, len(data)), PIECE):
        yield data[max(0, start - _OVERLAP) : start + PIECE]


def unpacked_in_pieces(stream: Stream) -> Iterator[bytes | None]:
    """The bytes of a deflated stream that is too large to be unpacked at once, piece by piece, each
    beginning with the end of the one before; as far as they are whole. None when it goes on beyond
    sixteen times `MOST`. Nothing of one that is packed otherwise."""
    if stream.get("/Filter") != Name.FlateDecode:
        return
    opened, left = zlib.decompressobj(), 16 * MOST // PIECE
    packed, before = stream.read_raw_bytes(), b""
    while packed and not opened.eof:
        if not left:
            yield None
            return
        left -= 1
        try:
            piece = opened.decompress(packed, PIECE)
        except zlib.error:
            return
        yield before + piece
        before, packed = piece[-_OVERLAP:], opened.unconsumed_tail
