"""What was asked of whom: each time an owner was chased for an action, or a lead for a report."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from clerk.business.post import How


class Level(StrEnum):
    """How firmly is asked, the mildest first."""

    FIRST = "first"
    REMINDER = "reminder"
    ESCALATION = "escalation"


@dataclass(frozen=True, slots=True)
class Chase:
    """An action, or a report, that a message asked about.

    `about` is the id of the action or the agenda item. `owner` is as the action named them
    ("Head of Parks"), `sent_to` and `address` who that was on the day, `copied_to` the names of
    those who had a copy. `message` is the same for all that one message asked. `answered`: there
    was progress since, or the report came in.
    """

    about: int
    message: str
    owner: str
    sent_to: str
    way: How
    level: Level
    on: date
    address: str = ""
    copied_to: str = ""
    answered: bool = False
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """When an action was last chased, and on how many days since its last progress."""

    last: date
    unanswered: int
