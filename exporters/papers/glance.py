"""A program that looks at the pages of papers for the one that makes a pack of them.

It is a program of its own so that both cores are used, and so that a file that brings PDFium down
takes nothing else with it. It is started by the name of this file and imports none of ours, which
would take longer than the looking. It reads a line of JSON for each paper: its `file`, or how many
bytes (`size`) of it follow; and `units`, how many points a unit of each page is. It writes for each
page the sizes and the dots of its foot and its head in shades of grey; nought rows say that one was
not looked at or cannot be drawn.
"""

import ctypes
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from struct import Struct
from typing import Any

SIZES = Struct(">HHHH")
"""Rows and dots across of the foot of a page, and of its head."""
SCALE = 0.5
"""Dots in a point."""

_DEEP = 44.0
_WIDEST = 4000
_SAME = 8

_Dots = tuple[int, int, bytes]
_NOTHING: _Dots = (0, 0, b"")


def main() -> None:
    for line in sys.stdin.buffer:
        paper = json.loads(line)
        for foot, head in _looks(_content(paper), paper["units"]):
            sys.stdout.buffer.write(SIZES.pack(*foot[:2], *head[:2]) + foot[2] + head[2])
        sys.stdout.buffer.flush()


def _content(paper: dict[str, Any]) -> bytes:
    if "file" not in paper:
        return sys.stdin.buffer.read(paper["size"])
    try:
        return Path(paper["file"]).read_bytes()
    except OSError:
        return b""


def _looks(content: bytes, units: list[float]) -> Iterator[tuple[_Dots, _Dots]]:
    """The foot of every page; the head of the first one, and where something is at the foot."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    file = raw.FPDF_LoadMemDocument64(content, len(content), None)
    for position, unit in enumerate(units):
        page = raw.FPDF_LoadPage(file, position) if file else None
        if not page:
            yield _NOTHING, _NOTHING
            continue
        foot = _strip(raw, page, unit, head=False)
        wanted = position == 0 or max(foot[2]) - min(foot[2]) > _SAME
        yield foot, _strip(raw, page, unit, head=True) if wanted else _NOTHING
        raw.FPDF_ClosePage(page)
    if file:
        raw.FPDF_CloseDocument(file)


def _strip(raw: Any, page: Any, unit: float, *, head: bool) -> _Dots:
    scale = unit * SCALE
    wide = max(1, min(_WIDEST, round(raw.FPDF_GetPageWidthF(page) * scale)))
    tall = max(1, min(_WIDEST, round(raw.FPDF_GetPageHeightF(page) * scale)))
    rows = min(tall, round(_DEEP * SCALE))
    bitmap = raw.FPDFBitmap_CreateEx(wide, rows, raw.FPDFBitmap_Gray, None, 0)
    raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, rows, 0xFFFFFFFF)
    up = 0 if head else rows - tall
    flags = raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, up, wide, tall, 0, flags)
    stride = raw.FPDFBitmap_GetStride(bitmap)
    dots = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * rows)
    raw.FPDFBitmap_Destroy(bitmap)
    return rows, wide, b"".join(dots[row * stride : row * stride + wide] for row in range(rows))


if __name__ == "__main__":
    main()
