"""What is said quietly under the text of the item in hand."""

from collections.abc import Iterator

from clerk.business.interests import leaving_suggested
from clerk.business.minutes import Minute
from clerk.business.names import may_be_same
from clerk.business.offered_actions import offered_actions
from clerk.business.presence import in_the_room
from clerk.business.words import counted
from clerk.desk.workspace import Workspace


def remarks(at: Workspace, item: str, minute: Minute) -> str:
    """Who is to leave for the item, what the text promises, and what was noted; empty for none."""
    return "\n".join(_remarks(at, item, minute))


def _remarks(at: Workspace, item: str, minute: Minute) -> Iterator[str]:
    record = at.record
    here = [person.name for person in in_the_room(record.roll)]
    for declared in leaving_suggested(record, item):
        if any(may_be_same(declared.name, name) for name in here):
            yield f"{declared.name} has an interest here and is to leave: F4, then l."
    offered = len(offered_actions(minute, actions=record.actions, left_out=at.left_out))
    if offered:
        yield f"{counted(offered, 'promise')} in this minute: Esc, then t takes over."
    if minute.note:
        last = minute.note.splitlines()[-1]
        yield f"Noted: {last}"
