"""The lines at the top of a meeting: what it is, how far it has come, which view is in front."""

from rich.cells import cell_len
from textual.widgets import Static

from clerk.business.views import has_restricted
from clerk.desk.wording import day_text
from screens.meeting_views.view import Sight
from screens.plain import shortened

VIEWS = ("agenda", "attendance", "minutes", "actions", "papers", "history")


def title_line(sight: Sight, width: int) -> str:
    """Committee, day, time, stage and kind; of a long name only what leaves room for the rest."""
    meeting = sight.at.record.meeting
    parts = (day_text(meeting), meeting.state, shortened(meeting.title, 40))
    rest = "".join(f" · {part}" for part in parts if part)
    name = meeting.body or sight.at.committee.name
    return f"{shortened(name, max(16, width - cell_len(rest) - 2))}{rest}"


def state_line(sight: Sight) -> str:
    """The next step, how many findings there are, and whether restricted business is shown."""
    count = len(sight.at.findings)
    parts = [f"Next: {sight.at.next_step}", *_clock(sight)]
    if count:
        parts.append("1 finding (f)" if count == 1 else f"{count} findings (f)")
    if sight.closed:
        parts.append("RESTRICTED BUSINESS SHOWN (r hides it)")
    elif has_restricted(sight.at.record):
        parts.append("public view (r shows restricted business)")
    return " · ".join(parts)


def _clock(sight: Sight) -> list[str]:
    """The days left until the agenda must go out, reports not in, and what waits for it."""
    clock, offered = sight.at.clock, len(sight.at.offered)
    parts = []
    if clock is not None and clock.running and clock.days_left is not None:
        left = clock.days_left
        parts.append("TOO LATE" if left < 0 else "1 day left" if left == 1 else f"{left} days left")
    if clock is not None and clock.reports:
        parts.append(clock.reports)
    if offered:
        parts.append(f"{offered} offered (G)")
    return parts


class ViewBar(Static):
    """The views with their keys; a click goes there too. The one in front is in brackets."""

    def mark(self, name: str) -> None:
        """Show the view called `name` as the one in front."""
        parts = []
        for key, view in enumerate(VIEWS, start=1):
            words = f"{key} {view.capitalize()}"
            text = rf"[b]\[{words}][/b]" if view == name else f" {words} "
            parts.append(f"[@click=screen.command('meeting.{view}')]{text}[/]")
        self.update("".join(parts))
