"""Interests declared at a meeting."""

from dataclasses import dataclass, field
from enum import StrEnum


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
