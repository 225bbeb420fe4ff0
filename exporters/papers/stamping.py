"""Page numbers and marks printed on the pages of a pack.

A stamp is an artifact (ISO 32000-1, 14.8.2.2): a screen reader passes over it. Places are those
of the page as it is seen.
"""

from typing import TYPE_CHECKING

from exporters.papers.displayed import Box, Displayed
from exporters.papers.stamp_font import StampFont

if TYPE_CHECKING:
    import pikepdf

SIZE = 9.0
_MARGIN = 28.0
FONT = "/ClerkStamp"


def bottom_right(page: Displayed, width: float) -> Box:
    """Room for words of that width at the foot of the page."""
    left = max(0.0, page.width - _MARGIN - width)
    return left, _MARGIN - 0.25 * SIZE, left + width, _MARGIN + 0.85 * SIZE


def stamp(page: Displayed, box: Box, words: bytes) -> bytes:
    """Operators that print `words` into `box`."""
    matrix = " ".join(f"{number:.5g}" for number in page.matrix)
    left, bottom, _, _ = box
    return b"".join(
        (
            b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\nq ",
            matrix.encode(),
            b" cm BT 0 g 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts ",
            f"{FONT} {SIZE:g} Tf {left:.2f} {bottom + 0.25 * SIZE:.2f} Td ".encode(),
            words,
            b" Tj ET Q\nEMC\n",
        )
    )


class Stamps:
    """Stamps for the pages of one file, which share a font that is put into it at the end."""

    def __init__(self, pdf: "pikepdf.Pdf") -> None:
        import pikepdf

        self._pdf = pdf
        self._font = StampFont()
        self._face = pdf.make_indirect(pikepdf.Dictionary())
        self._before = pdf.make_stream(b"q\n")

    def put(self, page: "pikepdf.Page", words: str) -> Box:
        """Print `words` on `page`; where, on the page as it is seen."""
        seen = displayed_page(page)
        box = bottom_right(seen, SIZE * self._font.width(words))
        self._add(page, stamp(seen, box, self._font.shown(words)))
        return box

    def finish(self) -> None:
        """Put the font into the file, now that all its letters are known."""
        font = self._font.into(self._pdf)
        self._face.update(font)

    def _add(self, page: "pikepdf.Page", operators: bytes) -> None:
        import pikepdf

        contents = page.obj.get("/Contents")
        held = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        held = [each for each in held if each is not None]
        after = self._pdf.make_stream(b"\nQ\n" + operators)
        page.obj["/Contents"] = pikepdf.Array([self._before, *held, after])
        resources = page.resources
        if "/Font" not in resources:
            resources["/Font"] = pikepdf.Dictionary()
        resources["/Font"][FONT] = self._face


def displayed_page(page: "pikepdf.Page") -> Displayed:
    from exporters.papers.displayed import displayed

    return displayed(page)
