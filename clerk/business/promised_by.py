"""By whom a promise is where its own sentence says it in short or not at all: always a guess."""

import re

from clerk.business import undertaking_words as words

_SAID = r"(?:said|advised|outlined|stated|confirmed|reported|explained|agreed|indicated|added)"
_SPEAKER = re.compile(rf"{words.OFFICE_HOLDER},?\s+(?:also\s+)?{_SAID}\b")
_TAKES_UP = re.compile(rf"(?:he|she)\s+(?:also\s+)?{_SAID}\b", re.IGNORECASE)
_OPENS = re.compile(rf"(?:[Tt]he\s+)?{words.OFFICE_HOLDER}")
_HOLDER = re.compile(words.OFFICE_HOLDER)
_LONGER = re.compile(r" (?:of|for) ")


class Spoken:
    """The office holders a minute has spoken of so far, heard sentence by sentence."""

    def __init__(self) -> None:
        self._in_full: dict[str, str] = {}
        self._opener = ""

    def new_paragraph(self) -> None:
        self._opener = ""

    def hear(self, sentence: str) -> None:
        for found in _HOLDER.finditer(sentence):
            owner = found["owner"]
            for longer in _LONGER.finditer(owner):
                self._in_full[owner[: longer.start()]] = owner
        if opened := _OPENS.match(sentence):
            self._opener = opened["owner"]

    def speaker(self, sentence: str) -> str:
        """Who said that something would be done, or empty: "The Clerk advised that copies would
        be sent". "He" or "she" is whoever opened the nearest sentence of the paragraph before
        this one that an office holder opens."""
        if spoken := [*_SPEAKER.finditer(sentence)]:
            return spoken[-1]["owner"]
        return self._opener if _TAKES_UP.match(sentence) else ""

    def in_full(self, owner: str) -> str:
        """The owner as the minute named it in full the last time: "Director" is "Director of
        Place" where that one was spoken of. Unchanged where nothing longer was."""
        return self._in_full.get(owner, owner)
