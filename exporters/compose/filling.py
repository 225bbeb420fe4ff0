"""Sentences of a house style with the particulars of a meeting filled in."""

import re
from collections.abc import Mapping

from clerk.business.style import HouseStyle

# A place left empty takes the word that leads to it along: " at {time}", " in {venue}".
_PLACE = re.compile(r"(?P<before>(?: (?:at|in|on|from))? ?)\{(?P<name>\w+)\}")


def filled(sentence: str, known: Mapping[str, str], style: HouseStyle) -> str:
    """The sentence with what is `known` in its places; a place with another name stays as it is.

    " in {venue}" is said as the house style says it of that venue ("as a virtual meeting").
    """

    def said(place: re.Match[str]) -> str:
        words = known.get(place["name"])
        if words is None:
            return place[0]
        if words and place["name"] == "venue" and place["before"] == " in ":
            return f" {style.at_venue(words)}"
        return f"{place['before']}{words}" if words else ""

    return _PLACE.sub(said, sentence)
