"""Lines of minutes that say how an action goes on, and lines that only look like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.minutes import Minute
from clerk.business.typed_progress import ReportedLine, reported_in, reported_line


@pytest.mark.parametrize(
    ("line", "number", "text", "closes"),
    [
        ("ACTION CPB 4 visit arranged", "4", "visit arranged", False),
        ("Action 4: visit arranged", "4", "visit arranged", False),
        ("CPB 4 – it was held", "4", "it was held", False),
        ("CPB4. Closed, as the visit was held", "4", "Closed, as the visit was held", True),
        ("ACTION 12 - has been completed.", "12", "has been completed.", True),
        ("TASK 4, under way", "4", "under way", False),
    ],
)
def test_what_a_line_reports(line: str, number: str, text: str, closes: bool) -> None:
    assert reported_line(line, "Task", "CPB") == ReportedLine(number, text, closes)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Action 1 (action from 14 December 2020)",
        "ACTION PLAN 4 years on",
        "Action 4",
        "The CPB 4 visit was arranged",
        "4: visit arranged",
        "ACTION circulate 4 papers",
        "ACTION XYZ 4 visit arranged",
    ],
)
def test_other_lines_are_text(line: str) -> None:
    assert reported_line(line, "Action", "CPB") is None


@given(st.text(), st.text(max_size=8), st.text(max_size=8))
def test_no_line_stops_it(line: str, label: str, short: str) -> None:
    reported_line(line, label, short)


def test_a_minute_reports_line_by_line() -> None:
    minute = Minute("21/4", "Log", "It was read.\n\n- CPB 2: held\n- CPB 4: done\n")
    assert [each.said.number for each in reported_in(minute, "Action", "CPB")] == ["2", "4"]
