"""Deadlines counted back from the last working day of issue."""

from datetime import date

from clerk.business.deadlines import DeadlineRule, deadlines
from clerk.business.notice import NoticeRule, last_lawful_day

EASTER = {date(2021, 4, 2), date(2021, 4, 5)}


def test_deadlines_count_working_days_back() -> None:
    notice = last_lawful_day(date(2021, 4, 20), NoticeRule())
    assert notice.last_working_day == date(2021, 4, 12)
    found = deadlines(notice, DeadlineRule(reports=6, briefing=1), EASTER.__contains__)
    assert [(one.what, one.day) for one in found] == [
        ("Reports in", date(2021, 3, 31)),
        ("Chair's briefing", date(2021, 4, 9)),
        ("Publication", date(2021, 4, 12)),
        ("Agenda issued", date(2021, 4, 12)),
    ]
    assert found[0].arithmetic == (
        "Wednesday 31 March 2021: 6 working days before the last working day of issue"
    )
    assert found[1].arithmetic.endswith("1 working day before the last working day of issue")
