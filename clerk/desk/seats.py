"""Seats on a committee: taken, left, and changed from a day on."""

from dataclasses import replace
from datetime import date

from clerk.business.council import Committee
from clerk.business.days import day_in_words
from clerk.business.people import Membership, Person, Role
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import Transaction, councils, people

_ONE_ONLY = (Role.CHAIR, Role.VICE_CHAIR)


def add_member(desk: Desk, slug: str, person: Person, role: Role, starts: date) -> str:
    """Give a person a seat from a day on; a person without an id is added to the register.

    A sentence saying what was done, and what is odd about it.
    """
    register = desk.register
    with in_plain_words():
        committee = councils.committee(register, slug)
        what = f"Add {person.name} to the {committee.name} from {day_in_words(starts)}"
        with register.writing(what) as change:
            others = people.memberships(change, slug, on=starts)
            seat = give_seat(change, committee, person, role, starts)
    new = "" if person.id else f" {person.name} was not known and is now in the list of people."
    return f"{_seated(seat, committee)}.{new}{_odd(seat, others, committee)}"


def change_role(desk: Desk, slug: str, seat: Membership, role: Role, day: date) -> str:
    """Change the role of a seat from a day on: the seat ends that day and another begins.

    `seat` is as the clerk saw it. A change from the very day the seat began corrects its role.
    Raises Refused when the seat was not held on that day, has that role already, or was changed
    by somebody else.
    """
    _check_held(seat, day)
    register = desk.register
    with in_plain_words():
        committee = councils.committee(register, slug)
        name, word = seat.person.name, committee.style.label(role.value)
        if role is seat.role:
            raise Refused(f"{name} is {word} already; choose another role.")
        what = f"Make {name} {word} of the {committee.name} from {day_in_words(day)}"
        with register.writing(what) as change:
            others = people.memberships(change, slug, on=day)
            after = put_in_role(change, committee, seat, role, day)
    others = tuple(each for each in others if each.id != seat.id)
    return f"{_seated(after, committee)}.{_odd(after, others, committee)}"


def give_seat(
    change: Transaction, committee: Committee, person: Person, role: Role, starts: date
) -> Membership:
    """What `add_member` writes, inside a transaction that changes more; the seat."""
    known = person
    if person.id is None:
        known = replace(person, id=people.add_person(change, person))
    seat = Membership(known, role, starts)
    people.add_membership(change, committee.id or 0, seat)
    return seat


def put_in_role(
    change: Transaction, committee: Committee, seat: Membership, role: Role, day: date
) -> Membership:
    """What `change_role` writes, inside a transaction that changes more; the seat from then on."""
    _check_unchanged(change, seat)
    after = replace(seat, role=role, starts=day, seen_on=None, id=None)
    if seat.starts == day:
        people.save_membership(change, replace(seat, role=role))
    else:
        people.save_membership(change, replace(seat, ends=day))
        people.add_membership(change, committee.id or 0, after)
    return after


def end_seat(desk: Desk, slug: str, seat: Membership, ends: date) -> str:
    """End a seat: `ends` is the first day it is no longer held. Raises Refused as `change_role`."""
    _check_held(seat, ends)
    if seat.starts == ends:
        raise Refused(
            f"The seat of {seat.person.name} began on that very day; take that back in the history "
            "instead, or choose a later day."
        )
    with in_plain_words():
        committee = councils.committee(desk.register, slug)
        what = f"End the seat of {seat.person.name} on the {committee.name}"
        with desk.register.writing(f"{what} on {day_in_words(ends)}") as change:
            _check_unchanged(change, seat)
            people.save_membership(change, replace(seat, ends=ends))
    return f"{seat.person.name} has no seat from {day_in_words(ends)} on."


def _check_held(seat: Membership, day: date) -> None:
    name = seat.person.name
    if seat.starts is not None and day < seat.starts:
        raise Refused(
            f"The seat of {name} began on {day_in_words(seat.starts)}; choose that day or a later."
        )
    if seat.ends is not None and day >= seat.ends:
        raise Refused(
            f"The seat of {name} ended on {day_in_words(seat.ends)}; choose an earlier day, "
            "or add the member anew."
        )


def _check_unchanged(change: Transaction, seat: Membership) -> None:
    if people.seat(change, seat.id or 0) != seat:
        raise Refused(
            f"Somebody else has changed the seat of {seat.person.name} in the meantime, and "
            "nothing was written; look at it again."
        )


def _seated(seat: Membership, committee: Committee) -> str:
    since = f" from {day_in_words(seat.starts)}" if seat.starts else ""
    return f"{seat.person.name} is {committee.style.label(seat.role.value)}{since}"


def _odd(seat: Membership, others: tuple[Membership, ...], committee: Committee) -> str:
    """What the clerk should know about a seat beside the others held on its first day."""
    told = ""
    for other in others:
        word = committee.style.label(other.role.value)
        if other.person.id == seat.person.id:
            told += f" {seat.person.name} also has a seat as {word} on that day."
        elif seat.role in _ONE_ONLY and other.role is seat.role:
            told += f" {other.person.name} is {word} on that day too."
    return told
