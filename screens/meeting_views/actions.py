"""The actions of a meeting: those of its minutes, then those of the log laid before it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from clerk.business.actions import Action, Closing, Due, Origin, Progress
from clerk.business.days import day_in_words
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.words import with_capital
from clerk.desk.refused import Refused
from clerk.desk.typed import due_as_said, owners_as_said
from clerk.desk.wording import owners_text
from screens.meeting_views.view import Change, Editing, ListView, Sight, with_minute
from screens.plain import shortened
from screens.widgets.fields import Field
from screens.widgets.paged_list import Column, ListRow

_Changed = Callable[[Action], tuple[Action, ...]]


@dataclass(frozen=True, slots=True)
class ActionKey:
    """An action, and the minute it stands in (None: only in the log)."""

    action: int
    minute: int | None


class ActionsView(ListView):
    """Each action once, however many papers print it."""

    columns: ClassVar = (
        Column("No.", 8),
        Column("Minute", 8),
        Column("What is to be done"),
        Column("Responsible", 18),
        Column("Due", 13),
    )
    narrow: ClassVar = (*columns[:2], Column("What is to be done"), Column("Responsible", 14))
    empty: ClassVar = "No actions; a adds one."

    def rows(self, sight: Sight) -> list[ListRow]:
        short = sight.at.committee.short
        found: dict[int, ListRow] = {}
        for minute, action in _all(sight.seen, closed=sight.closed):
            if action.id is not None and action.id not in found:
                key = ActionKey(action.id, minute.id if minute else None)
                cells = _cells(action, minute.number if minute else "log", short)
                found[action.id] = ListRow(key, cells, muted=action.closed is not None)
        return list(found.values())

    def edit(self, sight: Sight, key: object) -> Editing | None:
        action = _action(sight, key)
        if action is None:
            return None

        def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
            filled = _filled(action, typed, sight)
            after = _replaced(record, action.id, lambda now: (_carried(now, filled),))
            return Change(after, f"Change {_called(action, sight)}")

        return Editing(
            with_capital(_called(action, sight)), (*_fields(action), _progress()), change
        )

    def add(self, sight: Sight, key: object) -> Editing | None:
        minutes = sight.seen.minutes
        chosen = key.minute if isinstance(key, ActionKey) else None
        number = next((one.number for one in minutes if one.id == chosen), "")

        def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
            said = typed.get("minute", number).strip()
            action = _filled(Action(""), typed, sight)
            what = f"Add the action “{shortened(action.text, 60)}”"
            if not said:
                return Change(replace(record, actions=(*record.actions, action)), what)
            minute = next((one for one in record.minutes if one.number == said), None)
            if minute is None:
                raise Refused(f"There is no minute {said} here: leave it empty for the log.")
            action = replace(action, origin=Origin(record.meeting.held, said))
            after = with_minute(record, minute.id, lambda now: _with_action(now, action))
            return Change(after, what)

        fields = (Field("minute", "Minute", number, hint="empty for the log"), *_fields(Action("")))
        return Editing("A new action", fields, change)

    def delete(self, sight: Sight, key: object) -> Change | None:
        action = _action(sight, key)
        if action is None:
            return None
        after = _replaced(sight.at.record, action.id, lambda _: ())
        return Change(after, f"Delete {_called(action, sight)}")

    def close(self, sight: Sight, key: object) -> Editing | None:
        """A form asking why the chosen action is closed; without a reason it is open again."""
        action = _action(sight, key)
        if action is None:
            return None

        def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
            reason = typed.get("reason", "").strip()
            closed = Closing(sight.at.today, reason) if reason else None
            after = _replaced(record, action.id, lambda now: (replace(now, closed=closed),))
            verb = "Close" if closed else "Open again"
            return Change(after, f"{verb} {_called(action, sight)}")

        reason = action.closed.reason if action.closed else ""
        fields = (Field("reason", "Closed because", reason, hint="done, no longer needed"),)
        return Editing(f"Close {_called(action, sight)}", fields, change)


def _all(record: MeetingRecord, *, closed: bool) -> Iterator[tuple[Minute | None, Action]]:
    for minute in record.minutes:
        hidden = minute.restricted.actions if minute.restricted and closed else ()
        for action in (*minute.actions, *hidden):
            yield minute, action
    for action in record.actions:
        yield None, action


def _action(sight: Sight, key: object) -> Action | None:
    chosen = key.action if isinstance(key, ActionKey) else None
    found = (action for _, action in _all(sight.at.record, closed=sight.closed))
    return next((one for one in found if chosen is not None and one.id == chosen), None)


def _cells(action: Action, minute: str, short: str) -> tuple[str, ...]:
    number = f"{short} {action.number}" if action.number else "–"
    text = f"closed: {action.text}" if action.closed else action.text
    text = f"[restricted] {text}" if action.restricted else text
    return number, minute or "–", text, owners_text(action), _due(action.due)


def _due(due: Due | None) -> str:
    day = day_in_words(due.on) if due and due.on else ""
    return (due.words or day) if due else ""


def _called(action: Action, sight: Sight) -> str:
    short = sight.at.committee.short
    words = shortened(action.text, 40)
    return f"action {short} {action.number}" if action.number else f"the action “{words}”"


def _fields(action: Action) -> tuple[Field, ...]:
    return (
        Field("text", "To be done", action.text, lines=3),
        Field("owners", "Responsible", owners_text(action), hint="A Name (Post), B Name"),
        Field("due", "Due", _due(action.due), hint="a day, or words: next meeting"),
    )


def _progress() -> Field:
    return Field("progress", "New progress", "", hint="added to what was reported before")


def _filled(action: Action, typed: Mapping[str, str], sight: Sight) -> Action:
    filled = replace(
        action,
        text=typed.get("text", action.text).strip(),
        owners=owners_as_said(typed["owners"], action.owners)
        if "owners" in typed
        else action.owners,
        due=due_as_said(typed["due"]) if "due" in typed else action.due,
    )
    if said := typed.get("progress", "").strip():
        filled = replace(filled, progress=(*action.progress, Progress(said, sight.at.today)))
    if not filled.text:
        raise Refused("An action needs words: type what is to be done.")
    return filled


def _carried(now: Action, filled: Action) -> Action:
    """What was filled in, in the place the action has on this paper."""
    return replace(filled, label=now.label, after_block=now.after_block, order=now.order)


def _with_action(minute: Minute, action: Action) -> Minute:
    return replace(minute, actions=(*minute.actions, action))


def _replaced(record: MeetingRecord, action_id: int | None, changed: _Changed) -> MeetingRecord:
    """The record with an action changed wherever it stands, or taken away there."""

    def each(actions: tuple[Action, ...]) -> tuple[Action, ...]:
        return tuple(
            new for one in actions for new in (changed(one) if one.id == action_id else (one,))
        )

    minutes = tuple(
        replace(
            minute,
            actions=each(minute.actions),
            restricted=minute.restricted
            and replace(minute.restricted, actions=each(minute.restricted.actions)),
        )
        for minute in record.minutes
    )
    return replace(record, minutes=minutes, actions=each(record.actions))
