"""Lists of meetings, and finding the one a reference names."""

import re
from collections.abc import Sequence
from datetime import date

from clerk.business.meetings import Meeting
from db import errors
from db.councils import slug_called, slug_meant
from db.details import meetings_where
from db.transaction import Reader, Value

_REFERENCE = re.compile(
    r"(?P<committee>.+?)[/ ]+"
    r"(?:(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<sitting>\d{1,4}))?|(?P<word>next|last))"
)
_LONGEST_ID = 18  # digits; SQLite holds no more


def meetings(
    reader: Reader,
    *,
    committee: str | None = None,
    first: date | None = None,
    last: date | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[Meeting, ...]:
    """Meetings, the newest first: of a committee (its slug), from day `first` to day `last`,
    both included; at most `limit` of them after leaving out `offset`."""
    conditions, values = ["1 = 1"], list[Value]()
    if committee is not None:
        conditions.append("committee.slug = ?")
        values.append(committee)
    if first is not None:
        conditions.append("held >= ?")
        values.append(first.isoformat())
    if last is not None:
        conditions.append("held <= ?")
        values.append(last.isoformat())
    return meetings_where(
        reader,
        f"WHERE {' AND '.join(conditions)} ORDER BY held DESC, committee.slug, sitting DESC "
        "LIMIT ? OFFSET ?",
        *values,
        10**9 if limit is None else limit,
        offset,
    )


def with_item_titled(reader: Reader, titles: Sequence[str], limit: int = 3) -> tuple[Meeting, ...]:
    """The meetings with an agenda item of one of these titles, the newest first."""
    if not titles:
        return ()
    rows = reader.rows(
        "SELECT DISTINCT meeting.id, meeting.held FROM meeting "
        "JOIN agenda_item ON agenda_item.meeting_id = meeting.id WHERE lower(agenda_item.title) IN "
        f"({', '.join('?' * len(titles))}) ORDER BY meeting.held DESC, meeting.id DESC LIMIT ?",
        *(title.lower() for title in titles),
        limit,
    )
    return tuple(meeting(reader, row[0]) for row in rows)


def how_many(reader: Reader, committee: str) -> int:
    """How many meetings of a committee (its slug) there are."""
    row = reader.one(
        "SELECT count(*) FROM meeting JOIN committee ON committee.id = committee_id "
        "WHERE committee.slug = ?",
        committee,
    )
    return int(row[0]) if row is not None else 0


def last_sitting(reader: Reader, committee: str, held: date) -> int:
    """The sitting of a committee's last meeting on a day, 0 when it has none."""
    row = reader.one(
        "SELECT coalesce(max(sitting), 0) FROM meeting "
        "JOIN committee ON committee.id = committee_id WHERE slug = ? AND held = ?",
        committee,
        held.isoformat(),
    )
    return int(row[0]) if row is not None else 0


def meeting(reader: Reader, meeting_id: int) -> Meeting:
    """The meeting with this id. Raises NotFound."""
    found = meetings_where(reader, "WHERE meeting.id = ?", meeting_id)
    if not found:
        raise errors.NotFound(f"There is no meeting {meeting_id} in the register.")
    return found[0]


def find_meeting(reader: Reader, reference: str, today: date) -> Meeting:
    """The meeting a reference names.

    "corporate-parenting-board/2021-07-20", "…/2021-07-20-2" for a second one that day,
    "…/next" and "…/last" (from `today`; a meeting today is the next), or an id; before the stroke
    the letters or the name of the committee will do. Raises NotFound with near references.
    """
    reference = reference.strip()
    if reference.isdecimal() and len(reference) <= _LONGEST_ID:
        return meeting(reader, int(reference))
    parts = _REFERENCE.fullmatch(reference)
    if parts is None:
        raise _not_found(reader, reference)
    if parts["word"] is not None:
        return _beside(reader, slug_meant(reader, parts["committee"]), parts["word"], today)
    found = meetings_where(
        reader,
        "WHERE committee.slug = ? AND held = ? AND sitting = ?",
        slug_called(reader, parts["committee"]) or "",
        parts["day"],
        int(parts["sitting"] or 1),
    )
    if not found:
        raise _not_found(reader, reference)
    return found[0]


def next_meeting(reader: Reader, committee: str, after: date) -> Meeting | None:
    """The committee's first meeting held after a day, or None when none is known. One that was
    called off is passed over."""
    found = meetings_where(
        reader,
        "WHERE committee.slug = ? AND held > ? AND called_off IS NULL "
        "ORDER BY held, sitting LIMIT 1",
        committee,
        after.isoformat(),
    )
    return found[0] if found else None


def _beside(reader: Reader, slug: str, word: str, today: date) -> Meeting:
    condition = {
        "next": "held >= ? ORDER BY held, sitting",
        "last": "held < ? ORDER BY held DESC, sitting DESC",
    }
    found = meetings_where(
        reader,
        f"WHERE committee.slug = ? AND called_off IS NULL AND {condition[word]} LIMIT 1",
        slug,
        today.isoformat(),
    )
    if found:
        return found[0]
    raise errors.NotFound(f"The register has no {word} meeting of {slug}.")


def _not_found(reader: Reader, reference: str) -> errors.NotFound:
    rows = reader.rows(
        "SELECT committee.slug || '/' || held || "
        "CASE WHEN sitting > 1 THEN '-' || sitting ELSE '' END AS reference "
        "FROM meeting JOIN committee ON committee.id = committee_id ORDER BY held DESC LIMIT 2000"
    )
    return errors.no_such("meeting", reference, [row["reference"] for row in rows])
