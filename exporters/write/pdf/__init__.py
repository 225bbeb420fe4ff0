"""Documents as PDF files (PDF/UA-1, ISO 14289-1), set by Typst.

The words of a document reach Typst as data (JSON), never as its markup; what they look like is
in `page.typ`. The fonts come along, so that a file looks the same wherever it was made.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import typst

from exporters.document import Document, Field, Picture
from exporters.errors import ExportError
from exporters.write.characters import legal
from exporters.write.pdf.data import shape_data
from exporters.write.pdf.links import link_names, with_named_links
from exporters.write.shapes import Shape, shapes

_HERE = Path(__file__).parent
# Bullets of Symbol and Wingdings, which old papers carry and no font here can show.
_OLD_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076", "•"))
_NO_LETTER = re.compile(r"the text `\"(?P<letters>.*?)\"` could not be displayed")


def pdf_file(document: Document) -> bytes:
    """The document as the bytes of a .pdf file.

    Fonts of this computer are looked through only for letters that ours do not have. Raises
    ExportError for a letter that none of them has.
    """
    body = shapes(document)
    made = _made(json.dumps(_data(document, body), ensure_ascii=False).translate(_OLD_BULLETS))
    named = link_names(body)
    return with_named_links(made, named) if named else made


def _made(data: str) -> bytes:
    try:
        return _set(data, ours_alone=True)
    except typst.TypstError as failure:
        if not _NO_LETTER.search(str(failure)):
            raise
    try:
        return _set(data, ours_alone=False)
    except typst.TypstError as failure:
        if missing := _NO_LETTER.search(str(failure)):
            raise ExportError(
                f"No font on this computer can show {missing['letters']} in a PDF: change it in "
                "the text, or make a Word file."
            ) from failure
        raise


def _set(data: str, *, ours_alone: bool) -> bytes:
    compiler = typst.Compiler(
        (_HERE / "page.typ").read_bytes(),
        font_paths=_our_fonts() if ours_alone else _fonts(ours_alone=False),
        sys_inputs={"document": data},
    )
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


@cache
def _our_fonts() -> typst.Fonts:
    """Looked for once: that takes as long as setting half a page."""
    return _fonts(ours_alone=True)


def _fonts(*, ours_alone: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=not ours_alone, font_paths=[str(_HERE / "fonts")])


def _data(document: Document, body: Iterable[Shape]) -> dict[str, object]:
    head = document.head
    language, _, region = document.language.partition("-")
    return {
        "title": legal(document.title),
        "language": language,
        "region": region or None,
        "body": legal(head.body),
        "day": legal(head.day),
        "marking": legal(head.marking),
        "first": head.first,
        "council": legal(document.council),
        "first_page": document.first_page,
        "foot": [
            {"field": part.name} if isinstance(part, Field) else {"text": legal(part)}
            for part in document.foot
        ],
        "crest": _crest(document.crest),
        "shapes": [shape_data(shape) for shape in body],
    }


def _crest(crest: Picture | None) -> dict[str, object] | None:
    return None if crest is None else {"picture": list(crest.data), "alt": legal(crest.alt)}
