"""The words of a PDF, for searching papers and for finding what a pack must not say."""

import re
from contextlib import closing
from io import BytesIO

import pikepdf
from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]

from exporters.papers.endless import draws_without_end

_PAGE_BREAK = "\f"
# pdfium takes each hyphen at the end of a line for one that parts a word. In these papers most of
# them belong to it: "Vice-", "Co-".
_HYPHEN = re.compile("[\ufffe\x02](?:\r?\n)?")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def pdf_words(pdf: bytes) -> str:
    """The text of a PDF in the order of its pages, with a form feed between two pages.

    A page that cannot be read has no words; a file that cannot be read, or that draws without
    end, has none at all.
    """
    if _endless(pdf):
        return ""
    try:
        document = PdfDocument(pdf)
    except (PdfiumError, ValueError):
        return ""
    with closing(document):
        return _PAGE_BREAK.join(_page(document, number) for number in range(len(document)))


def _endless(pdf: bytes) -> bool:
    """Whether PDFium would read on for ever."""
    try:
        with pikepdf.open(BytesIO(pdf)) as source:
            return draws_without_end(source)
    except (pikepdf.PdfError, RecursionError):
        return False


def _page(document: PdfDocument, number: int) -> str:
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            words = text.get_text_bounded()
    except (PdfiumError, ValueError):
        return ""
    whole = _HYPHEN.sub("-", words).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in _NO_TEXT.sub("", whole).strip().split("\n"))
