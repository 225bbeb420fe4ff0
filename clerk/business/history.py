"""The record of changes."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """One thing a clerk did.

    `seq` counts events from 1; their order is by it, never by the clock. `at` is the time in
    UTC ("2021-09-14T13:37:02.120Z"); `undoes` the event this one took back and `undone_by` the
    one that took it back, None for neither; `changes` counts the rows it touched.
    """

    seq: int
    at: str
    who: str
    what: str
    undoes: int | None = None
    undone_by: int | None = None
    changes: int = 0


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one event did to one row of the register.

    `kind` is what the row is ("agenda item") and `name` what a clerk would call it. `before` is
    None for a row that was added and `after` for one that was taken away; of a changed row both
    hold the columns that changed, by name.
    """

    kind: str
    name: str
    restricted: bool = False
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None
