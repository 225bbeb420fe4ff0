"""Finding words in everything the register holds."""

from clerk.business.found import Hit
from clerk.business.restricted import View
from clerk.desk.as_json import Shape
from clerk.desk.desk import Desk, in_plain_words
from db.search import search

_MOST = 50


def found(desk: Desk, words: str) -> tuple[Hit, ...]:
    """The public places that hold all of `words`, newest meetings first, at most 50."""
    with in_plain_words():
        return search(desk.register, words, view=View.PUBLIC, limit=_MOST)


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
