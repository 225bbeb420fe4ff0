"""The items of the meeting with their minutes, in the order of the agenda."""

from dataclasses import dataclass

from clerk.business.agenda import AgendaItem, Course
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from screens.widgets.paged_list import ListRow

_COURSE = {Course.TAKEN: "", Course.WITHDRAWN: "withdrawn:", Course.DEFERRED: "deferred:"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to write in: a minute, or an item that has none yet (`minute` None)."""

    number: str
    minute: int | None


def entries(record: MeetingRecord) -> list[Entry]:
    """Every item, each minute of it apart, then minutes that belong to no item."""
    found = []
    for item in record.items:
        under = [one for one in record.minutes if item.number and one.item == item.number]
        found += [Entry(item.number, one.id) for one in under] or [Entry(item.number, None)]
    placed = {entry.minute for entry in found}
    return found + [Entry("", one.id) for one in record.minutes if one.id not in placed]


def entry_rows(record: MeetingRecord, current: Entry | None) -> list[ListRow]:
    """A row for each entry: how far it is, its number, and its title."""
    return [_row(record, entry, entry == current) for entry in entries(record)]


def item_numbered(record: MeetingRecord, number: str) -> AgendaItem | None:
    """The agenda item with this number."""
    return next((one for one in record.items if number and one.number == number), None)


def minute_with_id(record: MeetingRecord, minute_id: int | None) -> Minute | None:
    """The minute with this id."""
    return next((one for one in record.minutes if minute_id and one.id == minute_id), None)


def entry_meant(record: MeetingRecord, typed: str) -> tuple[Entry | None, str]:
    """The entry that is meant, and the words behind a number.

    A number ("7", "7a") means its item, a minute number its minute, and first letters the one
    title with a word that begins so. None where nothing, or more than one thing, fits.
    """
    said = typed.strip()
    first, _, rest = said.partition(" ")
    known = entries(record)
    for entry in known:
        minute = minute_with_id(record, entry.minute)
        numbers = {entry.number.casefold(), minute.number.casefold() if minute else ""} - {""}
        if first.casefold().rstrip(".") in numbers:
            return entry, rest.strip()
    fitting = [entry for entry in known if said and _begins(_title_of(record, entry), said)]
    items = {entry.number or str(entry.minute) for entry in fitting}
    return (fitting[0] if len(items) == 1 else None), ""


def _title_of(record: MeetingRecord, entry: Entry) -> str:
    """What the entry is called."""
    minute = minute_with_id(record, entry.minute)
    item = item_numbered(record, entry.number)
    return minute.title if minute else item.title if item else ""


def _begins(title: str, letters: str) -> bool:
    """Whether the title, or a later word of it, begins with these letters."""
    words = title.casefold().split()
    return any(" ".join(words[at:]).startswith(letters.casefold()) for at in range(len(words)))


def _row(record: MeetingRecord, entry: Entry, current: bool) -> ListRow:
    minute = minute_with_id(record, entry.minute)
    item = item_numbered(record, entry.number)
    mark = "▶" if current else _mark(minute)
    hidden = (minute and minute.restricted) or (item and item.restricted)
    parts = (
        f"{entry.number or (minute.number if minute else ''):<3}",
        _way(item) if item else "",
        "[restricted]" if hidden else "",
        _title_of(record, entry),
    )
    off = bool(item and item.course is not Course.TAKEN)
    return ListRow(entry, (f"{mark} {' '.join(part for part in parts if part)}",), muted=off)


def _way(item: AgendaItem) -> str:
    """How an item comes to be here, or goes; before its title, which may be cut short."""
    return _COURSE[item.course] or ("urgent:" if item.urgent else "")


def _mark(minute: Minute | None) -> str:
    """✓ for a minute with something in it, ◦ for one that is only begun, · for none."""
    if minute is None:
        return "·"
    part = minute.restricted
    written = minute.text.strip() or minute.outcomes or minute.actions
    return "✓" if written or (part and (part.text.strip() or part.outcomes)) else "◦"
