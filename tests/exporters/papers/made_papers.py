"""Papers made for the tests."""

import io
from functools import cache

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name

_HEAD = '#set document(title: "{0}")\n#set text(lang: "en", region: "GB")\n= {0}\n'


@cache
def typeset(title: str, body: str) -> bytes:
    """A tagged paper (PDF/UA-1) of Typst markup under a heading."""
    source = _HEAD.format(title) + body
    compiler = typst.Compiler(source.encode(), font_paths=_fonts())
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """Those that Typst brings along: looking for this computer's takes longer than setting."""
    return typst.Fonts(include_system_fonts=False)


def drawn(
    *contents: str,
    media: tuple[float, ...] = (0, 0, 595, 842),
    crop: tuple[float, ...] = (),
    turned: int = 0,
    unit: float = 1,
) -> bytes:
    """An untagged paper of pages that draw what is given, in Helvetica under the name F1."""
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for content in contents:
        page = pdf.add_blank_page()
        page.obj.MediaBox = Array(list(media))
        if crop:
            page.obj.CropBox = Array(list(crop))
        if turned:
            page.obj.Rotate = turned
        if unit != 1:
            page.obj.UserUnit = unit
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(content.encode())
    return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    data = io.BytesIO()
    pdf.save(data)
    return data.getvalue()


def line(words: str, x: float, y: float, size: float = 11) -> str:
    """Words on a page that is `drawn`."""
    return f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET "
