"""Taking minutes live: the items, the text of the one in hand, and who is in the room."""

from collections.abc import Awaitable
from datetime import time
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static, TextArea

from clerk.business.directory import Entry as Known
from clerk.business.meetings import NOT_BEGUN
from clerk.business.restricted import View
from clerk.desk.minuting import Part, open_item
from clerk.desk.refused import Refused
from clerk.desk.sitting import Sitting, everybody, sitting
from clerk.desk.workspace import Workspace
from screens.commands import Command
from screens.editor import Editor
from screens.live.commands import ABOUT, VERBS, WHILE_WRITING
from screens.live.decided import Thing, thing_rows, things
from screens.live.going import Going
from screens.live.head import head_line
from screens.live.items import (
    Entry,
    entries,
    entry_rows,
    item_numbered,
    minute_with_id,
)
from screens.live.lines import Lines
from screens.live.minuting import AskingLive
from screens.live.remarks import remarks
from screens.live.room_pane import RoomPane
from screens.live.words import name_offered, written_out
from screens.meeting_views.view import Sight
from screens.meeting_views.writing import Writing
from screens.plain import plain
from screens.widgets.answer_line import AnswerLine
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import Column, PagedList

_ITEMS = (Column("Items"),)
_LOOK_AT_CLOCK = 10.0  # seconds
_HINT = """
i      opens the meeting and lists who is present
p      begins a minute for every item, to write ahead
Enter  begins the minute of the chosen item
"""


class LiveScreen(Going):
    """The meeting a reference names, being minuted."""

    CSS_PATH = "live.tcss"
    ABOUT = ABOUT
    VERBS: ClassVar[tuple[Command, ...]] = VERBS

    def __init__(self, reference: str, minute: int | None = None) -> None:
        super().__init__()
        self._reference = reference
        self._wanted = minute
        self._sitting: Sitting | None = None
        self.now = time()
        self.known: tuple[Known, ...] = ()
        """Everybody an action can be given to."""
        self.entry: Entry | None = None
        self.part: Part | None = None
        self.things: tuple[Thing, ...] = ()
        self.lines = Lines(self)
        self.asking = AskingLive(self)

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        with Horizontal(id="desk"):
            yield PagedList(_ITEMS, empty="No items: a adds one.", id="items")
            with Vertical(id="page"):
                yield Static(_HINT, id="hint")
                yield Writing(id="writing")
                yield Static(id="who")
                yield Static(id="remarks")
                yield PagedList((Column("Outcomes and actions"),), empty="", id="decided")
            yield RoomPane(id="room")
        yield AnswerLine()
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query_one("#who").display = False
        self.writing.display = False
        self.set_interval(_LOOK_AT_CLOCK, self._look_at_clock)

    # -- what is shown

    @property
    def at(self) -> Workspace:
        """The meeting as it was read last. Raises Refused while it has not been read."""
        if self._sitting is None:
            raise Refused("This meeting has not been read: go back and open it again.")
        return self._sitting.at

    @property
    def sight(self) -> Sight:
        return Sight(self.at, View.RESTRICTED)

    async def look(self) -> None:
        self._sitting = await self.do(sitting, self._reference)
        # Its reference changes with its day.
        self._reference = str(self.at.record.meeting.id)
        self.now = self._sitting.now

    async def refill(self) -> None:
        nothing_open = self.entry is None
        self.known = await self.do(everybody)
        await self.look()
        if nothing_open:
            await self._begin()
        elif self.part is not None and self.writing.keeper.sheet is None:
            await self._write_in(self.part)
        else:
            await self.writing.look_again()
        await self._show()

    async def _begin(self) -> None:
        """Open the minute the clerk was in, else the first; in the room, the first item left."""
        last = self._sitting.last if self._sitting and not self._wanted else None
        minute, restricted = last or (self._wanted, None)
        known = entries(self.at.record)
        entry = next((one for one in known if minute and one.minute == minute), None)
        if entry is None and self.at.record.meeting.stage not in NOT_BEGUN:
            entry = next((one for one in known if one.minute is None), None)
        entry = entry or next((one for one in known if one.minute is not None), None)
        if entry is not None:
            await self.turn_to(entry, restricted=restricted)
        else:
            self.query_one("#items", PagedList).focus()

    async def _show(self) -> None:
        record = self.at.record
        minute = minute_with_id(record, self.part.minute if self.part else None)
        restricted = bool(self.part and self.part.restricted)
        self.things = things(minute, restricted=restricted) if minute else ()
        self.writing.display = minute is not None
        self.query_one("#hint").display = minute is None
        item = self.entry.number if self.entry else ""
        said = remarks(self.at, item, minute) if minute else ""
        self.query_one("#remarks", Static).update(plain(said))
        self.query_one("#remarks").display = bool(said)
        label, short = self.at.committee.style.label("action"), self.at.committee.short
        decided = self.query_one("#decided", PagedList)
        await decided.show_rows(thing_rows(self.things, short, label))
        decided.display = bool(self.things)
        await self.query_one("#items", PagedList).show_rows(
            entry_rows(record, self.entry), keep=self.entry
        )
        await self.query_one(RoomPane).show_roll(self.at)
        self._title()
        self.refresh_bindings()

    def _title(self) -> None:
        if self._sitting is not None:
            item = self.entry.number if self.entry else ""
            line = head_line(self.at, self.now, item, self.size.width)
            self.query_one("#head", Static).update(plain(line))

    def on_resize(self) -> None:
        self._title()

    def _look_at_clock(self) -> None:
        self.begin(self._read_clock, exclusive=True, group="clock")

    async def _read_clock(self) -> None:
        self.now = await self.do(lambda desk: desk.clock().time())
        self._title()

    # -- the text

    async def turn_to(self, entry: Entry, *, restricted: bool | None = None) -> None:
        stood = self.entry, self.part
        try:
            await self._turn_to(entry, restricted)
        except Refused:
            self.entry, self.part = stood
            if self.part is not None:
                await self.refill()  # typing goes on where the clerk was
            raise

    async def _turn_to(self, entry: Entry, restricted: bool | None) -> None:
        await self.leave_text()
        item = item_numbered(self.at.record, entry.number)
        if entry.minute is None and item is not None:
            entry = Entry(entry.number, await self.do(open_item, self.meeting, item))
        await self.look()
        minute = minute_with_id(self.at.record, entry.minute)
        if minute is None:
            raise Refused("That minute is no longer there: choose another.")
        hidden = minute.restricted is not None if restricted is None else restricted
        self.entry = entry
        self.part = Part(self.meeting, minute.id or 0, hidden and minute.restricted is not None)
        await self._write_in(self.part)
        await self._show()
        self.set_focus(self.editor)

    async def _write_in(self, part: Part) -> None:
        """Put the text of a part on the page."""
        minute = minute_with_id(self.at.record, part.minute)
        if minute is None:  # it was taken back, or joined to another
            self.part = self.entry = None
            return
        self.writing.display = True
        mark = "RESTRICTED TEXT · " if part.restricted else ""
        title = f"{mark}{minute.number} {minute.title}".strip()
        await self.writing.open(part.minute, title, restricted=part.restricted)
        if self.editor.cursor_location == (0, 0):  # nobody has typed here: go on at its end
            self.editor.action_go_to_end(1)

    async def leave_text(self) -> None:
        """Take what was typed into its minute."""
        self.lines.forget()
        self.part = None
        await self.writing.leave()

    async def keep(self) -> None:
        """Put on the disk what is on the screen."""
        await self.writing.keeper.save()

    async def last_thing(self) -> None:
        self.clerk.farewell = await self.writing.keeper.last_thing() or self.clerk.farewell

    def at_once(self) -> None:
        self.writing.keeper.at_once()

    @on(Editor.LineDone)
    def _line_done(self, event: Editor.LineDone) -> None:
        work = self.lines.done(event.editor, event.number, event.text)
        if work is not None:
            self._carry_out(work)

    def _carry_out(self, work: Awaitable[None]) -> None:
        self.begin(lambda: work)

    @on(TextArea.Changed)
    def _typed(self) -> None:
        work = self.lines.came_back(self.editor)
        if work is not None:
            self._carry_out(work)

    @on(Editor.Wants)
    def _offer_name(self, event: Editor.Wants) -> None:
        if self._sitting is not None:
            event.editor.offer(name_offered(event.prefix, self.at.record.roll, self.known))

    @on(Editor.Snippet)
    def _write_out(self, event: Editor.Snippet) -> None:
        phrases = {one.name: one.text for one in self.at.committee.style.snippets}
        phrases.setdefault("time", f"{self.now:%H:%M}")
        found = written_out(event.name, phrases, self.at.record.roll, self.known)
        if len(found) == 1:
            event.editor.put_back(event.name, found[0])
        elif found:
            self.clerk.tell(f";{event.name} can be {', '.join(found)}: type more of it.")

    @on(PagedList.Opened, "#items")
    def _item_opened(self, event: PagedList.Opened) -> None:
        key = event.row.key
        if isinstance(key, Entry):
            self.begin(lambda: self.turn_to(key))

    # -- commands

    @on(PagedList.Opened, "#decided")
    def _thing_opened(self) -> None:
        self.begin(self.edit_thing)

    def why_not(self, verb: str) -> str | None:
        if not self.is_mounted or verb == "back":
            return None
        if self._sitting is None:
            return "The meeting is still being read."
        if self.query_one(Form).display or self.query_one(AnswerLine).display:
            return "A form is open: fill it in, or Escape puts it aside."
        if verb not in WHILE_WRITING and self.editor.has_focus:
            return "Escape leaves the text first."
        if verb == "begin" and self.at.record.meeting.stage not in NOT_BEGUN:
            return "This meeting has been opened already: F4 shows the room."
        if verb in ("vote", "delete") and not self.query_one("#decided").has_focus:
            return "o goes to the outcomes first."
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As on every screen, but while writing only what works there is in the footer."""
        asked = str(parameters[0]) if parameters else ""
        writing = action == "command" and self.is_mounted and self.editor.has_focus
        if writing and self.command(asked) and asked.partition(".")[2] not in WHILE_WRITING:
            return False
        if asked == "live.begin" and self._sitting is not None and self.why_not("begin"):
            return False
        return super().check_action(action, parameters)

    async def do_back(self) -> None:
        items = self.query_one("#items", PagedList)
        if self.writing.put_versions_away():
            self.set_focus(self.editor)
        elif not items.has_focus:
            items.focus()
        else:
            await self.leave_text()
            self.clerk.pop_screen()
