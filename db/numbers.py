"""Series of minute numbers, and the ledger of those this program allocated."""

from collections.abc import Callable

from clerk.business.numbering import Reset, Scope, Series, SeriesRule, YearKind
from db import errors
from db.keeping import keep_one
from db.transaction import Reader, Row, Transaction, Value


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
