"""What was done to the register, and taking it back."""

from clerk.business.history import Event
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from clerk.desk.wording import change_text
from db import history
from db.event_rows import row_changes


def undo_last(desk: Desk) -> str:
    """Take back the last thing this clerk did; a sentence saying what it was.

    Raises Refused when there is nothing to take back, or somebody has changed it since.
    """
    with in_plain_words():
        last = history.last_undoable(desk.register, desk.who)
        if last is None:
            raise Refused("There is nothing of yours to take back.")
        history.undo(desk.register, last.seq)
    return f"Taken back: {last.what}."


def can_undo_last(desk: Desk) -> bool:
    """Whether `undo_last` would take something back now."""
    with in_plain_words():
        last = history.last_undoable(desk.register, desk.who)
        return last is not None and history.can_undo(desk.register, last.seq)


def undo_event(desk: Desk, seq: int) -> str:
    """Take back the event numbered `seq`; a sentence saying what it was. Raises Refused."""
    with in_plain_words():
        event = history.undo(desk.register, seq)
    return f"Taken back: {event.what}."


def events(
    desk: Desk, *, limit: int = 50, before: int | None = None, meeting_id: int | None = None
) -> tuple[Event, ...]:
    """What was done, the latest first; of one meeting, or of all."""
    with in_plain_words():
        return history.events(desk.register, limit=limit, before=before, meeting_id=meeting_id)


def event_count(desk: Desk) -> int:
    """How many things were done so far; they are numbered from 1 without a gap."""
    with in_plain_words():
        return history.last_seq(desk.register)


def event_page(desk: Desk, offset: int, limit: int, of: int) -> tuple[Event, ...]:
    """The latest `of` events' page: `limit` of them, the latest first, after leaving out `offset`.

    `of` is what `event_count` said, so that pages stay in place while others go on working.
    """
    return events(desk, limit=limit, before=of - offset + 1)


def event_details(desk: Desk, seq: int) -> tuple[str, ...]:
    """What the event numbered `seq` did, a line for each thing it touched."""
    with in_plain_words():
        return tuple(change_text(change) for change in row_changes(desk.register, seq))


def why_not_taken_back(desk: Desk, event: Event) -> str:
    """Why this clerk cannot take back an event, as far as can be said without trying; or ""."""
    if event.undone_by is not None:
        return "It has been taken back already."
    if event.who != desk.who:
        return f"It was done by {event.who}, who can take it back."
    return ""
