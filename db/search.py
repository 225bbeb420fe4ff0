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

# A clause leads to its minute, and a restricted part to what it is part of.
_ENTRY = """
CASE search_entry.kind
  WHEN 'restricted_minute' THEN (SELECT minute_id FROM restricted_minute WHERE id = record_id)
  WHEN 'outcome' THEN (SELECT minute_id FROM outcome WHERE id = record_id)
  WHEN 'clause' THEN (SELECT minute_id FROM clause JOIN outcome ON outcome.id = outcome_id
                      WHERE clause.id = record_id)
  WHEN 'restricted_item' THEN (SELECT agenda_item_id FROM restricted_item WHERE id = record_id)
  WHEN 'restricted_paper' THEN (SELECT paper_id FROM restricted_paper WHERE id = record_id)
  ELSE record_id
END AS record_id,
CASE search_entry.kind
  WHEN 'outcome' THEN (SELECT minute.number || ' ' || minute.title FROM outcome
                       JOIN minute ON minute.id = minute_id WHERE outcome.id = record_id)
  WHEN 'clause' THEN (SELECT minute.number || ' ' || minute.title FROM clause
                      JOIN outcome ON outcome.id = outcome_id
                      JOIN minute ON minute.id = minute_id WHERE clause.id = record_id)
  ELSE search.title
END AS title
"""


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
        f"SELECT search_entry.kind, {_ENTRY}, committee.slug, committee.name, meeting.held, "
        "meeting.sitting, "
        f"snippet(search, -1, ?, ?, '…', {_WORDS_AROUND}) AS snippet "
        "FROM search JOIN search_entry ON search_entry.id = search.rowid "
        "LEFT JOIN meeting ON meeting.id = search_entry.meeting_id "
        "LEFT JOIN committee ON committee.id = meeting.committee_id "
        f"WHERE search MATCH ? {closed} ORDER BY {order} LIMIT ? OFFSET ?",
        *_MARKS,
        wanted,
        limit,
        offset,
    )
    return tuple(_hit(row) for row in rows)


def count_found(reader: Reader, words: str, *, view: View) -> int:
    """How many places `search` would find in all."""
    wanted = _quoted(words)
    if not wanted:
        return 0
    if view is View.RESTRICTED:
        row = reader.one("SELECT count(*) FROM search WHERE search MATCH ?", wanted)
    else:
        row = reader.one(
            "SELECT count(*) FROM search JOIN search_entry ON search_entry.id = search.rowid "
            "WHERE search MATCH ? AND search_entry.restricted = 0",
            wanted,
        )
    return int(row[0]) if row is not None else 0


def rebuild_index(register: Register) -> None:
    """Make the index anew from the records it points to."""
    register.database().table("search").rebuild_fts()


def _quoted(words: str) -> str:
    parts = [word for word in words.split() if any(char.isalnum() for char in word)]
    quoted = ['"' + word.replace('"', '""').replace("\x00", "") + '"' for word in parts]
    return " ".join(quoted) + "*" if quoted else ""


def _hit(row: Row) -> Hit:
    place, held = "", None
    if row["held"] is not None:
        held = date.fromisoformat(row["held"])
        second = f"-{row['sitting']}" if row["sitting"] > 1 else ""
        place = f"{row['slug']}/{row['held']}{second}"
    return Hit(
        kind=_KINDS[row["kind"]],
        record=row["record_id"],
        title=(row["title"] or "").strip(),
        meeting=place,
        held=held,
        committee=row["name"] or "",
        snippet=_pieces(row["snippet"]),
    )


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """The snippet cut where a found word begins or ends."""
    start, end = _MARKS
    pieces: list[tuple[str, bool]] = []
    for place, part in enumerate(snippet.split(start)):
        found, _, rest = part.partition(end) if place else ("", "", part)
        pieces += [(text, hit) for text, hit in ((found, True), (rest, False)) if text]
    return tuple(pieces)
