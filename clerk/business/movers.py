"""Who moved and who seconded, and how the vote went, as the sentences around a decision say."""

import re
from dataclasses import dataclass

from clerk.business.minutes import Vote, VoteMethod

_PROPOSED = (
    r"(?:(?:(?:it|this)\s+was\s+(?:formally\s+|then\s+)?)?\b(?:moved|proposed|prop)\b\.?(?:\s+by\b)?"
    r"|\bon\s+the\s+(?:proposal|motion|proposition)\s+of\b)"
)
_SECONDED = r"\b(?:seconded|2nd|sec)\b\.?(?:\s+by\b)?"
_SIGN = r"\s*[-–:]?\s*"
MOVED = re.compile(
    rf"^{_PROPOSED}{_SIGN}(?P<mover>.{{2,60}}?)[,;.]?\s+(?:and\s+)?"
    rf"{_SECONDED}{_SIGN}(?P<seconder>.{{2,60}}?)\.?$",
    re.IGNORECASE | re.DOTALL,
)
MOVED_MOTION = re.compile(
    rf"^{_PROPOSED}{_SIGN}(?P<mover>.{{2,60}}?)[,;.]?\s+(?:and\s+)?"
    rf"{_SECONDED}{_SIGN}(?P<seconder>.{{2,60}}?),?\s+(?:and\s+)?"
    r"(?P<rest>(?:(?:it\s+was\s+)?(?:RESOLVED|AGREED|resolved|agreed)\b|that\b).*)$",
    re.IGNORECASE | re.DOTALL,
)
MOVER_ALONE = re.compile(
    rf"^{_PROPOSED}{_SIGN}(?P<mover>(?-i:[A-ZÀ-Ý]).{{1,60}}?)[.,]?$", re.IGNORECASE
)
SECONDER_ALONE = re.compile(
    rf"^(?:and\s+)?{_SECONDED}{_SIGN}(?P<seconder>(?-i:[A-ZÀ-Ý]).{{1,60}}?)[.,]?$", re.IGNORECASE
)

_NUMBERS = dict(
    zip(
        "no nil none one two three four five six seven eight nine ten eleven twelve".split(),
        (0, 0, 0, *range(1, 13)),
        strict=True,
    )
)
_NUMBER = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_COUNTED = tuple(
    re.compile(
        rf"\b(?P<n>{_NUMBER})\s+(?:votes?\s+|members?\s+|councillors?\s+)?(?:voted\s+)?(?:{what})\b"
        rf"|\b(?:{what})\s*[-–:=]\s*(?P<after>{_NUMBER})\b",
        re.IGNORECASE,
    )
    for what in (r"in\s+favour|for", r"against", r"abst\w+")
)
_WORD = re.compile(r"[^\W_]+")
_AROUND = frozenset(
    "vote votes voting voted with and there was were the motion on a by show of hands being result "
    "it put to as follows in favour for against members councillors carried lost".split()
)


@dataclass(frozen=True, slots=True)
class Ending:
    """What stood behind a decision: who moved it, the vote, and `text`, which is left."""

    text: str
    mover: str = ""
    seconder: str = ""
    vote: Vote | None = None


def vote_in(text: str) -> Vote | None:
    """The counts of a sentence that only tells a vote ("Votes: 4 in favour, 1 against")."""
    counts: list[int | None] = []
    rest = text
    for pattern in _COUNTED:
        match = pattern.search(rest)
        counts.append(_number(match["n"] or match["after"]) if match else None)
        rest = pattern.sub(" ", rest, count=1)
    if counts[0] is None and counts[1] is None:
        return None
    if any(word.lower() not in _AROUND for word in _WORD.findall(rest)):
        return None
    in_favour, against, abstained = counts
    return Vote(VoteMethod.SHOW_OF_HANDS, in_favour, against, abstained)


def ending(said: tuple[str, ...]) -> Ending:
    """Take what is only a mover and seconder or a vote from the end of a decision's sentences."""
    kept = list(said)
    mover = seconder = ""
    vote = None
    while len(kept) > 1:
        if moved := MOVED.match(kept[-1]):
            mover, seconder = moved["mover"], moved["seconder"]
        elif counted := vote_in(kept[-1].strip("() .")):
            vote = counted
        else:
            break
        kept.pop()
    return Ending(" ".join(kept), mover, seconder, vote)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.lower()]
