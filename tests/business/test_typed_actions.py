"""Lines typed live that become actions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.actions import Action, Due, Owner, OwnerKind
from clerk.business.directory import Entry, EntryKind
from clerk.business.typed_actions import (
    ALL,
    OpenOwner,
    TypedAction,
    action_as_typed,
    chosen,
    typed_action,
)
from clerk.business.typed_due import due_as_typed, typed_due

DAY = date(2021, 9, 14)
BANKS = Owner("V Banks")
BELL = Owner("Victor Bell")
HARBOUR_MASTER = Owner("Harbour Master", OwnerKind.POST)
PEOPLE = (
    Entry(EntryKind.PERSON, 1, "V Banks", "Councillor"),
    Entry(EntryKind.PERSON, 2, "Victor Bell", "Mr"),
    Entry(EntryKind.PERSON, 3, "Siân Ó Braonáin"),
    Entry(EntryKind.POST, 1, "Harbour Master"),
    Entry(EntryKind.POST, 2, "Head of Moorings"),
)


def typed(line: str) -> TypedAction:
    found = typed_action(line, "ACTION", PEOPLE, DAY)
    assert found is not None
    return found


def test_an_action_knows_its_owner_and_when_it_is_due() -> None:
    assert typed("ACTION circulate the tide tables @banks !next") == TypedAction(
        Action("circulate the tide tables", owners=(BANKS,), due=Due(words="next meeting"))
    )


def test_shared_initials_are_left_open_with_their_candidates() -> None:
    assert typed("ACTION: dredge @vb.") == TypedAction(
        Action("dredge."), (OpenOwner("vb", (BANKS, BELL)),)
    )


def test_the_clerk_settles_who_was_meant() -> None:
    found = typed("ACTION dredge @banks @vb @zog")
    settled = chosen(found, found.open[0], BELL)
    assert settled == TypedAction(Action("dredge", owners=(BANKS, BELL)), (OpenOwner("zog"),))
    with pytest.raises(ValueError, match="@vb is not open"):
        chosen(settled, found.open[0], BELL)


def test_a_name_nobody_has_is_left_open_without_candidates() -> None:
    assert typed("ACTION dredge @zog").open == (OpenOwner("zog"),)


@pytest.mark.parametrize(
    ("mark", "owners"),
    [
        ("@vbanks", ()),
        ('@"v banks"', (BANKS,)),
        ("@v.bel", (BELL,)),
        ("@braonain", (Owner("Siân Ó Braonáin"),)),
        ("@hm @banks", (BANKS,)),
        ("@harb", (HARBOUR_MASTER,)),
        ('@"harb mas"', (HARBOUR_MASTER,)),
        ("@banks/harb", (BANKS, HARBOUR_MASTER)),
        ("@all", (ALL,)),
        ("@harb, @bell", (HARBOUR_MASTER, BELL)),
        ("@banks @banks", (BANKS,)),
    ],
)
def test_owners_are_people_posts_or_all(mark: str, owners: tuple[Owner, ...]) -> None:
    assert typed(f"ACTION dredge {mark}").action.owners == owners


def test_initials_skip_the_small_words_of_a_post() -> None:
    (unsure,) = typed("ACTION dredge @hm").open
    assert [owner.name for owner in unsure.candidates] == ["Harbour Master", "Head of Moorings"]


@pytest.mark.parametrize(
    "line",
    [
        "ACTION PLAN",
        "ACTION  PLAN for the slipway",
        "ACTION LOG: see below",
        "ACTION 1 (from last time)",
        "Action 1 (action from 3 May 2021)",
        "ACTIONS ARISING FROM THE LAST MEETING",
        "ACTIONABLE points",
        "Action: dredge",
        "The ACTION was taken",
        "",
    ],
)
def test_a_line_that_merely_begins_so_stays_text(line: str) -> None:
    assert typed_action(line, "ACTION", PEOPLE, DAY) is None


def test_the_house_style_may_call_an_action_otherwise() -> None:
    for line in ("TASK – dredge", "ACTION dredge", "TASK: DREDGE"):
        assert typed_action(line, "Task", PEOPLE, DAY) is not None
    assert typed_action("TASK – dredge", "ACTION", PEOPLE, DAY) is None


def test_an_address_and_a_mark_behind_a_backslash_are_text() -> None:
    action = typed(r"ACTION write to desk@harbour.test, not \@banks, by hand!").action
    assert action == Action("write to desk@harbour.test, not @banks, by hand!")


def test_an_action_may_have_no_words_yet() -> None:
    assert typed("ACTION @banks").action == Action("", owners=(BANKS,))
    assert typed("ACTION:").action == Action("")


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("next", Due(words="next meeting")),
        ("asap", Due(words="asap")),
        ("31/10", Due(date(2021, 10, 31))),
        ("13/9", Due(date(2022, 9, 13))),
        ("14/9", Due(DAY)),
        ("29/2", Due(date(2024, 2, 29))),
        ("31/2", Due(words="31/2")),
        ("31/10/2022", Due(date(2022, 10, 31))),
        ("2021-12-01", Due(date(2021, 12, 1))),
        ("1st october", Due(date(2021, 10, 1))),
        ("end of March", Due(date(2022, 3, 31), "end of March")),
        ("september", Due(date(2021, 9, 30), "september")),
        ("Feb 2024", Due(date(2024, 2, 29), "Feb 2024")),
        ("2w", Due(date(2021, 9, 28))),
        ("3d", Due(date(2021, 9, 17))),
        ("5m", Due(date(2022, 2, 14))),
        ("tue", Due(date(2021, 9, 21))),
        ("wednesday", Due(date(2021, 9, 15))),
        ("after the storm", Due(words="after the storm")),
    ],
)
def test_when_it_is_due(said: str, due: Due) -> None:
    assert typed_due(said, DAY) == due
    assert typed_due(due_as_typed(due, DAY), DAY) == due


def test_a_month_keeps_to_its_length() -> None:
    assert typed_due("1m", date(2022, 1, 31)) == Due(date(2022, 2, 28))


TEXTS = st.lists(
    st.sampled_from(
        "dredge the berth @once !now desk@harbour.test PLAN 5 boats, Siân's £9".split()
    ),
    max_size=7,
).map(" ".join)
OWNERS = st.sampled_from([BANKS, BELL, HARBOUR_MASTER, ALL, Owner("Siân Ó Braonáin")])
DUES = st.sampled_from(["next", "asap", "31/10", "end of March", "2w", "fri", "some day"]).map(
    lambda said: typed_due(said, DAY)
)


@given(
    TEXTS,
    st.lists(OWNERS, unique=True, max_size=3),
    st.none() | DUES,
    st.sampled_from([(), (OpenOwner("vb", (BANKS, BELL)),), (OpenOwner("the pilot"),)]),
)
def test_what_can_be_typed_comes_back_from_its_line(
    text: str, owners: list[Owner], due: Due | None, unsure: tuple[OpenOwner, ...]
) -> None:
    action = TypedAction(Action(text, owners=tuple(owners), due=due), unsure)
    assert typed(action_as_typed(action, DAY)) == action


@given(st.text(), st.dates())
def test_no_line_is_too_odd(text: str, day: date) -> None:
    assert typed_action(f"ACTION: {text} @{text} !{text}", "ACTION", PEOPLE, day)


@given(st.text(), st.dates())
def test_no_day_is_too_odd(text: str, day: date) -> None:
    for said in (text, f"end of {text}", "29/2", "999m", "999w"):
        due = typed_due(said, day)
        assert due.on or due.words == " ".join(said.split())
