"""The words of a PDF, for searching papers and for finding what a pack must not say."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import IO

import pikepdf

from exporters.papers.apart import LENGTH, UNREAD
from exporters.papers.displayed import displayed
from exporters.papers.endless import draws_without_end
from exporters.papers.free_place import Look
from exporters.papers.kept_looks import Bands, look_in, to_keep
from exporters.papers.program_apart import program_apart
from exporters.papers.stamping import bands_of
from exporters.papers.unpacking import bound_unpacking

_PAGE_BREAK = "\f"
# pdfium takes each hyphen at the end of a line for one that parts a word. In these papers most of
# them belong to it: "Vice-", "Co-".
_HYPHEN = re.compile("[\ufffe\x02](?:\r?\n)?")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class PaperRead:
    """The words of a paper, with a form feed between two pages, and how its pages look, as
    `kept_looks.py` keeps it; nothing where that could not be seen of every page."""

    words: str = ""
    looks: bytes = b""


def pdf_words(pdf: bytes) -> str:
    """The text of a PDF in the order of its pages, with a form feed between two pages.

    A page that cannot be read, or not within the time and the memory a page may take, has no
    words, nor have those after it then; a file that cannot be read has none at all.
    """
    return read_paper(pdf).words


def read_paper(pdf: bytes) -> PaperRead:
    """The same, and how the pages look: both are learnt of each page at once."""
    bands = _bands(pdf)
    if bands is None:
        return PaperRead()
    pages = list(_read(pdf, beyond=False, bands=bands))
    looks = to_keep(sha256(pdf).hexdigest(), bands, [look for _, look in pages])
    return PaperRead(_PAGE_BREAK.join(words or "" for words, _ in pages), looks)


def words_of_pages(pdf: bytes, *, beyond: bool = False) -> Iterator[str | None]:
    """The words of each page, also those `beyond` its edges if they are wanted.

    Nothing stands for a page that was given up, and for the file when none of its pages was
    reached.
    """
    for words, _ in _read(pdf, beyond=beyond, bands=()):
        yield words


def _read(pdf: bytes, *, beyond: bool, bands: Bands) -> Iterator[tuple[str | None, Look | None]]:
    try:
        program = program_apart()
    except OSError:
        yield None, None
        return
    try:
        if program.stdin is None or program.stdout is None:
            raise AssertionError("the program has pipes")
        asked = json.dumps({"do": "read", "size": len(pdf), "beyond": beyond, "bands": bands})
        with suppress(OSError):
            program.stdin.write(asked.encode() + b"\n" + pdf)
            program.stdin.flush()
        count = _piece(program.stdout, LENGTH.size)
        if count is None:
            yield None, None
            return
        for number in range(*LENGTH.unpack(count)):
            words = _page(program.stdout)
            yield words, _look(program.stdout) if number < len(bands) else None
    finally:
        program.kill()
        with suppress(OSError):
            program.communicate()


def _page(answer: IO[bytes]) -> str | None:
    length = _piece(answer, LENGTH.size)
    if length is None or LENGTH.unpack(length)[0] == UNREAD:
        return None
    words = _piece(answer, *LENGTH.unpack(length))
    return None if words is None else _tidied(words.decode())


def _piece(answer: IO[bytes], size: int) -> bytes | None:
    piece = answer.read(size)
    return piece if len(piece) == size else None


def _look(answer: IO[bytes]) -> Look | None:
    try:
        return look_in(answer)
    except EOFError:
        return None


def _bands(pdf: bytes) -> Bands | None:
    """Where the pages are to be looked at; nothing where PDFium would read on for ever."""
    bound_unpacking()
    try:
        with pikepdf.open(BytesIO(pdf)) as source:
            if draws_without_end(source):
                return None
            return bands_of([displayed(page) for page in source.pages])
    except (pikepdf.PdfError, RecursionError):
        return ()


def _tidied(words: str) -> str:
    whole = _HYPHEN.sub("-", words).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in _NO_TEXT.sub("", whole).strip().split("\n"))
