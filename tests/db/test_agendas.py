"""The forward plan and issued agendas in the register."""

from dataclasses import replace
from datetime import date

import pytest

from clerk.business.agenda import ItemKind
from clerk.business.plan import PlannedItem, Why
from clerk.business.restricted import RestrictedItem
from db import Register, errors, plans
from db.check import check
from db.history import undo
from db.records import meeting_record, save_record
from tests.harbour import EXEMPT, HARBOUR, HARBOUR_MEETING

TENDER = PlannedItem(
    HARBOUR.slug,
    "A tender",
    Why.DEFERRED,
    "Two firms answered",
    kind=ItemKind.REPORT,
    lead="Harbour Master",
    recommendations="That one be taken.",
    from_item="5",
    restricted=RestrictedItem(EXEMPT, "The Brill tender", "Prices", "Take Brill."),
)


def test_planned_business_comes_back_with_everything_it_carries(register: Register) -> None:
    with register.writing("Plan") as change:
        meeting = save_record(change, HARBOUR_MEETING)
        plans.add_planned(change, TENDER)
    (waits,) = plans.waiting(register, HARBOUR.slug)
    assert waits == TENDER
    with register.writing("Take") as change:
        plans.place_planned(change, waits, meeting)
    assert plans.waiting(register, HARBOUR.slug) == ()
    assert plans.taken_by(register, meeting) == (TENDER,)
    assert plans.planned(register, waits.id or 0) is None
    assert check(register) == ()


def test_taking_back_planned_business_takes_its_restricted_words_too(register: Register) -> None:
    with register.writing("Plan") as change:
        plans.add_planned(change, TENDER)
    undo(register)
    assert plans.waiting(register, HARBOUR.slug) == ()
    assert register.rows("SELECT * FROM restricted_planned_item") == []


def test_a_notice_that_was_sent_is_not_taken_away(register: Register) -> None:
    with register.writing("Save") as change:
        meeting = save_record(change, HARBOUR_MEETING)
    record = meeting_record(register, meeting)
    sent = (replace(record.alterations[0], sent_on=date(2021, 6, 3)),)
    with register.writing("Send") as change:
        save_record(change, replace(record, alterations=sent))
    record = meeting_record(register, meeting)
    with (
        pytest.raises(errors.RuleBroken, match="has been sent"),
        register.writing("Forget") as change,
    ):
        save_record(change, replace(record, alterations=()))
