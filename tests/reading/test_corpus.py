"""Real papers of many bodies, measured against what a person counted in them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from clerk.business.proposal import Proposal

TRUTH = Path(__file__).parents[3] / "shared" / "corpus" / "truth.json"
COUNTED = ("items", "first", "last", "present", "apologies", "outcomes", "actions")

# What the reader does not get right yet, and why; an improvement shows as a failure here.
_DECOY = "05-decoy-school-governors-2020.pdf"
_GOVAN = "12-govan-community-council-2024.md"
_SPECIAL = "20-limerick-council-special-2015.md"
_STOKE = "24-stoke-ferry-pc-2016.md"
SHORTFALLS = {
    (_DECOY, "present"): "attendance is a table of letters by date",
    (_DECOY, "apologies"): "attendance is a table of letters by date",
    (_DECOY, "actions"): "the table of actions stands before the minutes, in three columns",
    (
        _GOVAN,
        "outcomes",
    ): "counted were only those in capitals; agreed in small letters is read too",
    (
        "14-limerick-spc-2016.md",
        "outcomes",
    ): "minutes that were proposed are a motion without a word",
    (_SPECIAL, "items"): "a number alone on its line, and one of the two inside the text",
    (_SPECIAL, "first"): "a number alone on its line, and one of the two inside the text",
    (_SPECIAL, "last"): "a number alone on its line, and one of the two inside the text",
    (_SPECIAL, "outcomes"): "without items nothing is minuted",
    (_STOKE, "present"): "the county councillor in the same sentence is read as present too",
    (_STOKE, "apologies"): "names run on without anything between them",
    (_STOKE, "outcomes"): "counted were only the votes; agreed in a sentence is read too",
}


def cases() -> Iterator[Any]:
    """One case for each count of each paper that is plain text or can be made so."""
    entries = json.loads(TRUTH.read_text(encoding="utf-8")) if TRUTH.exists() else []
    for entry in entries:
        for name in entry["files"]:
            if name.endswith(".docx"):
                continue
            for what in COUNTED:
                if entry[what] is not None:
                    reason = SHORTFALLS.get((name, what))
                    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
                    yield pytest.param(name, what, entry[what], marks=marks, id=f"{name}-{what}")


def found(proposals: tuple[Proposal, ...], what: str) -> int | str:
    """What the reader found, counted the way the truth was."""
    (proposal,) = proposals
    numbers = [each.number for each in proposal.minutes or proposal.items]
    if not numbers:
        numbers = [f"Action {action.number}" for action in proposal.actions]
    match what:
        case "items":
            return len(numbers)
        case "first":
            return numbers[0]
        case "last":
            return numbers[-1]
        case "present" | "apologies":
            return len(proposal.roll.under(what))
        case "outcomes":
            return sum(len(minute.outcomes) for minute in proposal.minutes)
        case _:
            minuted = sum(len(minute.actions) for minute in proposal.minutes)
            return len(proposal.actions) + minuted


@pytest.mark.parametrize(("name", "what", "truth"), cases())
def test_counts(
    shared: Path,
    proposals_of: Callable[[Path], tuple[Proposal, ...]],
    name: str,
    what: str,
    truth: int | str,
) -> None:
    assert found(proposals_of(shared / "corpus" / name), what) == truth
