"""Making a document fit on one page: measured as a PDF, whatever it is written as.

Word sets the same letters in the same widths, with more room between one block and the next; as
many lines are left free as that takes.
"""

from collections.abc import Callable
from dataclasses import replace

from exporters.document import AgendaEntry, Document, PointList, ShortLines
from exporters.errors import ExportError

_LINES_FREE = 3


def on_one_page(made: Callable[[int | None, bool], Document], items: int) -> Document:
    """The fullest document that fits on one page.

    `made` makes it with all items (None) or the first few, with what is said under them or
    without; there are `items`. First the texts are left out, then items from the end. Raises
    ExportError when not even a document without items fits, and where no PDF can be made.
    """
    for whole in (made(None, True), made(None, False)):
        if _fits(whole):
            return whole
    fitting, too_many = -1, items
    while too_many - fitting > 1:
        tried = (fitting + too_many) // 2
        if _fits(made(tried, False)):
            fitting = tried
        else:
            too_many = tried
    if fitting < 0:
        raise ExportError("This does not fit on one page: shorten the notices of the meeting.")
    return made(fitting, False)


def page_count(document: Document) -> int:
    """How many pages the document has as a PDF. Raises ExportError where none can be made."""
    import pypdfium2  # type: ignore[import-untyped]

    from exporters.write import as_pdf

    pdf = pypdfium2.PdfDocument(as_pdf(document))
    try:
        return len(pdf)
    finally:
        pdf.close()


def _fits(document: Document) -> bool:
    points = sum(len(each.points) for each in document.blocks if isinstance(each, PointList))
    entries = sum(isinstance(each, AgendaEntry) for each in document.blocks)
    # As measured: Word takes a third of a line more for a point, half a line more for an entry.
    lines = _LINES_FREE + (2 * points + 3 * entries) // 6
    free = ShortLines(("\N{NO-BREAK SPACE}",) * lines)
    return page_count(replace(document, blocks=(*document.blocks, free))) == 1
