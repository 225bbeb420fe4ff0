"""Rows of the table `action` as records, with what belongs to them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from clerk.business.actions import Action, Closing, Due, Origin, Owner, OwnerKind, Progress
from clerk.business.meetings import reference_of
from db.details import read_date
from db.sql import batches, marks
from db.transaction import Reader, Row


def read_actions(reader: Reader, rows: Sequence[Row]) -> list[Action]:
    """Rows of the table `action` as records, with their owners and progress."""
    ids = [row["id"] for row in rows]
    owners, progress = owners_of(reader, ids), progress_of(reader, ids)
    closed_at = _references(reader, (row["closed_at_id"] for row in rows))
    return [
        _action(row, owners[row["id"]], progress[row["id"]], closed_at[row["closed_at_id"]])
        for row in rows
    ]


def owners_of(reader: Reader, ids: Sequence[int]) -> defaultdict[int, list[Owner]]:
    found: defaultdict[int, list[Owner]] = defaultdict(list)
    for row in _under(reader, "action_owner", ids):
        found[row["action_id"]].append(
            Owner(row["name"], OwnerKind(row["kind"]), row["post"], bool(row["guessed"]))
        )
    return found


def progress_of(reader: Reader, ids: Sequence[int]) -> defaultdict[int, list[Progress]]:
    found: defaultdict[int, list[Progress]] = defaultdict(list)
    rows = _under(reader, "progress", ids)
    meetings = _references(reader, (row["meeting_id"] for row in rows))
    for row in rows:
        on, meeting = read_date(row["reported_on"]), meetings[row["meeting_id"]]
        report = Progress(row["text"], on, row["reported_by"], meeting)
        found[row["action_id"]].append(report)
    return found


def _under(reader: Reader, table: str, ids: Sequence[int]) -> list[Row]:
    found: list[Row] = []
    for some in batches(ids):
        found += reader.rows(
            f"SELECT * FROM {table} WHERE action_id IN ({marks(some)}) ORDER BY place", *some
        )
    return found


def _action(
    row: Row, owners: Sequence[Owner], progress: Sequence[Progress], closed_at: str
) -> Action:
    due = origin = closed = None
    if row["due_words"] is not None:
        due = Due(read_date(row["due_on"]), row["due_words"])
    if row["origin_words"] is not None:
        origin = Origin(read_date(row["origin_held"]), row["origin_minute"], row["origin_words"])
    closed_on = read_date(row["closed_on"])
    if closed_on is not None:
        closed = Closing(closed_on, row["closed_reason"], closed_at, row["closed_minute"])
    return Action(
        text=row["text"],
        number=row["number"],
        owners=tuple(owners),
        due=due,
        origin=origin,
        progress=tuple(progress),
        closed=closed,
        restricted=bool(row["restricted"]),
        label=row["label"],
        after_block=row["after_block"],
        order=row["standing"],
        snoozed_until=read_date(row["snoozed_until"]),
        not_chased=row["not_chased"],
        id=row["id"],
        version=row["version"],
    )


def _references(reader: Reader, meeting_ids: Iterable[int | None]) -> dict[int | None, str]:
    """The references of these meetings, by id; "" for no meeting."""
    known = sorted({each for each in meeting_ids if each is not None})
    found: dict[int | None, str] = {None: ""}
    for some in batches(known):
        for row in reader.rows(
            "SELECT meeting.id, slug, held, sitting FROM meeting "
            "JOIN committee ON committee.id = committee_id "
            f"WHERE meeting.id IN ({marks(some)})",
            *some,
        ):
            held = date.fromisoformat(row["held"])
            found[row["id"]] = reference_of(row["slug"], held, row["sitting"])
    return found
