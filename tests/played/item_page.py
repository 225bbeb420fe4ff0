"""The web page of an agenda item, as saved to a text file: what was minuted, word for word."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_BULLET, _NUMBER = re.compile(r"· (?=\S)"), re.compile(r"\d+\. (?=\S)")
_OUTCOME = re.compile(r"([A-Z]{4,})- ?(.*)")


@dataclass(frozen=True, slots=True)
class ItemPage:
    """What a page says was minuted under its title: `lines` of text, each with the mark of its
    list ("- ", "1. ") or none, and the outcome, its word and what it says."""

    title: str
    lines: tuple[tuple[str, str], ...]
    word: str
    outcome: str

    @property
    def text(self) -> str:
        """The text as a clerk would have it in the light markup: numbers counted, lists apart."""
        found, count = "", 0
        for (before, _), (mark, words) in pairwise((("", ""), *self.lines)):
            count = count + 1 if mark == before else 1
            gap = "" if not found else "\n" if mark and mark == before else "\n\n"
            found += f"{gap}{f'{count}. ' if mark == '1. ' else mark}{words}"
        return found


def read_page(path: Path) -> ItemPage:
    """What a saved page says; it begins with two titles and what the agenda said of the item."""
    told = [" ".join(line.split()) for line in path.read_text(encoding="utf-8").splitlines()]
    _, title, _, *lines, outcome, _ = [line for line in told if line]
    found = _OUTCOME.fullmatch(outcome)
    assert found is not None, outcome
    return ItemPage(title, tuple(_marked(line) for line in lines), *found.groups())


def _marked(line: str) -> tuple[str, str]:
    for mark, printed in (("- ", _BULLET), ("1. ", _NUMBER)):
        if found := printed.match(line):
            return mark, line[found.end() :]
    return "", line


def as_typed(page: ItemPage) -> str:
    """The keys for the text: a list goes on by itself, and an empty point ends it."""
    keys = ""
    for (before, _), (mark, words) in pairwise((("", ""), *page.lines)):
        if mark and mark == before:
            keys += f"{words}\r"
            continue
        keys += ("\r" if before else "") + ("\r" if keys else "") + f"{mark}{words}\r"
    return f"{keys}\r"
