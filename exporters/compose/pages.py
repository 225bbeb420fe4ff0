"""The foot of a page: its number, which may run on through a year, and room for initials.

The minutes of a council kept on loose leaves have pages numbered through, and each initialled by
whoever signs them (Local Government Act 1972 Schedule 12 paragraph 41(2)).
"""

import re

from clerk.business.style import HouseStyle
from exporters.document import Field, Line

_ROOM = "." * 16
_FIELDS = {"{page}": Field.PAGE, "{pages}": Field.PAGES}
_PLACES = re.compile("({page}|{pages})")


def numbered(style: HouseStyle) -> Line:
    """What stands at the foot of each page of a paper: its number, of how many, in the words of
    the house style."""
    return _line(style.sentence("page of pages"))


def foot(style: HouseStyle, *, running_on: bool) -> Line:
    """What stands at the foot of each page of minutes.

    Pages `running_on` from other minutes are not counted "of" any number. Room for initials is
    left where the style has a word for them (its label "initials").
    """
    words = style.sentence("page number" if running_on else "page of pages")
    initials = style.labels.get("initials", "")
    return _line(f"{initials} {_ROOM}   {words}" if initials else words)


def _line(words: str) -> Line:
    """The words with what is filled in on each page: its number, and how many there are."""
    return tuple(_FIELDS.get(part, part) for part in _PLACES.split(words) if part)
