"""Promises in the minutes, offered as actions: none is taken unasked."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from clerk.business.actions import Action
from clerk.business.directory import Entry
from clerk.business.offered_actions import (
    offered_actions,
    taken_over,
    with_owners,
    without_capitals,
)
from clerk.business.promises import LeftOut, words_key
from clerk.business.typed_actions import action_as_typed, typed_action
from clerk.desk.action_reports import OfferedReport, offered_reports, take_report
from clerk.desk.promises_taken import leave_out, offer_again, take_promise
from clerk.desk.refused import Refused
from clerk.desk.sitting import everybody
from clerk.desk.workspace import Workspace, workspace
from screens.commands import Command
from screens.offered import Offer, about_report, around, cells, report_cells
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.fields import Field
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import Column, ListRow, PagedList

_COLUMNS = (Column("Minute", 8), Column("What is promised"), Column("By, guessed", 20))
_NOTHING = "Nothing more seems to be promised here."


class PromisesScreen(ClerkScreen):
    """What seems to be promised in one minute, or in all of a meeting."""

    CSS_PATH = "offers.tcss"
    ABOUT = (
        "Sentences and clauses that seem to promise something. Enter makes an action of one, "
        "where it stands; x leaves it out, o shows what was left out, where x offers it again. "
        "Who it is by is guessed from "
        "its subject or from who said it, and e changes it first; the action keeps a ? beside a "
        "guessed owner until somebody says who owns it. Lines such as “Action 4: visit "
        "arranged” are offered as progress of that action. Nothing is taken unasked."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("promises.take", "Take", "Take the promise as an action.", ("t", "enter")),
        Command("promises.edit", "Edit first", "Change words, owner or day, then take it.", ("e",)),
        Command(
            "promises.close",
            "And close",
            "Note progress, and close the action.",
            ("c",),
            footer=False,
        ),
        Command(
            "promises.drop",
            "Leave out",
            "Offer it no more, or again after o.",
            ("x", "d"),
        ),
        Command("promises.others", "Left out", "Show what was left out, or is offered.", ("o",)),
        Command("promises.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self, reference: str, minute: int | None = None) -> None:
        super().__init__()
        self._reference = reference
        self._minute = minute
        self._at: Workspace | None = None
        self._people: tuple[Entry, ...] = ()
        self._others = False
        self._one_by_one = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield Static("Promises", id="head", classes="place")
        yield PagedList(
            _COLUMNS,
            empty=_NOTHING,
            id="offers",
        )
        with VerticalScroll(classes="panel gives-way", id="around"):
            yield Static(id="words")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query_one(PagedList).focus()

    async def refill(self) -> None:
        self._people = await self.do(everybody)
        self._at = await self.do(workspace, self._reference)
        out = self._at.left_out
        offers = [one for one in self._found(self._at) if _is_out(one.key, out) is self._others]
        reports = [
            one
            for one in await self.do(offered_reports, self._reference)
            if self._minute in (None, one.reported.minute.id)
            and _is_out(_key(one), out) is self._others
        ]
        rows = [
            *(ListRow(each, report_cells(each)) for each in reports),
            *(ListRow(each, cells(each)) for each in offers),
        ]
        await self.query_one(PagedList).show_rows(rows)
        count = f"{len(offers)} promises" if len(offers) != 1 else "1 promise"
        noted = f", {len(reports)} of progress" if reports else ""
        what = "none is an action until you say"
        if self._others:
            what = "left out · x offers one again"
        self.query_one("#head", Static).update(plain(f"{count}{noted} · {what}"))
        self._tell()

    def _found(self, at: Workspace) -> list[Offer]:
        record = at.record
        return [
            Offer(minute, offered)
            for minute in record.minutes
            if self._minute in (None, minute.id)
            for offered in offered_actions(minute, self._people, actions=record.actions)
        ]

    @property
    def _chosen(self) -> Offer | None:
        row = self.query_one(PagedList).row
        return row.key if row is not None and isinstance(row.key, Offer) else None

    @property
    def _report(self) -> OfferedReport | None:
        row = self.query_one(PagedList).row
        return row.key if row is not None and isinstance(row.key, OfferedReport) else None

    @on(PagedList.Moved)
    def _tell(self) -> None:
        """Show the words around the chosen promise."""
        chosen, report = self._chosen, self._report
        shown = around(chosen) if chosen else ""
        self.query_one("#words", Static).update(about_report(report) if report else shown)
        self.refresh_bindings()

    # -- commands

    def why_not(self, verb: str) -> str | None:
        if not self.is_mounted or verb in ("back", "others"):
            return None
        if self.query_one(Form).display:
            return "A form is open: fill it in, or Escape puts it aside."
        if verb == "close" and self._report is None:
            return "Only an action whose progress is offered can be closed here."
        if verb == "edit" and self._report is not None:
            return "Progress is noted as it was said."
        return None if self._chosen or self._report else "No promise is chosen."

    @on(PagedList.Opened)
    def _opened(self) -> None:
        self.begin(self.do_take)

    # A key pressed again before the list is read anew means the next promise, not the same twice.

    async def do_close(self) -> None:
        async with self._one_by_one:
            if self._report is not None:
                await self._note(closing=True)

    async def _note(self, *, closing: bool) -> None:
        report, at = self._report, self._at
        if report is None or at is None:
            return
        minute = report.reported.minute
        told = await self.do(
            take_report,
            report.seen,
            report.reported.said,
            at.record.meeting,
            minute="" if minute.provisional else minute.number,
            closing=closing,
        )
        self.clerk.tell(f"{told} F8 takes that back.")
        await self.refill()

    async def do_take(self) -> None:
        async with self._one_by_one:
            if self._report is not None:
                await self._note(closing=False)
            elif (chosen := self._chosen) is not None:
                await self._take(chosen, taken_over(chosen.offered.typed))

    async def do_edit(self) -> None:
        chosen, at = self._chosen, self._at
        if chosen is None or at is None:
            return
        held, label = at.record.meeting.held, at.committee.style.label("action")
        said = chosen.offered.typed.action.text
        calm = without_capitals(said)
        offered = replace(chosen.offered.typed.action, text=calm)
        line = action_as_typed(replace(chosen.offered.typed, action=offered), held, label)

        async def then(said: Mapping[str, str]) -> None:
            typed = typed_action(" ".join(said["line"].split()), label, self._people, held)
            if typed is None or not typed.action.text:
                raise Refused(f"Begin with {label.upper()}, then say what is to be done.")
            await self._take(chosen, with_owners(typed))

        hint = f"{label.upper()} do this @owner !day"
        title = "Take it as an action"
        if calm != said:
            title += ": its capitals are taken out, names need theirs again"
        fields = (Field("line", "As typed", line, hint=hint, lines=3),)
        await self.query_one(Form).ask(title, fields, then)

    async def _take(self, offer: Offer, action: Action) -> None:
        if self._at is None:
            return
        meeting_id = self._at.record.meeting.id or 0
        await self.do(take_promise, meeting_id, offer.minute, offer.offered, action)
        await self.refill()
        number = self._number_of(offer.minute.id or 0, action)
        parts = ("It is an action now", number, _for_whom(action))
        self.clerk.tell(f"{', '.join(part for part in parts if part)}. F8 takes that back.")

    def _number_of(self, minute_id: int, action: Action) -> str:
        """The number the action took, where its minutes are issued and it has one at once."""
        if self._at is None:
            return ""
        made = [
            each.number
            for minute in self._at.record.minutes
            if minute.id == minute_id
            for each in minute.actions
            if each.text == action.text and each.number
        ]
        return f"{self._at.committee.short} {made[-1]}" if made else ""

    async def do_drop(self) -> None:
        async with self._one_by_one:
            verb = offer_again if self._others else leave_out
            if (chosen := self._chosen) is not None:
                await self.do(verb, chosen.minute, chosen.key[1])
            elif (report := self._report) is not None:
                await self.do(verb, report.reported.minute, _key(report)[1])
            else:
                return
            told = "It is offered again." if self._others else "It is left out; o shows it again."
            await self.refill()
            self.clerk.tell(f"{told} F8 takes that back.")

    async def do_others(self) -> None:
        self._others = not self._others
        offers = self.query_one(PagedList)
        offers.set_columns(_COLUMNS, empty="Nothing is left out." if self._others else _NOTHING)
        await self.refill()

    def do_back(self) -> None:
        self.clerk.pop_screen()


def _for_whom(action: Action) -> str:
    guessed = ", ".join(owner.name for owner in action.owners if owner.guessed)
    if guessed:
        return f"for {guessed}, which is a guess"
    return "" if action.owners else "and nobody owns it"


def _is_out(key: tuple[int, str], left_out: LeftOut) -> bool:
    return (key[0], words_key(key[1])) in left_out


def _key(report: OfferedReport) -> tuple[int, str]:
    return report.reported.minute.id or 0, f"{report.seen.number} {report.reported.said.text}"
