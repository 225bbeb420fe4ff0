"""People and posts: found, added, changed, appointed, and two made into one."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from clerk.business.days import day_in_words
from clerk.business.directory import Entry, EntryKind, Named, likely_pairs
from clerk.business.people import Membership, Person, Post, Tenure
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import directory, joining, people

_MOST_PAIRS = 200


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A person with the posts and the seats they have and had, each the latest first; a seat
    comes with its committee's name."""

    person: Person
    tenures: tuple[Tenure, ...]
    seats: tuple[tuple[str, Membership], ...]


def how_many(desk: Desk, words: str) -> int:
    """How many people and posts have all of `words` in name, title or organisation."""
    with in_plain_words():
        return directory.count(desk.register, words)


def page(desk: Desk, words: str, offset: int, limit: int) -> tuple[Entry, ...]:
    """People and posts from `offset` on, by name, with what they hold today as far as known."""
    with in_plain_words():
        return directory.page(desk.register, words, desk.today(), offset=offset, limit=limit)


def place_of(desk: Desk, words: str, person_id: int) -> int | None:
    """Where a person stands in the list that `words` leave, counted from 0; None when not there."""
    for place, entry in enumerate(page(desk, words, 0, how_many(desk, words))):
        if entry.kind is EntryKind.PERSON and entry.id == person_id:
            return place
    return None


def person_shown(desk: Desk, person_id: int) -> PersonShown:
    """Everything known of a person. Raises Refused when they are gone."""
    register = desk.register
    with in_plain_words(), register.reading():
        return PersonShown(
            people.person(register, person_id),
            people.tenures(register, person_id=person_id),
            people.seats_of(register, person_id),
        )


def two_shown(desk: Desk, one_id: int, other_id: int) -> tuple[PersonShown, PersonShown]:
    """Two people beside each other. Raises Refused when one of them is gone."""
    return person_shown(desk, one_id), person_shown(desk, other_id)


def post_shown(desk: Desk, post_id: int) -> tuple[Post, tuple[Tenure, ...]]:
    """A post, and who held it when, the latest first. Raises Refused when it is gone."""
    with in_plain_words(), desk.register.reading():
        return people.post(desk.register, post_id), people.tenures(desk.register, post_id=post_id)


def person_called(desk: Desk, text: str) -> Person:
    """The person of this name; a new one, without id, when nobody is called so.

    Where several share a name, its organisation behind it in brackets tells which. Raises
    Refused when it does not, or nothing was typed.
    """
    name = " ".join(text.split())
    if not name:
        raise Refused("The name is missing; write it as papers print it, such as D Marsh.")
    with in_plain_words():
        bare, bracket, organisation = name.removesuffix(")").rpartition(" (")
        found = people.people_named(desk.register, name)
        if not found and bracket:
            named = people.people_named(desk.register, bare)
            found = tuple(each for each in named if each.organisation == organisation)
    if len(found) > 1:
        choices = " or ".join(f"{each.name} ({each.organisation})" for each in found)
        raise Refused(
            f"{len(found)} people are called {name}; write {choices}, or join them in the list "
            "of people."
        )
    return found[0] if found else Person(name)


def name_begun(desk: Desk, beginning: str) -> str:
    """The name of the first person whose name begins so, empty for nobody."""
    with in_plain_words():
        found = directory.first_named(desk.register, beginning)
        if found is None:
            return ""
        several = len(people.people_named(desk.register, found.name)) > 1
    return str(found) if several else found.name


def post_begun(desk: Desk, beginning: str) -> str:
    """The name of the first post that begins so, empty for none."""
    with in_plain_words():
        return directory.first_post(desk.register, beginning)


def manager_begun(desk: Desk, beginning: str) -> str:
    """The name of the first person, or else post, that begins so, empty for none."""
    return name_begun(desk, beginning) or post_begun(desk, beginning)


def save_person(desk: Desk, person: Person, seen: Person | None = None) -> int:
    """Add a person, or write one as changed from how the clerk saw them (`seen`); the id.

    Raises Refused without a name, or when somebody else changed the person since.
    """
    if not person.name.strip():
        raise Refused("A person needs a name; write it as papers print it, such as D Marsh.")
    with in_plain_words():
        if person.id is None:
            with desk.register.writing(f"Add {person.name} to the people") as change:
                return people.add_person(change, person)
        with desk.register.writing(f"Change the details of {person.name}") as change:
            if seen is not None and people.person(change, person.id) != seen:
                raise Refused(
                    f"Somebody else has changed {seen.name} in the meantime, and nothing was "
                    "written; look again."
                )
            people.save_person(change, person)
    return person.id


def save_post(desk: Desk, post: Post) -> None:
    """Add a post, or write one as changed. Raises Refused without a name."""
    if not post.name.strip():
        raise Refused("A post needs a name, such as Head of Planning.")
    word = "Add" if post.id is None else "Change"
    with in_plain_words(), desk.register.writing(f"{word} the post {post.name}") as change:
        if post.id is None:
            people.add_post(change, post)
        else:
            people.save_post(change, post)


def appoint(desk: Desk, person: Person, post: Post, starts: date) -> str:
    """Give a post to a person from a day on; whoever held it that day holds it until then.

    A person without an id is added to the register, and so is a post that is not in it. A
    sentence saying what was done. Raises Refused when the person holds the post already, or the
    post passes to somebody on that very day or later.
    """
    if not post.name.strip():
        raise Refused("A post needs a name, such as Head of Planning.")
    day = day_in_words(starts)
    with (
        in_plain_words(),
        desk.register.writing(f"Give the post {post.name} to {person.name} from {day}") as change,
    ):
        post_id = people.add_post(change, post) if post.id is None else post.id
        former = []
        for tenure in people.tenures(change, post_id=post_id):
            if tenure.ends is not None and tenure.ends <= starts:
                continue
            if tenure.person.id == person.id and person.id is not None:
                raise Refused(f"{person.name} holds the post {post.name} already.")
            if tenure.starts is not None and tenure.starts >= starts:
                raise Refused(
                    f"{tenure.person.name} holds the post from {day_in_words(tenure.starts)}; "
                    "choose a later day."
                )
            people.end_tenure(change, tenure.id or 0, starts)
            former.append(tenure.person.name)
        known = person
        if person.id is None:
            known = replace(person, id=people.add_person(change, person))
        people.add_tenure(change, Tenure(people.post(change, post_id), known, starts))
    until = f" {' and '.join(former)} held it until then." if former else ""
    return f"{person.name} is {post.name} from {day}.{until}"


def leave_post(desk: Desk, tenure: Tenure, ends: date) -> str:
    """Note the first day a post is no longer held. Raises Refused before the day it began."""
    if tenure.starts is not None and ends <= tenure.starts:
        raise Refused(
            f"{tenure.person.name} became {tenure.post.name} on {day_in_words(tenure.starts)}; "
            "choose a later day."
        )
    what = f"{tenure.person.name} leaves the post {tenure.post.name}"
    with in_plain_words(), desk.register.writing(what) as change:
        people.end_tenure(change, tenure.id or 0, ends)
    return f"{tenure.person.name} is not {tenure.post.name} from {day_in_words(ends)} on."


def join(desk: Desk, one: Person, other: Person) -> str:
    """Make two people into one, who keeps the first one's name; a sentence saying so.

    What is not known of the first is taken from the other. All seats, posts and open actions of
    the other become the first one's; printed attendance stays as printed. Both are as the clerk
    saw them. Raises Refused when somebody changed one of them since.
    """
    whole = replace(
        one,
        title=one.title or other.title,
        organisation=one.organisation or other.organisation,
        address=one.address or other.address,
        phone=one.phone or other.phone,
        manager=one.manager or other.manager,
    )
    what = f"Join {other.name} to {one.name}"
    with in_plain_words(), desk.register.writing(what) as change:
        for each in (one, other):
            if people.person(change, each.id or 0) != each:
                raise Refused(
                    f"Somebody else has changed {each.name} in the meantime, and nothing was "
                    "written; look again."
                )
        joining.join_people(change, whole, other.id or 0)
    return f"{one.name} and {other.name} are one person now, {one.name}."


def likely_duplicates(desk: Desk) -> tuple[tuple[Named, Named], ...]:
    """Pairs of people who may be one, by name; at most 200. Nobody is joined unasked."""
    with in_plain_words():
        known = directory.names(desk.register)
    return tuple(islice(likely_pairs(known), _MOST_PAIRS))
