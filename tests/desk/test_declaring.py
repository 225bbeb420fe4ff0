"""Interests declared: noted, changed, taken out; who should leave; as sentences and a table."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from clerk.business.interests import (
    Conduct,
    Declaration,
    declaration_rows,
    declaration_sentences,
    leaving_suggested,
)
from clerk.business.meetings import MeetingRecord
from clerk.business.style import HouseStyle
from clerk.desk.comings import leave
from clerk.desk.declaring import change_declaration, declare, remove_declaration
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.undoing import undo_last
from clerk.desk.workspace import workspace
from tests.desk.sitting import seats
from tests.harbour import HARBOUR_MEETING

PLAIN = HouseStyle("plain")
BOAT = Declaration("R Teal", "5", "Other Registrable Interest", "a share in a boat")


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with seats(path, replace(HARBOUR_MEETING, declarations=())) as sit:
        yield sit("Ada Pell")


def now(desk: Desk) -> MeetingRecord:
    return workspace(desk, "harbour-committee/2021-06-08").record


def test_an_interest_is_noted_changed_and_taken_out(desk: Desk) -> None:
    assert declare(desk, now(desk), BOAT) == "R Teal declared an interest in item 5."
    noted = now(desk).declarations[0]
    assert noted == BOAT
    hidden = replace(noted, sensitive=True, dispensation="until May", declared_at="4")
    change_declaration(desk, now(desk), noted, hidden)
    assert now(desk).declarations == (hidden,)
    remove_declaration(desk, now(desk), hidden)
    assert now(desk).declarations == ()
    undo_last(desk)
    assert now(desk).declarations == (hidden,)


def test_what_is_missing_is_asked_for(desk: Desk) -> None:
    with pytest.raises(Refused, match="Who declared"):
        declare(desk, now(desk), replace(BOAT, name=" "))
    with pytest.raises(Refused, match="In which item"):
        declare(desk, now(desk), replace(BOAT, item=""))
    with pytest.raises(Refused, match="no longer there"):
        change_declaration(desk, now(desk), replace(BOAT, id=99), BOAT)


def test_leaving_is_suggested_to_whoever_is_in_the_room_and_said_they_would(desk: Desk) -> None:
    def suggested(item: str) -> list[str]:
        return [one.name for one in leaving_suggested(now(desk), item)]

    declare(desk, now(desk), replace(BOAT, item="4", conduct=Conduct.LEFT))
    declare(desk, now(desk), replace(BOAT, name="M Rook", item="4"))
    declare(desk, now(desk), replace(BOAT, name="M Rook", item="5", conduct=Conduct.SPOKE_AND_LEFT))
    assert suggested("4") == ["R Teal"]
    assert suggested("5") == ["M Rook"]
    assert suggested("77") == []
    rook = next(one for one in now(desk).roll.people if one.name == "M Rook")
    leave(desk, now(desk), rook, "4", at=time(15, 0))
    assert suggested("5") == []


def test_declarations_as_sentences() -> None:
    left = replace(BOAT, conduct=Conduct.LEFT, declared_at="4", dispensation="granted in May.")
    assert declaration_sentences((BOAT, left), PLAIN) == (
        "R Teal declared an Other Registrable Interest in item 5: a share in a boat. "
        "R Teal stayed in the meeting for the item.",
        "R Teal declared an Other Registrable Interest in item 5: a share in a boat. "
        "The declaration was made when item 4 was reached. "
        "R Teal had been granted a dispensation: granted in May. "
        "R Teal left the room while the item was considered.",
    )
    own = HouseStyle(
        "own", sentences={"declared": "{name}: {class}, {nature}.", "stayed": "Stayed."}
    )
    assert declaration_sentences((BOAT,), own) == (
        "R Teal: Other Registrable Interest, a share in a boat. Stayed.",
    )


def test_the_nature_of_a_sensitive_interest_is_never_printed() -> None:
    secret = replace(BOAT, sensitive=True)
    printed = (*declaration_sentences((secret,), PLAIN), *declaration_rows((secret,), PLAIN)[1])
    assert "boat" not in " ".join(printed)
    assert "sensitive" in printed[0]


def test_declarations_as_a_table() -> None:
    style = HouseStyle("table", labels={"member": "Councillor"})
    assert declaration_rows((BOAT, replace(BOAT, dispensation="yes", nature="")), style) == (
        ("Councillor", "Item", "Interest", "Nature", "Conduct"),
        ("R Teal", "5", "Other Registrable Interest", "a share in a boat", "stayed"),
        ("R Teal", "5", "Other Registrable Interest", "", "stayed, with a dispensation"),
    )
