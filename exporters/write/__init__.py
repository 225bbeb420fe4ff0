"""Writers: a document in one file format or another, chosen by the ending of the file."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.errors import ExportError
from exporters.write.place import check_place, put

if TYPE_CHECKING:
    from exporters.document import Document


# Each is loaded only when it is asked for: nothing else of the program needs python-docx or Typst.
def _word(document: "Document") -> bytes:
    from exporters.write.word import word_file

    return word_file(document)


def _pdf(document: "Document") -> bytes:
    try:
        from exporters.write.pdf import pdf_file
    except ModuleNotFoundError as failure:
        # There is no Typst for Windows on ARM.
        raise ExportError(
            "PDF files cannot be made on this computer: make a Word file, and save it as a PDF "
            "from Word."
        ) from failure

    return pdf_file(document)


def _web(document: "Document") -> bytes:
    from exporters.write.web import web_page

    return web_page(document)


def _markdown(document: "Document") -> bytes:
    from exporters.write.markdown import markdown

    return markdown(document)


def _plain(document: "Document") -> bytes:
    from exporters.write.plain import plain_text

    return plain_text(document)


def as_pdf(document: "Document") -> bytes:
    """The document as the bytes of a PDF file. Raises ExportError where none can be made."""
    return _pdf(document)


_WRITERS: dict[str, Callable[["Document"], bytes]] = {
    ".docx": _word,
    ".pdf": _pdf,
    ".html": _web,
    ".md": _markdown,
    ".txt": _plain,
}
ENDINGS = tuple(_WRITERS)
"""The endings of the files that can be written, Word's first."""


def write(document: "Document", path: Path, *, going_on: Callable[[], bool] = lambda: True) -> str:
    """Write `document` to `path` in the format of its ending, whole or not at all.

    `going_on` is asked once the file is made and before it takes its place. Answers with the
    SHA-256 of what was written, empty when nothing was. Raises ExportError for an ending nobody
    here writes and for a place that cannot be written.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ExportError(
            f"{path.name or path} has no ending Clerk can write: "
            f"use {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}."
        )
    check_place(path)
    made = writer(document)
    if not going_on():
        return ""
    put(made, path)
    return sha256(made).hexdigest()
