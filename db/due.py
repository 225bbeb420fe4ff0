"""What is due. Each answer is short, however much the register holds."""

from datetime import date

from clerk.business.due import UNFINISHED, OverdueActions, Unfinished
from clerk.business.meetings import NOT_BEGUN, Meeting, Stage
from db.details import meetings_where, read_date
from db.transaction import Reader

MOST_COUNTED = 100
"""Actions overdue are counted up to so many a committee."""

_MADE_AT = (
    "coalesce(action.origin_held, (SELECT held FROM meeting "
    "WHERE meeting.id = coalesce("
    "(SELECT meeting_id FROM minute WHERE minute.id = action.minute_id), action.meeting_id)))"
)
_NEXT_MEETING = (
    "(SELECT min(later.held) FROM meeting AS later "
    "WHERE later.committee_id = action.committee_id AND later.called_off IS NULL "
    f"AND later.held > {_MADE_AT})"
)
_OPEN_DUE = "due_words IS NOT NULL AND closed_on IS NULL AND deleted_at IS NULL"


def coming(reader: Reader, today: date, limit: int) -> tuple[Meeting, ...]:
    """The meetings from `today` on, the earliest first, at most `limit`."""
    return meetings_where(
        reader,
        "WHERE held >= ? ORDER BY held, starts, committee.slug, sitting LIMIT ?",
        today.isoformat(),
        limit,
    )


def unfinished(reader: Reader, today: date, limit: int) -> tuple[Unfinished, ...]:
    """By stage, the meetings up to `today` whose minutes are not confirmed; at most `limit`
    of each stage, the latest first. Of meetings nobody minutes yet, those before `today`."""
    found = []
    for stage in (*UNFINISHED, *NOT_BEGUN):
        if count := unfinished_count(reader, today, stage):
            found.append(Unfinished(stage, count, unfinished_at(reader, today, stage, limit)))
    return tuple(found)


def unfinished_count(reader: Reader, today: date, stage: Stage) -> int:
    """How many meetings `unfinished` finds at one stage."""
    row = reader.one(
        f"SELECT count(*) FROM meeting WHERE stage = ? AND {_past(stage)}",
        stage.value,
        today.isoformat(),
    )
    return int(row[0]) if row is not None else 0


def unfinished_at(
    reader: Reader, today: date, stage: Stage, limit: int, offset: int = 0
) -> tuple[Meeting, ...]:
    """The meetings `unfinished` finds at one stage, the latest first; at most `limit` of them
    after leaving out `offset`."""
    return meetings_where(
        reader,
        f"WHERE stage = ? AND {_past(stage)} ORDER BY held DESC, committee.slug, sitting "
        "LIMIT ? OFFSET ?",
        stage.value,
        today.isoformat(),
        limit,
        offset,
    )


def overdue_actions(reader: Reader, today: date) -> tuple[OverdueActions, ...]:
    """The committees with actions overdue, by name. It follows `business.due.overdue`."""
    found = []
    for committee in reader.rows("SELECT id, slug, name FROM committee ORDER BY name, id"):
        rows = [
            *reader.rows(
                f"SELECT due_on AS day FROM action WHERE committee_id = ? AND due_on < ? "
                f"AND {_OPEN_DUE} ORDER BY due_on LIMIT ?",
                committee["id"],
                today.isoformat(),
                MOST_COUNTED + 1,
            ),
            *reader.rows(
                f"SELECT {_NEXT_MEETING} AS day FROM action WHERE committee_id = ? "
                f"AND due_on IS NULL AND {_OPEN_DUE} AND lower(due_words) LIKE '%next%meeting%' "
                f"AND {_NEXT_MEETING} < ? LIMIT ?",
                committee["id"],
                today.isoformat(),
                MOST_COUNTED + 1,
            ),
        ]
        days = [day for row in rows if (day := read_date(row["day"])) is not None]
        if days:
            found.append(
                OverdueActions(
                    committee["slug"],
                    committee["name"],
                    min(len(days), MOST_COUNTED),
                    min(days),
                    len(days) > MOST_COUNTED,
                )
            )
    return tuple(found)


def _past(stage: Stage) -> str:
    return f"called_off IS NULL AND held {'<' if stage in NOT_BEGUN else '<='} ?"
