"""Earlier versions of the minute in hand: when, by whom, and what is different now."""

from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from clerk.business.versions import Version
from clerk.desk.versions import version_text, versions
from screens.desk_thread import desk_of
from screens.meeting_views.two_texts import marked
from screens.widgets.paged_list import Column, ListRow, PagedList

_COLUMNS = (Column("Saved", 14), Column("Letters", 7), Column("By"))


class Versions(Horizontal):
    """Hidden until shown; Enter on a version asks for it with `Restored`."""

    DEFAULT_CSS = """
    Versions { display: none; height: 60%; border: round $border; }
    Versions > PagedList { width: 1fr; }
    Versions > VerticalScroll { width: 1fr; padding: 0 1; }
    """

    class Restored(Message):
        """A version was chosen to stand again."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str = "versions") -> None:
        super().__init__(id=id)
        self._of = (0, False)
        self._now = ""

    def compose(self) -> ComposeResult:
        yield PagedList(_COLUMNS, empty="Nothing was saved here yet.", id="version-list")
        with VerticalScroll():
            yield Static(id="version-text")

    async def show(self, minute: int, now: str, *, restricted: bool) -> None:
        """Show the versions of a minute, or of its restricted part; `now` is its present text."""
        found = await desk_of(self).do(versions, minute, restricted=restricted)
        self._of, self._now = (minute, restricted), now
        self.border_title = "Earlier versions · Enter restores · ▸then◂ «now»"
        self.display = True
        listed = self.query_one(PagedList)
        await listed.show_rows([_row(version) for version in found])
        listed.choose(0)
        listed.focus()

    def put_away(self) -> None:
        """Hide them again."""
        self.display = False

    @on(PagedList.Moved)
    async def _read(self, event: PagedList.Moved) -> None:
        event.stop()
        if event.row is None or not self.display:
            return
        minute, restricted = self._of
        number = int(str(event.row.key))
        text = await desk_of(self).do(version_text, minute, number, restricted=restricted)
        self.query_one("#version-text", Static).update(marked(text, self._now, with_other=True))

    @on(PagedList.Opened)
    def _restore(self, event: PagedList.Opened) -> None:
        event.stop()
        self.post_message(self.Restored(int(str(event.row.key))))


def _row(version: Version) -> ListRow:
    at = f"{datetime.fromisoformat(version.at).astimezone():%d/%m %H:%M:%S}"
    who = f"now · {version.who}" if version.current else version.who
    return ListRow(version.number, (at, f"{version.length:,}", who))
