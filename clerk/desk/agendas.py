"""Building an agenda: adding, changing, ordering and nesting its items.

Each verb takes the meeting as the clerk saw it and makes one change of it that can be taken back;
it answers a sentence saying what was done. All raise Refused as `change_meeting` does.
"""

from dataclasses import replace

from clerk.business.agenda import AgendaItem
from clerk.business.agenda_numbers import is_issued, with_items, with_new, without
from clerk.business.meetings import MeetingRecord, Stage
from clerk.business.restricted import View
from clerk.business.restricting import with_closed_under
from clerk.business.words import shortened, with_capital
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db.issued_agendas import agenda_as_issued, issued_agendas


def add_item(desk: Desk, record: MeetingRecord, item: AgendaItem, at: int) -> str:
    """Put a new item at a place of the agenda, counted from 0.

    Until issue the items behind it are numbered anew; from then on it is late, and its number is
    a letter ("7a") or, at the end, the next free number. One that comes with a number, as an
    agenda issued elsewhere has it, keeps that. Under a closed item it is closed as that is.
    """
    if not item.title.strip():
        raise Refused("An item needs a title: type one.")
    if item.number:
        after = replace(record, items=(*record.items[:at], item, *record.items[at:]))
    else:
        after = with_new(record, item, at)
    after = with_closed_under(record, after)
    known = {one.id for one in record.items}
    new = next(one for one in after.items if one.id not in known or one.id is None)
    closed = change_meeting(desk, record, after, f"Add {called(new)}")
    late = "It is late: the agenda has been issued." if new.late else ""
    return _said(f"{with_capital(called(new))} is added.", late, closed)


def change_item(desk: Desk, record: MeetingRecord, item: AgendaItem, changed: AgendaItem) -> str:
    """Change an item in any way but its number; of a closed one it is told that the public reads
    the words that were changed."""
    if not changed.title.strip():
        raise Refused("An item needs a title: type one.")
    _keep(desk, record, item, changed, f"Change {called(item)}")
    said = f"{with_capital(called(item))} is changed."
    if changed.restricted is None or _public_words(item) == _public_words(changed):
        return said
    return f"{said} It is closed, and what was changed is what the public reads."


def move_item(desk: Desk, record: MeetingRecord, item: AgendaItem, by: int) -> str:
    """Move an item up or down by so many places; those under it go along.

    Raises Refused once the agenda is issued, and at either end.
    """
    _check_not_issued(record, "items keep their places")
    at = place_of(record, item)
    block = _block(record.items, at)
    rest = (*record.items[:at], *record.items[at + len(block) :])
    step = 1 if by > 0 else -1
    to = at
    for _ in range(abs(by)):
        to = _stepped(rest, to, step, nested=bool(item.depth))
    if to == at:
        raise Refused("It cannot go any further.")
    after = with_closed_under(record, with_items(record, (*rest[:to], *block, *rest[to:])))
    moved = next(one for one in after.items if one.id == item.id)
    name = called(replace(item, title=moved.title))
    return _said(_where_now(moved), change_meeting(desk, record, after, f"Move {name}"))


def nest_item(desk: Desk, record: MeetingRecord, item: AgendaItem) -> str:
    """Put an item under the one before it, as its "7a"; or take it out from under it again."""
    _check_not_issued(record, "numbers stay")
    at = place_of(record, item)
    if at == 0:
        raise Refused("There is no item before it to put it under.")
    depth = 0 if item.depth else 1
    nested = replace(item, depth=depth)
    items = (*record.items[:at], nested, *record.items[at + 1 :])
    after = with_closed_under(record, with_items(record, items))
    now = next(one for one in after.items if one.id == item.id)
    name = called(replace(item, title=now.title))
    what = f"Put {name} {'under another' if depth else 'out'}"
    return _said(_where_now(now), change_meeting(desk, record, after, what))


def drop_item(desk: Desk, record: MeetingRecord, item: AgendaItem) -> str:
    """Take an item off the agenda; papers laid for it lie under no item from then on.

    Raises Refused for an item that has been issued.
    """
    at = place_of(record, item)
    if item.number and item.number in _issued_numbers(desk, record):
        raise Refused(
            f"Item {item.number} has been issued: at the meeting it is withdrawn or deferred."
        )
    after = with_closed_under(record, without(record, record.items[at]))
    closed = change_meeting(desk, record, after, f"Delete {called(item)}")
    return _said(f"{with_capital(called(item))} is off the agenda.", closed)


def mark_late(desk: Desk, record: MeetingRecord, item: AgendaItem) -> str:
    """Mark an item as late, or take that mark away."""
    changed = replace(item, late=not item.late)
    verb = "Mark" if changed.late else "Unmark"
    _keep(desk, record, item, changed, f"{verb} {called(item)} as late")
    return f"{with_capital(called(item))} is {'late' if changed.late else 'no longer late'}."


def mark_urgent(desk: Desk, record: MeetingRecord, item: AgendaItem, reason: str | None) -> str:
    """Mark an item as urgent, for a reason the Chair gives; None takes that mark away.

    An empty reason may be given later; without it the agenda is not printed for others. Local
    Government Act 1972 s100B(4)(b).
    """
    said = " ".join((reason or "").split())
    changed = replace(item, urgent=reason is not None, urgent_reason=said)
    verb = "Mark" if changed.urgent else "Unmark"
    _keep(desk, record, item, changed, f"{verb} {called(item)} as urgent")
    if not changed.urgent:
        return f"{with_capital(called(item))} is not urgent."
    wanted = "" if said else " Its reason is wanted before the agenda is printed."
    return f"{with_capital(called(item))} is urgent.{wanted}"


def item_named(record: MeetingRecord, number: str) -> AgendaItem:
    """The item with an agenda number, as typed. Raises Refused with the numbers there are."""
    wanted = number.strip().rstrip(".").casefold()
    found = [one for one in record.items if one.number.casefold() == wanted and wanted]
    if found:
        return found[0]
    known = ", ".join(one.number for one in record.items if one.number)
    raise Refused(f"There is no item {number.strip()} on this agenda; choose one of: {known}.")


def place_of(record: MeetingRecord, item: AgendaItem) -> int:
    """Where an item stands, counted from 0. Raises Refused when it is no longer there."""
    for at, one in enumerate(record.items):
        if one.id == item.id:
            return at
    raise Refused(f"{with_capital(called(item))} is no longer on the agenda: look again.")


def called(item: AgendaItem) -> str:
    """An item as history names it, by its public title."""
    return f"item {item.number} {shortened(item.title)}".replace("  ", " ").strip()


def _public_words(item: AgendaItem) -> tuple[str, ...]:
    return item.title, item.description, item.presenter, item.recommendations


def _where_now(item: AgendaItem) -> str:
    return f"“{item.title}” is item {item.number} now." if item.number else "It is moved."


def _said(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _keep(
    desk: Desk, record: MeetingRecord, item: AgendaItem, changed: AgendaItem, what: str
) -> None:
    at = place_of(record, item)
    items = (*record.items[:at], changed, *record.items[at + 1 :])
    change_meeting(desk, record, replace(record, items=items), what)


def _check_not_issued(record: MeetingRecord, what: str) -> None:
    if is_issued(record):
        raise Refused(f"This agenda has been issued: {what} from then on.")


def _issued_numbers(desk: Desk, record: MeetingRecord) -> set[str]:
    """The numbers in the versions issued here; of an agenda issued elsewhere, all it came with."""
    meeting = record.meeting
    with in_plain_words():
        versions = issued_agendas(desk.register, meeting.id or 0)
        if versions:
            last = agenda_as_issued(
                desk.register, meeting.id or 0, versions[-1].number, View.RESTRICTED
            )
            return {one.number for one in last.items}
    if meeting.stage is not Stage.AGENDA_ISSUED:
        return set()
    return {one.number for one in record.items if not one.late}


def _block(items: tuple[AgendaItem, ...], at: int) -> tuple[AgendaItem, ...]:
    """An item with those that stand under it."""
    end = at + 1
    while not items[at].depth and end < len(items) and items[end].depth:
        end += 1
    return items[at:end]


def _stepped(rest: tuple[AgendaItem, ...], at: int, step: int, *, nested: bool) -> int:
    """The place one further on; an item of its own goes past what stands under another."""
    to = at + step
    if not 0 <= to <= len(rest):
        return at
    while not nested and 0 < to < len(rest) and rest[to].depth:
        to += step
    return max(to, 0)
