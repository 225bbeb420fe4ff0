"""Who was sent what, as lists to read and as JSON."""

from clerk.business.post import How, Sending, SentMessage, State
from clerk.desk.as_json import Shape
from clerk.desk.desk import Desk
from clerk.desk.listing import Listing
from clerk.desk.meeting_names import meeting_named
from clerk.desk.posting import sendings
from clerk.desk.wording import moment_text

_STATES = {
    State.WAITING: "not sent yet",
    State.UNDER_WAY: "in doubt",
    State.SENT: "sent",
    State.FAILED: "failed",
}
_MADE = {How.DRAFTS: "draft made", How.TEXT: "text made", How.LETTERS: "letter made"}


def sent_list(desk: Desk, meeting: str | None = None) -> Listing:
    """What was sent, a line a message, the latest sending first: of a meeting, or all."""
    meeting_id = None if meeting is None else meeting_named(desk, meeting).id
    found = sendings(desk, meeting_id=meeting_id)
    return Listing(
        ("No.", "When", "What", "To", "State"),
        tuple(
            (
                str(each.id),
                moment_text(desk.here(message.at or each.begun_at)),
                each.what,
                f"{message.name} ({message.view.value})",
                state_words(each, message),
            )
            for each in found
            for message in each.messages
        ),
        tuple(sending_shape(each) for each in found),
        "Nothing was sent yet.",
    )


def sending_shape(sending: Sending) -> Shape:
    """A sending as JSON."""
    return {
        "number": sending.id,
        "kind": sending.kind.value,
        "about": sending.about,
        "what": sending.what,
        "how": sending.how.value,
        "begun_at": sending.begun_at,
        "begun_by": sending.begun_by,
        "subject": sending.subject,
        "link": sending.link,
        "messages": [
            {
                "name": each.name,
                "address": each.address,
                "view": each.view.value,
                "file": each.file_name,
                "sha256": each.sha256,
                "state": each.state.value,
                "said": each.said,
                "at": each.at,
            }
            for each in sending.messages
        ],
    }


def state_words(sending: Sending, message: SentMessage) -> str:
    """How far a message has come, with the reason where there is one."""
    said = _MADE.get(sending.how, "") if message.state is State.MADE else _STATES[message.state]
    return f"{said}: {message.said}" if message.said else said
