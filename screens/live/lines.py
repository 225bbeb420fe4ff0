"""Typed lines that become outcomes and actions, and the way back."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from textual.widgets import Static

from clerk.business.actions import Action, Owner
from clerk.business.minutes import Outcome, Vote
from clerk.business.text import blocks
from clerk.business.typed_actions import OpenOwner, typed_action
from clerk.business.typed_outcomes import typed_outcome
from clerk.business.typed_votes import typed_vote
from clerk.business.votes import vote_findings_at
from clerk.desk.minuting import Part, Taken, act, decide, put_right
from clerk.desk.refused import Refused
from clerk.desk.undoing import undo_event
from screens.editor import Editor
from screens.live.items import minute_with_id
from screens.live.reports import Reports
from screens.plain import plain

if TYPE_CHECKING:
    from screens.live.screen import LiveScreen

Kind = TypeVar("Kind", Outcome, Action)


@dataclass(frozen=True, slots=True)
class _Taken:
    """Lines that were taken out of the text as one thing, and the event that put it there."""

    row: int
    text: str
    event: int


class Lines:
    """Takes lines out of the text of one screen as they are finished.

    The line goes at once, so that the next can be typed; the register follows in its order.
    """

    def __init__(self, screen: "LiveScreen") -> None:
        self._screen = screen
        self._taken: list[_Taken] = []
        self._growing: tuple[int, str] | None = None
        self._unsure: OpenOwner | None = None
        self._reports = Reports(screen)
        self._in_order = asyncio.Lock()

    def forget(self) -> None:
        """Another minute is written in: what was taken there is taken back by F8 alone."""
        self._taken.clear()
        self._growing = None
        self._reports.ask_no_more()
        self.ask_no_more()

    def done(self, editor: Editor, row: int, line: str) -> Awaitable[None] | None:
        """Take a finished line that says what was decided or is to be done; what is left to do.

        None for a line that is text.
        """
        part, at = self._screen.part, self._screen.at
        place = _row_of(editor, row, line)
        if part is None or place is None or not line.strip():
            return None
        if answer := self._answered(editor, place, line):
            return answer
        if answer := self._reports.answered(editor, place, line):
            return answer
        style, above = at.committee.style, _blocks_above(editor, place)
        if self._growing is not None and self._growing[0] == place:
            longer = typed_outcome(f"{self._growing[1]}\n{line}", style.outcome_words)
            if longer is not None and editor.take_line(place, line):
                self._growing = (place, f"{self._growing[1]}\n{line}")
                return self._voted(self._grow(part, place, line, longer), part, typed_vote(line))
        self._growing = None
        if outcome := typed_outcome(line, style.outcome_words):
            editor.take_line(place, line)
            self._growing = (place, line)
            taken = self._take(place, line, lambda: self._screen.do(decide, part, outcome, above))
            return self._voted(taken, part, outcome.vote)
        if report := self._reports.line(line):
            return report
        label, held = style.label("action"), at.record.meeting.held
        action = typed_action(line, label, self._screen.known, held)
        if action is None or not action.action.text:
            return None
        editor.take_line(place, line)
        # Who is not sure stays as it was typed, until somebody is chosen.
        owners = (*action.action.owners, *(Owner(one.typed) for one in action.open))
        owned = replace(action.action, owners=owners)
        if action.open:
            self._ask(action.open[0])
        return self._take(place, line, lambda: self._screen.do(act, part, owned, above))

    def came_back(self, editor: Editor) -> Awaitable[None] | None:
        """What is left to do when undo has brought the line taken last back into the text.

        The register then gives up what was made of it; None when that is not so.
        """
        # Whoever types the same words again has nothing that could be done again.
        if not self._taken or not editor.history.redo_stack:
            return None
        last = self._taken[-1]
        if _row_of(editor, last.row, last.text) != last.row:
            return None
        self._taken.pop()
        self._growing = None
        self.ask_no_more()
        editor.forget_redo()
        return self._give_up(last.event)

    async def _give_up(self, event: int) -> None:
        async with self._in_order:
            await self._screen.do(undo_event, event)
            await self._screen.refill()

    async def _take(self, row: int, line: str, verb: Callable[[], Awaitable[Taken]]) -> None:
        async with self._in_order:
            try:
                await self._screen.keep()
                taken = await verb()
            except Refused:
                _put_back(self._screen.editor, row, line)
                raise
            self._taken.append(_Taken(row, line, taken.event))
            await self._screen.refill()

    async def _voted(self, taken: Awaitable[None], part: Part, vote: Vote | None) -> None:
        """Take a line in, then say the first thing that does not add up in its vote."""
        await taken
        minute = minute_with_id(self._screen.at.record, part.minute)
        if vote is not None and minute is not None:
            odd = vote_findings_at(self._screen.at.record, minute.item, [vote])
            if odd:
                self._screen.clerk.tell(odd[0].message)

    async def _grow(self, part: Part, row: int, line: str, longer: Outcome) -> None:
        """Give the outcome taken last one more of its lines."""

        async def verb() -> Taken:
            last = self._last(Outcome)
            if last is None:
                raise Refused("The outcome this line belongs to is no longer there.")
            kept = replace(
                longer,
                label=last.label,
                after_block=last.after_block,
                order=last.order,
                id=last.id,
            )
            return await self._screen.do(put_right, part, last, kept)

        await self._take(row, line, verb)

    def _last(self, kind: type[Kind]) -> Kind | None:
        """The outcome or action put into the minute last, if it is of this kind."""
        newest = max(self._screen.things, key=lambda one: one.id or 0, default=None)
        return newest if isinstance(newest, kind) else None

    # -- who is meant

    def _answered(self, editor: Editor, place: int, line: str) -> Awaitable[None] | None:
        """What is left to do when a line is the number of somebody who is meant.

        Whatever else was typed is text, and who is meant stays as it was typed.
        """
        unsure = self._unsure
        if unsure is None:
            return None
        self.ask_no_more()
        digit = line.strip()
        if digit not in [str(at) for at in range(1, len(unsure.candidates) + 1)]:
            return None
        editor.take_line(place, line)
        return self._name(unsure, unsure.candidates[int(digit) - 1])

    async def _name(self, unsure: OpenOwner, owner: Owner) -> None:
        """Let somebody own the action taken last, in place of what was typed."""
        async with self._in_order:
            action, part = self._last(Action), self._screen.part
            if part is None or action is None:
                return
            owners = tuple(owner if one.name == unsure.typed else one for one in action.owners)
            await self._screen.do(put_right, part, action, replace(action, owners=owners))
            await self._screen.refill()

    def ask_no_more(self) -> None:
        """Typing goes on: who is meant stays as it was typed."""
        self._unsure = None
        self._screen.query_one("#who", Static).display = False

    def _ask(self, unsure: OpenOwner) -> None:
        """Show who can be meant, without taking the keys from the text; nobody is guessed."""
        self._unsure = replace(unsure, candidates=unsure.candidates[:9])
        names = "  ".join(
            f"{digit} {one.name}" for digit, one in enumerate(self._unsure.candidates, start=1)
        )
        words = f"@{unsure.typed} is {names}  (a number and Enter, or type on)"
        if not names:
            words = f"Nobody known fits @{unsure.typed}; it stays as typed."
        line = self._screen.query_one("#who", Static)
        line.update(plain(words))
        line.display = True


def _blocks_above(editor: Editor, row: int) -> int:
    """How many blocks of text stand above a line."""
    return len(blocks("\n".join(editor.document.lines[:row])))


def _row_of(editor: Editor, row: int, line: str) -> int | None:
    """Where a line stands now: lines above it may have been taken out since it was finished."""
    lines = editor.document.lines
    return next((at for at in range(min(row, len(lines) - 1), -1, -1) if lines[at] == line), None)


def _put_back(editor: Editor, row: int, text: str) -> None:
    at = min(row, editor.document.line_count - 1)
    there = editor.document.get_line(at)
    editor.put_line(at, f"{text}\n{there}" if there else text)
