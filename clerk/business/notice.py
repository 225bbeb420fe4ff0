"""Notice of meetings: clear days."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How many clear days, and which days do not count.

    The five of a principal council: Local Government Act 1972 s100A(6), s100B. The three of a
    parish: Schedule 12 paragraph 10(2), with s243 for the days left out.
    """

    days: int = 5
    saturdays_count: bool = False
    sundays_count: bool = False
    bank_holidays_count: bool = False
    seasonal_breaks: bool = False
