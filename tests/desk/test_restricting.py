"""Closing business to the public: its words move, and come back when it is opened."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clerk.business.meetings import MeetingRecord
from clerk.business.restricted import Grounds, RestrictedKind, Restriction, View
from clerk.business.restricting import closed_minute, grounds_called, opened_minute
from clerk.business.style import profile
from clerk.business.views import seen_by
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.restricting import (
    close_item,
    close_minute,
    open_item,
    open_minute,
    restrict_paper,
)
from clerk.desk.undoing import events, undo_last
from clerk.desk.workspace import workspace
from db.records import save_record
from tests.desk.sitting import seats
from tests.harbour import HARBOUR_MEETING

MONEY = Grounds(RestrictedKind.EXEMPT, ("3",))


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with seats(path) as sit:
        yield sit("Ada Pell")


def now(desk: Desk) -> MeetingRecord:
    return workspace(desk, "harbour-committee/2021-06-08").record


def public(desk: Desk) -> str:
    return repr(replace(seen_by(now(desk), View.PUBLIC).record, roll=now(desk).roll))


WORDS = (
    "dredged",
    "silted",
    "three firms",
    "Silt lies",
    "Report of the Harbour Master",
    "Dredging",
)


def test_a_closed_item_takes_its_minutes_papers_and_actions_along(desk: Desk) -> None:
    before = now(desk)
    before = replace(before, actions=(*before.actions, before.minutes[0].actions[0]))
    with desk.register.writing("Log it") as change:
        save_record(change, before)
    item = now(desk).items[1]
    assert all(word in public(desk) for word in WORDS)
    close_item(desk, now(desk), item, Restriction(MONEY, "Works in the channel"))
    assert [
        word for word in WORDS if word in public(desk).replace("item_title='Dredging'", "")
    ] == []
    assert "Works in the channel" in public(desk)
    assert "Dredging" not in events(desk, limit=1)[0].what
    minute = now(desk).minutes[0]
    assert minute.number == "21/7"
    assert minute.restricted is not None
    assert minute.restricted.outcomes[0].clauses[0].text == "That the channel be dredged."
    undo_last(desk)
    assert now(desk).minutes == before.minutes


def test_what_was_closed_opens_again_one_by_one(desk: Desk) -> None:
    before = now(desk)
    close_item(desk, now(desk), before.items[1], Restriction(MONEY, "Works in the channel"))
    open_item(desk, now(desk), now(desk).items[1])
    assert now(desk).items == before.items
    assert "silted" not in public(desk)
    open_minute(desk, now(desk), now(desk).minutes[0])
    assert now(desk).minutes == before.minutes
    restrict_paper(desk, now(desk), now(desk).papers[0], None)
    assert now(desk).papers == before.papers


def test_a_minute_alone_is_closed_with_a_text_for_the_public(desk: Desk) -> None:
    minute = now(desk).minutes[0]
    close_minute(desk, now(desk), minute, MONEY, "Channel", "The committee chose a way forward.")
    closed = now(desk).minutes[0]
    assert (closed.title, closed.text) == ("Channel", "The committee chose a way forward.")
    assert (closed.outcomes, closed.actions) == ((), ())
    with pytest.raises(Refused, match="a title the public may see"):
        close_minute(desk, now(desk), closed, MONEY, " ")


def test_closing_what_is_closed_changes_only_its_public_side() -> None:
    closed = HARBOUR_MEETING.minutes[2]
    again = closed_minute(closed, MONEY, "A contract", "Nothing to tell.")
    assert again.restricted is not None
    assert closed.restricted is not None
    assert again.restricted == replace(closed.restricted, grounds=MONEY)
    assert opened_minute(again).text == "Nothing to tell.\n\nBrill asked for ninety thousand."


def test_grounds_are_read_from_the_words_of_the_house_style() -> None:
    kinds = [grounds_called(words).kind for words in profile("uk-principal").grounds]
    assert kinds == [RestrictedKind.EXEMPT] * 7 + [RestrictedKind.CONFIDENTIAL]
    assert grounds_called(profile("uk-principal").grounds[2]).paragraphs == ("3",)
    for said in ("para 3", "Para. 3", "paragraph 3", "3"):
        assert grounds_called(said).paragraphs == ("3",)
    assert grounds_called("3 named tenants").kind is RestrictedKind.EXCLUDED
    parish = [grounds_called(words) for words in profile("uk-parish").grounds]
    assert {each.kind for each in parish} == {RestrictedKind.EXCLUDED}
    assert parish[0].reason == profile("uk-parish").grounds[0]
