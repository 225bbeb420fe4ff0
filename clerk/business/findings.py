"""Findings: something worth telling the clerk, with the place it was found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the clerk should know. A finding never blocks.

    `kind` is a short stable name ("duplicate number", "not in the membership");
    `message` is one whole sentence; `place` names where it was seen, in words a clerk
    would use ("minute 21/97", "apologies", "item 7"); `line` is the line of the paper it
    was read from, counted from 1, when it was read from one.
    """

    kind: str
    message: str
    place: str = ""
    line: int | None = None
