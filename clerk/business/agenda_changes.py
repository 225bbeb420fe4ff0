"""What changed from one issued version of an agenda to the next: the list that goes with it."""

from collections.abc import Iterator
from enum import StrEnum

from clerk.business.agenda import AgendaItem, Course
from clerk.business.meetings import Meeting
from clerk.business.views import PublicMeeting
from clerk.business.words import shortened


class AgendaChanged(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    PAGES = "other pages"
    CLOSED = "closed to the public"
    WITHDRAWN = "withdrawn"
    LEFT_OUT = "left out"


def agenda_changes(before: PublicMeeting, after: PublicMeeting) -> tuple[str, ...]:
    """What the version `after` changes in the one `before`, a few words for each thing that
    prints: "added: 7a Nets", "other pages: 3, 7", and last "venue" or who signs.

    Both are as the public may see them now, so that nothing is said of what was closed since.
    """
    old = {one.id: one for one in before.record.items}
    new = {one.id: one for one in after.record.items}
    found = []
    moved = []
    for item in after.record.items:
        what = _changed(old.get(item.id), item)
        if what is AgendaChanged.PAGES:
            moved.append(item.number or shortened(item.title))
        elif what is not None:
            found.append(f"{what.value}: {_called(item)}")
    found += [
        f"{AgendaChanged.LEFT_OUT.value}: {_called(item)}"
        for item in before.record.items
        if item.id not in new
    ]
    if moved:
        found.append(f"{AgendaChanged.PAGES.value}: {', '.join(moved)}")
    return (*found, *_details(before.record.meeting, after.record.meeting))


def _changed(old: AgendaItem | None, new: AgendaItem) -> AgendaChanged | None:
    if old is None:
        return AgendaChanged.ADDED
    if new.restricted is not None and old.restricted is None:
        return AgendaChanged.CLOSED
    if new.course is Course.WITHDRAWN and old.course is not Course.WITHDRAWN:
        return AgendaChanged.WITHDRAWN
    if _printed(old) != _printed(new):
        return AgendaChanged.CHANGED
    return AgendaChanged.PAGES if old.pages != new.pages else None


def _printed(item: AgendaItem) -> tuple[object, ...]:
    """What an agenda prints of an item, but its pages."""
    marks = (item.kind, item.late, item.urgent, item.urgent_reason, item.restricted)
    return (item.number, item.title, item.description, item.presenter, *marks)


def _details(old: Meeting, new: Meeting) -> Iterator[str]:
    for name, before, after in (
        ("day", old.held, new.held),
        ("time", old.starts, new.starts),
        ("venue", old.venue, new.venue),
        ("notices", old.notices, new.notices),
        ("who signs", old.signatory, new.signatory),
        ("members", old.membership, new.membership),
        ("contact", old.contact, new.contact),
    ):
        if before != after:
            yield f"{AgendaChanged.CHANGED.value}: {name}"


def _called(item: AgendaItem) -> str:
    return f"{item.number} {shortened(item.title)}".strip()
