"""Typed text on its way to the disk, whatever it is typed in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from clerk.desk.refused import Refused
from clerk.desk.rescuing import Rescued, rescue, rescue_file
from clerk.desk.typing import (
    Sheet,
    TypedElsewhere,
    begin_typing,
    both_texts,
    keep_aside,
    leave_minute,
    type_text,
)

if TYPE_CHECKING:
    from clerk.desk.desk import Desk
    from screens.desk_thread import DeskThread

_PAUSE = 0.2  # seconds from the first key that is not saved until the text is taken
PATIENCE = 2.0  # seconds unsaved until that is said, and the text goes to another path as well
_AGAIN = (0.25, 0.5, 1.0)  # seconds until it is tried again, and again, and from then on
_LAST_WAIT = 3.0  # seconds the way out waits for a save

Place = tuple[int, int]


class Choice(Enum):
    """Which of two texts is to stand."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class TwoTexts:
    """Two texts of one minute, of which one, or both, are to stand; the other is kept as a version.

    `why` says in a sentence how they came about. `mine` is None for what is on the screen;
    `base` is what it was typed from, `now` the base of the next save.
    """

    why: str
    mine: str | None
    theirs: str
    base: int
    now: int
    rescued: Rescued | None = None


class Keeper:
    """Saves the text of one minute at a time while it is typed.

    `typed` answers the text on the screen and where the cursor is, `told` is called when `words`
    or `choice` have changed. From a key to the disk it takes _PAUSE and a save, however fast the
    next keys follow.
    """

    def __init__(
        self,
        desk: DeskThread,
        typed: Callable[[], tuple[str, Place]],
        told: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._typed = typed
        self._told = told
        self._sheet: Sheet | None = None
        self._clash: TwoTexts | None = None
        self._keys = 0
        self._since: float | None = None  # when the first key was pressed that is not saved
        self._overdue = False
        self._why = ""
        self._no_rescue = ""
        self._saved_at = ""
        self._rescued_keys = -1
        self._spent: list[Path] = []  # rescue files to be removed with the next save
        self._saving = asyncio.Lock()
        self._rescuing = asyncio.Lock()
        self._woken = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    # -- what there is to say

    @property
    def sheet(self) -> Sheet | None:
        """What is being written in, None when nothing is."""
        return self._sheet

    @property
    def saved(self) -> bool:
        """Whether the disk holds all that is on the screen."""
        return self._since is None

    @property
    def words(self) -> str:
        """How it stands with the text, in a few words."""
        if self._since is None:
            return f"Saved {self._saved_at}".rstrip()
        if self._clash is not None:
            return f"NOT SAVED: {self._clash.why}"
        if not self._overdue:
            return "Saving…"
        rescued = self._no_rescue or "It is kept in a rescue file, for your eyes alone, meanwhile."
        return f"NOT SAVED: {self._why or 'the disk has not answered yet.'} {rescued}"

    @property
    def choice(self) -> TwoTexts | None:
        """Two texts to choose from, None when there is nothing to choose."""
        if self._clash is not None or self._sheet is None or self._sheet.rescued is None:
            return self._clash
        rescued = self._sheet.rescued
        return TwoTexts(
            f"A text you typed at {_clock_time(rescued.at)} never reached the register.",
            rescued.text,
            self._typed()[0],
            rescued.base,
            self._sheet.base,
            rescued,
        )

    # -- writing

    async def open(self, minute: int, *, restricted: bool) -> Sheet:
        """Begin to write in a minute, or in its restricted part; what was open is saved first.

        The caller puts the text on the screen at once: keys pressed until then still belong to
        what was open. Raises Refused when the one cannot be saved or the other not be read.
        """
        while True:
            await self.save()
            sheet = await self._desk.do(begin_typing, minute, restricted=restricted)
            if self._since is None:
                break
        self._close()
        self._sheet = sheet
        self._tasks = [asyncio.create_task(self._keep()), asyncio.create_task(self._watch())]
        self._told()
        return self._sheet

    def changed(self) -> None:
        """The text on the screen is another one now. Costs the same for any text."""
        self._keys += 1
        if self._since is None and self._sheet is not None:
            self._since = asyncio.get_running_loop().time()
            self._woken.set()
            self._told()

    async def save(self) -> None:
        """Put on the disk now what is not there yet. Raises Refused when it cannot be."""
        async with self._saving:
            if self._sheet is None or self._since is None:
                return
            sheet, keys, begun = self._sheet, self._keys, asyncio.get_running_loop().time()
            text, place = self._typed()
            try:
                base, at = await self._desk.do(_put, sheet, text, place)
            except TypedElsewhere as other:
                who = other.who if other.who != sheet.who else "Another window of yours"
                why = f"{who} changed this minute at {_clock_time(other.at)}; choose what stands."
                self._clash = TwoTexts(why, None, other.theirs, sheet.base, other.base)
                self._told()
                raise
            self._sheet = replace(sheet, base=base, place=place)
            self._clash = None
            self._since = None if self._keys == keys else begun
            self._overdue, self._why = False, ""
            self._saved_at = f"{at:%H:%M:%S}"
        await self._put_rescue_away()
        self._told()

    async def leave(self) -> bool:
        """Save, and take what was typed into the minute; whether that changed it. Raises Refused,
        and the text stays open, when it cannot be saved."""
        await self.save()
        sheet = self._sheet
        if sheet is None:
            return False
        place = self._typed()[1]
        if place != sheet.place and self._since is None:
            with suppress(Refused):  # the place alone is no reason to stay
                await self._desk.do(_put, sheet, self._typed()[0], place)
        left = await self._desk.do(leave_minute, sheet.minute)
        if self._since is not None:  # typed in the meantime
            return await self.leave() or left
        self._close()
        return left

    async def settle(self, choice: Choice) -> str:
        """Choose of two texts the one to stand, which is returned to be put on the screen at once.

        Whatever does not stand is a version of the minute. Raises Refused, with nothing chosen,
        when there is nothing to choose or the register cannot be written.
        """
        two, sheet = self.choice, self._sheet
        if two is None or sheet is None:
            raise Refused("There is only this one text: nothing to choose.")
        mine = two.mine if two.mine is not None else self._typed()[0]
        stands = {Choice.MINE: mine, Choice.THEIRS: two.theirs}.get(choice)
        if stands is None:
            stands = await self._desk.do(
                both_texts, sheet.minute, mine, two.theirs, two.base, restricted=sheet.restricted
            )
        await self._desk.do(keep_aside, sheet.minute, mine, restricted=sheet.restricted)
        if two.mine is None and self._typed()[0] != mine:
            return await self.settle(choice)  # somebody types on: that counts as well
        if two.rescued is not None:
            self._spent.append(two.rescued.file)
        self._clash = None
        self._sheet = replace(sheet, base=two.now, rescued=None)
        self._since = None
        self.changed()
        return stands

    # -- leaving the app

    async def last_thing(self) -> str:
        """Save on the way out, or else rescue; the sentence to say, "" when all is saved."""
        try:
            await asyncio.wait_for(self.save(), _LAST_WAIT)
        except (Refused, TimeoutError) as error:
            self._why = self._why or _sentence(error)
            await self._rescue()
            self._overdue = True
        return "" if self.saved else self.words

    def at_once(self) -> None:
        """The same after a fault, without waiting for anything but the disk."""
        sheet = self._sheet
        if sheet is None or self._since is None:
            return
        text, place = self._typed()
        try:
            self._desk.do_now(_put, sheet, text, place)
        except Exception:  # after a fault anything may fail; what counts is the text
            with suppress(Refused):
                rescue(sheet.register, self._to_rescue(sheet))

    # -- behind the scenes

    def _close(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks, self._sheet, self._clash, self._since = [], None, None, None
        self._saved_at, self._overdue, self._why = "", False, ""
        self._woken.clear()

    async def _keep(self) -> None:
        """Save what is typed, a pause after its first key; what fails is tried again."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            failed = 0
            while self._since is not None and self._clash is None:
                passed = asyncio.get_running_loop().time() - self._since
                wait = _AGAIN[min(failed, len(_AGAIN)) - 1] if failed else _PAUSE - passed
                await asyncio.sleep(max(0.0, wait))
                try:
                    await self.save()
                    failed = 0
                except Exception as error:  # whatever it is, typing and trying go on
                    failed += 1
                    self._why = _sentence(error)
                    if self._overdue:
                        self._told()

    async def _watch(self) -> None:
        """Say so, and rescue the text, when it has not been saved for too long."""
        while True:
            now = asyncio.get_running_loop().time()
            since = self._since if self._since is not None else now
            if now - since >= PATIENCE:
                await self._rescue()
                self._overdue = self._since is not None
                self._told()
                await asyncio.sleep(_PAUSE)
            else:
                await asyncio.sleep(max(_PAUSE, since + PATIENCE - now))

    async def _rescue(self) -> None:
        async with self._rescuing:
            sheet, keys = self._sheet, self._keys
            if sheet is None or self._since is None or self._rescued_keys == keys:
                return
            try:
                await asyncio.to_thread(rescue, sheet.register, self._to_rescue(sheet))
            except Refused as refused:
                self._no_rescue = f"Nor can it be kept elsewhere: {refused}"
            else:
                self._rescued_keys, self._no_rescue = keys, ""

    async def _put_rescue_away(self) -> None:
        async with self._rescuing:
            if self._rescued_keys >= 0 and self._sheet is not None:
                self._spent.append(self._to_rescue(self._sheet).file)
                self._rescued_keys = -1
            while self._spent:
                with suppress(OSError):  # it is not offered again: the register holds its text
                    await asyncio.to_thread(self._spent.pop().unlink, missing_ok=True)

    def _to_rescue(self, sheet: Sheet) -> Rescued:
        text, place = self._typed()
        file = rescue_file(sheet.register, sheet.minute, restricted=sheet.restricted)
        at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return Rescued(sheet.minute, sheet.restricted, text, sheet.base, place, sheet.who, at, file)


def _put(desk: Desk, sheet: Sheet, text: str, place: Place) -> tuple[int, datetime]:
    """Type into a minute: the base of the next save, and when this one was done."""
    base = type_text(desk, sheet.minute, text, sheet.base, restricted=sheet.restricted, place=place)
    return base, desk.clock()


def _sentence(error: Exception) -> str:
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, TimeoutError):
        return "the disk did not answer."
    return f"Clerk met a fault it did not expect ({type(error).__name__})."


def _clock_time(at: str) -> str:
    return f"{datetime.fromisoformat(at).astimezone():%H:%M:%S}" if at else "an unknown time"
