"""What was done to the register, and taking it back."""

from clerk.business.history import Event
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import history


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
