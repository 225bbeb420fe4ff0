"""Words in drawings that no page shows as text."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from exporters.papers.leak_search import search
from tests.exporters.papers.made_papers import typeset
from tests.exporters.papers.test_leak_search import CANARY, changed, note


@pytest.fixture
def bare() -> bytes:
    return typeset("Buoys", "All is well at the moorings.")


def coded_drawing(pdf: Pdf, text: str = CANARY) -> pikepdf.Object:
    """A drawing of a text in a font whose letters are numbered as nobody else numbers them."""
    letters = sorted(set(text))
    pairs = "".join(f"<{1 + at:02x}> <{ord(each):04x}>" for at, each in enumerate(letters))
    table = f"{len(letters)} beginbfchar {pairs} endbfchar".encode()
    face = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        ToUnicode=pdf.make_stream(
            b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
            b"endcodespacerange " + table + b" endcmap"
        ),
    )
    codes = bytes(1 + letters.index(each) for each in text).hex().encode()
    drawing = pdf.make_stream(b"BT /F 9 Tf 20 20 Td <" + codes + b"> Tj ET")
    drawing.Resources = Dictionary(Font=Dictionary(F=face))
    drawing.BBox = Array([0, 0, 300, 300])
    return drawing


def drawn_nowhere(pdf: Pdf) -> None:
    drawing = coded_drawing(pdf)
    drawing.Type, drawing.Subtype = Name.XObject, Name.Form
    pdf.Root.Old = drawing


def not_drawn_by_its_page(pdf: Pdf) -> None:
    drawing = coded_drawing(pdf)
    drawing.Type, drawing.Subtype = Name.XObject, Name.Form
    pdf.pages[0].obj.Resources.XObject = Dictionary(Old=drawing)


def pattern(pdf: Pdf) -> None:
    drawing = coded_drawing(pdf)
    drawing.Type, drawing.PatternType, drawing.PaintType = Name.Pattern, 1, 1
    drawing.TilingType, drawing.XStep, drawing.YStep = 1, 9, 9
    pdf.pages[0].obj.Resources.Pattern = Dictionary(Old=drawing)


def look_of_a_note(pdf: Pdf) -> None:
    note(pdf)
    drawing = coded_drawing(pdf)
    drawing.Type, drawing.Subtype = Name.XObject, Name.Form
    del pdf.pages[0].obj.Annots[0].Contents
    pdf.pages[0].obj.Annots[0].AP = Dictionary(N=drawing)


@pytest.mark.parametrize("change", [drawn_nowhere, not_drawn_by_its_page, pattern, look_of_a_note])
def test_drawings_that_are_read_with_no_page_are_read_by_themselves(
    bare: bytes, tmp_path: Path, change: Callable[[Pdf], None]
) -> None:
    path = changed(bare, tmp_path / "pack.pdf", change)
    assert [one.what for one in search(path, [CANARY]).leaks] == [CANARY]
    assert search(path, ["Chandlery Street"]).leaks == ()
