"""Rescue files: typed text the register would not take, kept elsewhere until it does.

One file for each text and program, in this user's state folder, for its owner's eyes alone.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.paths import state_folder
from clerk.desk.refused import Refused
from db import RegisterError, files, private_folder
from db.revisions import holds, is_before_closing


@dataclass(frozen=True, slots=True)
class Rescued:
    """A text that did not reach the register: of which minute and part, typed from which base.

    `place` is where the cursor was, `at` when it was written (UTC), `who` typed it.
    """

    minute: int
    restricted: bool
    text: str
    base: int
    place: tuple[int, int]
    who: str
    at: str
    file: Path


def rescue(register: Path, text: Rescued) -> None:
    """Write a text to its file, whole and flushed. Raises Refused when that fails, too.

    It touches nothing of the register, so it may be called while that is stuck.
    """
    held = {
        "register": str(register.absolute()),
        "minute": text.minute,
        "restricted": text.restricted,
        "text": text.text,
        "base": text.base,
        "place": text.place,
        "who": text.who,
        "at": text.at,
    }
    try:
        private_folder(text.file.parent)
        # Half a character cannot be written down; what it was cannot be known any more.
        files.write(text.file, json.dumps(held, ensure_ascii=False).encode("utf-8", "replace"))
    except RegisterError as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(str(files.explained(error, text.file))) from error


def rescue_file(register: Path, minute: int, *, restricted: bool) -> Path:
    """Where this program rescues a text to."""
    part = "-restricted" if restricted else ""
    return _folder() / f"{_mark(register)}-{minute}{part}-{os.getpid()}.json"


def rescued_texts(desk: Desk) -> tuple[Rescued, ...]:
    """The texts rescued from this register that it does not hold, the latest first.

    A file is done with, and removed, when its text was saved after all. One typed before its minute
    was closed to the public is a text of the restricted part.
    """
    found = []
    for file in sorted(_folder().glob(f"{_mark(desk.register.path)}-*.json")):
        rescued = _read(file)
        if rescued is None:
            continue
        with in_plain_words():
            if not rescued.restricted and is_before_closing(
                desk.register, rescued.minute, rescued.base
            ):
                rescued = replace(rescued, restricted=True, base=0)
            held = holds(desk.register, rescued.minute, rescued.text, restricted=rescued.restricted)
        if held:
            with suppress(OSError):  # it is asked after again the next time
                file.unlink(missing_ok=True)
        else:
            found.append(rescued)
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _folder() -> Path:
    return state_folder() / "rescue"


def _mark(register: Path) -> str:
    """What the files of one register begin with."""
    return hashlib.sha256(str(register.resolve()).encode("utf-8", "replace")).hexdigest()[:16]


def _read(file: Path) -> Rescued | None:
    try:
        held = json.loads(file.read_bytes())
        line, column = held["place"]
        return Rescued(
            minute=int(held["minute"]),
            restricted=bool(held["restricted"]),
            text=str(held["text"]),
            base=int(held["base"]),
            place=(int(line), int(column)),
            who=str(held["who"]),
            at=str(held["at"]),
            file=file,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None  # not one of ours, or being written: it is left alone
