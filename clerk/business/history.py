"""The record of changes."""

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
