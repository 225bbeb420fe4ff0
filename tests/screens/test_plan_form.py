"""Closing business that waits in the plan: its own words do not stay public by being left there."""

import pytest

from clerk.business.plan import PlannedItem
from clerk.desk.refused import Refused
from screens.committee.plan_form import fields, filled

GROUNDS = ("Paragraph 3: financial affairs",)
WAITS = PlannedItem("harbour-committee", "Kittiwake Quay sale", description="What it brings", id=1)


def test_business_in_the_plan_is_closed_under_other_words() -> None:
    said = {one.key: one.value for one in fields(WAITS, GROUNDS)} | {"grounds": GROUNDS[0]}
    with pytest.raises(Refused, match="Its title would stay public"):
        filled(WAITS, said)
    said |= {"title": "A matter of property", "hidden": WAITS.title}
    with pytest.raises(Refused, match="Its description would stay public"):
        filled(WAITS, said)
    closed = filled(WAITS, said | {"description": "", "hidden_text": WAITS.description})
    assert (closed.title, closed.description) == ("A matter of property", "")
    assert closed.restricted is not None
    assert closed.restricted.title == WAITS.title
    again = {one.key: one.value for one in fields(closed, GROUNDS)}
    assert filled(closed, again) == closed
