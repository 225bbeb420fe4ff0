"""What is written into minutes about how the meeting went."""

from dataclasses import replace
from datetime import date, time

import pytest

from clerk.business.agenda import AgendaItem, Course
from clerk.business.meetings import Adjournment, Correction
from clerk.business.proceedings import (
    adjournment_text,
    closing_text,
    confirmation_text,
    confirming_item,
    course_text,
    exclusion_text,
    out_of_order_text,
    readmission_text,
    urgent_text,
)
from clerk.business.restricted import Grounds, RestrictedKind
from clerk.business.style import HouseStyle, profile, profiles

PRINCIPAL = profile("uk-principal")
PARISH = profile("uk-parish")


def test_exempt_business_names_its_paragraphs() -> None:
    one = exclusion_text(Grounds(RestrictedKind.EXEMPT, ("3",)), "9", PRINCIPAL)
    assert "item 9" in one
    assert "under paragraph 3 of its Schedule 12A" in one
    three = exclusion_text(Grounds(RestrictedKind.EXEMPT, ("1", "2", "5")), "9", PRINCIPAL)
    assert "paragraphs 1, 2 and 5" in three


def test_confidential_business_names_its_section_and_reason() -> None:
    grounds = Grounds(RestrictedKind.CONFIDENTIAL, reason="A court forbids it.")
    text = exclusion_text(grounds, "9", PRINCIPAL)
    assert "section 100A(2)" in text
    assert text.endswith(": A court forbids it.")


@pytest.mark.parametrize("style", [PRINCIPAL, PARISH])
def test_exclusion_by_resolution_states_its_reason(style: HouseStyle) -> None:
    grounds = Grounds(RestrictedKind.EXCLUDED, reason="the tenders are still sealed")
    text = exclusion_text(grounds, "12", style)
    assert "1960" in text
    assert text.endswith(": the tenders are still sealed.")


@pytest.mark.parametrize("kind", RestrictedKind)
@pytest.mark.parametrize("name", [*profiles(), ""])
def test_every_style_has_words_for_every_kind(kind: RestrictedKind, name: str) -> None:
    style = profile(name) if name else HouseStyle("bare")
    for grounds in (Grounds(kind), Grounds(kind, ("1",), "the reason")):
        assert "{" not in exclusion_text(grounds, "4", style)
    assert readmission_text(style)


def test_an_adjournment_tells_when_and_why_and_when_it_ended() -> None:
    adjourned = Adjournment(time(14, 5), reason="the fire bell rang.")
    assert adjournment_text(adjourned, PRINCIPAL) == (
        "The meeting was adjourned at 2.05 pm: the fire bell rang."
    )
    assert adjournment_text(replace(adjourned, resumed_at=time(14, 20)), PRINCIPAL).endswith(
        "The meeting resumed at 2.20 pm."
    )
    assert "not noted" in adjournment_text(Adjournment(), PRINCIPAL)


def test_what_became_of_an_item() -> None:
    item = AgendaItem("5", "Slipway")
    deferred = replace(item, course=Course.DEFERRED)
    assert course_text(item, PRINCIPAL) == ""
    assert "withdrawn" in course_text(replace(item, course=Course.WITHDRAWN), PRINCIPAL)
    assert course_text(deferred, PRINCIPAL) == "This item was deferred."
    dated = replace(deferred, deferred_to=date(2021, 11, 30))
    assert "30 November 2021" in course_text(dated, PRINCIPAL)


def test_an_urgent_item_gives_the_chairs_reason() -> None:
    assert urgent_text("the wall may fall.", PRINCIPAL).endswith(" urgent: the wall may fall.")


def test_an_item_out_of_its_order_says_before_which_it_was_taken() -> None:
    assert out_of_order_text("7", "4", PRINCIPAL).startswith("Item 7 was taken before item 4")


def test_minutes_are_confirmed_with_what_was_put_right() -> None:
    held = date(2021, 7, 20)
    assert "20 July 2021" in confirmation_text(held, (), PARISH)
    corrections = (
        Correction("for “date” read “data”.", "21/98"),
        Correction("the name of the complainant", "21/99", restricted=True),
        Correction("B Teal sent apologies"),
    )
    assert confirmation_text(held, corrections, PRINCIPAL).endswith(
        ": minute 21/98: for “date” read “data”; minute 21/99, in its restricted text; "
        "B Teal sent apologies."
    )


def test_earlier_minutes_are_confirmed_under_the_item_that_names_their_day() -> None:
    held = date(2021, 7, 20)
    named = AgendaItem("4", "Minutes - Pier Committee - 20 July 2021")
    usual = AgendaItem("3", "Minutes of the previous meeting")
    other = AgendaItem("2", "MINUTES of the Harbour Board")
    rest = (AgendaItem("1", "Apologies"), AgendaItem("5", "Action minutes"))
    assert confirming_item((*rest, other, usual, named), held, PRINCIPAL) == named
    assert confirming_item((*rest, other, usual), held, PRINCIPAL) == usual
    assert confirming_item((*rest, other), held, PRINCIPAL) == other
    assert confirming_item(rest, held, PRINCIPAL) is None


def test_the_close_tells_the_time() -> None:
    assert closing_text(time(16, 0), PRINCIPAL) == "The Chair closed the meeting at 4.00 pm."
