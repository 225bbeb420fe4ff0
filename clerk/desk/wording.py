"""Short wordings of days, numbers, owners and changes, as every list and page shows them."""

from datetime import datetime

from clerk.business.actions import Action, ListedAction
from clerk.business.days import day_in_words, short_date, weekday_in_words
from clerk.business.history import RowChange
from clerk.business.meetings import Meeting
from clerk.business.words import shortened


def day_text(meeting: Meeting) -> str:
    """The day of a meeting and its hour, if known: "Tuesday 14 September 2021, 14:00"."""
    hour = f", {meeting.starts:%H:%M}" if meeting.starts else ""
    return f"{weekday_in_words(meeting.held)}{hour}"


def moment_text(moment: datetime) -> str:
    """When something was done, as lists show it: "14 Sep 2021 14:07". It is in the zone given."""
    return f"{short_date(moment.date())} {moment:%H:%M}"


def owners_text(action: Action) -> str:
    return ", ".join(
        f"{owner.name} ({owner.post})" if owner.post else owner.name for owner in action.owners
    )


def origin_text(action: Action | ListedAction) -> str:
    """The meeting an action came from, and its minute: "20 July 2021, minute 21/96"."""
    origin = action.origin
    if origin is None:
        return ""
    held = day_in_words(origin.held) if origin.held else origin.words
    return f"{held}, minute {origin.minute}" if origin.minute else held


def number_text(action: Action, short: str) -> str:
    """An action's number as it is shown wherever committees mix: "CPB 5"."""
    return f"{short} {action.number}" if action.number else "no number yet"


def change_text(change: RowChange) -> str:
    """What an event did to one row: "minute 21/97 Moorings: title “Chains” became “Moorings”".

    The words of restricted business are not said over, only that they changed.
    """
    what = change.kind if change.restricted else f"{change.kind} {shortened(change.name)}".strip()
    if change.before is None:
        return f"added {what}"
    if change.after is None:
        return f"took away {what}"
    told = []
    for column in change.after:
        name = column.removesuffix("_id").replace("_", " ")
        before, after = change.before.get(column), change.after[column]
        if change.restricted or column.startswith("private"):
            told.append(f"{name} changed")
        else:
            told.append(f"{name} {_said(before)} became {_said(after)}")
    return f"{what}: {'; '.join(told)}"


def _said(value: object) -> str:
    return "nothing" if value in (None, "") else f"“{shortened(str(value))}”"
