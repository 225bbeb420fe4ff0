"""When an action is overdue."""

from datetime import date

import pytest

from clerk.business.actions import Action, Closing, Due
from clerk.business.due import falls_due, overdue

TODAY = date(2022, 3, 1)
BEFORE, AFTER = date(2022, 2, 28), date(2022, 3, 2)


@pytest.mark.parametrize(
    ("due", "next_meeting", "late"),
    [
        (Due(BEFORE), None, True),
        (Due(TODAY), None, False),
        (Due(AFTER, "next meeting"), BEFORE, False),
        (Due(BEFORE, "next meeting"), AFTER, True),
        (Due(words="Next meeting"), BEFORE, True),
        (Due(words="by the next ordinary meeting"), BEFORE, True),
        (Due(words="next meeting"), TODAY, False),
        (Due(words="next meeting"), None, False),
        (Due(words="asap"), BEFORE, False),
        (Due(words="ongoing"), BEFORE, False),
        (Due(), BEFORE, False),
        (None, BEFORE, False),
    ],
)
def test_an_action_is_overdue_from_the_day_after(
    due: Due | None, next_meeting: date | None, late: bool
) -> None:
    action = Action("Mend the gate", due=due)
    assert overdue(action, TODAY, next_meeting) is late


def test_a_closed_action_is_never_overdue() -> None:
    action = Action("Mend the gate", due=Due(BEFORE), closed=Closing(TODAY, "done"))
    assert not overdue(action, TODAY)
    assert falls_due(action.due, None) == BEFORE
