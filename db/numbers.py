"""Series of minute numbers, and the ledger of those this program allocated."""

from collections.abc import Callable

from clerk.business.numbering import Reset, Scope, Series, SeriesRule, YearKind
from db import errors
from db.register import Reader, Row, Transaction, Value


def series_of(reader: Reader, committee: str) -> Series | None:
    """The run of numbers a committee (its slug) takes part in: its own, else the council's."""
    row = _series_row(reader, committee)
    return None if row is None else _series(row)


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
        "period": period,
        "next_value": series.next_value,
        "next_number": series.next_number,
    }
    row = change.one("SELECT id FROM number_series WHERE committee_id IS ?", committee_id)
    if row is None:
        return change.insert("number_series", columns)
    change.update("number_series", row["id"], columns)
    return int(row["id"])


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
    if given and period >= row["period"]:
        follows = _next_value(change, row, period)
        columns: dict[str, Value] = {
            "period": period,
            "next_value": follows,
            "next_number": number(follows),
        }
        change.update("number_series", row["id"], columns)
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
        "SELECT max(value) FROM number_ledger WHERE series_id = ? AND period = ?",
        series["id"],
        period,
    )
    if row is not None and row[0] is not None:
        return int(row[0]) + 1
    return int(series["next_value"] if series["period"] == period else series["start"])


def _series(row: Row) -> Series:
    rule = SeriesRule(
        row["pattern"],
        Scope(row["scope"]),
        Reset(row["reset"]),
        YearKind(row["prefix_year"]),
        row["start"],
    )
    return Series(rule, row["next_value"], row["next_number"], row["id"])
