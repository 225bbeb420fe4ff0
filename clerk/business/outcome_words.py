"""How outcomes and actions are labelled, in papers and in what a clerk types live."""

import re
from collections.abc import Iterable

from clerk.business.minutes import Clause

NOT_ACTIONS = "PLANS?|LOG|LIST|TRACKER|SHEET|NOTES?|TAKEN|COMPLETE|CARRIED"
"""Capitals behind the word ACTION that make a heading of it: ACTION PLAN."""

MOTIONS = tuple(
    f"{what} {became}"
    for what in ("MOTION", "AMENDMENT")
    for became in ("CARRIED", "LOST", "FELL", "WITHDRAWN")
)
"""What became of a motion, or of an amendment to one, where that is not said in a decision."""

_NOT_CARRIED = ("LOST", "NOT CARRIED", "DEFEATED", "REJECTED", "FELL", "WITHDRAWN")
_MARKED = re.compile(r"(?P<marker>\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+(?P<text>\S.*)", re.DOTALL)


def labelled(words: Iterable[str]) -> re.Pattern[str]:
    """The pattern of a line that begins with one of these outcome words.

    Groups: `label` as printed, `word`, `to` the body a recommendation goes to, `stop` the
    punctuation behind them, and `rest`. The word stands before a dash, a colon, a full stop,
    "That", the marker of a list or the end. "for want of a seconder" may stand behind the word.
    """
    # The longest first, so that "NOT CARRIED" is not read as another word with a remainder.
    any_word = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(
        # Bilingual papers print the word twice: "PENDERFYNWYD / RESOLVED".
        r"^(?P<label>(?:[A-ZÀ-Ý]{4,}\s*/\s*)?(?:(?:IT\s+WAS|It\s+was)\s+)?(?:UNANIMOUSLY\s+)?"
        rf"(?P<word>{any_word})(?:\s+(?:UNANIMOUSLY|unanimously))?"
        r"(?:\s+(?i:for\s+(?:want|lack)\s+of\s+a\s+seconder))?"
        r"(?:\s+(?P<to>to\s+(?:the\s+)?[A-Z][\w ]{2,60}?))?"
        r"\s*(?:(?P<stop>[-–—:.]+)|(?=\s*[Tt]hat\b|\s*\(?[1ai][.)]|$)))\s*(?P<rest>.*)$",
        re.DOTALL,
    )


def carried(word: str) -> bool:
    """Whether what stands behind this outcome word was decided, and not lost or taken back."""
    return not word.upper().endswith(_NOT_CARRIED)


def to_body(found: re.Match[str]) -> str:
    """The body a recommendation goes to, of a match of `labelled`; empty when none is named."""
    return (found.groupdict().get("to") or "").removeprefix("to ").removeprefix("the ").strip()


def clause_of(line: str) -> Clause:
    """A line as a clause, with the number or letter it begins with as its marker."""
    found = _MARKED.fullmatch(line)
    return Clause(found["text"], found["marker"]) if found else Clause(line)
