"""Interests declared at a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from clerk.business.attendance import Moment
from clerk.business.names import may_be_same
from clerk.business.presence import order_taken, present_at

if TYPE_CHECKING:
    from clerk.business.meetings import MeetingRecord
    from clerk.business.style import HouseStyle


class Conduct(StrEnum):
    """What the member then did (Localism Act 2011 s31; the council's code of conduct)."""

    STAYED = "stayed"
    SPOKE_AND_LEFT = "spoke and left"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Declaration:
    """An interest declared by a member in an item.

    `interest_class` is a word of the house style ("Disclosable Pecuniary Interest").
    A `sensitive` interest has its nature kept out of every public document
    (Localism Act 2011 s32).
    """

    name: str
    item: str
    interest_class: str
    nature: str = ""
    sensitive: bool = False
    dispensation: str = ""
    conduct: Conduct = Conduct.STAYED
    declared_at: str = ""
    id: int | None = field(default=None, compare=False)


def _declared_in(record: "MeetingRecord", item: str) -> tuple[Declaration, ...]:
    """The interests declared in an item, named by its agenda number."""
    return tuple(one for one in record.declarations if one.item == item)


def leaving_suggested(record: "MeetingRecord", item: str) -> tuple[Declaration, ...]:
    """Who declared an interest in an item, is in the room as it begins and should leave for it.

    Those are the ones noted as leaving, before the debate or after speaking. Whether a member
    must leave (Localism Act 2011 s31(4)) is for the member to say and the clerk to note.
    """
    order = order_taken(record)
    if item not in order:
        return ()
    there = present_at(record.roll, order, item, Moment.BEFORE)
    return tuple(
        one
        for one in _declared_in(record, item)
        if one.conduct is not Conduct.STAYED
        and any(may_be_same(one.name, person.name) for person in there)
    )


def declaration_sentences(
    declarations: Sequence[Declaration], style: "HouseStyle"
) -> tuple[str, ...]:
    """Each declaration in the sentences of the house style, one text each.

    The nature of a sensitive interest is never in them (Localism Act 2011 s32).
    """
    return tuple(_sentences(one, style) for one in declarations)


def declaration_rows(
    declarations: Sequence[Declaration], style: "HouseStyle"
) -> tuple[tuple[str, ...], ...]:
    """The same as a table: a row of headings, then member, item, class, nature, conduct."""
    headings = ("member", "item", "interest", "nature", "conduct")
    rows = [tuple(_heading(style, key) for key in headings)]
    for one in declarations:
        nature = style.labels.get("sensitive", "Sensitive") if one.sensitive else one.nature
        did = f"{one.conduct.value}, with a dispensation" if one.dispensation else one.conduct.value
        rows.append((one.name, one.item, one.interest_class, nature, did))
    return tuple(rows)


def _sentences(one: Declaration, style: "HouseStyle") -> str:
    key = "declared sensitive" if one.sensitive else "declared" if one.nature else "declared barely"
    named = one.interest_class or "interest"
    article = "an" if named[:1].casefold() in "aeiou" else "a"
    parts = [
        style.sentence(
            key,
            **{"name": one.name, "a": article, "class": named, "item": one.item},
            nature=one.nature.strip().rstrip("."),
        )
    ]
    if one.declared_at:
        parts.append(style.sentence("declared later", item=one.declared_at))
    if one.dispensation:
        words = one.dispensation.strip().rstrip(".")
        parts.append(style.sentence("dispensation", name=one.name, dispensation=words))
    parts.append(style.sentence(one.conduct.value, name=one.name))
    return " ".join(parts)


def _heading(style: "HouseStyle", key: str) -> str:
    return style.labels.get(key, key.capitalize())
