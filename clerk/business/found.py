"""What a search finds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What the words were found in. An outcome is named by the minute it was decided in."""

    MINUTE = "minute"
    OUTCOME = "outcome"
    ACTION = "action"
    ITEM = "agenda item"
    PAPER = "paper"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words stand.

    `record` is the register's number of the minute, action, item, paper or person; `title`
    what it is called ("21/97 Permanence"); `meeting` the meeting's reference, `held` its day and
    `committee` the name of its committee, empty and None for a person. `snippet` is the words
    around, in pieces: each a text and whether it is one of the words looked for.
    """

    kind: Kind
    record: int
    title: str
    meeting: str
    held: date | None
    committee: str
    snippet: tuple[tuple[str, bool], ...]
