"""Changes to a meeting, each one thing in the record of changes that can be taken back."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TypeVar

from clerk.business.agenda import AgendaItem
from clerk.business.meetings import ISSUED, MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.nesting import over
from clerk.business.public_titles import with_titles_followed
from clerk.business.restricting import with_closed_under
from clerk.business.words import listed, with_capital
from clerk.desk.closing_along import close_in_plan, restrict_actions
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import Transaction
from db.actions import number_actions
from db.records import read_record, save_record

Part = TypeVar("Part", AgendaItem, Minute)

_PARTS = {
    "meeting": "details",
    "roll": "attendance",
    "items": "agenda",
    "minutes": "minutes",
    "actions": "action log",
    "papers": "papers",
    "declarations": "declarations of interest",
    "adjournments": "adjournments",
    "corrections": "corrections",
    "alterations": "notices of changes",
    "leftovers": "leftovers",
}


def change_meeting(desk: Desk, before: MeetingRecord, after: MeetingRecord, what: str) -> str:
    """Make of a meeting read as `before` what `after` says; `what` names the change in history.

    Only what differs between the two is written: what somebody else changed elsewhere in the
    meeting stays theirs. What comes under a closed item, or is one with a closed action, is closed
    too; sentences say which items and actions that were. Raises Refused when they changed the same,
    or an issued number or a confirmed text would change; then nothing is written.
    """
    with in_plain_words(), desk.register.writing(what) as change:
        return write_change(change, before, after)


def write_change(change: Transaction, before: MeetingRecord, after: MeetingRecord) -> str:
    """The same inside a transaction that changes more than the meeting. What came of business that
    is closed is closed along with it."""
    after = with_titles_followed(before, with_closed_under(before, after))
    now = read_record(change, before.meeting.id or 0)
    wanted = _rebased(before, after, now)
    close_in_plan(change, now, wanted)
    save_record(change, wanted)
    actions = restrict_actions(change, now, wanted)
    if now.meeting.stage in ISSUED and _adds_action(after):
        # In minutes that were issued it waits for no number: its owner is asked for it by that.
        number_actions(change, before.meeting.id or 0)
    return " ".join(filter(None, (_closed_too(before, after), actions)))


def _closed_too(before: MeetingRecord, after: MeetingRecord) -> str:
    were_open = {one.id for one in before.items if one.restricted is None} | {None}
    closed = [
        one
        for one in after.items
        if one.restricted and one.id in were_open and _closes_it(over(after.items, one), before)
    ]
    if not closed:
        return ""
    names = with_capital(listed(f"item {one.number}" if one.number else "it" for one in closed))
    are = "is" if len(closed) == 1 else "are"
    return f"{names} {are} closed to the public under the title of the item above, as that is."


def _closes_it(above: AgendaItem | None, before: MeetingRecord) -> bool:
    """Whether an item was closed before, so that it closes what comes under it."""
    return above is not None and any(
        one.id == above.id and one.restricted is not None for one in before.items
    )


def _adds_action(record: MeetingRecord) -> bool:
    return any(
        action.id is None
        for minute in record.minutes
        for action in (*minute.actions, *(minute.restricted.actions if minute.restricted else ()))
    )


def _rebased(before: MeetingRecord, after: MeetingRecord, now: MeetingRecord) -> MeetingRecord:
    """`now` with what `after` changes in `before`. Raises Refused where both changed the same."""
    before, after = _renumbered(before, now), _renumbered(after, now)
    parts = {}
    for each in fields(MeetingRecord):
        name = each.name
        theirs, mine, read = getattr(now, name), getattr(after, name), getattr(before, name)
        if mine == read:
            parts[name] = theirs
        elif theirs == read:
            parts[name] = mine
        elif name in ("items", "minutes"):
            parts[name] = _each_rebased(read, mine, theirs, _PARTS[name])
        else:
            raise _changed_elsewhere(_PARTS[name])
    return replace(now, **parts)


def _renumbered(record: MeetingRecord, now: MeetingRecord) -> MeetingRecord:
    """The record with the provisional numbers of `now`, which nobody chose."""
    numbers = {each.id: each.number for each in now.minutes if each.provisional}
    minutes = (
        replace(each, number=numbers.get(each.id, each.number)) if each.provisional else each
        for each in record.minutes
    )
    return replace(record, minutes=tuple(minutes))


def _each_rebased(
    read: Sequence[Part], mine: Sequence[Part], theirs: Sequence[Part], what: str
) -> tuple[Part, ...]:
    """The same for items or minutes, one by one, as long as they are still the same ones."""
    if [each.id for each in read] != [each.id for each in theirs]:
        raise _changed_elsewhere(what)
    was = {each.id: each for each in read}
    now = {each.id: each for each in theirs}
    rebased = []
    for each in mine:
        if each.id in was and each == was[each.id]:
            rebased.append(now[each.id])
        elif each.id in was and now[each.id] != was[each.id]:
            raise _changed_elsewhere(what)
        else:
            rebased.append(each)
    return tuple(rebased)


def _changed_elsewhere(what: str) -> Refused:
    return Refused(
        f"Somebody else has changed the {what} of this meeting in the meantime. Nothing was "
        "written: look at it as it is now, then change it again."
    )
