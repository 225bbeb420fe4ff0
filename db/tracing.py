"""What became of a minute: where it is, and the actions that came of it."""

from db.transaction import Reader, Row


def minutes_numbered(reader: Reader, committee: str, number: str) -> tuple[tuple[int, int], ...]:
    """The minutes of a committee (its slug) with this number, the latest first, each as the ids
    of its meeting and of itself. Papers print a number twice at times."""
    rows = reader.rows(
        "SELECT minute.meeting_id, minute.id FROM minute "
        "JOIN meeting ON meeting.id = minute.meeting_id "
        "JOIN committee ON committee.id = meeting.committee_id "
        "WHERE committee.slug = ? AND minute.number = ? COLLATE NOCASE "
        "AND minute.deleted_at IS NULL ORDER BY meeting.held DESC, minute.place",
        committee,
        number,
    )
    return tuple((row["meeting_id"], row["id"]) for row in rows)


def actions_of(
    reader: Reader, committee: str, number: str, minute_id: int | None = None
) -> tuple[int, ...]:
    """The ids of the actions printed in a minute, and of those a log says came from its number.

    Where the log names the day of the meeting, only those of that day. Without `minute_id` those
    whose minute is not in the register.
    """
    rows = reader.rows(
        "SELECT action.id FROM action JOIN committee ON committee.id = action.committee_id "
        "LEFT JOIN minute ON minute.id = ? "
        "LEFT JOIN meeting ON meeting.id = minute.meeting_id "
        "WHERE committee.slug = ? AND action.deleted_at IS NULL AND (action.minute_id = ? "
        "OR action.minute_id IS NULL AND action.origin_minute = ? COLLATE NOCASE "
        "AND (meeting.held IS NULL OR action.origin_held IS NULL "
        "OR action.origin_held = meeting.held)) "
        "ORDER BY action.counter IS NULL, action.counter, action.id",
        minute_id,
        committee,
        minute_id,
        number,
    )
    return tuple(row["id"] for row in rows)


def business_from(reader: Reader, meeting_id: int, number: str) -> tuple[tuple[str, str, str], ...]:
    """The business a minute sent on: its title, the body it waits for, and the reference of the
    meeting that has taken it, empty while it waits. Only public words."""
    rows = reader.rows(
        "SELECT planned_item.title, committee.name, taker.slug, meeting.held, meeting.sitting "
        "FROM planned_item JOIN committee ON committee.id = planned_item.committee_id "
        "LEFT JOIN meeting ON meeting.id = planned_item.meeting_id "
        "LEFT JOIN committee AS taker ON taker.id = meeting.committee_id "
        "WHERE from_meeting_id = ? AND from_number = ? AND planned_item.deleted_at IS NULL "
        "ORDER BY planned_item.id",
        meeting_id,
        number,
    )
    return tuple((row["title"], row["name"], _reference(row)) for row in rows)


def _reference(row: Row) -> str:
    if row["held"] is None:
        return ""
    sitting = f"-{row['sitting']}" if row["sitting"] > 1 else ""
    return f"{row['slug']}/{row['held']}{sitting}"
