"""Typing in a minute: on the disk a moment after each key, into the minute when it is left."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from clerk.business.both_texts import both
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from clerk.desk.rescuing import Rescued, rescued_texts
from db import RegisterError, errors, texts, typing_places
from db.revisions import revision_text

_WAIT = 0.5  # seconds a save waits for another program; it is tried again


class TypedElsewhere(Refused):
    """Somebody else has changed the text since it was read; nothing was written over.

    `theirs` is the text now and `base` what to type on from when it is built upon, `who` and
    `at` (UTC) the last to save it. The text that was to be saved is among the versions.
    """

    def __init__(self, sentence: str, theirs: str, base: int, who: str, at: str) -> None:
        super().__init__(sentence)
        self.theirs = theirs
        self.base = base
        self.who = who
        self.at = at


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody needs to type on in a minute, or in its restricted part.

    `base` goes with every save; `place` is the line and column, from 0, where `who` last was in
    it; `rescued` a text of this part that never reached the register.
    """

    minute: int
    restricted: bool
    text: str
    base: int
    place: tuple[int, int]
    rescued: Rescued | None
    register: Path
    who: str


def begin_typing(desk: Desk, minute_id: int, *, restricted: bool = False) -> Sheet:
    """The text of a minute to type on in. Raises Refused when it is gone."""
    rescued = [
        one
        for one in rescued_texts(desk)
        if (one.minute, one.restricted) == (minute_id, restricted)
    ]
    register = desk.register
    with in_plain_words():
        now = texts.text_now(register, minute_id, restricted=restricted)
        place = typing_places.place_in(register, minute_id, register.who, restricted=restricted)
    return Sheet(
        minute_id,
        restricted,
        now.text,
        now.revision,
        place,
        rescued[0] if rescued else None,
        register.path,
        register.who,
    )


def type_text(
    desk: Desk,
    minute_id: int,
    text: str,
    base: int,
    *,
    restricted: bool = False,
    place: tuple[int, int] | None = None,
) -> int:
    """Put the text being typed in a minute on the disk; the base of the next save.

    `base` is that of the `Sheet`, or what the last save answered, `place` where the cursor is.
    Raises TypedElsewhere when somebody else has changed the text since, Refused when the register
    cannot be written or the minutes are confirmed.
    """
    try:
        with in_plain_words():
            return texts.save_text(
                desk.register,
                minute_id,
                text,
                base,
                restricted=restricted,
                place=place,
                wait=_WAIT,
            )
    except Refused as refused:
        stale = refused.__cause__
        if not isinstance(stale, errors.StaleWrite):
            raise
        with suppress(RegisterError):  # the text is still on the screen, and tried again from there
            texts.keep_aside(desk.register, minute_id, text, restricted=restricted)
        theirs = stale.theirs
        raise TypedElsewhere(
            str(refused), theirs["text"], theirs["revision"], theirs["saved_by"], theirs["saved_at"]
        ) from stale


def typed_text(desk: Desk, minute_id: int, *, restricted: bool = False) -> tuple[str, int]:
    """The text of a minute as it is on the disk, and the base to type on from."""
    with in_plain_words():
        found = texts.text_now(desk.register, minute_id, restricted=restricted)
    return found.text, found.revision


def leave_minute(desk: Desk, minute_id: int) -> bool:
    """Take what was typed into the minute, as one event; False when nothing was typed."""
    with in_plain_words():
        return texts.leave_minute(desk.register, minute_id)


def keep_aside(desk: Desk, minute_id: int, text: str, *, restricted: bool = False) -> None:
    """Make a text one of the earlier versions of a minute, and leave the minute as it is."""
    with in_plain_words():
        texts.keep_aside(desk.register, minute_id, text, restricted=restricted)


def both_texts(
    desk: Desk, minute_id: int, mine: str, theirs: str, base: int, *, restricted: bool = False
) -> str:
    """Two texts typed from the same `base` as one, with what each of them added."""
    try:
        was = revision_text(desk.register, minute_id, base, restricted=restricted)
    except RegisterError:
        was = ""
    return both(was, mine, theirs)
