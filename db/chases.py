"""Chases: who was asked about an action or a report, when and how."""

from collections.abc import Iterable, Sequence

from clerk.business.chases import Asked, Chase, Level
from clerk.business.post import How
from db.details import read_date
from db.sql import batches, marks
from db.transaction import Reader, Row, Transaction

_REPORTS = "(SELECT count(*) FROM progress WHERE progress.action_id = chase.action_id)"

UNANSWERED = (
    "(SELECT count(DISTINCT asked_on) FROM chase WHERE chase.action_id = action.id "
    f"AND chase.progress_before >= {_REPORTS})"
)
"""SQL: on how many days an action was chased since its last progress."""


def asked(reader: Reader, ids: Sequence[int]) -> dict[int, Asked]:
    """How often those of these actions were chased that ever were, by id."""
    found = {}
    for some in batches(ids):
        for row in reader.rows(
            f"SELECT action_id, max(asked_on) AS last, count(DISTINCT CASE "
            f"WHEN progress_before >= {_REPORTS} THEN asked_on END) AS unanswered "
            f"FROM chase WHERE action_id IN ({marks(some)}) GROUP BY action_id",
            *some,
        ):
            last = read_date(row["last"])
            assert last is not None
            found[row["action_id"]] = Asked(last, row["unanswered"])
    return found


def chases(reader: Reader, ids: Sequence[int]) -> tuple[Chase, ...]:
    """Every chase of these actions, the earliest first."""
    return tuple(
        _chase(row, row["action_id"], bool(row["answered"]))
        for some in batches(ids)
        for row in reader.rows(
            f"SELECT chase.*, progress_before < {_REPORTS} AS answered FROM chase "
            f"WHERE action_id IN ({marks(some)}) ORDER BY asked_on, id",
            *some,
        )
    )


def report_chases(reader: Reader, meeting_id: int) -> tuple[Chase, ...]:
    """Every chase of reports for a meeting, the earliest first. Whether they are answered the
    papers tell."""
    rows = reader.rows(
        "SELECT * FROM report_chase WHERE meeting_id = ? ORDER BY asked_on, id", meeting_id
    )
    return tuple(_chase(row, row["agenda_item_id"], False) for row in rows)


def messages_noted(reader: Reader, keys: Sequence[str]) -> frozenset[str]:
    """Those of these messages of which it is noted whom they asked."""
    found: set[str] = set()
    for some in batches(keys):
        for table in ("chase", "report_chase"):
            rows = reader.rows(
                f"SELECT DISTINCT message FROM {table} WHERE message IN ({marks(some)})", *some
            )
            found |= {row["message"] for row in rows}
    return frozenset(found)


def add_chases(change: Transaction, made: Iterable[Chase]) -> None:
    """Note that these actions were chased."""
    for chase in made:
        row = change.one("SELECT count(*) FROM progress WHERE action_id = ?", chase.about)
        change.insert(
            "chase",
            {
                "action_id": chase.about,
                "progress_before": row[0] if row is not None else 0,
                **_columns(chase),
            },
        )


def add_report_chases(change: Transaction, meeting_id: int, made: Iterable[Chase]) -> None:
    """Note that these reports were chased for a meeting."""
    for chase in made:
        change.insert(
            "report_chase",
            {"meeting_id": meeting_id, "agenda_item_id": chase.about, **_columns(chase)},
        )


def _columns(chase: Chase) -> dict[str, str]:
    return {
        "message": chase.message,
        "owner": chase.owner,
        "sent_to": chase.sent_to,
        "address": chase.address,
        "copied_to": chase.copied_to,
        "way": chase.way.value,
        "level": chase.level.value,
        "asked_on": chase.on.isoformat(),
    }


def _chase(row: Row, about: int, answered: bool) -> Chase:
    on = read_date(row["asked_on"])
    assert on is not None
    return Chase(
        about=about,
        message=row["message"],
        owner=row["owner"],
        sent_to=row["sent_to"],
        way=How(row["way"]),
        level=Level(row["level"]),
        on=on,
        address=row["address"],
        copied_to=row["copied_to"],
        answered=answered,
        id=row["id"],
    )
