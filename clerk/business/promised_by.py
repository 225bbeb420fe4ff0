"""By whom a promise is where its own sentence says it in short or not at all: always a guess."""

import re
from collections.abc import Sequence

from clerk.business import undertaking_words as words

_SAID = r"(?:said|advised|outlined|stated|confirmed|reported|explained|agreed|indicated|added)"
_SPEAKER = re.compile(rf"{words.OFFICE_HOLDER},?\s+(?:also\s+)?{_SAID}\b")
_TAKES_UP = re.compile(rf"(?:he|she)\s+(?:also\s+)?{_SAID}\b", re.IGNORECASE)
_OPENS = re.compile(rf"(?:[Tt]he\s+)?{words.OFFICE_HOLDER}")
_HOLDER = re.compile(words.OFFICE_HOLDER)


def speaker(sentence: str, earlier: Sequence[str]) -> str:
    """Who said that something would be done, or empty: "The Clerk advised that copies would be
    sent". "He" or "she" is whoever opens the nearest of the `earlier` sentences of the paragraph
    that an office holder opens."""
    if spoken := [*_SPEAKER.finditer(sentence)]:
        return spoken[-1]["owner"]
    if _TAKES_UP.match(sentence):
        opened = (_OPENS.match(each) for each in reversed(earlier))
        return next((found["owner"] for found in opened if found), "")
    return ""


def in_full(owner: str, earlier: str) -> str:
    """The owner as the text before names it in full the last time: "Director" is "Director of
    Place" where that one was spoken of. Unchanged where nothing longer stands there."""
    fuller = (f"{owner} of ", f"{owner} for ")
    named = (found["owner"] for found in reversed([*_HOLDER.finditer(earlier)]))
    return next((each for each in named if each.startswith(fuller)), owner) if owner else ""
