"""What the record of a meeting holds beside its minutes, said in sentences.

Who came and went, who was in the chair, interests, breaks and urgent business. What the text of
the minutes says already is not said twice.
"""

from collections.abc import Iterator
from dataclasses import replace

from clerk.business.days import time_in_words
from clerk.business.interests import declaration_rows, declaration_sentences
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.names import may_be_same
from clerk.business.people import Role
from clerk.business.presence import chair_sentences, movement_sentences
from clerk.business.proceedings import adjournment_text, closing_text, urgent_text
from clerk.business.style import DeclarationsAs, HouseStyle
from exporters.document import Paragraph, Passage, Section, Table


def proceedings(record: MeetingRecord, style: HouseStyle) -> tuple[Paragraph, ...]:
    """The sentences that stand below the attendance list, those already minuted left out."""
    said = "\n".join(minute.text for minute in record.minutes)
    sentences = (*_chair(record), *_movements(record), *_breaks(record, style))
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


def with_declarations(
    sections: tuple[Section, ...], record: MeetingRecord, style: HouseStyle
) -> tuple[Section, ...]:
    """The sections with the interests declared under the minute that is about them.

    That is the first with the word "interest" in its title, or else the first of all. An
    interest whose owner the text of that minute names is taken to be minuted there.
    """
    minutes = record.minutes
    about = [at for at, minute in enumerate(minutes) if "interest" in minute.title.casefold()]
    at = about[0] if about else 0
    if not minutes or not (declared := _declared(record, minutes[at], style)):
        return sections
    found = sections[at]
    return (
        *sections[:at],
        replace(found, passages=(*found.passages, *declared)),
        *sections[at + 1 :],
    )


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


def _declared(record: MeetingRecord, minute: Minute, style: HouseStyle) -> tuple[Passage, ...]:
    left = [each for each in record.declarations if each.name not in minute.text]
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


def _movements(record: MeetingRecord) -> Iterator[str]:
    yield from (each.text for each in movement_sentences(record.roll))


def _breaks(record: MeetingRecord, style: HouseStyle) -> Iterator[str]:
    """A sentence for each break, and another for its end: they may be minuted apart."""
    for each in record.adjournments:
        whole = adjournment_text(each, style)
        broke_off = adjournment_text(replace(each, resumed_at=None), style)
        yield broke_off
        if each.resumed_at is not None:
            yield whole.removeprefix(broke_off).strip()
