"""Where on a page a few words can be printed without covering anything.

The head and the foot of a page are drawn small and grey (`apart.py`); what is drawn there in one
colour is free.
"""

from dataclasses import dataclass
from enum import Enum, auto

from exporters.papers.apart import SCALE
from exporters.papers.displayed import Box

APART = 3.0
"""Points around words in which nothing else may be drawn."""
_LIGHT = 170
_SAME = 16


class Ground(Enum):
    """What words would stand on: a light colour, a dark one, or something else that is drawn."""

    LIGHT = auto()
    DARK = auto()
    TAKEN = auto()


@dataclass(frozen=True, slots=True)
class Strip:
    """The part of a page, from side to side, that is as high as words printed at its foot or head.

    Of each column of dots the darkest and the lightest shade of grey.
    """

    darkest: bytes
    lightest: bytes

    def ground(self, box: Box) -> Ground:
        """What `box` (in points of the page as it is seen) and a little around it stand on."""
        first = max(0, int((box[0] - APART) * SCALE))
        last = int((box[2] + APART) * SCALE) + 1
        dark = self.darkest[first:last]
        if not dark:
            return Ground.TAKEN
        darkest = min(dark)
        if max(self.lightest[first:last]) - darkest > _SAME:
            return Ground.TAKEN
        return Ground.LIGHT if darkest >= _LIGHT else Ground.DARK


@dataclass(frozen=True, slots=True)
class Look:
    """The foot of a page, and its head where it was looked at."""

    foot: Strip
    head: Strip | None
