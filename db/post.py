"""What left the house: each sending, its messages, and how far each of them has come.

These tables are their own record: only added to, and not taken back by an undo.
"""

from collections import defaultdict
from collections.abc import Sequence

from clerk.business.post import How, Sending, Sent, SentMessage, State
from clerk.business.restricted import View
from db import errors
from db.sql import marks
from db.transaction import Reader, Row, Transaction, Value

_MESSAGES = (
    "SELECT sent_message.*, dispatch.state, dispatch.said, dispatch.at FROM sent_message "
    "LEFT JOIN dispatch ON dispatch.id = (SELECT max(id) FROM dispatch AS step "
    "WHERE step.sent_message_id = sent_message.id)"
)


def begin_sending(change: Transaction, sending: Sending) -> int:
    """Note that something is sent, and to whom; all of it waits. Its id."""
    row = change.one(
        "INSERT INTO sending (kind, about, meeting_id, what, how, subject, text, link, begun_at, "
        "begun_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        sending.kind.value,
        sending.about,
        sending.meeting_id,
        sending.what,
        sending.how.value,
        sending.subject,
        sending.text,
        sending.link,
        change.at,
        change.who,
    )
    assert row is not None
    for message in sending.messages:
        change.unrecorded(
            "INSERT INTO sent_message (sending_id, key, name, address, view, file_name, sha256) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            row["id"],
            message.key,
            message.name,
            message.address,
            message.view.value,
            message.file_name,
            message.sha256 or None,
        )
    return int(row["id"])


def note_step(change: Transaction, message_id: int, state: State, said: str = "") -> None:
    """Note how far a message has come. Raises RuleBroken for one that was sent already, or, when
    it is to go under way, for one that is under way."""
    change.unrecorded(
        "INSERT INTO dispatch (sent_message_id, at, by, state, said) VALUES (?, ?, ?, ?, ?)",
        message_id,
        change.at,
        change.who,
        state.value,
        said,
    )


def note_all(change: Transaction, sending_id: int, state: State) -> None:
    """Note the same of every message of a sending."""
    change.unrecorded(
        "INSERT INTO dispatch (sent_message_id, at, by, state) "
        "SELECT id, ?, ?, ? FROM sent_message WHERE sending_id = ? ORDER BY id",
        change.at,
        change.who,
        state.value,
        sending_id,
    )


def sent_as(reader: Reader, sha256: str) -> tuple[str, ...]:
    """The names under which bytes were sent before."""
    rows = reader.rows("SELECT DISTINCT file_name FROM sent_message WHERE sha256 = ?", sha256)
    return tuple(row["file_name"] for row in rows)


def sending(reader: Reader, sending_id: int) -> Sending:
    """The sending with this id, its messages in the order they were noted. Raises NotFound."""
    found = _sendings(reader, "WHERE id = ?", sending_id)
    if not found:
        raise errors.NotFound(f"There is no sending {sending_id} in the register.")
    return found[0]


def sendings(
    reader: Reader,
    *,
    meeting_id: int | None = None,
    kind: Sent | None = None,
    about: str | None = None,
    limit: int = 200,
) -> tuple[Sending, ...]:
    """What was sent, the latest first: all, or of a meeting, a kind, or about something."""
    wanted: dict[str, Value] = {
        "meeting_id": meeting_id,
        "kind": kind.value if kind else None,
        "about": about,
    }
    known = {column: value for column, value in wanted.items() if value is not None}
    conditions = " AND ".join(f"{column} = ?" for column in known) or "1"
    return _sendings(reader, f"WHERE {conditions} ORDER BY id DESC LIMIT ?", *known.values(), limit)


def _sendings(reader: Reader, where: str, *values: Value) -> tuple[Sending, ...]:
    rows = reader.rows(f"SELECT * FROM sending {where}", *values)
    messages = _messages(reader, [row["id"] for row in rows])
    return tuple(
        Sending(
            Sent(row["kind"]),
            row["about"],
            row["what"],
            How(row["how"]),
            tuple(messages[row["id"]]),
            row["subject"],
            row["text"],
            row["link"],
            row["meeting_id"],
            row["begun_at"],
            row["begun_by"],
            row["id"],
        )
        for row in rows
    )


def _messages(reader: Reader, ids: Sequence[int]) -> defaultdict[int, list[SentMessage]]:
    found: defaultdict[int, list[SentMessage]] = defaultdict(list)
    for row in reader.rows(
        f"{_MESSAGES} WHERE sending_id IN ({marks(ids)}) ORDER BY sent_message.id", *ids
    ):
        found[row["sending_id"]].append(_message(row))
    return found


def _message(row: Row) -> SentMessage:
    return SentMessage(
        row["key"],
        row["name"],
        row["address"],
        View(row["view"]),
        row["file_name"],
        row["sha256"] or "",
        State(row["state"]) if row["state"] else State.WAITING,
        row["said"] or "",
        row["at"] or "",
        row["id"],
    )
