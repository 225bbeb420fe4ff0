"""Series of minute numbers, and the ledger of those this program allocated."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from clerk.business.meetings import Meeting, reference_of
from clerk.business.numbering import Draft, Reset, Scope, Series, SeriesRule, YearKind
from clerk.business.numbering.ledger import LedgerEntry, PrintedNumbers
from db import errors
from db.keeping import delete_all, keep_one
from db.transaction import Reader, Row, Transaction, Value

# A committee without a series of its own counts in the council's.
_OF_SERIES = (
    "coalesce((SELECT id FROM number_series WHERE number_series.committee_id = "
    "meeting.committee_id), (SELECT id FROM number_series WHERE committee_id IS NULL)) = ?"
)


def series_of(reader: Reader, committee: str) -> Series | None:
    """The series a committee (its slug) numbers by: its own, else the council's.

    What comes next in it is of its latest period.
    """
    row = _series_row(reader, committee)
    if row is None:
        return None
    rule = SeriesRule(
        row["pattern"],
        Scope(row["scope"]),
        Reset(row["reset"]),
        YearKind(row["prefix_year"]),
        row["start"],
    )
    run = reader.one(
        "SELECT * FROM number_run WHERE series_id = ? ORDER BY period DESC LIMIT 1", row["id"]
    )
    if run is None:
        return None
    return Series(rule, run["next_value"], run["next_number"], row["id"])


def save_series(change: Transaction, committee: str, series: Series, period: str = "") -> int:
    """Set how a committee (its slug) numbers, and what comes next in `period`; returns its id.

    A series of scope "council" is shared by all its committees that have none of their own.
    Raises NotFound, or RuleBroken when numbers of the period were issued and say otherwise.
    """
    rule = series.rule
    committee_id = None
    if rule.scope is not Scope.COUNCIL:
        row = change.one("SELECT id FROM committee WHERE slug = ?", committee)
        if row is None:
            raise errors.NotFound(f"There is no committee {committee} in the register.")
        committee_id = row["id"]
    columns: dict[str, Value] = {
        "committee_id": committee_id,
        "pattern": rule.pattern,
        "scope": rule.scope.value,
        "reset": rule.reset.value,
        "prefix_year": rule.prefix_year.value,
        "start": rule.start,
    }
    row = change.one("SELECT id FROM number_series WHERE committee_id IS ?", committee_id)
    if row is None:
        series_id = change.insert("number_series", columns)
    else:
        series_id = int(row["id"])
        change.update("number_series", series_id, columns)
    _save_run(change, series_id, period, series.next_value, series.next_number)
    return series_id


def next_value(reader: Reader, committee: str, period: str) -> int:
    """The value the next number of a committee takes in a period. Raises NotFound."""
    row = _series_row(reader, committee)
    if row is None:
        raise errors.NotFound(f"It is not known how {committee} numbers its minutes.")
    return _next_value(reader, row, period)


def meeting_of_month(reader: Reader, committee: str, held: date, sitting: int) -> int:
    """Which meeting of a committee in its month one is, counted from 1."""
    row = reader.one(
        "SELECT count(*) FROM meeting JOIN committee ON committee.id = committee_id "
        "WHERE slug = ? AND held BETWEEN ? AND ? AND (held, sitting) < (?, ?)",
        committee,
        held.replace(day=1).isoformat(),
        held.isoformat(),
        held.isoformat(),
        sitting,
    )
    return 1 + (int(row[0]) if row is not None else 0)


def other_drafts(reader: Reader, meeting: Meeting) -> tuple[Draft, ...]:
    """The other meetings of the series of a meeting whose minutes have no number for good yet."""
    rows = reader.rows(
        "SELECT held, sitting, count(*) AS minutes FROM minute "
        "JOIN meeting ON meeting.id = meeting_id WHERE provisional = 1 AND deleted_at IS NULL "
        f"AND meeting.id <> ? AND {_OF_SERIES} GROUP BY meeting.id ORDER BY held, sitting",
        meeting.id,
        _series_id(reader, meeting.committee),
    )
    return tuple(
        Draft(date.fromisoformat(row["held"]), row["minutes"], row["sitting"]) for row in rows
    )


def last_numbered(reader: Reader, committee: str) -> date | None:
    """The day of the latest meeting that took numbers from the series of a committee here."""
    row = reader.one(
        "SELECT max(held) FROM number_ledger JOIN minute ON minute.id = minute_id "
        "JOIN meeting ON meeting.id = meeting_id WHERE series_id = ?",
        _series_id(reader, committee),
    )
    return date.fromisoformat(row[0]) if row is not None and row[0] else None


def allocate(
    change: Transaction,
    committee: str,
    period: str,
    minute_ids: tuple[int, ...],
    number: Callable[[int], str],
) -> tuple[str, ...]:
    """Give the next numbers of a period to minutes, in the ledger and on the minutes.

    `number` prints the number of a value. Raises NotFound when the committee has no series.
    """
    row = _series_row(change, committee)
    if row is None:
        raise errors.NotFound(f"It is not known how {committee} numbers its minutes.")
    given = []
    for minute_id in minute_ids:
        value = _next_value(change, row, period)
        printed = number(value)
        # Until now it followed from other minutes and is in no event; this one says it.
        change.unrecorded("UPDATE minute SET number = '' WHERE id = ?", minute_id)
        change.update("minute", minute_id, {"number": printed, "provisional": 0})
        change.insert(
            "number_ledger",
            {
                "series_id": row["id"],
                "period": period,
                "value": value,
                "number": printed,
                "minute_id": minute_id,
            },
        )
        given.append(printed)
    if given:
        follows = _next_value(change, row, period)
        _save_run(change, row["id"], period, follows, number(follows))
    return tuple(given)


def withdraw_number(change: Transaction, minute_id: int, reason: str) -> None:
    """Take back an issued minute with its number, which is never used again.

    Raises RuleBroken without a reason, NotFound when the minute has no issued number.
    """
    if not reason.strip():
        raise errors.RuleBroken("A number is withdrawn only with a reason: say why.")
    row = change.one(
        "SELECT id FROM number_ledger WHERE minute_id = ? AND state = 'issued'", minute_id
    )
    if row is None:
        raise errors.NotFound("This minute has no number that was issued here.")
    change.update("number_ledger", row["id"], {"state": "withdrawn", "reason": reason})
    change.update("minute", minute_id, {"deleted_at": change.at})


def ledger(
    reader: Reader, committee: str, *, offset: int = 0, limit: int = 200
) -> tuple[LedgerEntry, ...]:
    """The numbers this program issued in a committee's series, the latest first."""
    row = _series_row(reader, committee)
    rows = reader.rows(
        "SELECT number_ledger.number, number_ledger.reason, minute.title, slug, held, sitting "
        "FROM number_ledger JOIN minute ON minute.id = minute_id "
        "JOIN meeting ON meeting.id = minute.meeting_id "
        "JOIN committee ON committee.id = meeting.committee_id "
        "WHERE series_id = ? ORDER BY number_ledger.id DESC LIMIT ? OFFSET ?",
        None if row is None else row["id"],
        limit,
        offset,
    )
    return tuple(
        LedgerEntry(
            each["number"],
            reference_of(each["slug"], date.fromisoformat(each["held"]), each["sitting"]),
            each["title"],
            each["reason"] or "",
        )
        for each in rows
    )


def ledger_length(reader: Reader, committee: str) -> int:
    """How many numbers were issued in a committee's series, withdrawn ones included."""
    row = _series_row(reader, committee)
    found = reader.one(
        "SELECT count(*) FROM number_ledger WHERE series_id = ?", None if row is None else row["id"]
    )
    return int(found[0]) if found is not None else 0


def printed_numbers(reader: Reader, committee: str) -> tuple[PrintedNumbers, ...]:
    """The minute numbers of each meeting of a committee as printed, in order, the latest meeting
    first."""
    rows = reader.rows(
        "SELECT meeting.id, slug, held, sitting, number FROM meeting "
        "JOIN committee ON committee.id = committee_id JOIN minute ON meeting_id = meeting.id "
        "WHERE slug = ? AND deleted_at IS NULL "
        "ORDER BY held DESC, sitting DESC, minute.place, minute.id",
        committee,
    )
    found: dict[int, PrintedNumbers] = {}
    for row in rows:
        held = date.fromisoformat(row["held"])
        known = found.setdefault(
            row["id"], PrintedNumbers(reference_of(row["slug"], held, row["sitting"]), held)
        )
        found[row["id"]] = replace(known, numbers=(*known.numbers, row["number"]))
    return tuple(found.values())


def leave_own_series(change: Transaction, committee: str) -> None:
    """Take away a committee's own series, so that it numbers by the council's.

    Raises RuleBroken when numbers were issued from it.
    """
    row = change.one(
        "SELECT number_series.id FROM number_series JOIN committee ON committee.id = committee_id "
        "WHERE slug = ?",
        committee,
    )
    if row is None:
        return
    if change.one("SELECT 1 FROM number_ledger WHERE series_id = ?", row["id"]) is not None:
        raise errors.RuleBroken(
            "This committee has issued numbers of its own, so it cannot join the council's series."
        )
    delete_all(change, "number_run", {"series_id": row["id"]})
    change.delete("number_series", row["id"])


def withdrawn(reader: Reader, committee: str) -> tuple[tuple[str, str], ...]:
    """The numbers withdrawn from a committee's series, in order, each with its reason."""
    row = _series_row(reader, committee)
    if row is None:
        return ()
    rows = reader.rows(
        "SELECT number, reason FROM number_ledger WHERE series_id = ? AND state = 'withdrawn' "
        "ORDER BY period, value",
        row["id"],
    )
    return tuple((row["number"], row["reason"]) for row in rows)


def _series_id(reader: Reader, committee: str) -> int | None:
    row = _series_row(reader, committee)
    return None if row is None else int(row["id"])


def _series_row(reader: Reader, committee: str) -> Row | None:
    return reader.one(
        "SELECT number_series.* FROM number_series LEFT JOIN committee "
        "ON committee.id = committee_id WHERE committee.slug = ? OR committee_id IS NULL "
        "ORDER BY committee_id IS NULL LIMIT 1",
        committee,
    )


def _next_value(reader: Reader, series: Row, period: str) -> int:
    row = reader.one(
        "SELECT coalesce((SELECT max(value) + 1 FROM number_ledger "
        "WHERE series_id = number_series.id AND period = ?), (SELECT next_value FROM number_run "
        "WHERE series_id = number_series.id AND period = ?), start) "
        "FROM number_series WHERE id = ?",
        period,
        period,
        series["id"],
    )
    return int(row[0]) if row is not None else 1


def _save_run(
    change: Transaction, series_id: int, period: str, next_value: int, next_number: str
) -> None:
    keep_one(
        change,
        "number_run",
        {"series_id": series_id, "period": period},
        {"next_value": next_value, "next_number": next_number},
    )
