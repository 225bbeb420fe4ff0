"""Business that waits for a meeting: deferred, recommended by another body, promised or planned."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Why(StrEnum):
    PLANNED = "planned"
    DEFERRED = "deferred"
    RECOMMENDED = "recommended"
    PROMISED = "promised"


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """Business without a meeting yet.

    `committee` is the slug of the body it waits for; all words in it are public. It comes from a
    minute (`from_number`) of a meeting (`from_meeting`, the register's number of it) unless it
    was planned as it is.
    """

    committee: str
    title: str
    why: Why = Why.PLANNED
    description: str = ""
    wanted_on: date | None = None
    from_meeting: int | None = None
    from_number: str = ""
    id: int | None = field(default=None, compare=False)
    version: int = field(default=1, compare=False)
