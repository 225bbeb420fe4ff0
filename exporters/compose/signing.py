"""The end of minutes: what was put right when they were confirmed, and who signed them."""

from collections.abc import Iterator

from clerk.business.days import day_in_words
from clerk.business.meetings import MeetingRecord
from clerk.business.people import Role
from clerk.business.style import HouseStyle
from exporters.compose.attendance import seat
from exporters.document import Block, Paragraph, SignatureBlock, SubHeading


def end_of_minutes(record: MeetingRecord, style: HouseStyle) -> Iterator[Block]:
    """The corrections of the meeting that confirmed the minutes, and the signature or its room."""
    if record.corrections:
        yield SubHeading(style.labels.get("corrections", "Corrections made at confirmation"))
        label = style.labels.get("minute", "Minute")
        for each in record.corrections:
            yield Paragraph(f"{label} {each.number}: {each.text}" if each.number else each.text)
    meeting = record.meeting
    signed = style.labels.get("signed", "Signed")
    if meeting.signed_by:
        on = f" on {day_in_words(meeting.signed_on)}" if meeting.signed_on else ""
        yield Paragraph(f"{signed} by {meeting.signed_by}{on}.")
    else:
        yield SignatureBlock(
            signed=signed,
            capacity=seat(Role.CHAIR, style),
            date=style.labels.get("date", "Date"),
        )
