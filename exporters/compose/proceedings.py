"""What the record of a meeting holds beside its minutes, said in sentences.

Who came and went, who was in the chair, interests, breaks and urgent business. What the text of
the minutes says already is not said twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import time

from clerk.business.attendance import Moment
from clerk.business.days import time_in_words
from clerk.business.interests import Declaration, declaration_rows, declaration_sentences
from clerk.business.meetings import Adjournment, MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.names import may_be_same
from clerk.business.people import Role
from clerk.business.presence import AttendanceSentence, chair_sentences, movement_sentences
from clerk.business.proceedings import adjournment_text, closing_text, urgent_text
from clerk.business.style import DeclarationsAs, HouseStyle
from exporters.document import Paragraph, Passage, Section, Table


def proceedings(record: MeetingRecord, style: HouseStyle) -> tuple[Paragraph, ...]:
    """The sentences that stand below the attendance list, those already minuted left out.

    Of comings, goings and breaks, only those that belong to no item with a minute.
    """
    said = _said(record)
    moves = [each for each in movement_sentences(record.roll) if _moved_at(each, record) is None]
    apart = [each for each in record.adjournments if _at_item(each.item, record) is None]
    sentences = (*_chair(record), *_in_time(moves, apart, style))
    return tuple(Paragraph(each) for each in sentences if each not in said)


def closing(record: MeetingRecord, style: HouseStyle) -> tuple[Paragraph, ...]:
    """When the meeting was closed, unless the minutes name that time.

    A meeting that was not opened here may only have been meant to end then.
    """
    ends = record.meeting.ends
    if (
        not ends
        or not record.meeting.opened
        or any(time_in_words(ends) in minute.text for minute in record.minutes)
    ):
        return ()
    return (Paragraph(closing_text(ends, style)),)


def with_proceedings(
    sections: tuple[Section, ...], record: MeetingRecord, style: HouseStyle
) -> tuple[Section, ...]:
    """The sections of the minutes, each with what belongs under it.

    A break belongs to the minute of its item, an interest to that of the item it was declared
    at; one declared at no item to the first minute with the word "interest" in its title, or else
    to the first of all. An interest whose owner the text of that minute names is taken to be
    minuted there. Who came or went before an item stands at the top of its first minute, who did
    so during it or after it at the end of its last.
    """
    found = list(sections)
    said = _said(record)
    moves = movement_sentences(record.roll)
    for at, minute in enumerate(record.minutes):
        declared = [each for each in record.declarations if _made_at(each, record) == at]
        broken = [each for each in record.adjournments if _at_item(each.item, record) == at]
        moved = [each for each in moves if _moved_at(each, record) == at and each.text not in said]
        earlier = [each for each in moved if each.moment is Moment.BEFORE]
        later = [each for each in moved if each.moment is not Moment.BEFORE]
        told = (each for each in _in_time(later, broken, style) if each not in minute.text)
        found[at] = replace(
            found[at],
            passages=(
                *(Paragraph(each.text) for each in earlier),
                *found[at].passages,
                *_declared(declared, minute, style),
                *(Paragraph(each) for each in told),
            ),
        )
    return tuple(found)


def urgency(minute: Minute, record: MeetingRecord, style: HouseStyle) -> tuple[Paragraph, ...]:
    """Why an item was taken though no agenda named it (Local Government Act 1972 s100B(4)(b))."""
    reasons = (
        item.urgent_reason
        for item in record.items
        if item.urgent and item.number and item.number == minute.item
    )
    return tuple(
        Paragraph(urgent_text(reason, style))
        for reason in reasons
        if reason and reason.strip().rstrip(".") not in minute.text
    )


def _said(record: MeetingRecord) -> str:
    return "\n".join(minute.text for minute in record.minutes)


def _moved_at(told: AttendanceSentence, record: MeetingRecord) -> int | None:
    """The place of the minute under which a coming or going is told."""
    if told.moment is Moment.BEFORE:
        return _at_item(told.item, record)
    places = (at for at, minute in enumerate(record.minutes) if minute.item == told.item != "")
    return max(places, default=None)


def _at_item(item: str, record: MeetingRecord) -> int | None:
    """The place of the minute of an item, by its agenda number."""
    places = (at for at, minute in enumerate(record.minutes) if item and minute.item == item)
    return next(places, None)


def _made_at(declared: Declaration, record: MeetingRecord) -> int:
    """The place of the minute under which an interest is told."""
    later = _at_item(declared.declared_at, record)
    if later is not None:
        return later
    titles = (minute.title.casefold() for minute in record.minutes)
    return next((at for at, title in enumerate(titles) if "interest" in title), 0)


def _declared(
    declarations: Sequence[Declaration], minute: Minute, style: HouseStyle
) -> tuple[Passage, ...]:
    left = [each for each in declarations if each.name not in minute.text]
    if not left:
        return ()
    if style.declarations_as is DeclarationsAs.SENTENCES:
        return tuple(Paragraph(each) for each in declaration_sentences(left, style))
    head, *rows = declaration_rows(left, style)
    return (Table(head, tuple(tuple((cell,) for cell in row) for row in rows)),)


def _chair(record: MeetingRecord) -> Iterator[str]:
    """Who presided, unless it was all the time whoever the list names as Chair."""
    roll = record.roll
    seated = [person.name for person in roll.people if person.role is Role.CHAIR]
    presided = [presiding.name for presiding in roll.chair]
    if any(not any(may_be_same(name, other) for other in seated) for name in presided):
        yield from (each.text for each in chair_sentences(roll))


def _in_time(
    moves: Iterable[AttendanceSentence], breaks: Iterable[Adjournment], style: HouseStyle
) -> Iterator[str]:
    """Comings, goings and breaks as they followed each other; of no known time, the first."""
    timed = [(each.at, each.text) for each in moves]
    for broken in breaks:
        timed += _break(broken, style)
    yield from (text for _, text in sorted(timed, key=lambda told: told[0] or time.min))


def _break(adjournment: Adjournment, style: HouseStyle) -> Iterator[tuple[time | None, str]]:
    """A sentence for the break, and another for its end: they may be minuted apart."""
    whole = adjournment_text(adjournment, style)
    broke_off = adjournment_text(replace(adjournment, resumed_at=None), style)
    yield adjournment.at, broke_off
    if adjournment.resumed_at is not None:
        yield adjournment.resumed_at, whole.removeprefix(broke_off).strip()
