"""What of a picture can hold words: not its pixels."""

import re

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
