"""Numbers that stand: those printed in minutes, and those this program issued."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A number this program issued, to the minute called `title` of the meeting `meeting` (its
    reference). `withdrawn` is the reason it was taken back, empty while it stands."""

    number: str
    meeting: str
    title: str
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class PrintedNumbers:
    """The minute numbers of one meeting (its reference), in the order they are printed."""

    meeting: str
    held: date
    numbers: tuple[str, ...] = ()
