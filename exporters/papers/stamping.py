"""Page numbers and marks printed on the pages of a pack, where there is room for them.

A page number is an artifact (ISO 32000-1, 14.8.2.2): a screen reader passes over it. Places are
those of the page as it is seen, in points of a sheet no wider than A4 (`displayed.py`): on a larger
page all grows with it, margins too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exporters.papers.apart import SCALE
from exporters.papers.displayed import Box, Displayed
from exporters.papers.free_place import APART, Ground, Look

SIZE = 9.0
"""Points; less on a page the words do not fit on."""
_MARGIN = 28.0
_BELOW, _ABOVE = 0.25, 0.85
_FALL, _RISE = _BELOW * SIZE, _ABOVE * SIZE
_MOST_ACROSS, _MOST_UP = 0.96, 0.8

Spot = Callable[[Displayed, float], Box]
"""Where words stand on a page, which are so wide at their usual size."""


def fitting(page: Displayed, width: float) -> float:
    """At which size words, so wide at their usual one, are not larger than the page."""
    across, up = _MOST_ACROSS * page.width / width, _MOST_UP * page.height / SIZE
    return SIZE * min(1.0, across, up)


def _spot(across: float, *, head: bool) -> Spot:
    """A place at the head or the foot of a page, so far across it."""

    def place(page: Displayed, width: float) -> Box:
        size = fitting(page, width)
        width *= size / SIZE
        side = min(_MARGIN, max(0.0, (page.width - width) / 2))
        left = side + across * (page.width - 2 * side - width)
        low = _low(page)
        base = page.height - low - (_ABOVE - _BELOW) * size if head else low
        return left, base - _BELOW * size, left + width, base + _ABOVE * size

    return place


RIGHT_FOOT, FOOT, LEFT_FOOT = (_spot(across, head=False) for across in (1, 0.5, 0))
RIGHT_HEAD, HEAD, LEFT_HEAD = (_spot(across, head=True) for across in (1, 0.5, 0))

FOR_NUMBERS: Sequence[Spot] = (RIGHT_FOOT, FOOT, RIGHT_HEAD, HEAD, LEFT_FOOT, LEFT_HEAD)
FOR_MARKS: Sequence[Spot] = (RIGHT_HEAD, HEAD, LEFT_HEAD, LEFT_FOOT, FOOT, RIGHT_FOOT)
_FEET = (RIGHT_FOOT, FOOT, LEFT_FOOT)


def _band(page: Displayed) -> tuple[int, int]:
    """Between which rows of dots (`apart.py`) words stand at the foot of a page, and a little
    around them, counted from its lower edge; at its head they are as far from the upper one."""
    low = _low(page)
    near, far = (low - _FALL - APART) * SCALE, (low + _RISE + APART) * SCALE
    return max(0, int(near)), int(far) + 1


def bands_of(pages: Sequence[Displayed]) -> list[tuple[float, int, int]]:
    """What is asked of pages to see where words can stand on them (`apart.py`)."""
    return [(page.printed, *_band(page)) for page in pages]


def _low(page: Displayed) -> float:
    return min(_MARGIN, page.height / 4)


@dataclass(frozen=True, slots=True)
class Stamped:
    """Where words are printed and how large, and whether on a white plate, as there was no free
    light place."""

    box: Box
    size: float
    plate: bool = False


def free_box(
    page: Displayed,
    look: Look | None,
    width: float,
    spots: Sequence[Spot],
    taken: Box | None = None,
) -> Stamped:
    """The first of `spots` that is free and light, or free, or simply the first.

    `taken` is where something was printed already.
    """
    size, dark = fitting(page, width), None
    for spot in spots:
        box = spot(page, width)
        if taken is not None and _meet(box, taken):
            continue
        ground = _ground(look, box, head=spot not in _FEET)
        if ground is Ground.LIGHT:
            return Stamped(box, size)
        if ground is Ground.DARK and dark is None:
            dark = box
    first = next(
        (box for spot in spots if not taken or not _meet(box := spot(page, width), taken)),
        spots[0](page, width),
    )
    return Stamped(dark or first, size, plate=True)


def _ground(look: Look | None, box: Box, *, head: bool) -> Ground:
    strip = None if look is None else look.head if head else look.foot
    return Ground.TAKEN if strip is None else strip.ground(box)


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] + SIZE
        and other[0] < one[2] + SIZE
        and one[1] < other[3]
        and other[1] < one[3]
    )


def printed(page: Displayed, stamped: Stamped, font: str, words: bytes, mark: bytes) -> bytes:
    """Operators that print `words` where they are to be stamped, marked as `mark` says."""
    left, bottom, right, top = stamped.box
    matrix = " ".join(_plain(number) for number in page.matrix)
    around = f"{left - 2:.2f} {bottom - 1:.2f} {right - left + 4:.2f} {top - bottom + 2:.2f}"
    plate = f"/Artifact BMC 1 g {around} re f 0 g EMC " if stamped.plate else ""
    at = f"{font} {stamped.size:g} Tf {left:.2f} {bottom + _BELOW * stamped.size:.2f} Td"
    return b"".join(
        (
            f"q {matrix} cm {plate}".encode(),
            mark,
            f" BDC BT {at} ".encode(),
            words,
            b" Tj ET EMC Q\n",
        )
    )


def _plain(number: float) -> str:
    """A number as PDF writes it, without an exponent."""
    return f"{number:.8f}".rstrip("0").rstrip(".")


def habit(pages: Sequence[Displayed], looks: Sequence[Look | None], width: float) -> Sequence[Spot]:
    """The spots for the numbers of a paper, the one first that is free on most of its pages.

    So a number does not jump about where one page of many differs.
    """

    def free(spot: Spot) -> int:
        return sum(
            _ground(look, spot(page, width), head=spot not in _FEET) is Ground.LIGHT
            for page, look in zip(pages, looks, strict=True)
        )

    enough = 0.75 * len(pages)
    first = next((spot for spot in FOR_NUMBERS if free(spot) >= enough), RIGHT_FOOT)
    return (first, *(spot for spot in FOR_NUMBERS if spot is not first))
