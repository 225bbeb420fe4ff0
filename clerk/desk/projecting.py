"""A meeting as it may be projected: what the public may know of it, and nothing else."""

from dataclasses import dataclass, replace

from clerk.business.agenda import AgendaItem
from clerk.business.council import Committee
from clerk.business.meetings import Meeting
from clerk.business.minutes import Minute
from clerk.business.restricted import View
from clerk.business.spoken import Spoken, spoken
from clerk.business.views import PublicMeeting, seen_by
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.meeting_names import meeting_named
from db import councils, typing_places
from db.records import meeting_record
from exporters.compose.markings import minutes_marking
from exporters.compose.minutes import minute_sections
from exporters.document import Document, RunningHead
from exporters.write.screen import screen_lines
from exporters.write.screen_lines import ScreenLine

__all__ = ["Projected", "ScreenLine", "decided_under", "item_lines", "projected", "stamp"]


@dataclass(frozen=True, slots=True)
class Projected:
    """The public part of a meeting. `in_hand` is the number of the item being minuted."""

    seen: PublicMeeting
    committee: Committee
    in_hand: str

    @property
    def meeting(self) -> Meeting:
        return self.seen.record.meeting

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        return self.seen.record.items


def projected(desk: Desk, reference: str) -> Projected:
    """The meeting a clerk names as the public may see it. Raises Refused with near names."""
    register = desk.register
    with in_plain_words(), register.reading():
        meeting = meeting_named(desk, reference)
        seen = seen_by(meeting_record(register, meeting.id or 0), View.PUBLIC)
        committee = councils.committee(register, meeting.committee)
        last = typing_places.last_place(register, meeting.id or 0, desk.who)
    minute = next((one for one in seen.record.minutes if last and one.id == last[0]), None)
    return Projected(seen, committee, (minute.item or "") if minute else "")


def stamp(desk: Desk) -> int:
    """A number that changes when another program has written in the register."""
    with in_plain_words():
        return desk.register.stamp()


def item_lines(shown: Projected, number: str, width: int) -> tuple[ScreenLine, ...]:
    """The minutes of an item as they will print, in `width` cells, but for what was decided."""
    record = shown.seen.record
    bare = tuple(replace(one, outcomes=(), actions=()) for one in record.minutes)
    seen = PublicMeeting(replace(record, minutes=bare))
    style = shown.committee.style
    sections = minute_sections(seen, style)
    marking = minutes_marking(style, record, closed=False)
    blocks = tuple(
        section
        for minute, section in zip(bare, sections, strict=True)
        if number and minute.item == number
    )
    if not blocks:
        return ()
    head = RunningHead(shown.committee.name, "", marking)
    return screen_lines(Document(shown.committee.name, head, blocks), width)


def decided_under(shown: Projected, number: str) -> tuple[Spoken, ...]:
    """What was decided and is to be done under an item, in the order it stands."""
    label = shown.committee.style.label("action")
    under: list[Minute] = [one for one in shown.seen.record.minutes if number == one.item]
    return tuple(each for minute in under for each in spoken(minute, label))
