"""Short wordings of days, numbers and owners, as every list and page shows them."""

from clerk.business.actions import Action
from clerk.business.meetings import Meeting


def day_text(meeting: Meeting) -> str:
    """The day of a meeting and its hour, if known: "Tuesday 14 September 2021, 14:00"."""
    hour = f", {meeting.starts:%H:%M}" if meeting.starts else ""
    return f"{meeting.held:%A} {meeting.held.day} {meeting.held:%B %Y}{hour}"


def owners_text(action: Action) -> str:
    return ", ".join(
        f"{owner.name} ({owner.post})" if owner.post else owner.name for owner in action.owners
    )


def origin_text(action: Action) -> str:
    """The meeting an action came from, and its minute: "20 July 2021, minute 21/96"."""
    origin = action.origin
    if origin is None:
        return ""
    held = f"{origin.held.day} {origin.held:%B %Y}" if origin.held else origin.words
    return f"{held}, minute {origin.minute}" if origin.minute else held


def number_text(action: Action, short: str) -> str:
    """An action's number as it is shown wherever committees mix: "CPB 5"."""
    return f"{short} {action.number}" if action.number else "no number yet"
