"""History: who changed what, when, and taking it back."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from clerk.business.history import Event
from clerk.desk import undoing
from clerk.desk.wording import moment_text
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.footer import ClerkFooter
from screens.widgets.paged_list import Column, ListRow, PagedList

_COLUMNS = (Column("When", 17), Column("Who", 14), Column("What"), Column("", 12))


class HistoryScreen(ClerkScreen):
    """Everything that was done to the register, the latest first."""

    CSS_PATH = "history.tcss"
    ABOUT = "What was done, the latest first, and below it what that changed. Tab reads on there."
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command(
            "history.undo", "Take back", "Take back the chosen change, if it still can be.", ("u",)
        ),
        Command("history.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self) -> None:
        super().__init__()
        self._reason = ""
        self._list = PagedList(_COLUMNS, empty="Nothing has been done yet.", id="events")

    def compose(self) -> ComposeResult:
        yield Static("History", classes="place")
        yield self._list
        with VerticalScroll(can_focus=True, classes="panel", id="changes"):
            yield Static(id="changed")
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.focus()

    async def refill(self) -> None:
        count = await self.do(undoing.event_count)

        async def fetch(offset: int, limit: int) -> Sequence[ListRow]:
            return [_row(e) for e in await self.do(undoing.event_page, offset, limit, count)]

        await self._list.show(count, fetch)

    def why_not(self, verb: str) -> str | None:
        if verb != "undo":
            return None
        if self._event is None:
            return "No change is chosen."
        return self._reason or None

    async def do_undo(self) -> None:
        if event := self._event:
            before = self._list.count
            self.clerk.tell(await self.do(undoing.undo_event, event.seq))
            await self.refill()
            # What came in above pushed the change down: another u must not meet another one.
            self._list.choose(self._list.chosen + self._list.count - before)

    def do_back(self) -> None:
        self.clerk.pop_screen()

    @property
    def _event(self) -> Event | None:
        row = self._list.row
        return row.key if row is not None and isinstance(row.key, Event) else None

    @on(PagedList.Moved)
    def _look(self) -> None:
        self.begin(self._show_changes, exclusive=True, group="changes")

    async def _show_changes(self) -> None:
        event = self._event
        if event is None:
            self.query_one("#changed", Static).update("")
            return
        lines = list(await self.do(undoing.event_details, event.seq))
        self._reason = await self.do(undoing.why_not_taken_back, event)
        if event.changes > len(lines):
            lines.append(f"and {event.changes - len(lines)} more")
        if event.undoes is not None:
            lines.insert(0, f"This took back change {event.undoes}.")
        lines.insert(
            0, self._reason or "u takes this back, as long as nobody has changed it since."
        )
        lines.insert(0, f"{event.what}.")
        self.query_one("#changed", Static).update(plain("\n".join(lines)))
        self.query_one("#changes").scroll_home(animate=False)
        self.refresh_bindings()


def _row(event: Event) -> ListRow:
    when = datetime.fromisoformat(event.at).astimezone()
    state = "taken back" if event.undone_by is not None else ""
    return ListRow(event, (moment_text(when), event.who, event.what, state), muted=bool(state))
