"""Export: what is printed, for whom, and where it goes."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, RadioButton, RadioSet, Static

from clerk.business.restricted import View
from clerk.desk import calendars, exporting, listing, paths, system_programs, written_files
from clerk.desk.exporting import Printed
from clerk.desk.file_names import SHEETS, check_name, is_sheet
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from clerk.desk.wording import day_text
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.footer import ClerkFooter
from screens.widgets.paged_list import Column, ListRow, PagedList

_WHAT = (
    ("Minutes", Printed.MINUTES, False),
    ("Decisions alone", Printed.DECISIONS, False),
    ("Changes since the draft", Printed.CHANGES, False),
    ("Agenda", Printed.AGENDA, False),
    ("Action log", Printed.ACTIONS, False),
    ("All open actions", Printed.ACTIONS, True),
    ("Notice for the board", Printed.NOTICE_BOARD, False),
    ("Notice of a change", Printed.NOTICE, False),
)
_VIEWS = (("Public", View.PUBLIC), ("Restricted too", View.RESTRICTED))
_FORMATS = (*exporting.FORMATS.items(), *SHEETS.items())


class Choice(RadioButton):
    """A choice whose mark is a glyph, not only a colour."""

    BUTTON_INNER = " "

    def watch_value(self) -> None:
        self.BUTTON_INNER = "●" if self.value else " "
        super().watch_value()
        self.refresh()


class ExportScreen(ClerkScreen):
    """A document from a meeting, to a file.

    `reference` names the meeting, "" asks for it; `minute` is the number of one to extract.
    """

    CSS_PATH = "exporting.tcss"
    ABOUT = "Choose what to print and where it goes; tab moves on, ctrl+s writes the file."
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("export.write", "Write", "Write the file.", ("ctrl+s",)),
        Command("export.show", "Open the file", "Open what was written.", ("ctrl+o",)),
        Command("export.meeting", "Meeting", "Choose another meeting.", ("ctrl+l",)),
        Command("export.back", "Back or stop", "Stop writing, or go back.", ("escape",)),
        Command(
            "export.calendar",
            "Calendar",
            "Write the committee's meetings and deadlines.",
            ("ctrl+g",),
        ),
    )

    def __init__(self, reference: str = "", what: str = Printed.MINUTES, minute: str = "") -> None:
        super().__init__()
        self._reference = reference
        self._minute = minute
        self._first = Printed.EXTRACT if minute else Printed(what)
        self._suggested = ""
        self._replacing: Path | None = None
        self._written: Path | None = None
        self._under_way: object | None = None  # the writing that goes on, if any

    def compose(self) -> ComposeResult:
        yield Static("Export", id="of", classes="place")
        columns = (Column("Meeting"), Column("Day", 27), Column("Stage", 14))
        yield PagedList(columns, empty="There is no meeting yet.", id="meetings")
        with Vertical(id="form"):
            with Horizontal(id="choices"):
                with RadioSet(id="what"):
                    first = [printed for _, printed, _ in self._what].index(self._first)
                    for index, (title, _printed, _whole) in enumerate(self._what):
                        yield Choice(plain(title), value=index == first)
                with RadioSet(id="view"):
                    for index, (title, _view) in enumerate(_VIEWS):
                        yield Choice(title, value=index == 0)
                with RadioSet(id="format"):
                    for index, (_ending, title) in enumerate(_FORMATS):
                        yield Choice(title, value=index == 0)
            yield Static("Where to, and under what name:", classes="said")
            yield Input(id="where")
            yield Static(id="said", classes="said")
        yield ClerkFooter()

    @property
    def _what(self) -> tuple[tuple[str, Printed, bool], ...]:
        """What there is to choose from: a minute only where one was named."""
        one = (f"Minute {self._minute} alone", Printed.EXTRACT, False)
        return (*_WHAT[:2], one, *_WHAT[2:]) if self._minute else _WHAT

    def on_mount(self) -> None:
        self._show_form(bool(self._reference))

    async def refill(self) -> None:
        count = await self.do(listing.meeting_count)

        async def fetch(offset: int, limit: int) -> Sequence[ListRow]:
            found = await self.do(listing.meeting_list, limit=limit, offset=offset)
            return [ListRow(name, (body, day, stage)) for name, day, stage, body in found.rows]

        await self.query_one("#meetings", PagedList).show(count, fetch, keep=self._reference)
        if self._reference:
            meeting = await self.do(meeting_named, self._reference)
            self._say_of(meeting.body, day_text(meeting))

    def why_not(self, verb: str) -> str | None:
        if verb in ("write", "calendar") and not self._reference:
            return "Choose a meeting first."
        if verb == "write" and self._under_way:
            return "It is being written; Escape stops it."
        if verb == "show" and self._written is None:
            return "Nothing has been written yet."
        return None

    @on(PagedList.Opened)
    def _take_meeting(self, event: PagedList.Opened) -> None:
        self._reference = str(event.row.key)
        self._show_form(True)
        self._say_of(*event.row.cells[:2])

    @on(RadioSet.Changed)
    def _choose(self) -> None:
        self._suggest()

    @on(Input.Submitted)
    async def _submit(self) -> None:
        await self.run_action("command('export.write')")

    def do_meeting(self) -> None:
        self._show_form(False)

    def do_calendar(self) -> None:
        committee = self._reference.partition("/")[0]
        self.query_one("#where", Input).value = str(paths.documents_folder() / f"{committee}.ics")
        self._say("The meetings of the committee and their deadlines: ctrl+s writes the calendar.")
        self.query_one("#where").focus()

    def do_back(self) -> None:
        if self._under_way:
            self._under_way = None
            self._say("Stopped; nothing was written.")
        else:
            self.clerk.pop_screen()

    async def do_show(self) -> None:
        if self._written is not None:
            await asyncio.to_thread(system_programs.open_file, self._written)

    async def do_write(self) -> None:
        # All that is chosen is read here: what is chosen anew meanwhile is for the next file.
        path = paths.typed_path(self.query_one("#where", Input).value)
        what, name = self._chosen()
        view = self._view
        check_name(path, view)
        if is_sheet(path) and what is not Printed.ACTIONS:
            raise Refused("Only actions can be a sheet; choose Word, PDF or another format.")
        why = await self.do(written_files.in_the_way, path)
        if why and self._replacing != path:
            self._replacing = path
            self._say(f"{why}; ctrl+s once more replaces it, another name keeps it.")
            return
        self._replacing = None
        self._under_way = this = object()
        self.refresh_bindings()
        try:
            done = await self._write(path, what, name, view, lambda: self._under_way is this)
        finally:
            if self._under_way is this:
                self._under_way = None
            self.refresh_bindings()
        if done:
            self._written = path
            self._say(f"Written: {path}\nctrl+o opens it.")

    async def _write(
        self, path: Path, what: Printed, name: str, view: View, going_on: Callable[[], bool]
    ) -> bool:
        """Write the file, whole or not at all; whether it was."""
        if path.suffix.lower() == ".ics":
            committee = name.partition("/")[0]
            await self.do(calendars.export_calendar, committee, path, replace=True)
            return True
        if is_sheet(path):
            from clerk.desk.action_sheets import write_sheet

            self._say("Writing the sheet. Escape stops.")
            return bool(
                await self.do(write_sheet, name, path, view=view, replace=True, going_on=going_on)
            )
        self._say("1 of 2: setting out the text. Escape stops.")
        document = await self.do(exporting.composed, what, name, view, minute=self._minute)
        if not going_on():
            return False
        self._say("2 of 2: writing the file. Escape stops.")
        written = await asyncio.to_thread(
            exporting.write_out, document, path, view=view, replace=True, going_on=going_on
        )
        if written:
            await self.do(written_files.note_written, path, written)
        return bool(written)

    @property
    def _view(self) -> View:
        return _VIEWS[self._pressed("#view")][1]

    def _chosen(self) -> tuple[Printed, str]:
        _, what, whole = self._what[self._pressed("#what")]
        return what, self._reference.partition("/")[0] if whole else self._reference

    def _pressed(self, choice: str) -> int:
        return max(0, self.query_one(choice, RadioSet).pressed_index)

    def _show_form(self, shown: bool) -> None:
        self.query_one("#meetings").display = not shown
        self.query_one("#form").display = shown
        if shown:
            self._suggest()
            self.query_one("#what").focus()
        else:
            self.query_one("#of", Static).update("Export: of which meeting?")
            self.query_one("#meetings").focus()
        self.refresh_bindings()

    def _suggest(self) -> None:
        """A name for the file; one the clerk has typed keeps all but its ending."""
        if not self._reference:
            return
        what, name = self._chosen()
        ending, _ = _FORMATS[self._pressed("#format")]
        where = self.query_one("#where", Input)
        if where.value == self._suggested:
            file = exporting.file_name(what, name, self._view, ending=ending, minute=self._minute)
            where.value = self._suggested = str(paths.documents_folder() / file)
        elif (typed := Path(where.value)).suffix.lower() in dict(_FORMATS):
            where.value = str(typed.with_suffix(ending))
        where.cursor_position = len(where.value)

    def _say_of(self, body: str, day: str) -> None:
        if self.query_one("#form").display:
            self.query_one("#of", Static).update(plain(f"Export · {day} · {body}"))

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(plain(text))
