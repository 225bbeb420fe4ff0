"""Finding words: in minutes, outcomes, actions, agenda items, papers, and people's names."""

from datetime import date
from typing import Literal

from clerk.business.found import Hit, Kind
from clerk.business.restricted import View
from db.register import Register
from db.transaction import Reader, Row

_MARKS = ("\x02", "\x03")
_WORDS_AROUND = 16

_KINDS = {
    "minute": Kind.MINUTE,
    "restricted_minute": Kind.MINUTE,
    "outcome": Kind.OUTCOME,
    "clause": Kind.OUTCOME,
    "action": Kind.ACTION,
    "agenda_item": Kind.ITEM,
    "restricted_item": Kind.ITEM,
    "paper": Kind.PAPER,
    "restricted_paper": Kind.PAPER,
    "person": Kind.PERSON,
}

# The record an entry leads to: a clause to its minute, a restricted part to what it is part of.
_RECORD = """CASE search_entry.kind
  WHEN 'restricted_minute' THEN (SELECT minute_id FROM restricted_minute WHERE id = record_id)
  WHEN 'outcome' THEN (SELECT minute_id FROM outcome WHERE id = record_id)
  WHEN 'clause' THEN (SELECT minute_id FROM clause JOIN outcome ON outcome.id = outcome_id
                      WHERE clause.id = record_id)
  WHEN 'restricted_item' THEN (SELECT agenda_item_id FROM restricted_item WHERE id = record_id)
  WHEN 'restricted_paper' THEN (SELECT paper_id FROM restricted_paper WHERE id = record_id)
  ELSE record_id END"""


def search(
    reader: Reader,
    words: str,
    *,
    view: View,
    by: Literal["newest", "relevance"] = "newest",
    limit: int = 20,
    offset: int = 0,
) -> tuple[Hit, ...]:
    """What holds all of these words, people first and then the newest meetings first; or the
    likeliest first. The last word may be only the beginning of one.

    `words` is as typed: quotes, hyphens and the like mean nothing special, and "21/97" finds a
    number. In the public view nothing restricted is looked at.
    """
    wanted = _quoted(words)
    if not wanted:
        return ()
    order = "search.rowid DESC" if by == "newest" else "bm25(search, 4.0, 1.0)"
    closed = "" if view is View.RESTRICTED else "AND search_entry.restricted = 0"
    rows = reader.rows(
        f"SELECT search_entry.kind, search_entry.meeting_id, {_RECORD} AS record_id, "
        f"search.title AS title, snippet(search, -1, ?, ?, '…', {_WORDS_AROUND}) AS snippet "
        "FROM search JOIN search_entry ON search_entry.id = search.rowid "
        f"WHERE search MATCH ? {closed} ORDER BY {order} LIMIT ? OFFSET ?",
        *_MARKS,
        wanted,
        limit,
        offset,
    )
    return tuple(_hit(reader, row) for row in rows)


def rebuild_index(register: Register) -> None:
    """Make the index anew from the records it points to, when `check` finds that it differs."""
    register.database().table("search").rebuild_fts()


def _quoted(words: str) -> str:
    parts = [word for word in words.split() if any(char.isalnum() for char in word)]
    quoted = ['"' + word.replace('"', '""').replace("\x00", "") + '"' for word in parts]
    return " ".join(quoted) + "*" if quoted else ""


def _hit(reader: Reader, row: Row) -> Hit:
    kind = _KINDS[row["kind"]]
    place, held, title = "", None, row["title"]
    if row["meeting_id"] is not None:
        place, held = _meeting(reader, row["meeting_id"])
    if kind is Kind.OUTCOME:
        found = reader.one(
            "SELECT trim(number || ' ' || title) AS title FROM minute WHERE id = ?",
            row["record_id"],
        )
        title = found["title"] if found is not None else ""
    return Hit(
        kind=kind,
        record=row["record_id"],
        title=title.strip(),
        meeting=place,
        held=held,
        snippet=_pieces(row["snippet"]),
    )


def _meeting(reader: Reader, meeting_id: int) -> tuple[str, date | None]:
    row = reader.one(
        "SELECT committee.slug, held, sitting FROM meeting "
        "JOIN committee ON committee.id = committee_id WHERE meeting.id = ?",
        meeting_id,
    )
    if row is None:
        return "", None
    second = f"-{row['sitting']}" if row["sitting"] > 1 else ""
    return f"{row['slug']}/{row['held']}{second}", date.fromisoformat(row["held"])


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """The snippet cut where a found word begins or ends."""
    start, end = _MARKS
    pieces: list[tuple[str, bool]] = []
    for place, part in enumerate(snippet.split(start)):
        found, _, rest = part.partition(end) if place else ("", "", part)
        pieces += [(text, hit) for text, hit in ((found, True), (rest, False)) if text]
    return tuple(pieces)
