"""A vote typed in short, and written so again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from clerk.business.minutes import Vote, VoteMethod
from clerk.business.movers import vote_in

_LONGEST = 4000  # characters; a hundred names are shorter
_CASTING = re.compile(
    r"[,;.]?\s*\bcasting vote\b\s*[-–:]?\s*(?:of\s+|by\s+)?(?P<name>\S.*)$", re.IGNORECASE
)
_UNANIMOUS = re.compile(r"[,;.]?\s*\bunanimous(?:ly)?$|^all in favour$", re.IGNORECASE)
_CALLED = re.compile(r"(?:(?:vote[ds]?|voting|carried|agreed)\b\s*[-–:]?\s*)?", re.IGNORECASE)
_SHORT = re.compile(
    r"vote[ds]?\s*:?\s*(?P<for>\d{1,3})\s*[-–]\s*(?P<against>\d{1,3})"
    r"(?:\s*[-–]\s*(?P<abstained>\d{1,3}))?",
    re.IGNORECASE,
)
_RECORDED = re.compile(r"recorded(?:\s+vote)?\s*[-–:.]?\s+(?P<lists>.+)", re.IGNORECASE)
_LIST = re.compile(
    r"(?:(?P<in_favour>for|in\s+favour)|(?P<against>against)|(?P<abstained>abst\w+))\b\s*[-–:]?\s*"
    r"(?P<names>.*)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")


def typed_vote(line: str) -> Vote | None:
    """The vote of a line that tells nothing else; None when it is no vote.

    "vote 7-2-1" (for, against, abstained), "7 for, 2 against, 1 abstention", "unanimous",
    "recorded: for A Bell, C Dean; against E Fox", each with "casting vote A Bell" behind it.
    """
    text = line.strip(" .()")
    if len(text) > _LONGEST:
        return None
    casting = _CASTING.search(text)
    text = text[: casting.start()].strip() if casting else text
    unanimous = _UNANIMOUS.search(text)
    text = text[: unanimous.start()].strip() if unanimous else text
    if unanimous and _CALLED.fullmatch(text):
        vote: Vote | None = Vote(VoteMethod.AGREEMENT)
    else:
        vote = _counted(text)
    if vote is None:
        return None
    return replace(
        vote, unanimous=unanimous is not None, casting_vote=casting["name"] if casting else ""
    )


def vote_as_typed(vote: Vote) -> str:
    """The vote as a line `typed_vote` reads; empty for one that tells nothing."""
    counts = ((vote.in_favour, "for"), (vote.against, "against"), (vote.abstained, "abstained"))
    lists = (vote.names_in_favour, vote.names_against, vote.names_abstained)
    if any(lists):
        parts = [
            f"{how} {', '.join(names)}"
            for (_, how), names in zip(counts, lists, strict=True)
            if names
        ]
        told = f"recorded: {'; '.join(parts)}"
    else:
        told = ", ".join(f"{count} {how}" for count, how in counts if count is not None)
    if vote.unanimous:
        told = f"{told}, unanimous" if told else "unanimous"
    if vote.casting_vote:
        told = f"{told}, casting vote {vote.casting_vote}"
    return told


def _counted(text: str) -> Vote | None:
    """The counts, or the names, and nothing else."""
    if short := _SHORT.fullmatch(text):
        abstained = int(short["abstained"]) if short["abstained"] else None
        return Vote(VoteMethod.SHOW_OF_HANDS, int(short["for"]), int(short["against"]), abstained)
    if recorded := _RECORDED.fullmatch(text):
        return _recorded(recorded["lists"])
    return vote_in(text)


def _recorded(lists: str) -> Vote | None:
    """A vote by name; a list that was not told is empty."""
    named: dict[str, Sequence[str]] = {}
    for part in filter(None, re.split(r"\s*[;.]\s+|;$", lists)):
        found = _LIST.fullmatch(part.strip(" ."))
        if found is None or found.lastgroup is None:
            return None
        how = next(key for key in ("in_favour", "against", "abstained") if found[key])
        names = [name for name in _BETWEEN.split(found["names"]) if name]
        named[how] = () if [name.lower() for name in names] in (["none"], ["nil"]) else names
    in_favour, against, abstained = (
        tuple(named.get(how, ())) for how in ("in_favour", "against", "abstained")
    )
    return Vote(
        VoteMethod.RECORDED,
        len(in_favour),
        len(against),
        len(abstained),
        names_in_favour=in_favour,
        names_against=against,
        names_abstained=abstained,
    )
