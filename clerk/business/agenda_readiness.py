"""What is wanting before an agenda is issued. It warns; only what may not print unsaid blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk.business.agenda import AgendaItem, ItemRole, is_to_follow
from clerk.business.days import weekday_in_words
from clerk.business.meetings import MeetingRecord
from clerk.business.notice import Notice
from clerk.business.restricted import Grounds, RestrictedKind


class AgendaLight(StrEnum):
    """What a light of the agenda watches, in words for the clerk."""

    ITEMS = "Business"
    URGENT = "Urgent items"
    RESTRICTED = "Restricted business"
    REPORTS = "Reports"
    WHEN_AND_WHERE = "Time and place"
    NOTICE = "Notice"


@dataclass(frozen=True, slots=True)
class AgendaWanting:
    """One thing that is not ready: why, in a sentence; the item it is about, if it is about one.

    The agenda is not printed while something `stops` it.
    """

    light: AgendaLight
    why: str
    item: int | None = None
    stops: bool = False


def agenda_wanting(
    record: MeetingRecord, on: date, notice: Notice | None
) -> tuple[AgendaWanting, ...]:
    """Everything wanting in an agenda issued on a day, in the order of `AgendaLight`.

    `notice` is that of the meeting, None where it cannot be counted.
    """
    return tuple(_wanting(record, on, notice))


def what_stops(record: MeetingRecord) -> tuple[AgendaWanting, ...]:
    """What keeps the agenda from being printed for others: an urgent item without its reason.

    Local Government Act 1972 s100B(4)(b): the reason is to be specified in the minutes, so it is
    known before the item is called.
    """
    return tuple(
        AgendaWanting(
            AgendaLight.URGENT,
            f"{_called(item)} is urgent and gives no reason: write the Chair's.",
            item.id,
            stops=True,
        )
        for item in record.items
        if item.urgent and not item.urgent_reason.strip()
    )


def reports_not_in(record: MeetingRecord) -> tuple[AgendaItem, ...]:
    """The items whose paper has not come in yet."""
    return tuple(item for item in record.items if is_to_follow(item, record.papers))


def _wanting(record: MeetingRecord, on: date, notice: Notice | None) -> Iterator[AgendaWanting]:
    meeting = record.meeting
    if not record.items:
        yield AgendaWanting(AgendaLight.ITEMS, "There is no business on the agenda.")
    for item in record.items:
        if not item.title.strip():
            yield AgendaWanting(AgendaLight.ITEMS, f"{_called(item)} has no title.", item.id)
        if item.role is ItemRole.MINUTES and item.confirms is None:
            why = f"{_called(item)} does not say which meeting's minutes are to be confirmed."
            yield AgendaWanting(AgendaLight.ITEMS, why, item.id)
    yield from what_stops(record)
    for item in record.items:
        if item.late and not item.urgent and notice is not None and on > notice.last_day:
            why = (
                f"{_called(item)} came after the last lawful day: it can be taken only if the "
                "Chair agrees that it is urgent."
            )
            yield AgendaWanting(AgendaLight.URGENT, why, item.id)
    for item in record.items:
        if item.restricted is not None and _silent(item.restricted.grounds):
            why = f"{_called(item)} is restricted without saying on what grounds."
            yield AgendaWanting(AgendaLight.RESTRICTED, why, item.id)
    for item in reports_not_in(record):
        whose = f", from {item.presenter}" if item.presenter else ""
        why = f"The {item.kind.value} for {_called(item, small=True)} is not in{whose}."
        yield AgendaWanting(AgendaLight.REPORTS, why, item.id)
    if meeting.starts is None:
        yield AgendaWanting(AgendaLight.WHEN_AND_WHERE, "The meeting has no time.")
    if not meeting.venue:
        yield AgendaWanting(AgendaLight.WHEN_AND_WHERE, "The meeting has no venue.")
    if notice is not None and on > notice.last_day and not meeting.agenda_version:
        why = (
            f"The notice is too short: {weekday_in_words(notice.last_day)} was the last lawful day "
            f"for {notice.days} clear days."
        )
        yield AgendaWanting(AgendaLight.NOTICE, why)


def _silent(grounds: Grounds) -> bool:
    """Whether grounds do not say which: confidential business needs no more than its kind."""
    if grounds.kind is RestrictedKind.CONFIDENTIAL:
        return False
    return not grounds.paragraphs and not grounds.reason.strip()


def _called(item: AgendaItem, *, small: bool = False) -> str:
    """An item by its number and public title."""
    word = "item" if small else "Item"
    title = f" “{item.title}”" if item.title else ""
    return f"{word} {item.number}{title}".replace("  ", " ")
