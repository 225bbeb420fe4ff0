"""What of a picture can hold words: not its pixels. Which pages are no more than pictures."""

import re

from pikepdf import Page, Pdf, PdfError

from exporters.papers.scans import streams
from exporters.papers.untagged import Drawn, what_is_drawn

_BEGINS = b"\xff\xd8\xff"
_PIXELS = b"\xff\xda"
# Within the pixels of a JPEG (ISO 10918-1, B.1.1) nought follows this byte, or a mark to begin
# again at.
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")


def without_pixels(data: bytes) -> bytes:
    """A JPEG without its pixels, with all that is said between and behind them; other bytes as
    they are."""
    if not data.startswith(_BEGINS):
        return data
    kept = []
    start = 0
    while (pixels := data.find(_PIXELS, start)) >= 0:
        kept.append(data[start:pixels])
        marker = _MARKER.search(data, pixels + len(_PIXELS))
        start = marker.start() if marker else len(data)
    kept.append(data[start:])
    return b"".join(kept)


def draws(pdf: Pdf, position: int) -> bool:
    """Whether a page of a pack draws anything besides its stamps, which come last."""
    if position >= len(pdf.pages):
        return False
    page = Page(pdf.pages[position])
    drawn = streams(page.obj.get("/Contents"))
    own = drawn[:-1] if len(drawn) > 1 else []
    try:
        content = b"\n".join(each.read_bytes() for each in own)
    except PdfError:
        return True
    return what_is_drawn(page, content) is not Drawn.NOTHING
