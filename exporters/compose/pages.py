"""The foot of a page: its number, which may run on through a year, and room for initials.

The minutes of a council kept on loose leaves have pages numbered through, and each initialled by
whoever signs them (Local Government Act 1972 Schedule 12 paragraph 41(2)).
"""

from clerk.business.style import HouseStyle
from exporters.document import Field, Line

_ROOM = "." * 16


def foot(style: HouseStyle, *, running_on: bool) -> Line:
    """What stands at the foot of each page of minutes.

    Pages `running_on` from other minutes are not counted "of" any number. Room for initials is
    left where the style has a word for them (its label "initials").
    """
    initials = style.labels.get("initials", "")
    before = f"{initials} {_ROOM}   Page " if initials else "Page "
    return (before, Field.PAGE) if running_on else (before, Field.PAGE, " of ", Field.PAGES)
