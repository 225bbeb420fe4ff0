"""People, the posts they hold and their seats, each with its dates."""

from datetime import date

from clerk.business.people import Membership, Person, Post, Role, Tenure
from db import errors
from db.details import read_date, written_date
from db.transaction import Reader, Row, Transaction, Value

_PERSON = (
    "person.id AS person_id, person.name AS person_name, person.title AS person_title, "
    "person.organisation AS person_organisation, person.address, person.phone, "
    "person.manager"
)
_SEAT = (
    "SELECT membership.id, membership.role, membership.starts, membership.ends, "
    f"membership.seen_on, committee.name AS committee_name, {_PERSON} FROM membership "
    "JOIN person ON person.id = membership.person_id "
    "JOIN committee ON committee.id = membership.committee_id"
)


def people(reader: Reader) -> tuple[Person, ...]:
    """Everybody known, by name."""
    rows = reader.rows(f"SELECT {_PERSON} FROM person ORDER BY name, title, id")
    return tuple(_person(row) for row in rows)


def person(reader: Reader, person_id: int) -> Person:
    """The person with this id. Raises NotFound."""
    row = reader.one(f"SELECT {_PERSON} FROM person WHERE id = ?", person_id)
    if row is None:
        raise errors.NotFound("This person is no longer in the register.")
    return _person(row)


def people_named(reader: Reader, name: str) -> tuple[Person, ...]:
    """Those with exactly this name as printed ("D Davison"): none, one, or several."""
    rows = reader.rows(f"SELECT {_PERSON} FROM person WHERE name = ? ORDER BY id", name)
    return tuple(_person(row) for row in rows)


def add_person(change: Transaction, person: Person) -> int:
    """Add a person; returns the id. Two people may share a name."""
    return change.insert("person", _columns(person))


def save_person(change: Transaction, person: Person) -> bool:
    """Write a person read before; False when nothing differed."""
    return change.update("person", _known(person.id, "person"), _columns(person))


def add_post(change: Transaction, post: Post) -> int:
    """The id of the post with this name and organisation, added when it was not known."""
    row = change.one(
        "SELECT id FROM post WHERE name = ? AND organisation = ?", post.name, post.organisation
    )
    if row is not None:
        return int(row["id"])
    return change.insert("post", {"name": post.name, "organisation": post.organisation})


def posts(reader: Reader) -> tuple[Post, ...]:
    """Every post known, by name."""
    rows = reader.rows("SELECT id, name, organisation FROM post ORDER BY name, organisation")
    return tuple(Post(row["name"], row["organisation"], row["id"]) for row in rows)


def post(reader: Reader, post_id: int) -> Post:
    """The post with this id. Raises NotFound."""
    row = reader.one("SELECT id, name, organisation FROM post WHERE id = ?", post_id)
    if row is None:
        raise errors.NotFound("This post is no longer in the register.")
    return Post(row["name"], row["organisation"], row["id"])


def save_post(change: Transaction, post: Post) -> bool:
    """Write a post read before; False when nothing differed. Raises RuleBroken when another post
    is called so already."""
    columns = {"name": post.name, "organisation": post.organisation}
    return change.update("post", _known(post.id, "post"), columns)


def tenures(
    reader: Reader, *, person_id: int | None = None, post_id: int | None = None
) -> tuple[Tenure, ...]:
    """Who held which post from when to when, the latest first: all, or one person's or post's."""
    wanted = {"person_id": person_id, "post_id": post_id}
    known = {column: value for column, value in wanted.items() if value is not None}
    conditions = " AND ".join(f"tenure.{column} = ?" for column in known) or "1"
    rows = reader.rows(
        f"SELECT tenure.id, tenure.starts, tenure.ends, post.id AS post_id, "
        f"post.name AS post_name, post.organisation AS post_organisation, {_PERSON} "
        "FROM tenure JOIN post ON post.id = tenure.post_id "
        "JOIN person ON person.id = tenure.person_id "
        f"WHERE {conditions} "
        "ORDER BY tenure.ends IS NOT NULL, tenure.ends DESC, tenure.starts DESC, tenure.id",
        *known.values(),
    )
    return tuple(
        Tenure(
            Post(row["post_name"], row["post_organisation"], row["post_id"]),
            _person(row),
            read_date(row["starts"]),
            read_date(row["ends"]),
            row["id"],
        )
        for row in rows
    )


def add_tenure(change: Transaction, tenure: Tenure) -> int:
    """Note that a person holds a post. Both must be in the register; the post is added if new."""
    return change.insert(
        "tenure",
        {
            "post_id": add_post(change, tenure.post),
            "person_id": _known(tenure.person.id, "person"),
            **_dates(tenure.starts, tenure.ends),
        },
    )


def end_tenure(change: Transaction, tenure_id: int, ends: date) -> None:
    """Note the first day on which a post is no longer held."""
    change.update("tenure", tenure_id, {"ends": ends.isoformat()})


def memberships(reader: Reader, committee: str, on: date | None = None) -> tuple[Membership, ...]:
    """The seats on a committee (its slug): all of them, or those held on a day as far as is
    known. Chair first, then by name."""
    rows = reader.rows(
        f"{_SEAT} WHERE committee.slug = ? "
        "ORDER BY CASE membership.role WHEN 'chair' THEN 0 WHEN 'vice-chair' THEN 1 ELSE 2 END, "
        "person.name, membership.starts, membership.id",
        committee,
    )
    found = tuple(_seat(row) for row in rows)
    return found if on is None else tuple(seat for seat in found if seat.held_on(on))


def seats_of(reader: Reader, person_id: int) -> tuple[tuple[str, Membership], ...]:
    """Each seat a person has or had, with the committee's name, the latest first."""
    rows = reader.rows(
        f"{_SEAT} WHERE membership.person_id = ? ORDER BY membership.ends IS NOT NULL, "
        "membership.ends DESC, membership.starts DESC, committee.name, membership.id",
        person_id,
    )
    return tuple((row["committee_name"], _seat(row)) for row in rows)


def seat(reader: Reader, seat_id: int) -> Membership:
    """The seat with this id. Raises NotFound."""
    row = reader.one(f"{_SEAT} WHERE membership.id = ?", seat_id)
    if row is None:
        raise errors.NotFound("This seat is no longer in the register.")
    return _seat(row)


def add_membership(change: Transaction, committee_id: int, seat: Membership) -> int:
    """Add a seat on a committee; the person must be in the register."""
    return change.insert(
        "membership",
        {
            "committee_id": committee_id,
            "person_id": _known(seat.person.id, "person"),
            **_seat_columns(seat),
        },
    )


def save_membership(change: Transaction, seat: Membership) -> bool:
    """Write the role and dates of a seat read before; False when nothing differed."""
    return change.update("membership", _known(seat.id, "seat"), _seat_columns(seat))


def _seat(row: Row) -> Membership:
    return Membership(
        _person(row),
        Role(row["role"]),
        read_date(row["starts"]),
        read_date(row["ends"]),
        read_date(row["seen_on"]),
        row["id"],
    )


def _columns(person: Person) -> dict[str, Value]:
    return {
        "name": person.name,
        "title": person.title,
        "organisation": person.organisation,
        "address": person.address,
        "phone": person.phone,
        "manager": person.manager,
    }


def _seat_columns(seat: Membership) -> dict[str, Value]:
    return {
        "role": seat.role.value,
        **_dates(seat.starts, seat.ends),
        "seen_on": written_date(seat.seen_on),
    }


def _dates(starts: date | None, ends: date | None) -> dict[str, Value]:
    return {"starts": written_date(starts), "ends": written_date(ends)}


def _known(record_id: int | None, kind: str) -> int:
    if record_id is None:
        raise errors.NotFound(f"This {kind} is not in the register yet; add it first.")
    return record_id


def _person(row: Row) -> Person:
    return Person(
        row["person_name"],
        row["person_title"],
        row["person_organisation"],
        row["address"],
        row["phone"],
        row["manager"],
        row["person_id"],
    )
