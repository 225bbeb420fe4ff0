"""The record of what was done: minutes, and the outcomes decided in them."""

from dataclasses import dataclass, field
from enum import StrEnum

from clerk.business.actions import Action
from clerk.business.restricted import RestrictedMinute


class ListStyle(StrEnum):
    """How the clauses of an outcome stand on the page."""

    RUN_ON = "run on"
    PARAGRAPHS = "paragraphs"
    NUMBERED = "numbered"
    BULLETED = "bulleted"


class VoteMethod(StrEnum):
    AGREEMENT = "agreement"
    SHOW_OF_HANDS = "show of hands"
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote: counts, and names where it was recorded by name."""

    method: VoteMethod
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    unanimous: bool = False
    casting_vote: str = ""
    names_in_favour: tuple[str, ...] = ()
    names_against: tuple[str, ...] = ()
    names_abstained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing decided. `marker` is as printed ("1.", "a)"), empty when there was none."""

    text: str
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided in a minute.

    `word` is the outcome word without its punctuation ("AGREED"); `label` is the same as
    printed ("AGREED-"), empty when the house style is to print it. `to_body` is the body a
    recommendation goes to. `closing` is what stands after the clauses ("Carried", "All in favour").
    `after_block` says after how many blocks of the minute's text it stands (None: after all of
    them); `order` is its place among outcomes and actions there.
    """

    word: str
    clauses: tuple[Clause, ...] = ()
    lead_in: str = ""
    label: str = ""
    style: ListStyle = ListStyle.RUN_ON
    to_body: str = ""
    mover: str = ""
    seconder: str = ""
    vote: Vote | None = None
    closing: str = ""
    after_block: int | None = None
    order: int = 0
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Minute:
    """One minute.

    `number` is as printed, whatever that was; empty when there was none. `item` is the agenda
    number it belongs to. `text` is light markup (`clerk.business.text`) without the outcomes and
    actions. All of it is public; what the public may not see is in `restricted` and nowhere else.
    """

    number: str
    title: str
    text: str = ""
    outcomes: tuple[Outcome, ...] = ()
    actions: tuple[Action, ...] = ()
    item: str | None = None
    provisional: bool = False
    restricted: RestrictedMinute | None = None
    note: str = ""
    id: int | None = field(default=None, compare=False)
    version: int = field(default=1, compare=False)


def in_order(minute: Minute, blocks: int) -> tuple[tuple[int, Outcome | Action], ...]:
    """The outcomes and actions of a minute with the number of text blocks before each.

    `blocks` is how many blocks the minute's text has. Both kinds come back in the order they
    stand on the page.
    """
    standing: list[tuple[int, int, Outcome | Action]] = []
    parts: tuple[Outcome | Action, ...] = (*minute.outcomes, *minute.actions)
    for part in parts:
        place = blocks if part.after_block is None else min(part.after_block, blocks)
        standing.append((place, part.order, part))
    standing.sort(key=lambda entry: entry[:2])
    return tuple((place, part) for place, _, part in standing)
