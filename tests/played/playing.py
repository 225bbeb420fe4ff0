"""A meeting played in a pseudo-terminal as a clerk minutes it, key by key. POSIX only."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.terminal import Terminal
from tests.killing.rounds import CLERK, app, places
from tests.played.item_page import ItemPage, as_typed, read_page

MEETING = "corporate-parenting-board/2021-09-14"
SAID = "The Board heard what there was to hear."
ACTION = "Circulate the scorecard"
_BEFORE = "corporate-parenting-board/2021-07-20"
_PACK, _PAGE = "agenda-pack-2021-09-14.txt", "agenda-item-permanence.txt"
_OPEN_SAID = f"{SAID}\r\rAGREED: That this be taken further.\r"
_KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "down": "\x1b[B",
    "next": "\x0e",
    "F4": "\x1bOS",
    "F9": "\x1b[20~",
}
_BETWEEN_KEYS, _BETWEEN_WORDS = 0.05, 0.01  # seconds


@dataclass(frozen=True, slots=True)
class Played:
    """A meeting that was played: what the page of item 7 says, who was there, and how many keys
    were pressed that are not minute text, from Home to the checking copy."""

    page: ItemPage
    present: tuple[str, ...]
    late: str
    away: str
    officer: str
    keys: int


class Hands:
    """Keys pressed in a terminal; `keys` counts those that are not minute text."""

    def __init__(self, terminal: Terminal) -> None:
        self.keys = 0
        self._terminal = terminal

    def press(self, *keys: str, shown: str) -> None:
        """Press keys, and look until `shown` is on the screen."""
        self.keys += len(keys)
        *first, last = (_KEYS.get(key, key) for key in keys)
        for key in first:
            self._terminal.press(key)
            self._terminal.watch(_BETWEEN_KEYS)
        self._terminal.pressed(last, shown)

    def write(self, text: str) -> None:
        """Type minute text, and look until it is saved."""
        for key in text:
            self._terminal.press(key)
            if key in " \r":
                self._terminal.watch(_BETWEEN_WORDS)
        self._terminal.rest()


def imported(seeds: Path, folder: Path) -> Path:
    """A new register with the pack of the meeting in it."""
    register = folder / "clerk.db"
    command(register, "import", "--yes", str(seeds / _PACK))
    return register


def command(register: Path, *arguments: str) -> str:
    """What `clerk --db REGISTER ARGUMENTS` prints."""
    done = subprocess.run(
        [sys.executable, "-c", CLERK, "--db", str(register), *arguments],
        env={**os.environ, **places(register)},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def shown(register: Path, meeting: str = MEETING) -> Mapping[str, Any]:
    """What `clerk show --json` says of a meeting."""
    found: Mapping[str, Any] = json.loads(command(register, "show", meeting, "--json"))
    return found


def play(register: Path, seeds: Path) -> Played:
    """Take the minutes of the meeting, from Home to the copy in Word."""
    page = read_page(seeds / _PAGE)
    at = shown(register)
    members = [one["name"] for one in at["meeting"]["membership"]]
    *present, late, away = members
    officer = shown(register, _BEFORE)["attendance"]["officers"][1]["name"]
    with app(register) as terminal:
        terminal.started("NEXT MEETINGS")
        hands = Hands(terminal)
        _open(hands, page, late, away)
        _let_in(hands, officer)
        for item in at["items"][1:]:
            if item["number"] == "8":
                _come_late(hands, late)
            hands.press("next", shown=item["title"][:20])
            if item["title"] == page.title:
                hands.write(as_typed(page))
                hands.write(f"{page.word}- {page.outcome}\r")
                hands.write(f"ACTION {ACTION} @{_surname(officer)} !next\r")
            elif item["number"] != "2":  # what the house style says of declarations stands
                hands.write(_OPEN_SAID)
        hands.press("F9", shown="all is ready")
        hands.press("c", shown="is written")
    return Played(page, tuple(present), late, away, officer, hands.keys)


def _open(hands: Hands, page: ItemPage, *away: str) -> None:
    """From Home to the first item of the open meeting."""
    hands.press("2", "down", shown="Its day has passed")
    hands.press("enter", shown=page.title)
    hands.press("L", shown="opens the meeting")
    hands.press("i", shown="All present but")
    names = ",".join(_surname(name)[:3] for name in away)
    hands.press(*names, "enter", "enter", shown="recorded above")


def _let_in(hands: Hands, officer: str) -> None:
    hands.press("F4", shown="The room")
    hands.press("n", shown="Listed under")
    hands.press(*_surname(officer), "enter", "enter", shown="is listed under")
    hands.press("escape", shown="recorded above")


def _come_late(hands: Hands, name: str) -> None:
    hands.press("F4", shown="The room")
    hands.press("/", shown="letters of a name")
    hands.press(*_surname(name)[:3], "enter", shown="Present")
    hands.press("i", shown="arrived at")
    hands.press("escape", shown="the chair")
    hands.press("escape", shown="ctrl+n")


def _surname(name: str) -> str:
    return name.split()[-1].casefold()
