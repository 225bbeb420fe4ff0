"""The council that owns the register, and its committees with their house styles."""

from functools import lru_cache

from clerk.business.council import Committee, Council
from clerk.business.style import HouseStyle
from db import as_json, errors
from db.transaction import Reader, Row, Transaction


def council(reader: Reader) -> Council | None:
    """The council, or None in a register that has none yet."""
    row = reader.one("SELECT * FROM council")
    if row is None:
        return None
    return Council(
        row["name"], row["address"], row["proper_officer"], row["calendar"], row["profile"]
    )


def save_council(change: Transaction, council: Council) -> None:
    """Set the council's name and details."""
    values = {
        "name": council.name,
        "address": council.address,
        "proper_officer": council.proper_officer,
        "calendar": council.calendar,
        "profile": council.profile,
    }
    if change.one("SELECT id FROM council") is None:
        change.insert("council", {"id": 1, **values})
    else:
        change.update("council", 1, values)


def committees(reader: Reader) -> tuple[Committee, ...]:
    """All committees, by name."""
    rows = reader.rows("SELECT * FROM committee ORDER BY name, id")
    return tuple(_committee(row) for row in rows)


def committee(reader: Reader, slug: str) -> Committee:
    """The committee with this slug. Raises NotFound with near names."""
    row = reader.one("SELECT * FROM committee WHERE slug = ?", slug)
    if row is None:
        raise errors.no_such("committee", slug, [known.slug for known in committees(reader)])
    return _committee(row)


def committee_id(reader: Reader, slug: str) -> int:
    """The id of the committee with this slug. Raises NotFound with near slugs."""
    row = reader.one("SELECT id FROM committee WHERE slug = ?", slug)
    if row is None:
        committee(reader, slug)
    return int(row["id"]) if row is not None else 0


def slugs_called(reader: Reader, words: str) -> tuple[str, ...]:
    """The slugs of the committees with this slug, name or letters before their numbers, whatever
    their capitals and with or without "the". A slug as it is written is that committee's alone."""
    if reader.one("SELECT 1 FROM committee WHERE slug = ?", words) is not None:
        return (words,)
    said = _said(words)
    rows = reader.rows("SELECT slug, name, short FROM committee ORDER BY slug") if said else ()
    return tuple(
        row["slug"]
        for row in rows
        if said in (row["slug"], _said(row["name"]), _said(row["short"]))
    )


def slug_called(reader: Reader, words: str) -> str | None:
    """The one slug of `slugs_called`; None where no committee is called that.

    Raises NotFound with their slugs where two are.
    """
    fitting = slugs_called(reader, words)
    if len(fitting) > 1:
        told = " and ".join((", ".join(fitting[:-1]), fitting[-1]))
        raise errors.NotFound(f"“{words}” may mean {told}; write out which.", fitting)
    return fitting[0] if fitting else None


def slug_meant(reader: Reader, words: str) -> str:
    """The same. Raises NotFound, with near names, where no committee is called that too."""
    slug = slug_called(reader, words)
    if slug is None:
        rows = reader.rows("SELECT slug, short FROM committee ORDER BY slug")
        known = [row["slug"] for row in rows] + [row["short"] for row in rows]
        raise errors.no_such("committee", words, known)
    return slug


def committee_called(reader: Reader, words: str) -> Committee | None:
    """The committee of `slug_called`. Raises NotFound where two are called that."""
    slug = slug_called(reader, words)
    return None if slug is None else committee(reader, slug)


def add_committee(change: Transaction, committee: Committee) -> int:
    """Add a committee; returns its id. Raises RuleBroken when its slug is taken."""
    return change.insert("committee", _columns(committee))


def save_committee(change: Transaction, committee: Committee) -> bool:
    """Write a committee read before, house style and all; False when nothing differed.

    Raises StaleWrite when somebody else changed it since `committee.version`.
    """
    if committee.id is None:
        raise ValueError("a committee that was never read cannot be saved; add it")
    return change.update("committee", committee.id, _columns(committee), base=committee.version)


def _said(words: str) -> str:
    return " ".join(words.split()).casefold().removeprefix("the ")


def _columns(committee: Committee) -> dict[str, str]:
    return {
        "slug": committee.slug,
        "name": committee.name,
        "short": committee.short,
        "house_style": as_json.dumps(committee.style),
    }


def _committee(row: Row) -> Committee:
    return Committee(
        slug=row["slug"],
        name=row["name"],
        short=row["short"],
        style=_style(row["house_style"]),
        id=row["id"],
        version=row["version"],
    )


@lru_cache(maxsize=64)
def _style(text: str) -> HouseStyle:
    """Read once: nearly every verb asks for committees, and a style is a hundred records."""
    return as_json.loads(HouseStyle, text)
