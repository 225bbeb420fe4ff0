"""The program that reads and draws the pages of papers, apart from the one that makes a pack.

Papers come from anybody. PDFium cannot be told to stop, and a page may ask of it more time and
memory than there is; so it works in a program of its own, which takes only so much of either and
ends when nobody waits for it any more. Both cores are used besides. It is started by the name of
this file and imports none of ours, which would take longer than the work.

It reads a line of JSON for each paper: what to `do`, its `file`, or how many bytes (`size`) of it
follow; and to look at it `bands`, for each page how many points a unit of it is and between which
rows of dots, counted from its edge, words would stand. Asked to `look` it writes for each page how
many dots its foot and its head are across, and of each column of these the darkest and the lightest
shade of grey; nought says that one was not looked at or cannot be drawn. Asked to `read` it writes
how many pages there are, and of each how long its words are and these, those `beyond` its edges too
if they are wanted, and how it looks if there are `bands`.
"""

import ctypes
import json
import math
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from struct import Struct
from threading import Thread
from typing import Any

SIZES = Struct(">HH")
"""Dots across of the foot of a page, and of its head."""
LENGTH = Struct(">I")
"""How many pages, or bytes of UTF-8, follow."""
UNREAD = 0xFFFFFFFF
"""Stands for the length of the words of a page that cannot be opened, or no time was left for."""
SCALE = 0.5
"""Dots in a point."""
MEMORY = 1 << 30
"""Bytes the program may take besides the paper it was given."""

_PAGE = 10.0
_PAPER = 60.0
_OFTEN = 0.1

_WIDEST = 4000
_SAME = 8
_FAR = 1e6

_Band = tuple[float, int, int]
_Shades = tuple[bytes, bytes]
_NOTHING: _Shades = (b"", b"")


class _Watch:
    """Ends this program when a page takes too much time of the processor, or too much memory."""

    def __init__(self) -> None:
        self._page = self._paper = math.inf
        self._most = 0
        self.paper(0)
        Thread(target=self._run, daemon=True).start()

    def paper(self, size: int) -> None:
        """A paper of `size` bytes is begun."""
        self._paper = time.process_time() + _PAPER
        # It is held twice, as it came and for PDFium.
        self._most = MEMORY + 2 * size
        with suppress(ImportError, ValueError, OSError):
            import resource

            hard = resource.getrlimit(resource.RLIMIT_AS)[1]
            resource.setrlimit(resource.RLIMIT_AS, (self._most, hard))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def page(self) -> bool:
        """A page is begun; whether there is time left for it."""
        now = time.process_time()
        self._page = now + _PAGE
        return now < self._paper

    def rest(self) -> None:
        self._page = math.inf

    def _run(self) -> None:
        while True:
            time.sleep(_OFTEN)
            if time.process_time() > self._page or _memory() > self._most:
                os._exit(1)


def _memory() -> int:
    """The bytes this program has taken. Not every system keeps to the limit it was given."""
    if sys.platform == "win32":
        # A PROCESSMEMORY_COUNTERS: two short numbers, then eight long ones.
        counters = (ctypes.c_size_t * 9)()
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        size = ctypes.sizeof(counters)
        process = ctypes.c_void_p(kernel.GetCurrentProcess())
        kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), size)
        return int(counters[7])
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    papers: SimpleQueue[tuple[dict[str, Any], bytes]] = SimpleQueue()
    watch = _Watch()
    Thread(target=_listen, args=(papers, watch), daemon=True).start()
    out = sys.stdout.buffer
    while True:
        paper, content = papers.get()
        if paper["do"] == "read":
            for words in _words(content, paper["beyond"], paper.get("bands", []), watch):
                out.write(words)
                out.flush()
        else:
            for look in _looks(content, paper["bands"], watch):
                out.write(look)
                out.flush()
        watch.rest()


def _listen(papers: "SimpleQueue[tuple[dict[str, Any], bytes]]", watch: _Watch) -> None:
    """Take what is asked. Its end is that of whoever asked, even in the middle of a page."""
    try:
        for line in sys.stdin.buffer:
            paper = json.loads(line)
            watch.paper(paper.get("size", 0))
            papers.put((paper, _content(paper, watch)))
    finally:
        os._exit(0)


def _content(paper: dict[str, Any], watch: _Watch) -> bytes:
    if "file" not in paper:
        return sys.stdin.buffer.read(paper["size"])
    try:
        file = Path(paper["file"])
        watch.paper(file.stat().st_size)
        return file.read_bytes()
    except OSError:
        return b""


@cache
def _pdfium() -> Any:
    """PDFium itself: what pypdfium2 puts around it takes as long again to load."""
    import pypdfium2_raw as raw  # type: ignore[import-untyped]

    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2))
    return raw


def _pages(content: bytes, watch: _Watch) -> Iterator[tuple[int, Any, Any]]:
    """How many pages there are, and then each with its position: an empty one that cannot be
    opened, nothing for one no time is left for. With each is what draws the fields of its form."""
    watch.page()
    raw = _pdfium()
    file = raw.FPDF_LoadMemDocument64(content, len(content), None)
    count = raw.FPDF_GetPageCount(file) if file else 0
    asks = raw.FPDF_FORMFILLINFO(version=2)
    form = _form(raw, file, asks)
    yield count, None, form
    for position in range(count):
        page = raw.FPDF_LoadPage(file, position) if watch.page() else None
        yield position, page, form
        if page:
            raw.FPDF_ClosePage(page)
    if form:
        raw.FPDFDOC_ExitFormFillEnvironment(form)
    if file:
        raw.FPDF_CloseDocument(file)


def _form(raw: Any, file: Any, asks: Any) -> Any:
    """What the fields of a file are drawn by, as they are not drawn with its pages; nothing where
    it has none. What it `asks` of us, which is nothing, has to be there for as long as it is."""
    if not file or raw.FPDF_GetFormType(file) == raw.FORMTYPE_NONE:
        return None
    form = raw.FPDFDOC_InitFormFillEnvironment(file, asks)
    if form:
        raw.FPDF_SetFormFieldHighlightAlpha(form, 0)
    return form


def _words(content: bytes, beyond: bool, bands: list[_Band], watch: _Watch) -> Iterator[bytes]:
    """The number of pages, the words of each, and how it looks where that is asked."""
    raw = _pdfium()
    pages = _pages(content, watch)
    yield LENGTH.pack(next(pages)[0])
    for position, page, form in pages:
        words = _said(raw, page, beyond).encode() if page else b""
        yield LENGTH.pack(len(words) if page else UNREAD) + words
        if position < len(bands):
            yield _look(raw, page, form, position, bands)


def _said(raw: Any, page: Any, beyond: bool) -> str:
    """The words inside the page's edges, and those `beyond` where they are asked for."""
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return ""
    edges = raw.FS_RECTF(-_FAR, _FAR, _FAR, -_FAR)
    if not beyond:
        raw.FPDF_GetPageBoundingBox(page, edges)
    where = (text, edges.left, edges.top, edges.right, edges.bottom)
    letters = max(0, raw.FPDFText_GetBoundedText(*where, None, 0))
    held = (ctypes.c_ushort * letters)()
    raw.FPDFText_GetBoundedText(*where, held, letters)
    raw.FPDFText_ClosePage(text)
    return bytes(held).decode(f"utf-16-{sys.byteorder[0]}e", "ignore")


def _looks(content: bytes, bands: list[_Band], watch: _Watch) -> Iterator[bytes]:
    """How each page looks."""
    raw = _pdfium()
    pages = _pages(content, watch)
    next(pages)
    for position in range(len(bands)):
        _, page, form = next(pages, (0, None, None))
        yield _look(raw, page, form, position, bands)


def _look(raw: Any, page: Any, form: Any, position: int, bands: list[_Band]) -> bytes:
    """The foot of a page; the head of the first one, and where something is at the foot."""
    foot = head = _NOTHING
    if page:
        foot = _strip(raw, page, form, bands[position], head=False)
        if position == 0 or not _is_plain(*foot):
            head = _strip(raw, page, form, bands[position], head=True)
    return SIZES.pack(len(foot[0]), len(head[0])) + b"".join(foot + head)


def _strip(raw: Any, page: Any, form: Any, band: _Band, *, head: bool) -> _Shades:
    """The darkest and the lightest shade of each column of a strip across the page."""
    unit, near, far = band
    scale = unit * SCALE
    wide = max(1, min(_WIDEST, round(raw.FPDF_GetPageWidthF(page) * scale)))
    tall = max(1, min(_WIDEST, round(raw.FPDF_GetPageHeightF(page) * scale)))
    rows = min(tall, far) - near
    if rows < 1:
        return _NOTHING
    bitmap = raw.FPDFBitmap_CreateEx(wide, rows, raw.FPDFBitmap_Gray, None, 0)
    raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, rows, 0xFFFFFFFF)
    up = -near if head else near + rows - tall
    flags = raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, up, wide, tall, 0, flags)
    if form:
        raw.FPDF_FFLDraw(form, bitmap, page, 0, up, wide, tall, 0, flags)
    stride = raw.FPDFBitmap_GetStride(bitmap)
    dots = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * rows)
    raw.FPDFBitmap_Destroy(bitmap)
    lines = [dots[start : start + wide] for start in range(0, stride * rows, stride)]
    if all(line == lines[0] for line in lines):
        return lines[0], lines[0]
    return bytes(map(min, *lines)), bytes(map(max, *lines))


def _is_plain(darkest: bytes, lightest: bytes) -> bool:
    """Whether all of a strip is one shade."""
    return max(lightest, default=0) - min(darkest, default=0) <= _SAME


if __name__ == "__main__":
    main()
