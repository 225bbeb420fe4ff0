"""A page as it is seen: cropped, turned and enlarged, whatever its own coordinates are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_A4 = (0.0, 0.0, 595.28, 841.89)
_STEPS = 18

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


@dataclass(frozen=True, slots=True)
class Displayed:
    """The visible part of a page (`box`, in its own units), turned clockwise by `turned` degrees.

    `unit` is how many points one of its units is. Places on the page as it is seen are measured
    from its lower left corner, in points of a sheet no wider than A4: a plan is printed on such a
    sheet, and what stands on it is to be as large there as on the pages around it.
    """

    box: Box
    turned: int
    unit: float

    @property
    def size(self) -> tuple[float, float]:
        """How wide and how high the page is itself, in its own points."""
        left, bottom, right, top = self.box
        across, up = (right - left) * self.unit, (top - bottom) * self.unit
        return (up, across) if self.turned % 180 else (across, up)

    @property
    def larger(self) -> float:
        """How many times wider than A4 the page is where it is narrowest, one for smaller ones. It
        goes in steps, so that sheets that are not quite A4 count as such."""
        return max(1.0, int(_STEPS * min(self.size) / _A4[2]) / _STEPS)

    @property
    def printed(self) -> float:
        """How many points one of its units is on such a sheet."""
        return self.unit / self.larger

    @property
    def width(self) -> float:
        return self.size[0] / self.larger

    @property
    def height(self) -> float:
        return self.size[1] / self.larger

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """From places on the page as it is seen to its own coordinates."""
        left, bottom, right, top = self.box
        size = 1 / self.printed
        match self.turned:
            case 90:
                return (0, size, -size, 0, right, bottom)
            case 180:
                return (-size, 0, 0, -size, right, top)
            case 270:
                return (0, -size, size, 0, left, top)
        return (size, 0, 0, size, left, bottom)

    def own(self, seen: Box) -> Box:
        """A rectangle of the page as it is seen in the page's own coordinates."""
        a, b, c, d, e, f = self.matrix
        left, bottom, right, top = seen
        across = sorted((a * left + c * bottom + e, a * right + c * top + e))
        up = sorted((b * left + d * bottom + f, b * right + d * top + f))
        return across[0], up[0], across[1], up[1]


def displayed(page: "pikepdf.Page") -> Displayed:
    """How `page` is seen: its crop box as far as it lies on the page, its turn and its unit."""
    media = rectangle(page.mediabox) or _A4
    crop = rectangle(page.cropbox) or media
    both = (
        max(media[0], crop[0]),
        max(media[1], crop[1]),
        min(media[2], crop[2]),
        min(media[3], crop[3]),
    )
    box = both if both[0] < both[2] and both[1] < both[3] else media
    turned = page.rotation % 360
    try:
        unit = float(page.obj["/UserUnit"]) if "/UserUnit" in page.obj else 1.0
    except (TypeError, ValueError):
        unit = 1.0
    return Displayed(box, turned - turned % 90, unit if unit > 0 else 1.0)


def rectangle(corners: Any) -> Box | None:
    """A rectangle from two corners in any order; nothing where there is no area."""
    try:
        x, y, other_x, other_y = (float(number) for number in corners)
    except (TypeError, ValueError):
        return None
    box = (min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))
    return box if box[0] < box[2] and box[1] < box[3] else None
