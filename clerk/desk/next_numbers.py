"""What number the next minute of a committee takes: said here, for every list and page."""

from dataclasses import dataclass
from datetime import date

from clerk.business.meetings import Meeting
from clerk.business.numbering import (
    PatternError,
    Reset,
    Scope,
    Series,
    SeriesRule,
    period_of,
    value_for,
)
from clerk.business.numbering.examples import following
from db import Reader, meetings, numbers


@dataclass(frozen=True, slots=True)
class NextNumbers:
    """The next numbers of a committee's minutes, and a few words instead where there are none."""

    numbers: tuple[str, ...] = ()
    instead: str = ""


def next_numbers(reader: Reader, slug: str, today: date, how_many: int = 3) -> NextNumbers:
    """The first `how_many` numbers of the next meeting from `today` on.

    Before them come those of the draft minutes of earlier meetings. Where no meeting is planned,
    the series as it stands: nobody knows yet which year the next number will say.
    """
    series = numbers.series_of(reader, slug)
    if series is None:
        return NextNumbers(instead="not known yet")
    try:
        held = meetings.meetings(reader, committee=slug, first=today)
        coming = [one for one in held if one.called_off is None]
        if coming:
            return NextNumbers(_at(reader, series.rule, coming[-1], how_many))
        if series.rule.scope is Scope.MEETING or series.rule.reset is Reset.MEETING:
            return NextNumbers(instead=f"from {series.rule.start} at each meeting")
        return NextNumbers(_as_it_stands(reader, series, slug, today, how_many))
    except PatternError:
        return NextNumbers(instead="the pattern is wrong")


def _at(reader: Reader, rule: SeriesRule, meeting: Meeting, how_many: int) -> tuple[str, ...]:
    held, sitting = meeting.held, meeting.sitting
    first = value_for(
        rule,
        numbers.next_value(reader, meeting.committee, period_of(rule, held, sitting)),
        held,
        numbers.other_drafts(reader, meeting),
        sitting,
    )
    count = numbers.meeting_of_month(reader, meeting.committee, held, sitting)
    return following(rule, first, held, how_many, meeting=count)


def _as_it_stands(
    reader: Reader, series: Series, slug: str, today: date, how_many: int
) -> tuple[str, ...]:
    latest = meetings.meetings(reader, committee=slug, limit=1)
    for day in (today, *(meeting.held for meeting in latest)):
        found = following(series.rule, series.next_value, day, how_many)
        if found[0] == series.next_number:
            return found
    return (series.next_number,)
