"""Whom an action's owner is on a day: a person to write to, found and never guessed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from clerk.business.actions import Owner, OwnerKind
from clerk.business.meetings import Contact
from clerk.business.names import matched
from clerk.business.people import Person, Tenure


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a message goes to.

    `address` is an e-mail address, empty when none is known. `member`: has a seat on a committee.
    `manager` names a person or a post. `stands_for` is the body a contact is written to for.
    `remark` says, without a full stop, what is not sure of them.
    """

    name: str
    title: str = ""
    address: str = ""
    member: bool = False
    manager: str = ""
    stands_for: str = ""
    remark: str = ""
    person_id: int | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """The same for all that go to one and the same."""
        return " ".join(matched(self.name)) or self.name.casefold()

    @property
    def surname(self) -> str:
        """The last part of the name as it is printed."""
        return self.name.split()[-1] if self.name.split() else ""


@dataclass(frozen=True, slots=True)
class Known:
    """Everybody known on `today`, as an address book.

    `members` are the ids of those with a seat on a committee; `contacts` whom the papers of each
    committee (by its slug) name last, or the name that the committee's house style sets.
    """

    today: date
    people: Iterable[Person]
    tenures: Iterable[Tenure]
    members: frozenset[int] = frozenset()
    contacts: Mapping[str, Contact | str] = field(default_factory=dict)


class AddressBook:
    """Finds whom an owner is. The names are gone through once, however many are looked for."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._people: defaultdict[tuple[str, ...], list[Person]] = defaultdict(list)
        self._holders: defaultdict[str, list[Person]] = defaultdict(list)
        self._posts: set[str] = set()
        for person in known.people:
            self._people[matched(person.name)].append(person)
        for tenure in known.tenures:
            name = _post_key(tenure.post.name)
            self._posts.add(name)
            if _held(tenure, known.today):
                self._holders[name].append(tenure.person)

    def owner(self, owner: Owner, committee: str) -> Addressee:
        """Whom an owner of an action of this committee (its slug) is."""
        match owner.kind:
            case OwnerKind.PERSON:
                # A post that was not one yet when the action was made is a person's name there.
                return self.named(owner.name) or self._person(owner.name)
            case OwnerKind.POST:
                return self._post(owner.name)
            case _:
                return self._contact(owner.name, committee)

    def named(self, name: str) -> Addressee | None:
        """The person or the holder of the post of this name; None for an empty one."""
        if not name.strip():
            return None
        if _post_key(name) in self._posts and not self._people.get(matched(name)):
            return self._post(name)
        return self._person(name)

    def _person(self, name: str) -> Addressee:
        found = self._people.get(matched(name), [])
        if len(found) == 1:
            return self._addressee(found[0])
        if not found:
            return Addressee(name, remark=f"{name} is not among the people")
        return Addressee(name, remark=f"{len(found)} people are called {name}")

    def _post(self, name: str) -> Addressee:
        holders = self._holders.get(_post_key(name), [])
        if len(holders) == 1:
            return self._addressee(holders[0])
        if not holders:
            return Addressee(name, remark=f"nobody is known to be {name}")
        return Addressee(name, remark=f"{len(holders)} people are {name}")

    def _contact(self, name: str, committee: str) -> Addressee:
        contact = self._known.contacts.get(committee)
        if isinstance(contact, str):
            found = self.named(contact)
        elif contact is not None and contact.name:
            found = self._person(contact.name)
            address = found.address or contact.email
            # A contact printed on an agenda need not be among the people.
            remark = found.remark if len(self._people.get(matched(contact.name), [])) > 1 else ""
            found = replace(found, address=address, remark=remark)
        else:
            found = None
        if found is None:
            return Addressee(name, remark=f"{name} has no contact")
        return replace(found, stands_for=name)

    def _addressee(self, person: Person) -> Addressee:
        return Addressee(
            person.name,
            person.title,
            person.address,
            person.id in self._known.members,
            person.manager,
            person_id=person.id,
        )


def is_clerk(addressee: Addressee, who: str) -> bool:
    """Whether a message would go to the clerk who sends it."""
    return bool(matched(who)) and matched(addressee.name) == matched(who)


def _post_key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _held(tenure: Tenure, day: date) -> bool:
    begun = tenure.starts is None or tenure.starts <= day
    return begun and (tenure.ends is None or day < tenure.ends)
