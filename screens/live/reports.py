"""Lines that say how an action of the log goes on: offered as its progress, and never taken so."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from textual.widgets import Static

from clerk.business.typed_progress import ReportedLine, reported_line
from clerk.desk.action_reports import action_reported_on, take_report
from clerk.desk.following_up import Followed
from screens.editor import Editor
from screens.live.items import minute_with_id
from screens.plain import plain, shortened

if TYPE_CHECKING:
    from screens.live.screen import LiveScreen

_LONGEST = 30


class Reports:
    """Offers the progress a typed line reports. The line is text of the minute and stays there."""

    def __init__(self, screen: "LiveScreen") -> None:
        self._screen = screen
        self._offer: tuple[Followed, ReportedLine] | None = None

    def line(self, line: str) -> Awaitable[None] | None:
        """What is left to do for a line that speaks of an action; None for any other."""
        committee = self._screen.at.committee
        said = reported_line(line, committee.style.label("action"), committee.short)
        return self._ask(said) if said is not None else None

    def answered(self, editor: Editor, place: int, line: str) -> Awaitable[None] | None:
        """What is left to do when a line is the answer to what was offered; else it is put away."""
        if self._offer is None:
            return None
        seen, said = self._offer
        self.ask_no_more()
        if line.strip() not in ("1", "2"):
            return None
        editor.take_line(place, line)
        return self._take(seen, said, closing=line.strip() == "2")

    def ask_no_more(self) -> None:
        """Typing goes on: the line is text and nothing else."""
        if self._offer is not None:
            self._offer = None
            self._screen.query_one("#who", Static).display = False

    async def _ask(self, said: ReportedLine) -> None:
        part, slug = self._screen.part, self._screen.at.committee.slug
        restricted = part is not None and part.restricted
        seen = await self._screen.do(action_reported_on, slug, said, restricted=restricted)
        if seen is None:
            return
        self._offer = (seen, said)
        what = "restricted" if seen.action.restricted else shortened(seen.action.text, _LONGEST)
        line = self._screen.query_one("#who", Static)
        line.update(
            plain(
                f"{seen.number} ({what}): 1 notes this as its progress  2 and closes it  "
                "(a number and Enter, or type on)"
            )
        )
        line.display = True

    async def _take(self, seen: Followed, said: ReportedLine, *, closing: bool) -> None:
        part, record = self._screen.part, self._screen.at.record
        minute = minute_with_id(record, part.minute) if part is not None else None
        fixed = minute is not None and not minute.provisional
        told = await self._screen.do(
            take_report,
            seen,
            said,
            record.meeting,
            minute=minute.number if minute is not None and fixed else "",
            closing=closing,
        )
        self._screen.clerk.tell(f"{told} F8 takes it back.")
