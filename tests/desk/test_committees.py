"""A committee at the desk: founded, its meetings planned, its seats and style changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from clerk.business.council import Committee
from clerk.business.meetings import ListedMember, Meeting, MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.numbering import Reset, Scope, SeriesRule
from clerk.business.people import Membership, Person, Role
from clerk.desk.committees import (
    committee_shown,
    ledger_page,
    meetings_page,
    new_committee,
    new_meeting,
    number_findings,
    rename,
    save_numbering,
    save_style,
)
from clerk.desk.days_typed import day_typed
from clerk.desk.desk import Desk
from clerk.desk.people import person_called
from clerk.desk.people_met import remember_people
from clerk.desk.refused import Refused
from clerk.desk.seats import add_member, change_role, end_seat
from clerk.desk.undoing import events, undo_last
from db.records import meeting_record, save_record
from tests.desk.sitting import march_desk

TODAY = date(2022, 3, 1)
MAY = date(2022, 5, 10)


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with march_desk(path) as desk:
        yield desk


@pytest.fixture
def ferry(desk: Desk) -> Committee:
    return new_committee(desk, "Ferry Board", "", "uk-principal")


def seat_of(desk: Desk, name: str) -> Membership:
    seats = committee_shown(desk, "ferry-board").seats
    return next(seat for seat in seats if seat.person.name == name)


@pytest.fixture
def rower(desk: Desk, ferry: Committee) -> Membership:
    add_member(desk, ferry.slug, Person("C Rower"), Role.MEMBER, date(2021, 5, 4))
    return seat_of(desk, "C Rower")


def test_a_new_committee_has_style_and_numbers(desk: Desk, ferry: Committee) -> None:
    assert (ferry.slug, ferry.short) == ("ferry-board", "FB")
    shown = committee_shown(desk, "ferry-board")
    assert shown.today == TODAY
    assert shown.next_value == ferry.style.numbering.start
    assert len(shown.next_numbers.numbers) == 3
    assert (shown.meetings, shown.issued, shown.seats) == (0, 0, ())
    for name in ("Ferry Board", "FERRY  BOARD", " "):
        with pytest.raises(Refused):
            new_committee(desk, name, "", "uk-parish")
    undo_last(desk)
    with pytest.raises(Refused):
        committee_shown(desk, "ferry-board")


def test_a_meeting_is_planned_with_the_standing_items(desk: Desk, ferry: Committee) -> None:
    made = new_meeting(desk, ferry.slug, MAY, time(14, 30), " The Slip ")
    again = new_meeting(desk, ferry.slug, MAY, None, "")
    assert (made.reference, again.reference) == (
        "ferry-board/2022-05-10",
        "ferry-board/2022-05-10-2",
    )
    second, first = meetings_page(desk, ferry.slug, 0, 200)
    assert (first.venue, first.starts, second.starts) == ("The Slip", time(14, 30), None)
    assert meetings_page(desk, ferry.slug, 1, 200) == (first,)
    record = meeting_record(desk.register, first.id or 0)
    assert [item.title for item in record.items] == [
        item.title for item in ferry.style.standing_items
    ]
    assert committee_shown(desk, ferry.slug).meetings == 2


def test_a_role_changes_from_a_day_on_and_back(desk: Desk, rower: Membership) -> None:
    before = committee_shown(desk, "ferry-board").seats
    told = change_role(desk, "ferry-board", rower, Role.CHAIR, date(2021, 10, 1))
    assert told == "C Rower is Chair from 1 October 2021."
    after = committee_shown(desk, "ferry-board").seats
    assert {(seat.role, seat.starts, seat.ends) for seat in after} == {
        (Role.MEMBER, date(2021, 5, 4), date(2021, 10, 1)),
        (Role.CHAIR, date(2021, 10, 1), None),
    }
    assert [seat.held_on(TODAY) for seat in after] == [True, False]
    assert events(desk)[0].what == "Make C Rower Chair of the Ferry Board from 1 October 2021"
    undo_last(desk)
    assert committee_shown(desk, "ferry-board").seats == before


def test_a_role_wrong_from_the_start_is_corrected(desk: Desk, rower: Membership) -> None:
    change_role(desk, "ferry-board", rower, Role.VICE_CHAIR, date(2021, 5, 4))
    (seat,) = committee_shown(desk, "ferry-board").seats
    assert (seat.role, seat.starts, seat.ends) == (Role.VICE_CHAIR, date(2021, 5, 4), None)


def test_a_seat_ends(desk: Desk, rower: Membership) -> None:
    end_seat(desk, "ferry-board", rower, date(2022, 2, 1))
    ended = seat_of(desk, "C Rower")
    assert ended.ends == date(2022, 2, 1)
    with pytest.raises(Refused, match="ended on 1 February 2022"):
        change_role(desk, "ferry-board", ended, Role.CHAIR, TODAY)


def test_odd_seats_are_told_and_not_hindered(desk: Desk, rower: Membership) -> None:
    assert "not known and is now" in add_member(
        desk, "ferry-board", Person("A Boatman"), Role.CHAIR, date(2021, 5, 4)
    )
    told = change_role(desk, "ferry-board", rower, Role.CHAIR, date(2021, 6, 1))
    assert "A Boatman is Chair on that day too." in told
    known = person_called(desk, "A Boatman")
    told = add_member(desk, "ferry-board", known, Role.MEMBER, date(2021, 7, 1))
    assert "also has a seat as Chair" in told
    assert "not known" not in told


@pytest.mark.parametrize(
    ("role", "day", "why"),
    [
        (Role.MEMBER, "2022-01-01", "is Member already"),
        (Role.CHAIR, "2021-05-03", "began on 4 May 2021"),
    ],
)
def test_an_impossible_change_gets_a_sentence(
    desk: Desk, rower: Membership, role: Role, day: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        change_role(desk, "ferry-board", rower, role, date.fromisoformat(day))
    with pytest.raises(Refused):
        end_seat(desk, "ferry-board", rower, date(2021, 5, 4))
    assert committee_shown(desk, "ferry-board").seats == (rower,)


def test_a_seat_another_clerk_changed_is_left_alone(desk: Desk, rower: Membership) -> None:
    end_seat(desk, "ferry-board", rower, date(2022, 2, 1))
    for attempt in (
        lambda: end_seat(desk, "ferry-board", rower, TODAY),
        lambda: change_role(desk, "ferry-board", rower, Role.CHAIR, TODAY),
    ):
        with pytest.raises(Refused, match="Somebody else"):
            attempt()
    assert seat_of(desk, "C Rower").ends == date(2022, 2, 1)


def test_a_later_paper_leaves_dated_seats_as_they_are(desk: Desk, ferry: Committee) -> None:
    def printed(issued: date, role: Role) -> None:
        listed = (ListedMember("C Rower", "Councillor", role),)
        meeting = Meeting(ferry.slug, ferry.name, issued, issued=issued, membership=listed)
        with desk.register.writing("Read a paper") as change:
            remember_people(change, ferry, MeetingRecord(meeting))

    printed(date(2021, 5, 4), Role.MEMBER)
    printed(date(2021, 7, 6), Role.VICE_CHAIR)
    seen = seat_of(desk, "C Rower")
    assert (seen.role, seen.seen_on) == (Role.VICE_CHAIR, date(2021, 7, 6))
    change_role(desk, ferry.slug, seen, Role.CHAIR, date(2021, 10, 1))
    changed = committee_shown(desk, ferry.slug).seats
    printed(date(2022, 2, 1), Role.MEMBER)
    assert committee_shown(desk, ferry.slug).seats == changed


def test_style_and_name_are_saved_once(desk: Desk, ferry: Committee) -> None:
    style = replace(ferry.style, opening="The board met.")
    save_style(desk, ferry, style, "Opening sentence")
    with pytest.raises(Refused, match="Somebody else"):
        save_style(desk, ferry, replace(style, opening="It met."), "Opening sentence")
    now = committee_shown(desk, ferry.slug).committee
    assert now.style == style
    rename(desk, now, "Ferries Board", "FSB")
    renamed = committee_shown(desk, ferry.slug).committee
    assert (renamed.slug, renamed.name, renamed.short) == ("ferry-board", "Ferries Board", "FSB")
    with pytest.raises(Refused, match="needs a name"):
        rename(desk, renamed, "", "F")


def test_numbering_is_changed_with_what_comes_next(desk: Desk, ferry: Committee) -> None:
    rule = SeriesRule("F{n:03}/{yy}", reset=Reset.CALENDAR_YEAR)
    save_numbering(desk, ferry, rule, 12)
    shown = committee_shown(desk, ferry.slug)
    assert shown.next_numbers.numbers == ("F012/22", "F013/22", "F014/22")
    assert shown.committee.style.numbering == rule
    with pytest.raises(Refused, match=r"no \{n\}"):
        save_numbering(desk, shown.committee, SeriesRule("F"), 1)
    undo_last(desk)
    assert committee_shown(desk, ferry.slug).committee.style == ferry.style


def test_committees_that_share_a_series_stay_in_step(desk: Desk, ferry: Committee) -> None:
    save_numbering(desk, ferry, SeriesRule("{n}", Scope.COUNCIL), 40)
    pier = new_committee(desk, "Pier Board", "", "uk-principal")
    save_numbering(desk, pier, SeriesRule("M{n}", Scope.COUNCIL), 41)
    shown = committee_shown(desk, ferry.slug)
    assert shown.next_numbers.numbers == ("M41", "M42", "M43")
    assert shown.committee.style.numbering.pattern == "M{n}"


def test_the_numbers_of_all_meetings_are_audited(desk: Desk, ferry: Committee) -> None:
    save_numbering(desk, ferry, SeriesRule("{yy}/{n}"), 9)
    ferry = committee_shown(desk, ferry.slug).committee
    for held, numbers in ((TODAY, ("22/4", "22/6")), (MAY, ("22/7", "22/8"))):
        minutes = tuple(Minute(number, "The rope", "It holds.") for number in numbers)
        with desk.register.writing("Write up") as change:
            save_record(
                change, MeetingRecord(Meeting(ferry.slug, ferry.name, held), minutes=minutes)
            )
    (finding,) = number_findings(desk, ferry)
    assert finding.kind == "gap in the numbers"
    assert finding.place == "ferry-board/2022-03-01, minute 22/6"
    wrong = replace(ferry, style=replace(ferry.style, numbering=SeriesRule("{yy}")))
    (finding,) = number_findings(desk, wrong)
    assert finding.kind == "wrong pattern"
    assert ledger_page(desk, ferry.slug, 0, 10) == ()


def test_days_are_typed_as_clerks_write_them(desk: Desk) -> None:
    for text in ("10 May 2022", "10/5/2022", "2022-05-10", "Tuesday 10th May 2022"):
        assert day_typed(desk, text) == MAY
    assert day_typed(desk, " Today ") == TODAY
    for text in ("", "soon", "31 February 2022", "10 May 2022 or so"):
        with pytest.raises(Refused):
            day_typed(desk, text)
