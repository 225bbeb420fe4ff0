"""What was done to a meeting, the latest first."""

from collections.abc import Sequence

from clerk.business.history import Event
from screens.widgets.paged_list import Column, ListRow

COLUMNS = (Column("When", 17), Column("Who", 12), Column("What"))
EMPTY = "Nothing was done yet."


def event_rows(events: Sequence[tuple[Event, str]]) -> list[ListRow]:
    """A row an event; its key is the event's number."""
    return [
        ListRow(
            event.seq,
            (at, event.who, f"taken back: {event.what}" if event.undone_by else event.what),
            muted=event.undone_by is not None,
        )
        for event, at in events
    ]
