"""A table of the document as Word's: one header row, read out and repeated on every page."""

from collections.abc import Iterator

from exporters.document import Table
from exporters.write.characters import legal
from exporters.write.word.elements import Element, paragraph, run, w
from exporters.write.word.styles import Measures


def table(block: Table, page: Measures, indent: int) -> Iterator[Element]:
    """The table and the empty paragraph that keeps it apart from whatever follows.

    `indent` is where the text around it stands, in twentieths of a point.
    """
    shares = block.shares or (1,) * len(block.head)
    width = page.width - indent
    widths = [width * share // sum(shares) for share in shares]
    made = w("tbl", _properties(block.caption, width, indent))
    made.append(w("tblGrid", *(w("gridCol", w=width) for width in widths)))
    made.append(_row([(cell,) for cell in block.head], widths, header=True))
    made.extend(_row(row, widths, outcomes=block.outcomes) for row in block.rows)
    yield made
    yield paragraph("TableEnd")


def _properties(caption: str, width: int, indent: int) -> Element:
    made = w(
        "tblPr",
        w("tblStyle", val="TableGrid"),
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=indent, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    if caption:
        made.append(w("tblCaption", val=legal(caption)))
    return made


def _row(
    cells: list[tuple[str, ...]] | tuple[tuple[str, ...], ...],
    widths: list[int],
    *,
    header: bool = False,
    outcomes: tuple[str, ...] = (),
) -> Element:
    properties = w("trPr", w("cantSplit"))
    if header:
        properties.append(w("tblHeader"))
    made = w("tr", properties)
    style = "TableHeading" if header else "TableText"
    for cell, width in zip(cells, widths, strict=True):
        words = [
            paragraph(style, run(text, "Strong" if text in outcomes else ""))
            for text in cell or ("",)
        ]
        made.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *words))
    return made
