"""What came of the actions of a minute: their parts, and what logs say is from it."""

from collections.abc import Sequence

from db.sql import marks
from db.transaction import Transaction


def restrict_kin(
    change: Transaction, meeting_id: int, minute_ids: Sequence[int], *, restricted: bool
) -> tuple[str, ...]:
    """Close the actions of some minutes of a meeting to the public, or open them, with all that
    was split from them, those they were merged into, which have their words, and all that a log
    of their committee says came from these minutes. One they were merged into is opened only when
    neither its own minute nor another that is in it is closed. What those that were closed or
    opened for the words of others in them are called: "HC 4"."""
    these = marks(minute_ids)
    of_others = (
        ""
        if restricted
        else "AND NOT EXISTS (SELECT 1 FROM restricted_minute AS part "
        f"WHERE part.minute_id = action.minute_id AND action.minute_id NOT IN ({these})) "
        "AND NOT EXISTS (SELECT 1 FROM action AS other WHERE other.merged_into_id = action.id "
        "AND other.restricted AND other.id NOT IN (SELECT id FROM of_minute)) "
    )
    rows = change.rows(
        "WITH RECURSIVE of_minute (id) AS ("
        f"SELECT id FROM action WHERE minute_id IN ({these}) "
        "UNION SELECT action.id FROM of_minute JOIN action AS source ON source.id = of_minute.id "
        "JOIN action ON action.split_from_id = source.id OR action.id = source.merged_into_id) "
        "SELECT action.id, short || ' ' || coalesce(action.number, '') AS called, EXISTS ("
        "SELECT 1 FROM action AS gone WHERE gone.merged_into_id = action.id "
        "AND gone.id IN (SELECT id FROM of_minute)) AS merged FROM action "
        "JOIN committee ON committee.id = action.committee_id "
        "WHERE deleted_at IS NULL AND restricted != ? AND ("
        "action.id IN (SELECT id FROM of_minute) OR EXISTS ("
        "SELECT 1 FROM minute JOIN meeting ON meeting.id = minute.meeting_id "
        f"WHERE meeting.id = ? AND minute.id IN ({these}) AND minute.number != '' "
        "AND meeting.committee_id = action.committee_id AND origin_held = meeting.held "
        f"AND origin_minute = minute.number)) {of_others}",
        *minute_ids,
        restricted,
        meeting_id,
        *minute_ids,
        *(() if restricted else minute_ids),
    )
    for row in rows:
        change.update("action", row["id"], {"restricted": restricted})
    return tuple(row["called"].strip() for row in rows if row["merged"])


def restrict_logged(change: Transaction, action_ids: Sequence[int]) -> None:
    """Close those of some actions to the public that come from a minute which is closed: a log
    that was printed for members has them among all others."""
    if not action_ids:
        return
    for row in change.rows(
        f"SELECT id FROM action WHERE id IN ({marks(action_ids)}) AND NOT restricted AND EXISTS ("
        "SELECT 1 FROM minute JOIN meeting ON meeting.id = minute.meeting_id "
        "JOIN restricted_minute ON restricted_minute.minute_id = minute.id "
        "WHERE meeting.committee_id = action.committee_id AND origin_held = meeting.held "
        "AND origin_minute = minute.number AND minute.number != '' AND minute.deleted_at IS NULL)",
        *action_ids,
    ):
        change.update("action", row["id"], {"restricted": True})


def restrict_reported(
    change: Transaction, meeting_id: int, reports: Sequence[tuple[str, str]], *, restricted: bool
) -> tuple[str, ...]:
    """Close the actions to the public that have one of these reports of a meeting, each with the
    number of its action, or open them: what a closed minute says of an action is its progress as
    well. One is opened only when nothing else of it is closed. What they are called: "HC 4"."""
    nothing_else = (
        ""
        if restricted
        else "AND NOT EXISTS (SELECT 1 FROM restricted_minute AS its "
        "WHERE its.minute_id = action.minute_id) "
        "AND NOT EXISTS (SELECT 1 FROM action AS other WHERE other.restricted AND "
        "(other.merged_into_id = action.id OR other.id = action.split_from_id)) "
        "AND NOT EXISTS (SELECT 1 FROM progress AS told "
        "JOIN minute ON minute.meeting_id = told.meeting_id "
        "JOIN restricted_minute AS part ON part.minute_id = minute.id "
        "WHERE told.action_id = action.id "
        "AND instr(replace(part.text, char(10), ' '), told.text) > 0)"
    )
    found: dict[int, str] = {}
    for number, text in reports:
        rows = change.rows(
            "SELECT action.id, short || ' ' || action.number AS called FROM action "
            "JOIN committee ON committee.id = action.committee_id "
            "JOIN meeting ON meeting.committee_id = committee.id AND meeting.id = ? "
            "JOIN progress ON progress.action_id = action.id AND progress.meeting_id = meeting.id "
            "WHERE action.deleted_at IS NULL AND action.restricted != ? AND action.number = ? "
            f"AND progress.text = ? {nothing_else}",
            meeting_id,
            restricted,
            number,
            text,
        )
        found |= {int(row["id"]): str(row["called"]) for row in rows}
    for action_id in found:
        change.update("action", action_id, {"restricted": restricted})
    return tuple(found.values())
