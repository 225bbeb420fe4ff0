"""Finding words in everything the register holds."""

from typing import Literal

from clerk.business.found import Hit
from clerk.business.restricted import View
from clerk.desk.as_json import Shape
from clerk.desk.desk import Desk, in_plain_words
from db.search import count_found, search

_MOST = 50


def found(
    desk: Desk,
    words: str,
    *,
    view: View = View.PUBLIC,
    by: Literal["newest", "relevance"] = "newest",
    limit: int = _MOST,
    offset: int = 0,
) -> tuple[Hit, ...]:
    """The places that hold all of `words`, newest meetings first or likeliest first.

    At most `limit` of them after leaving out `offset`. In the public view nothing restricted is
    looked at.
    """
    with in_plain_words():
        return search(desk.register, words, view=view, by=by, limit=limit, offset=offset)


def how_many(desk: Desk, words: str, *, view: View = View.PUBLIC) -> int:
    """How many places hold all of `words`."""
    with in_plain_words():
        return count_found(desk.register, words, view=view)


def hit_shape(hit: Hit) -> Shape:
    return {
        "kind": hit.kind.value,
        "title": hit.title,
        "meeting": hit.meeting,
        "date": hit.held.isoformat() if hit.held else None,
        "text": hit_text(hit),
    }


def hit_text(hit: Hit) -> str:
    """The words around a find, on one line."""
    return " ".join("".join(text for text, _ in hit.snippet).split())
