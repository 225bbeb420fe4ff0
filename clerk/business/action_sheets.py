"""Actions as rows of a sheet that officers fill in."""

import re
from collections.abc import Sequence
from datetime import date

from clerk.business.actions import Due, ListedAction, Owner
from clerk.business.days import day_in_words

Cell = str | date
"""What a cell holds; an empty one holds an empty text."""

HEADS = (
    "Action",
    "To be done",
    "Responsible",
    "Due",
    "From",
    "How it stands",
    "Last progress",
    "New progress",
    "Key",
)
"""The heads of the columns. Key tells how an action stood when the sheet was made."""

_GUARDED = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """The text of a cell so that no sheet program takes it for a formula: '=1+1."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` made of a text, undone."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text


def sheet_row(listed: ListedAction, stands: str) -> tuple[Cell, ...]:
    """An action as a row under HEADS. `stands` says how it stands ("overdue since 3 May 2021")."""
    action = listed.action
    last = action.progress[-1] if action.progress else None
    return (
        f"{listed.short} {action.number}" if action.number else "",
        " ".join(action.text.split()),
        owners_cell(action.owners),
        due_cell(action.due),
        _origin(listed),
        stands,
        one_line(last.text) if last else "",
        "",
        key_of(listed),
    )


def key_of(listed: ListedAction) -> str:
    """How an action stands now: its id, its version and how often progress was reported."""
    action = listed.action
    return f"{action.id}.{action.version}.{len(action.progress)}"


def owners_cell(owners: Sequence[Owner]) -> str:
    """Owners as a cell says them: "V Banks (Head of Parks); J Finch"."""
    return "; ".join(f"{one.name} ({one.post})" if one.post else one.name for one in owners)


def due_cell(due: Due | None) -> Cell:
    """When it is due as a cell says it: a day, or the words of the paper."""
    if due is None:
        return ""
    return due.words or due.on or ""


def one_line(text: str) -> str:
    """The text on one line, as it stands in a cell."""
    return " ".join(text.split())


def _origin(listed: ListedAction) -> str:
    origin = listed.origin
    if origin is None:
        return ""
    held = day_in_words(origin.held) if origin.held else one_line(origin.words)
    return f"{held}, minute {origin.minute}" if origin.minute else held
