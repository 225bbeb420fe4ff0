"""People and posts in one list, a page at a time, found by words."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from clerk.business.directory import Entry, EntryKind, Named
from db.sql import literal, marks
from db.transaction import Reader, Value

_LINES = """
  SELECT 'person' AS kind, id, name, title, organisation,
    CASE address WHEN '' THEN phone ELSE address END AS reached FROM person WHERE {person}
  UNION ALL
  SELECT 'post', id, name, '', organisation, '' FROM post WHERE {post}
"""
_PERSON = "(name || ' ' || title || ' ' || organisation || ' ' || address LIKE ? ESCAPE '\\')"
_POST = "(name || ' ' || organisation LIKE ? ESCAPE '\\')"
_HELD = "(starts IS NULL OR starts <= ?) AND (ends IS NULL OR ends > ?)"


def count(reader: Reader, words: str = "") -> int:
    """How many people and posts there are that have all of `words` in name or organisation."""
    lines, values = _found(words)
    row = reader.one(f"SELECT count(*) FROM ({lines})", *values)
    return int(row[0]) if row is not None else 0


def page(
    reader: Reader, words: str, on: date, *, offset: int = 0, limit: int = 200
) -> tuple[Entry, ...]:
    """The entries from `offset` on, by name, with what they hold `on` that day as far as known."""
    lines, values = _found(words)
    rows = reader.rows(f"{lines} ORDER BY name, kind, id LIMIT ? OFFSET ?", *values, limit, offset)
    people = [row["id"] for row in rows if row["kind"] == EntryKind.PERSON]
    posts = [row["id"] for row in rows if row["kind"] == EntryKind.POST]
    held = {EntryKind.PERSON: _held(reader, people, on), EntryKind.POST: _by(reader, posts, on)}
    return tuple(
        Entry(
            kind := EntryKind(row["kind"]),
            row["id"],
            row["name"],
            row["title"],
            row["organisation"],
            row["reached"],
            tuple(held[kind][row["id"]]),
        )
        for row in rows
    )


def everybody(reader: Reader) -> tuple[Entry, ...]:
    """Every person and post, by name, without what they hold."""
    lines, values = _found("")
    return tuple(
        Entry(
            EntryKind(row["kind"]),
            row["id"],
            row["name"],
            row["title"],
            row["organisation"],
            row["reached"],
        )
        for row in reader.rows(f"{lines} ORDER BY name, kind, id", *values)
    )


def names(reader: Reader) -> tuple[Named, ...]:
    """Everybody's name, by name."""
    rows = reader.rows("SELECT id, name, organisation FROM person ORDER BY name, id")
    return tuple(Named(*row) for row in rows)


def first_named(reader: Reader, beginning: str) -> Named | None:
    """The first person, by name, whose name begins with these letters."""
    row = reader.one(
        "SELECT id, name, organisation FROM person WHERE name LIKE ? ESCAPE '\\' "
        "ORDER BY name, id LIMIT 1",
        f"{literal(beginning)}%",
    )
    return None if row is None else Named(*row)


def first_post(reader: Reader, beginning: str) -> str:
    """The first post, by name, whose name begins with these letters; empty for none."""
    row = reader.one(
        "SELECT name FROM post WHERE name LIKE ? ESCAPE '\\' ORDER BY name LIMIT 1",
        f"{literal(beginning)}%",
    )
    return "" if row is None else str(row["name"])


def _found(words: str) -> tuple[str, list[Value]]:
    wanted: list[Value] = [f"%{literal(word)}%" for word in words.split()]
    person = " AND ".join([_PERSON] * len(wanted)) or "1"
    post = " AND ".join([_POST] * len(wanted)) or "1"
    return _LINES.format(person=person, post=post), wanted * 2


def _held(reader: Reader, people: Sequence[int], on: date) -> defaultdict[int, list[str]]:
    day = on.isoformat()
    posts = reader.rows(
        "SELECT person_id, post.name AS held FROM tenure JOIN post ON post.id = post_id "
        f"WHERE person_id IN ({marks(people)}) AND {_HELD} ORDER BY post.name",
        *people,
        day,
        day,
    )
    seats = reader.rows(
        "SELECT person_id, short || ' ' || role AS held FROM membership "
        "JOIN committee ON committee.id = committee_id "
        f"WHERE person_id IN ({marks(people)}) AND {_HELD} ORDER BY short, role",
        *people,
        day,
        day,
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in (*posts, *seats):
        found[row["person_id"]].append(row["held"])
    return found


def _by(reader: Reader, posts: Sequence[int], on: date) -> defaultdict[int, list[str]]:
    day = on.isoformat()
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in reader.rows(
        "SELECT post_id, name FROM tenure JOIN person ON person.id = person_id "
        f"WHERE post_id IN ({marks(posts)}) AND {_HELD} ORDER BY name",
        *posts,
        day,
        day,
    ):
        found[row["post_id"]].append(row["name"])
    return found
