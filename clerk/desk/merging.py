"""What a paper would add to, or change in, what the register already holds of a meeting.

An agenda paper and a minutes paper of one meeting complete each other: what one leaves out
the other brings. Where both say something and they differ, the newer paper's value is taken
and the difference is named, so that the clerk is asked before it happens.
"""

import re
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem, Paper
from clerk.business.attendance import Attendance, Roll
from clerk.business.meetings import Leftovers, Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.words import shortened

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Rec = TypeVar("Rec", bound=DataclassInstance)

_STAGES = list(Stage)


@dataclass(frozen=True, slots=True)
class Change:
    """A value the register holds that the paper would replace. `place` is "minute 21/97"."""

    place: str
    what: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"would change {self.place}, {self.what}: from “{self.before}” to “{self.after}”"


@dataclass(frozen=True, slots=True)
class Merged:
    """A meeting as it would stand, with what that adds ("minute 21/97") and what it changes."""

    record: MeetingRecord
    added: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


def merged(old: MeetingRecord, new: MeetingRecord) -> Merged:
    """`old` completed and corrected by `new`, which is about the same meeting."""
    merge = _Merge()
    record = MeetingRecord(
        meeting=merge.meeting(old.meeting, new.meeting),
        roll=merge.roll(old.roll, new.roll),
        items=merge.each(
            old.items, new.items, _same_number, lambda i: f"item {i.number or i.title}"
        ),
        minutes=merge.minutes(old.minutes, new.minutes),
        actions=merge.actions(old.actions, new.actions, _same_logged),
        papers=merge.each(old.papers, new.papers, _same_paper, lambda p: f"paper {p.title}"),
        declarations=merge.each(
            old.declarations,
            new.declarations,
            lambda one, other: (one.name, one.item) == (other.name, other.item),
            lambda d: f"declaration of {d.name}",
        ),
        leftovers=Leftovers(
            furniture=_union(old.leftovers.furniture, new.leftovers.furniture),
            labels=_union(old.leftovers.labels, new.leftovers.labels),
            unplaced=_union(old.leftovers.unplaced, new.leftovers.unplaced),
        ),
    )
    return Merged(record, tuple(merge.added), tuple(merge.changes))


@dataclass(slots=True)
class _Merge:
    """The merging of one meeting, collecting what it adds and changes on the way."""

    added: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def meeting(self, old: Meeting, new: Meeting) -> Meeting:
        further = max(old.stage, new.stage, key=_STAGES.index)
        if old.body.casefold() == new.body.casefold():
            new = replace(new, body=old.body)
        if old.issued and new.issued is None:
            # Minutes carry no date of issue; the agenda's stays.
            new = replace(new, issued=old.issued)
        return replace(
            self.filled(old, replace(new, stage=old.stage), "the meeting"), stage=further
        )

    def roll(self, old: Roll, new: Roll) -> Roll:
        groups = (*old.groups, *(g for g in new.groups if g.key not in {o.key for o in old.groups}))
        people = self.each(
            old.people, new.people, _same_person, lambda p: f"attendance of {p.name}"
        )
        rest = replace(new, groups=groups, people=people)
        return self.filled(replace(old, groups=groups, people=people), rest, "the attendance")

    def minutes(self, old: tuple[Minute, ...], new: tuple[Minute, ...]) -> tuple[Minute, ...]:
        def one(before: Minute, after: Minute, place: str) -> Minute:
            actions = self.actions(before.actions, after.actions, same_words)
            whole = self.filled(replace(before, actions=()), replace(after, actions=()), place)
            return replace(whole, actions=actions)

        return self.each(old, new, _same_number, lambda m: f"minute {m.number or m.title}", one)

    def actions(
        self,
        old: tuple[Action, ...],
        new: tuple[Action, ...],
        same: Callable[[Action, Action], bool],
    ) -> tuple[Action, ...]:
        def one(before: Action, after: Action, place: str) -> Action:
            progress = _union(before.progress, after.progress)
            if progress != before.progress:
                self.added.append(f"progress of {place}")
            return replace(
                self.filled(
                    replace(before, progress=progress), replace(after, progress=progress), place
                ),
                progress=progress,
            )

        return self.each(
            old, new, same, lambda a: f"action {a.number or shortened(a.text, 40)}", one
        )

    def each(
        self,
        old: "tuple[Rec, ...]",
        new: "tuple[Rec, ...]",
        same: "Callable[[Rec, Rec], bool]",
        place: "Callable[[Rec], str]",
        one: "Callable[[Rec, Rec, str], Rec] | None" = None,
    ) -> "tuple[Rec, ...]":
        """Old records, each completed by the new one that is the same, then the rest of the new.

        Each new record is used once, in order: real papers use a number twice. What was closed to
        the public stays as it is: a paper from before that has its words where all may read them.
        """
        coming = list(new)
        result = []
        for before in old:
            after = next((each for each in coming if same(before, each)), None)
            if after is not None:
                coming.remove(after)
            if after is not None and not _closed(before):
                before = (one or self.filled)(before, after, place(before))
            elif after is not None and after != before:
                self.added.append(f"nothing of {_called(before, place(before))}: it is restricted")
            result.append(before)
        self.added += [place(record) for record in coming]
        return (*result, *coming)

    def filled(self, old: "Rec", new: "Rec", place: str) -> "Rec":
        """`old` with every field that `new` fills; a filled field that differs is a change."""
        values: dict[str, Any] = {}
        for each in fields(old):
            before, after = getattr(old, each.name), getattr(new, each.name)
            if not each.compare or before == after or _empty(after, each):
                continue
            values[each.name] = after
            if not _empty(before, each):
                what = each.name.replace("_", " ")
                self.changes.append(Change(place, what, _words(before), _words(after)))
        if values and not self.changes_at(place) and place not in self.added:
            self.added.append(f"details of {place}")
        return replace(old, **values) if values else old

    def changes_at(self, place: str) -> bool:
        return any(change.place == place for change in self.changes)


def linked(record: MeetingRecord) -> MeetingRecord:
    """The record with each minute under the agenda item of the same title, where it had none; that
    of a closed item may be the one the public does not read."""
    numbers = {
        title: item.number for item in reversed(record.items) for title in sorted(_titles(item))
    }
    return replace(
        record,
        minutes=tuple(
            replace(minute, item=minute.item or numbers.get(_plain(minute.title)) or None)
            for minute in record.minutes
        ),
    )


def same_words(one: Action, other: Action) -> bool:
    """Whether two actions say the same, however they are broken into lines."""
    return _plain(one.text) == _plain(other.text)


def _closed(record: object) -> bool:
    """Whether a record is closed to the public."""
    if isinstance(record, Paper):
        return record.grounds is not None
    return isinstance(record, AgendaItem | Minute | Action) and bool(record.restricted)


def _called(record: object, place: str) -> str:
    """A record that is closed, in public words."""
    if isinstance(record, Paper):
        return f"a paper under item {record.item}" if record.item else "a paper"
    if isinstance(record, Action):
        return f"action {record.number}" if record.number else "an action"
    return place


def _same_number(one: AgendaItem | Minute, other: AgendaItem | Minute) -> bool:
    if one.number and other.number:
        return one.number == other.number
    return not _titles(one).isdisjoint(_titles(other))


def _titles(record: AgendaItem | Minute) -> set[str]:
    """What a record is called, also where the public may not read it."""
    hidden = {_plain(record.restricted.title)} - {""} if record.restricted else set[str]()
    return {_plain(record.title), *hidden}


def _same_logged(one: Action, other: Action) -> bool:
    return one.number == other.number if one.number and other.number else same_words(one, other)


def _same_paper(one: Paper, other: Paper) -> bool:
    return one.item == other.item and _plain(one.title) == _plain(other.title)


def _same_person(one: Attendance, other: Attendance) -> bool:
    return one.name.casefold() == other.name.casefold()


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _union(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*old, *(each for each in new if each not in old))


def _empty(value: object, of: "Field[Any]") -> bool:
    """Whether a field says nothing: it holds nothing, or what it holds when nobody spoke."""
    return value in (None, "", ()) or (of.default is not MISSING and value == of.default)


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return shortened("; ".join(_words(each) for each in value))
    if is_dataclass(value):
        parts = (getattr(value, each.name) for each in fields(value) if each.compare)
        return shortened(" ".join(_words(part) for part in parts if part not in (None, "", (), 0)))
    return shortened(str(value))
