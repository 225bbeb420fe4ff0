"""Which items of an agenda stand under which: "7a" under "7"."""

import re
from collections.abc import Sequence

from clerk.business.agenda import AgendaItem

_NESTED = re.compile(r"(?P<over>\d+)\s?(?:\(?[a-z]{1,2}\)?|\.\d+)", re.IGNORECASE)


def over(items: Sequence[AgendaItem], item: AgendaItem) -> AgendaItem | None:
    """The item that another one of the same agenda stands under; None when it is one by itself.

    Its number says so, as agendas that were read have no other sign of it; else its place.
    """
    if nested := _NESTED.fullmatch(item.number):
        for one in items:
            if one.number == nested["over"]:
                return one
    at = next((at for at, one in enumerate(items) if one == item), 0)
    if not item.depth:
        return None
    return next((one for one in reversed(items[:at]) if not one.depth), None)


def under(items: Sequence[AgendaItem], item: AgendaItem) -> tuple[AgendaItem, ...]:
    """The items that stand under one of the same agenda."""
    return tuple(one for one in items if over(items, one) == item)
