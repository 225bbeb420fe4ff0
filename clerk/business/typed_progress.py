"""Lines of minutes that say how an action of the log goes on: `Action 4: visit arranged`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clerk.business.minutes import Minute

_CLOSES = re.compile(
    r"(?:(?:is|was|has been|now)\s+)*(?:closed?|completed?|done|discharged|finished)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReportedLine:
    """What a line says of the action with this number; `closes`: that it seems to be done."""

    number: str
    text: str
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Reported:
    """Such a line, and the minute it stands in."""

    said: ReportedLine
    minute: Minute


def reported_line(line: str, label: str, short: str) -> ReportedLine | None:
    """What `line` says of an action, None when it is other text.

    It begins with the house style's word for an action or the committee's short name, or both, and
    a number: "Action 4 – visit arranged", "CPB 4: visit arranged", "ACTION CPB 4 visit arranged".
    What only stands in brackets behind the number is a heading.
    """
    word = label.strip(" :-–—.")
    words = {form for each in (word, "Action") if each for form in (each.upper(), each.title())}
    found = re.fullmatch(
        rf"(?:(?P<word>{'|'.join(map(re.escape, sorted(words)))})\s+)?"
        rf"(?:(?P<short>{re.escape(short)})\s*)?"
        r"(?P<number>\d+[A-Za-z]?)(?:\s*[-–—:.,)]+\s*|\s+)(?P<text>[^\s(].*)",
        line.strip(),
    )
    if found is None or (found["word"] is None and found["short"] is None):
        return None
    text = " ".join(found["text"].split())
    return ReportedLine(found["number"], text, _CLOSES.match(text) is not None)


def reported_in(minute: Minute, label: str, short: str) -> Iterator[Reported]:
    """What the public text of a minute says of actions of the log, line by line."""
    for line in minute.text.splitlines():
        if said := reported_line(line.lstrip("-* "), label, short):
            yield Reported(said, minute)
