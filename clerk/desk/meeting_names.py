"""Finding the meeting a clerk names."""

import re
from collections.abc import Sequence
from datetime import date

from clerk.business.days import weekday_in_words
from clerk.business.meetings import Meeting
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import councils
from db.meetings import find_meeting, meetings

_DAY = re.compile(r"[/ ](?P<day>\d+-\d+-\d+)(?:-\d+)?$")


def meeting_named(desk: Desk, reference: str) -> Meeting:
    """The meeting named "corporate-parenting-board/2021-07-20", "…/next", "…/last", or by its id.

    A space may stand for the stroke. Raises Refused with near names when there is none, or when
    the day it names is in no calendar.
    """
    day = _DAY.search(reference.strip())
    if day is not None:
        try:
            date.fromisoformat(day["day"])
        except ValueError:
            raise Refused(
                f"There is no day {day['day']}; write the date of the meeting as 2021-07-20."
            ) from None
    with in_plain_words():
        return find_meeting(desk.register, reference.strip(), desk.today())


def meetings_called(desk: Desk, words: str) -> tuple[Meeting, ...]:
    """The meetings that have all of `words` in their committee's name, their day or reference,
    the newest first; all of them for no words.

    Where none has, the one that `words` name in the way of `meeting_named`. Raises Refused with
    near names when there is none either.
    """
    said = words.casefold().split()
    with in_plain_words(), desk.register.reading():
        known = {one.slug: f"{one.name} {one.short}" for one in councils.committees(desk.register)}
        every = meetings(desk.register)
    texts = {
        each: f"{known[each.committee]} {each.reference} {weekday_in_words(each.held)}".casefold()
        for each in every
    }
    exact = [each for each in every if said == [each.reference]]
    found = exact or [each for each in every if all(word in texts[each] for word in said)]
    return tuple(found) if found or not said else (meeting_named(desk, words),)


def nearest(offered: Sequence[Meeting], about: Meeting | None) -> int:
    """The place among `offered` of the meeting likeliest meant by a paper that says it is `about`
    one: of its committee if there are any, of the nearest day; the first when it says nothing."""
    if about is None or not offered:
        return 0
    return min(
        range(len(offered)),
        key=lambda at: (
            offered[at].committee != about.committee,
            abs(offered[at].held - about.held),
        ),
    )
