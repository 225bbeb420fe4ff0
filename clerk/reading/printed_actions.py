"""Actions that minutes label as such: "ACTION: Clerk", "ACTION- Figures to be circulated"."""

import re
from collections import deque
from collections.abc import Callable

from clerk.business.actions import Action, Owner, OwnerKind
from clerk.business.text import Block, Paragraph, PointList
from clerk.reading.decision_words import ACTION, ACTION_ALONE, INITIALS, OWNER_TO
from clerk.reading.sorting import Sorted

_OFFICE = re.compile(r"\b(?:clerk|chair\w*|secretary|treasurer|officer|manager)\b", re.IGNORECASE)


def begins_action(text: str) -> bool:
    """Whether `text` begins with the label of an action."""
    return bool(ACTION.match(text) or ACTION_ALONE.match(text))


def take_action(
    out: Sorted,
    text: str,
    queue: deque[Block],
    begins_business: Callable[[str], bool],
    marker: str = "",
) -> bool:
    """Take a labelled action, whose words may stand in the next block or, all of them, before it.

    `marker` is that of the point it stands in. False, and nothing taken, when it is none.
    """
    found = ACTION.match(text) or ACTION_ALONE.match(text)
    if not found:
        return False
    rest = found["rest"].strip()
    owners = owners_in(found["owner"])
    label = f"{marker} {text.removesuffix(rest).strip()}".strip()
    if not rest:
        match queue[0] if queue else None:
            case Paragraph(following) if not begins_business(following):
                queue.popleft()
                rest = following
            case PointList(points):
                queue.popleft()
                for position, point in enumerate(points):
                    printed = " ".join(filter(None, (label if position == 0 else "", point.marker)))
                    out.add_action(
                        Action(point.text, owners=owners or _doer(point.text), label=printed)
                    )
                return True
    if rest and INITIALS.match(rest):
        owners, label = owners_in(rest), f"{label} {rest}"
        rest = ""
    rest = rest or out.last_sentence()
    if not rest:
        return False
    out.add_action(Action(rest, owners=owners or _doer(rest), label=label))
    return True


def owners_in(text: str) -> tuple[Owner, ...]:
    """Everybody named beside an action: "MS/AB", "Clerk and Cllr Ash", "All"."""
    found = []
    for name in re.split(r"\s*[/&,]\s*|\s+and\s+", text.strip(" .:-–")):
        if not name:
            continue
        kind = OwnerKind.PERSON
        if name.lower() == "all":
            kind = OwnerKind.ALL
        elif _OFFICE.search(name):
            kind = OwnerKind.POST
        found.append(Owner(name, kind))
    return tuple(found)


def _doer(text: str) -> tuple[Owner, ...]:
    """Who is to do it, where the action begins with that: "SE to bring the figures"."""
    found = OWNER_TO.match(text)
    return owners_in(found["owner"].removeprefix("The ")) if found else ()
