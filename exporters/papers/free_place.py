"""Where on a page a few words can be printed without covering anything.

The head and the foot of a page are drawn small and grey (`apart.py`); what is drawn there in one
colour is free.
"""

from dataclasses import dataclass
from enum import Enum, auto

from exporters.papers.apart import SCALE
from exporters.papers.displayed import Box

_APART = 3.0
_LIGHT = 170
_SAME = 16


class Ground(Enum):
    """What words would stand on: a light colour, a dark one, or something else that is drawn."""

    LIGHT = auto()
    DARK = auto()
    TAKEN = auto()


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip across a page in shades of grey: its lower edge in points, its rows from above."""

    low: float
    rows: tuple[bytes, ...]

    def ground(self, box: Box) -> Ground:
        """What `box` (in points of the page as it is seen) and a little around it stand on."""
        left, bottom, right, top = box
        first = max(0, int((left - _APART) * SCALE))
        last = int((right + _APART) * SCALE) + 1
        above = len(self.rows) - int((top + _APART - self.low) * SCALE) - 1
        below = len(self.rows) - int((bottom - _APART - self.low) * SCALE)
        shades = set(b"".join(row[first:last] for row in self.rows[max(0, above) : below]))
        if not shades:
            return Ground.TAKEN
        darkest = min(shades)
        if max(shades) - darkest > _SAME:
            return Ground.TAKEN
        return Ground.LIGHT if darkest >= _LIGHT else Ground.DARK


@dataclass(frozen=True, slots=True)
class Look:
    """The foot of a page, and its head where it was looked at."""

    foot: Strip
    head: Strip | None
