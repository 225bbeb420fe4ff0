"""What was noted in the room: the rough notes of a minute, days later."""

from dataclasses import dataclass

from clerk.business.minutes import Minute
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from clerk.desk.wording import moment_text
from clerk.desk.workspace import workspace
from db.revisions import left_room_at, text_at


@dataclass(frozen=True, slots=True)
class Rough:
    """A minute with what the clerk had of it when the meeting closed.

    `text` is the text as it stood then and `closed` when that was, by this desk's clock; before
    the meeting was closed both are empty. `meeting` is the meeting's id.
    """

    meeting: int
    minute: Minute
    text: str = ""
    closed: str = ""


def rough_notes(desk: Desk, reference: str, minute_id: int, *, restricted: bool = False) -> Rough:
    """The rough notes of a minute, or with the text of its restricted part. Raises Refused."""
    record = workspace(desk, reference).record
    meeting = record.meeting.id or 0
    minute = next((one for one in record.minutes if one.id == minute_id), None)
    if minute is None:
        raise Refused("This minute is no longer in the meeting: go back and look again.")
    with in_plain_words():
        moment = left_room_at(desk.register, meeting)
        if not moment:
            return Rough(meeting, minute)
        text = text_at(desk.register, minute_id, moment, restricted=restricted)
    return Rough(meeting, minute, text, moment_text(desk.here(moment)))
