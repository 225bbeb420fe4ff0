"""Who is asked for what, how firmly, and who may see it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clerk.business.actions import Action, Closing, Due, ListedAction, Owner, OwnerKind, Progress
from clerk.business.addressees import AddressBook, Addressee, Known
from clerk.business.chases import Chase, Level
from clerk.business.chasing import ChasingRule, CopiedFrom, Outstanding, Reason, reasons
from clerk.business.council import Committee
from clerk.business.letters import Asking, Gathered, Letter, gathered
from clerk.business.meetings import Contact
from clerk.business.people import Person, Post, Tenure
from clerk.business.post import How
from clerk.business.restricted import View
from clerk.business.style import HouseStyle

TODAY = date(2022, 3, 1)
WREN = Person("S Wren", address="s.wren@example.org", manager="Harbour Master", id=1)
TEAL = Person("R Teal", "Councillor", address="r.teal@example.org", id=2)
MASTER = Person("D Marsh", address="d.marsh@example.org", id=3)
VANE = Person("O Vane", id=4)
PILOT, HARBOUR_MASTER = Post("Pilot"), Post("Harbour Master")
BOOK = AddressBook(
    Known(
        TODAY,
        (WREN, TEAL, MASTER, VANE, Person("J Finch", "", "Town", id=5), Person("J Finch", id=6)),
        (
            Tenure(PILOT, WREN, starts=date(2021, 1, 1)),
            Tenure(PILOT, VANE, ends=date(2021, 1, 1)),
            Tenure(HARBOUR_MASTER, MASTER),
            Tenure(Post("Diver"), VANE, ends=date(2020, 1, 1)),
        ),
        frozenset({2}),
        {"harbour": Contact("P Quill", email="quill@example.org"), "moor": "Harbour Master"},
    )
)
RULE = ChasingRule(lead="Harbour Master", managers_from=CopiedFrom.ESCALATION)
HOUSES = {
    "harbour": Committee("harbour", "Harbour Committee", "HC", HouseStyle("a", chasing=RULE)),
    "moor": Committee("moor", "Moorings Panel", "MP", HouseStyle("b")),
}


def owed(
    owner: Owner | str = "S Wren",
    committee: str = "harbour",
    *,
    chases: tuple[Chase, ...] = (),
    due: date | None = date(2022, 2, 1),
    **more: object,
) -> Outstanding:
    owners = (Owner(owner) if isinstance(owner, str) else owner,)
    action = Action("Mend the gate", "4", owners, due=due and Due(due), id=7)
    action = replace(action, **more)  # type: ignore[arg-type]
    listed = ListedAction(action, committee, HOUSES[committee].short, f"{committee}/2022-01-11")
    return Outstanding(listed, due, date(2022, 3, 8), chases)


def asked(on: date, name: str = "S Wren", *, answered: bool = False) -> Chase:
    return Chase(7, "a", name, name, How.MAIL, Level.FIRST, on, answered=answered)


def chase(*owed: Outstanding, **how: object) -> Gathered:
    asking = replace(Asking(TODAY, "Ada Pell"), **how)  # type: ignore[arg-type]
    return gathered(owed, (), BOOK, HOUSES, asking)


def only(found: Gathered) -> Letter:
    (letter,) = found.letters
    return letter


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, (Reason.OVERDUE,)),
        ({"due": date(2022, 3, 8)}, (Reason.DUE,)),
        ({"due": date(2022, 3, 9)}, ()),
        ({"due": None}, ()),
        ({"closed": Closing(TODAY, "done")}, ()),
        ({"not_chased": "He is ill."}, ()),
        ({"snoozed_until": date(2022, 3, 2)}, ()),
        ({"snoozed_until": date(2022, 3, 1)}, (Reason.OVERDUE,)),
    ],
)
def test_what_is_overdue_or_soon_due_is_chased(
    changes: dict[str, object], why: tuple[Reason, ...]
) -> None:
    assert reasons(owed(**changes), TODAY, 60) == why  # type: ignore[arg-type]


def test_what_nothing_is_heard_of_is_chased() -> None:
    quiet = owed(due=None)
    assert reasons(quiet, TODAY, 49) == ()
    assert reasons(quiet, TODAY, 48) == (Reason.SILENT,)
    told = owed(due=None, progress=(Progress("It is begun.", date(2022, 2, 20)),))
    assert reasons(told, TODAY, 48) == ()
    assert not chase(quiet).letters
    assert only(chase(quiet, silent_days=10)).actions[0].why == (Reason.SILENT,)


def test_each_is_sent_one_message_with_all_of_their_actions() -> None:
    pilot = Owner("pilot", OwnerKind.POST)
    both = replace(owed().listed.action, owners=(Owner("S Wren"), pilot))
    found = chase(
        owed(),
        owed(pilot, "moor"),
        owed("R Teal"),
        replace(owed(), listed=replace(owed().listed, action=both)),
    )
    assert [(each.to.name, len(each.actions)) for each in found.letters] == [
        ("R Teal", 1),
        ("S Wren", 3),
    ]
    assert found.letters[0].to.member
    assert not found.letters[1].to.member


@pytest.mark.parametrize(
    ("owner", "committee", "name", "address", "remark"),
    [
        (Owner("Pilot", OwnerKind.POST), "harbour", "S Wren", "s.wren@example.org", ""),
        (Owner("Diver", OwnerKind.POST), "harbour", "Diver", "", "nobody is known to be Diver"),
        (Owner("Cllr R Teal"), "moor", "R Teal", "r.teal@example.org", ""),
        (Owner("J Finch"), "moor", "J Finch", "", "2 people are called J Finch"),
        (Owner("A Stranger"), "moor", "A Stranger", "", "A Stranger is not among the people"),
        (Owner("All", OwnerKind.ALL), "harbour", "P Quill", "quill@example.org", ""),
        (Owner("Divers Club", OwnerKind.BODY), "moor", "D Marsh", "d.marsh@example.org", ""),
        (Owner("All", OwnerKind.ALL), "nowhere", "All", "", "All has no contact"),
    ],
)
def test_an_owner_is_found_and_never_guessed(
    owner: Owner, committee: str, name: str, address: str, remark: str
) -> None:
    found = BOOK.owner(owner, committee)
    assert (found.name, found.address, found.remark) == (name, address, remark)


def test_levels_rise_with_each_day_asked_without_an_answer() -> None:
    january, february = asked(date(2022, 1, 20)), asked(date(2022, 2, 10))
    assert only(chase(owed())).level is Level.FIRST
    assert only(chase(owed(chases=(january,)))).level is Level.REMINDER
    assert only(chase(owed(chases=(january, january)))).level is Level.REMINDER
    assert only(chase(owed(chases=(january, february)))).level is Level.ESCALATION
    answered = replace(january, answered=True), replace(february, answered=True)
    assert only(chase(owed(chases=answered))).level is Level.FIRST
    another = (asked(date(2022, 1, 20), "R Teal"), asked(date(2022, 2, 10), "R Teal"))
    assert only(chase(owed(chases=another))).level is Level.FIRST


def test_who_was_asked_lately_is_left_alone() -> None:
    late = owed(chases=(asked(TODAY - timedelta(days=3)),))
    found = chase(late)
    assert not found.letters
    assert found.resting[0].to.name == "S Wren"
    assert only(chase(late, again=True)).level is Level.REMINDER
    assert chase(owed(chases=(asked(TODAY - timedelta(days=7)),))).letters


def test_the_manager_and_the_lead_have_a_copy_when_nothing_is_heard() -> None:
    twice = (asked(date(2022, 1, 20)), asked(date(2022, 2, 10)))
    assert only(chase(owed(chases=twice[:1]))).copies == ()
    assert [each.name for each in only(chase(owed(chases=twice))).copies] == ["D Marsh"]
    moor = owed(committee="moor", chases=twice[:1])
    assert [each.name for each in only(chase(moor)).copies] == ["D Marsh"]
    assert only(chase(moor, who="D Marsh")).copies == ()
    marsh = tuple(replace(each, sent_to="D Marsh") for each in twice)
    assert only(chase(owed("D Marsh", chases=marsh))).copies == ()


def test_restricted_business_goes_to_its_owner_alone() -> None:
    twice = (asked(date(2022, 1, 20)), asked(date(2022, 2, 10)))
    closed = owed(restricted=True, chases=twice)
    assert not chase(closed).letters
    assert len(chase(closed).hidden) == 1
    found = chase(closed, owed(chases=twice), view=View.RESTRICTED)
    letter, copy = found.letters
    assert (letter.to.name, letter.restricted, letter.copies) == ("S Wren", True, ())
    assert (copy.to.name, copy.restricted, copy.copy_of) == ("D Marsh", False, letter.to)
    assert [each.outstanding.listed.action.restricted for each in copy.actions] == [False]
    body = Owner("All", OwnerKind.ALL)
    found = chase(owed(body, restricted=True), view=View.RESTRICTED)
    assert not found.letters
    assert len(found.by_hand) == 1


def test_the_clerk_is_sent_no_letter_and_nobody_is_dropped() -> None:
    found = chase(owed("Ada Pell"), owed(owners=()))
    assert not found.letters
    assert [each.to.name for each in found.mine] == ["Ada Pell"]
    assert len(found.unowned) == 1


def test_a_manager_may_be_a_post_or_a_person() -> None:
    assert BOOK.named("harbour  master") == BOOK.named("D Marsh")
    assert BOOK.named(" ") is None
    assert BOOK.named("Diver") == Addressee("Diver", remark="nobody is known to be Diver")
