"""Sentences of a house style with the particulars of a meeting filled in."""

import re
from collections.abc import Mapping

# A place left empty takes the word that leads to it along: " at {time}", " in {venue}".
_PLACE = re.compile(r"(?P<before>(?: (?:at|in|on|from))? ?)\{(?P<name>\w+)\}")


def filled(sentence: str, known: Mapping[str, str]) -> str:
    """The sentence with what is `known` in its places; a place with another name stays as it is."""

    def said(place: re.Match[str]) -> str:
        words = known.get(place["name"])
        if words is None:
            return place[0]
        return f"{place['before']}{words}" if words else ""

    return _PLACE.sub(said, sentence)
