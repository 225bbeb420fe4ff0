"""The people a paper names, taken into the register: members, officers, signatory, contact."""

from collections.abc import Iterable
from dataclasses import replace

from clerk.business.council import Committee
from clerk.business.meetings import MeetingRecord
from clerk.business.people import Membership, Person, Post, Tenure
from clerk.desk.looking import listed_seats
from db import Transaction, people


def remember_people(change: Transaction, committee: Committee, record: MeetingRecord) -> None:
    """Add whoever is not known yet, and the seats and the post the paper tells of.

    People are the same when their printed names are: "S Blood" and "Susie Blood" may be two
    people, and joining them is for the clerk. What is known of somebody is filled in, never
    replaced; a seat with dates is as the clerk said, whatever a paper prints.
    """
    for person in _named(record):
        _remembered(change, person)
    known = people.memberships(change, committee.slug)
    for seat in listed_seats(record.meeting):
        _seat(
            change,
            committee,
            seat,
            [each for each in known if each.person.name == seat.person.name],
        )
    signed = record.meeting.signatory
    if signed and signed.post:
        _tenure(change, _remembered(change, Person(signed.name)), Post(signed.post))


def _named(record: MeetingRecord) -> Iterable[Person]:
    meeting = record.meeting
    for member in meeting.membership:
        yield Person(member.name, member.title)
    for attended in record.roll.people:
        yield Person(attended.name, attended.title, attended.organisation)
    if meeting.contact and meeting.contact.name:
        contact = meeting.contact
        yield Person(contact.name, address=contact.email, phone=contact.phone)


def _remembered(change: Transaction, person: Person) -> Person:
    """The person of this name in the register, added or completed."""
    known = people.people_named(change, person.name)
    if not known:
        return replace(person, id=people.add_person(change, person))
    first = known[0]
    fuller = replace(
        first,
        title=first.title or person.title,
        organisation=first.organisation or person.organisation,
        address=first.address or person.address,
        phone=first.phone or person.phone,
    )
    people.save_person(change, fuller)
    return fuller


def _seat(
    change: Transaction, committee: Committee, seat: Membership, known: list[Membership]
) -> None:
    """Add a printed seat that is not among the `known` ones of that person, or note it was seen."""
    if not known and committee.id is not None:
        person = _remembered(change, seat.person)
        people.add_membership(change, committee.id, replace(seat, person=person))
    for each in known:
        undated = each.starts is None and each.ends is None
        older = each.seen_on is None or (seat.seen_on is not None and each.seen_on < seat.seen_on)
        if undated and older:
            people.save_membership(change, replace(each, role=seat.role, seen_on=seat.seen_on))


def _tenure(change: Transaction, person: Person, post: Post) -> None:
    held = (tenure for tenure in people.tenures(change) if tenure.ends is None)
    if not any(tenure.post == post and tenure.person == person for tenure in held):
        people.add_tenure(change, Tenure(post, person))
