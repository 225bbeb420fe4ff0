"""Numbers of minutes that are still a draft: they follow from the minutes issued before them.

They are worked out anew whenever minutes, meetings or series change, and are not in the record of
changes: nobody chose them, and they are fixed only when the draft is issued.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clerk.business.numbering import PatternError, SeriesRule, number_of, period_of
from db import numbers
from db.transaction import Transaction

FOLLOW_FROM = frozenset(("committee", "meeting", "minute", "number_ledger", "number_run"))
"""The tables provisional numbers follow from."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A minute without a number of its own, and the meeting it is of."""

    id: int
    number: str
    item: str
    committee: str
    held: date
    sitting: int


def renumber(change: Transaction) -> None:
    """Let every draft minute count on from all earlier meetings of its series, issued or not.

    Minutes of a committee whose series is not known, or whose pattern asks for what a minute has
    not got, keep what they have.
    """
    values: dict[tuple[int | None, str], int] = {}
    for draft in _drafts(change):
        series = numbers.series_of(change, draft.committee)
        if series is None:
            continue
        period = period_of(series.rule, draft.held, draft.sitting)
        run = (series.id, period)
        if run not in values:
            values[run] = numbers.next_value(change, draft.committee, period)
        printed = _printed(change, series.rule, values[run], draft)
        values[run] += 1
        if printed != draft.number:
            change.unrecorded("UPDATE minute SET number = ? WHERE id = ?", printed, draft.id)


def _drafts(change: Transaction) -> Iterator[_Draft]:
    rows = change.rows(
        "SELECT minute.id, minute.number, minute.item, committee.slug, held, sitting FROM minute "
        "JOIN meeting ON meeting.id = minute.meeting_id "
        "JOIN committee ON committee.id = meeting.committee_id "
        "WHERE provisional = 1 AND minute.deleted_at IS NULL "
        "ORDER BY held, sitting, meeting.id, minute.place"
    )
    for row in rows:
        yield _Draft(
            row["id"],
            row["number"],
            row["item"] or "",
            row["slug"],
            date.fromisoformat(row["held"]),
            row["sitting"],
        )


def _printed(change: Transaction, rule: SeriesRule, value: int, draft: _Draft) -> str:
    meeting = 1
    if "{meeting}" in rule.pattern:
        meeting = numbers.meeting_of_month(change, draft.committee, draft.held, draft.sitting)
    try:
        return number_of(rule, value, draft.held, meeting=meeting, item=draft.item)
    except PatternError:
        return draft.number
