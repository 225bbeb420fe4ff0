"""Files a house style brings along: a crest, and Word templates to print in.

Their bytes are kept beside the register and named by their SHA-256; here is what they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class PrintedIn(StrEnum):
    """What can be printed in a Word template of the council's own."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    ACTIONS = "actions"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A Word template: what its file was called, and which of its styles, by name, each of ours
    becomes. A style of ours that is not there keeps our own looks."""

    name: str
    sha256: str
    styles: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CrestFile:
    """A crest: what its file was called and how many dots it has.

    `alt` says what it shows; empty, it is decoration that readers who cannot see it need not be
    told of.
    """

    name: str
    sha256: str
    width: int
    height: int
    alt: str = ""


def shared_crest(crests: Iterable[CrestFile | None]) -> CrestFile | None:
    """The crest that all committees of a council have, None where they have none or differ."""
    different = set(crests)
    return different.pop() if len(different) == 1 else None
