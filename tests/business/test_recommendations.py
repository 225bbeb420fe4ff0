"""The recommendations of reports, found and resolved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.minutes import Clause, ListStyle
from clerk.business.recommendations import (
    as_resolved,
    recommendations_in,
    recommendations_of,
    resolved_as_printed,
)

NUMBERED = """1. PURPOSE
To tell the Board how the dredging goes.

2. RECOMMENDATIONS
2.1 That the Board note the
progress of the dredging.
2.2 That a further report come within
3 months.

3. BACKGROUND
3.1 The harbour has silted up.
"""
LED = """Recommendation(s)

It is recommended that:

(a) the report be noted;
(b) the Harbour Master be thanked; and
(c) officers report back.

Introduction

The wall leans.
"""
ASKED = """The survey is done.

The Harbour Board is asked to:
1) note the survey; and
2) approve the new moorings.

Report
It was a dry year.
"""


def told(text: str) -> list[tuple[str, str]]:
    return [(clause.marker, clause.text) for clause in recommendations_in(text)]


def test_paragraph_numbers_become_those_of_a_list() -> None:
    assert told(NUMBERED) == [
        ("1.", "That the Board note the progress of the dredging."),
        ("2.", "That a further report come within 3 months."),
    ]


def test_a_line_that_leads_in_comes_first() -> None:
    assert told(LED) == [
        ("", "It is recommended that:"),
        ("(a)", "the report be noted;"),
        ("(b)", "the Harbour Master be thanked; and"),
        ("(c)", "officers report back."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "RECOMMENDATION: That the lease be renewed.\n\nBackground\n",
            "That the lease be renewed.",
        ),
        (
            "It is recommended that the Board buy\na crane as set out in Annex 1.\n\nIt is tall.",
            "It is recommended that the Board buy a crane as set out in Annex 1.",
        ),
        (
            "Members are requested to note the tides.\n\nThey rise.",
            "Members are requested to note the tides.",
        ),
        ("4.1 Recommendation\n4.1.1 That it be so.\n", "That it be so."),
    ],
)
def test_one_recommendation_alone(text: str, expected: str) -> None:
    assert told(text) == [("", expected)]


def test_bullets_and_named_recommendations() -> None:
    assert told("## Recommendations\n- note the survey\n- sell the crane\n\n## Why\nNo.") == [
        ("", "note the survey"),
        ("", "sell the crane"),
    ]
    assert told(
        "Recommended decision(s)\nRecommendation 1: Buy\nRecommendation 2: Sell\nWhy now?"
    ) == [
        ("1.", "Buy"),
        ("2.", "Sell"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The recommendations of the last inspection are being worked on.",
        "RECOMMENDATIONS\n",
        "Members asked what was recommended.",
    ],
)
def test_nothing_is_found_where_nothing_is_recommended(text: str) -> None:
    assert recommendations_in(text) == ()


def test_a_request_is_turned_into_a_decision_when_all_of_it_can_be() -> None:
    assert as_resolved(recommendations_in(ASKED)) == (
        Clause("That:"),
        Clause("the survey be noted; and", "1)"),
        Clause("the new moorings be approved.", "2)"),
    )
    unsure = recommendations_in(ASKED.replace("approve the new", "look at the"))
    assert as_resolved(unsure) == unsure


@pytest.mark.parametrize(
    ("printed", "decided"),
    [
        ("note the report", "That the report be noted"),
        ("To approve the budget for 2022/23.", "That the budget for 2022/23 be approved."),
        ("Members are asked to note the tides.", "That the tides be noted."),
        ("It is recommended that it be so.", "That it be so."),
        ("That it be so.", "That it be so."),
        ("note the report and ask for another", "note the report and ask for another"),
        ("note that the report is late", "note that the report is late"),
        ("approve the bid subject to funds", "approve the bid subject to funds"),
        ("note the report. It is long.", "note the report. It is long."),
        ("consider the bids", "consider the bids"),
    ],
)
def test_only_what_is_certain_is_turned(printed: str, decided: str) -> None:
    assert as_resolved((Clause(printed),)) == (Clause(decided),)


def test_resolved_as_printed_keeps_every_word_but_the_frame() -> None:
    listed = resolved_as_printed(recommendations_in(LED), "RESOLVED")
    assert (listed.word, listed.lead_in, listed.style) == ("RESOLVED", "That:", ListStyle.NUMBERED)
    assert [clause.marker for clause in listed.clauses] == ["(a)", "(b)", "(c)"]
    asked = resolved_as_printed(recommendations_in(ASKED), "AGREED")
    assert asked.lead_in == "The Harbour Board is asked to:"
    alone = resolved_as_printed((Clause("That it be so."),), "AGREED")
    assert (alone.style, alone.clauses) == (ListStyle.RUN_ON, (Clause("That it be so."),))
    bullets = resolved_as_printed((Clause("note it"), Clause("sell it")), "AGREED")
    assert bullets.style is ListStyle.PARAGRAPHS


@given(st.text(), st.text())
def test_no_report_is_too_odd(before: str, after: str) -> None:
    found = recommendations_in(f"{before}\nRecommendations:\n{after}")
    assert len(as_resolved(found)) == len(found)
    assert resolved_as_printed(found, "AGREED").word == "AGREED"


def test_what_was_pasted_with_bullets_is_a_clause_a_line_without_them() -> None:
    pasted = "• To note the silt.\n\n-\tTo ask for prices.\n3. To wait."
    assert recommendations_of(pasted) == (
        Clause("To note the silt."),
        Clause("To ask for prices."),
        Clause("To wait.", "3."),
    )
