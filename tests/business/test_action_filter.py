"""The line that finds actions: what can be typed, and what is said of what cannot be read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.action_filter import (
    ActionFilter,
    Compared,
    DueBound,
    FilterError,
    State,
    as_typed,
    read_filter,
)

OCTOBER = date(2021, 10, 1)
WORDS = (
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
    | st.text('ab:"<>=-/ “', min_size=1)
).map(lambda text: " ".join(text.split()))
SAID = st.lists(WORDS.filter(bool), max_size=3).map(tuple)
BOUNDS = st.builds(
    DueBound, st.sampled_from(Compared), st.dates(date(1900, 1, 1), date(2199, 12, 31))
)
FILTERS = st.builds(
    ActionFilter,
    words=SAID,
    without=SAID,
    states=st.lists(st.sampled_from(State), max_size=2).map(tuple),
    owners=SAID,
    committees=SAID,
    due=st.lists(BOUNDS, max_size=2).map(tuple),
    origins=SAID,
    not_in=st.lists(st.sampled_from(State), max_size=2).map(tuple),
)


@given(FILTERS)
def test_what_is_typed_for_a_filter_reads_as_that_filter(wanted: ActionFilter) -> None:
    assert read_filter(as_typed(wanted)) == wanted


@given(st.text() | st.text('aei: "<=>-isdueowner2021/', max_size=30))
def test_whatever_is_typed_is_a_filter_or_one_sentence(text: str) -> None:
    told = "."
    try:
        wanted = read_filter(text)
    except FilterError as error:
        told = str(error)
    else:
        assert read_filter(as_typed(wanted)) == wanted
    assert told.endswith(".")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ActionFilter()),
        ("  rope   crane ", ActionFilter(words=("rope", "crane"))),
        ("is:open IS:Silent", ActionFilter(states=(State.OPEN, State.SILENT))),
        ('"two  words" -third', ActionFilter(words=("two words",), without=("third",))),
        ('-"two words"three', ActionFilter(words=("three",), without=("two words",))),
        ('owner:banks owner:"M Rook"', ActionFilter(owners=("banks", "M Rook"))),
        ("is:open -is:snoozed", ActionFilter(states=(State.OPEN,), not_in=(State.SNOOZED,))),
        ("committee:parks origin:21/97", ActionFilter(committees=("parks",), origins=("21/97",))),
        ("due:<2021-10-01", ActionFilter(due=(DueBound(Compared.BEFORE, OCTOBER),))),
        ('due:>="1 October 2021"', ActionFilter(due=(DueBound(Compared.NOT_BEFORE, OCTOBER),))),
        ("due:1/10/2021", ActionFilter(due=(DueBound(Compared.ON, OCTOBER),))),
        ('5"x3" 12:30', ActionFilter(words=('5"x3"', "12:30"))),
        ('"say ""aye"""', ActionFilter(words=('say "aye"',))),
    ],
)
def test_what_can_be_typed(typed: str, meant: ActionFilter) -> None:
    assert read_filter(typed) == meant


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "is:late",
            "“is:late” is not known; write one of is:open, is:closed, is:overdue, is:silent, "
            "is:snoozed, is:unchased, is:asked, is:leaver, is:unowned, is:guessed.",
        ),
        ("owner:", "“owner:” says nothing yet; write what to look for behind it."),
        ("rope -", "“-” says nothing yet; write what to look for behind it."),
        ('""', '“""” says nothing yet; write what to look for behind it.'),
        ("due:<soon", "“soon” is no day in the calendar; write it as 2021-10-01."),
        ("due:2021-02-30", "“2021-02-30” is no day in the calendar; write it as 2021-10-01."),
        (
            "-owner:banks",
            "Only words and states can be left out; take the - from “-owner:banks”.",
        ),
        ('owner:"M Rook', 'A quotation mark is open; put " behind the last of the words.'),
        ('"', 'A quotation mark is open; put " behind the last of the words.'),
        (
            "ownr:banks",
            "“ownr:” is not known; write is, owner, committee, due or origin before the colon, or "
            "put the words in quotation marks.",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(typed: str, told: str) -> None:
    with pytest.raises(FilterError) as caught:
        read_filter(typed)
    assert str(caught.value) == told
