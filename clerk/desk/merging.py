"""What a paper would add to, or change in, what the register already holds of a meeting.

An agenda paper and a minutes paper of one meeting complete each other: what one leaves out
the other brings. Where both say something and they differ, the newer paper's value is taken
and the difference is named, so that the clerk is asked before it happens.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem, Paper
from clerk.business.attendance import Roll
from clerk.business.meetings import Leftovers, Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Rec = TypeVar("Rec", bound=DataclassInstance)

_STAGES = list(Stage)
_LONGEST = 60


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
        items=merge.each(old.items, new.items, _of_item, lambda i: f"item {i.number or i.title}"),
        minutes=merge.minutes(old.minutes, new.minutes),
        actions=merge.actions(old.actions, new.actions, _of_logged),
        papers=merge.each(old.papers, new.papers, _of_paper, lambda p: f"paper {p.title}"),
        declarations=merge.each(
            old.declarations,
            new.declarations,
            lambda d: (d.name, d.item),
            lambda d: f"declaration of {d.name}",
        ),
        leftovers=Leftovers(
            furniture=_union(old.leftovers.furniture, new.leftovers.furniture),
            labels=_union(old.leftovers.labels, new.leftovers.labels),
            unplaced=_union(old.leftovers.unplaced, new.leftovers.unplaced),
        ),
    )
    return Merged(record, tuple(merge.added), tuple(merge.changes))


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The text on one line, cut at `longest` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


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
            old.people, new.people, lambda p: p.name.casefold(), lambda p: f"attendance of {p.name}"
        )
        rest = replace(new, groups=groups, people=people)
        return self.filled(replace(old, groups=groups, people=people), rest, "the attendance")

    def minutes(self, old: tuple[Minute, ...], new: tuple[Minute, ...]) -> tuple[Minute, ...]:
        def one(before: Minute, after: Minute, place: str) -> Minute:
            actions = self.actions(before.actions, after.actions, _of_printed)
            whole = self.filled(
                replace(before, actions=()), replace(after, actions=(), id=None), place
            )
            return replace(whole, actions=actions)

        return self.each(old, new, _of_minute, lambda m: f"minute {m.number or m.title}", one)

    def actions(
        self,
        old: tuple[Action, ...],
        new: tuple[Action, ...],
        key: Callable[[Action], Hashable],
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
            old, new, key, lambda a: f"action {a.number or shortened(a.text, 40)}", one
        )

    def each(
        self,
        old: "tuple[Rec, ...]",
        new: "tuple[Rec, ...]",
        key: "Callable[[Rec], Hashable]",
        place: "Callable[[Rec], str]",
        one: "Callable[[Rec, Rec, str], Rec] | None" = None,
    ) -> "tuple[Rec, ...]":
        """Old records, each completed by the new one with its key, then the new ones left over."""
        coming = _keyed(new, key)
        result = []
        for nth, before in _keyed(old, key).items():
            after = coming.pop(nth, None)
            result.append(
                before if after is None else (one or self.filled)(before, after, place(before))
            )
        self.added += [place(record) for record in coming.values()]
        return (*result, *coming.values())

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


def _keyed(records: "Iterable[Rec]", key: "Callable[[Rec], Hashable]") -> "dict[Hashable, Rec]":
    """Records by key and occurrence: real papers use a number twice."""
    seen: Counter[Hashable] = Counter()
    result: dict[Hashable, Any] = {}
    for record in records:
        result[(key(record), seen[key(record)])] = record
        seen[key(record)] += 1
    return result


def _of_item(item: AgendaItem) -> Hashable:
    return item.number or item.title.casefold()


def _of_minute(minute: Minute) -> Hashable:
    return minute.number or minute.title.casefold()


def _of_paper(paper: Paper) -> Hashable:
    return (paper.title.casefold(), paper.item)


def _of_printed(action: Action) -> Hashable:
    return " ".join(action.text.casefold().split())


def _of_logged(action: Action) -> Hashable:
    return action.number or _of_printed(action)


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
