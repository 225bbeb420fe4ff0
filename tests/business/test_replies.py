"""Answers as they are pasted: what they say of which action, and what they say of none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.actions import Action, ListedAction
from clerk.business.replies import read_replies

KNOWN = (
    ListedAction(Action("Visit the harbour", "4"), "harbour", "HC", "harbour/2022-01-11"),
    ListedAction(Action("Count the boats", "5"), "harbour", "HC", "harbour/2022-01-11"),
    ListedAction(Action("Lay the buoys", "4"), "moor", "MP", "moor/2022-01-11"),
    ListedAction(Action("Mend the gate", "12a"), "moor", "MP", "moor/2022-01-11"),
    ListedAction(Action("No number yet"), "moor", "MP", "moor/2022-01-11"),
    ListedAction(Action("Light the beacon", "7"), "scrutiny", "O&S1", "scrutiny/2022-01-11"),
)


def read(text: str) -> list[tuple[str, str, int]]:
    return [
        (each.said, each.text, len(each.candidates)) for each in read_replies(text, KNOWN).replies
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HC 4: visit arranged for 3 November", [("HC 4", "visit arranged for 3 November", 1)]),
        ("hc4 – done", [("hc 4", "done", 1)]),
        ("Action HC 4: done", [("HC 4", "done", 1)]),
        ("• HC 4. done", [("HC 4", "done", 1)]),
        ("(HC 4) done", [("HC 4", "done", 1)]),
        ("Re: HC 4 done", [("HC 4", "done", 1)]),
        ("MP 12A: hinges bought", [("MP 12A", "hinges bought", 1)]),
        ("4: done", [("4", "done", 2)]),
        ("5. done", [("5", "done", 1)]),
        ("action 4 done", [("4", "done", 2)]),
        ("HC 9: done", [("HC 9", "done", 0)]),
        ("XY 9: done", [("XY 9", "done", 0)]),
        ("HC 4: begun.\nThe rest in May.", [("HC 4", "begun. The rest in May.", 1)]),
        ("HC 4: a\n\nMP 4: b\nHC 5: c", [("HC 4", "a", 1), ("MP 4", "b", 1), ("HC 5", "c", 1)]),
        ("HC 4:\n\nThe boat is booked.", [("HC 4", "The boat is booked.", 1)]),
        ("4 people came.", []),
        ("In 2021: nothing", [("In 2021", "nothing", 0)]),
        ("In 2021 we began.", []),
        ("O&S1 7: lit", [("O&S1 7", "lit", 1)]),
        ("4.5 tonnes were moved.", []),
        ("3 November suits us.", []),
        ("", []),
    ],
)
def test_a_number_begins_a_reply(text: str, found: list[tuple[str, str, int]]) -> None:
    assert read(text) == found


def test_only_letters_and_number_together_are_sure() -> None:
    sure, choice, alone = read_replies("HC 4: a\n4: b\n5: c", KNOWN).replies
    assert sure.sure == KNOWN[0]
    assert choice.sure is None
    assert choice.candidates == (KNOWN[0], KNOWN[2])
    assert alone.sure is None
    assert alone.candidates == (KNOWN[1],)


MAIL = """Hi Ada,

HC 4: visit arranged for 3 November

MP 4: two of the buoys
are laid.

Could we talk about the budget?

Kind regards,
Dora Marsh
Harbour Master 4
01632 960012

On Tue, 1 Mar 2022 at 09:12, Ada Pell
<ada.pell@example.org> wrote:
> HC 5: Count the boats
> 4: none of this
"""


def test_what_was_quoted_and_signed_is_left_out() -> None:
    assert read(MAIL) == [
        ("HC 4", "visit arranged for 3 November", 1),
        ("MP 4", "two of the buoys are laid.", 1),
    ]
    assert read_replies(MAIL, KNOWN).unmatched == ("Could we talk about the budget?",)


def test_answers_may_stand_between_the_quoted_lines() -> None:
    text = (
        "Ada Pell <ada@example.org> wrote:\n> HC 4\n> Visit the harbour\n\nHC 4: arranged\n\n"
        "> HC 5\nHC 5: nine of them\n-- \nDora 5: x\n"
    )
    assert read(text) == [("HC 4", "arranged", 1), ("HC 5", "nine of them", 1)]


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----\n",
        "________________________________\n",
        "From: Ada Pell\nSent: 1 March 2022\nSubject: Actions\n",
        "*From:* Ada Pell\n*Sent:* 1 March 2022\n",
    ],
)
def test_nothing_is_read_below_an_earlier_message(head: str) -> None:
    assert read(f"HC 4: done\n\n{head}HC 5: Count the boats") == [("HC 4", "done", 1)]


def test_what_belongs_to_no_number_is_told() -> None:
    found = read_replies("Dear Ada,\n\nThe gate is mended.\n\nHC 5:\n", KNOWN)
    assert found.replies == ()
    assert found.unmatched == ("The gate is mended.", "HC 5 (nothing is said of it)")


@given(st.text(alphabet="HCMP 45:.>-\nab", max_size=80))
def test_anything_is_read(text: str) -> None:
    for each in read_replies(text, KNOWN).replies:
        assert each.text
