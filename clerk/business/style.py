"""House styles: a committee's words and rules, as data the clerk can edit."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from clerk.business.agenda import ItemRole
from clerk.business.attendance import AttendanceGroup, Capacity, Status
from clerk.business.chasing import ChasingRule, CopiedFrom
from clerk.business.deadlines import DeadlineRule
from clerk.business.house_files import CrestFile, TemplateFile
from clerk.business.notice import NoticeRule
from clerk.business.numbering import Reset, Scope, SeriesRule, YearKind
from clerk.business.quorum import QuorumRule

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


_PLACE = re.compile(r"\{(?P<name>\w+)\}")
# What follows is part of the same word, or the number of a room.
_GOES_ON = re.compile(r"\w|\s*\d|\s+[A-Z]\b")


class StyleError(ValueError):
    """A house style there is none of; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item on every agenda, with the sentence its minute usually is, and which one it is."""

    title: str
    description: str = ""
    sentence: str = ""
    role: ItemRole = ItemRole.ORDINARY


@dataclass(frozen=True, slots=True)
class Snippet:
    """A phrase of the clerk's own: `;name` typed in minutes is written out as `text`."""

    name: str
    text: str


class DeclarationsAs(StrEnum):
    """How the interests declared at a meeting are printed."""

    SENTENCES = "sentences"
    TABLE = "table"


class AgendaAs(StrEnum):
    """What the front sheet of an agenda is: that alone, a summons to the members as well, or a
    summons with an invitation to the public."""

    AGENDA = "agenda"
    SUMMONS = "summons"
    INVITATION = "summons and invitation"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How one committee words, numbers and prints its business.

    `labels` maps a fixed key to the printed word: "chair" -> "Chairman", "action" -> "ACTION".
    `opening` is the sentence minutes begin with; `{committee}`, `{day}`, `{time}` and `{venue}`
    are filled in. `outcome_words` are capitals as typed live and found in papers. `sentences`
    are those the program writes into minutes, with places in braces (see `sentence`), `letters`
    those it writes into letters that ask how an action goes on. `templates` are the Word files
    papers are printed in, by what is printed (`house_files.PrintedIn`).
    `right_hand` says that each paper of a pack begins on a right-hand page. `venues` say how those
    that begin so stand in a sentence ("virtual meeting = as a virtual meeting").
    """

    name: str
    labels: dict[str, str] = field(default_factory=dict)
    opening: str = ""
    outcome_words: tuple[str, ...] = ()
    outcome_punctuation: str = ""
    attendance_groups: tuple[AttendanceGroup, ...] = ()
    interest_classes: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    standing_items: tuple[StandingItem, ...] = ()
    numbering: SeriesRule = field(default_factory=lambda: SeriesRule("{n}"))
    notice: NoticeRule = field(default_factory=NoticeRule)
    deadlines: DeadlineRule = field(default_factory=DeadlineRule)
    quorum: QuorumRule = field(default_factory=QuorumRule)
    log_columns: tuple[str, ...] = ("Action", "Responsible", "Progress")
    sentences: dict[str, str] = field(default_factory=dict)
    declarations_as: DeclarationsAs = DeclarationsAs.SENTENCES
    snippets: tuple[Snippet, ...] = ()
    letters: dict[str, str] = field(default_factory=dict)
    chasing: ChasingRule = field(default_factory=ChasingRule)
    agenda_as: AgendaAs = AgendaAs.AGENDA
    crest: CrestFile | None = None
    templates: dict[str, TemplateFile] = field(default_factory=dict)
    right_hand: bool = False
    venues: tuple[str, ...] = ()

    def label(self, key: str) -> str:
        """The printed word for `key`; the key itself when the style says nothing of it."""
        return self.labels.get(key, key)

    def sentence(self, key: str, **said: str) -> str:
        """The sentence for `key` with its places filled in: `{time}` with what `time` says.

        A style that has none takes that of a profile. A place nothing was said for stays as it
        is; raises KeyError for a key no profile has.
        """
        return _filled_in(self.sentences.get(key) or default_sentences()[key], said)

    def letter(self, key: str, **said: str) -> str:
        """The words of a letter for `key`, filled in as by `sentence`."""
        return _filled_in(self.letters.get(key) or default_letters()[key], said)

    def at_venue(self, venue: str) -> str:
        """A venue as it goes on in a sentence: "in the Council Chamber", "as a virtual meeting".

        The longest beginning decides that one of `venues` has, those of a profile in a style that
        has none. A number after it names one of several rooms, and is no such venue.
        """
        found = ""
        for line in self.venues or _default_venues():
            begins, _, words = (part.strip() for part in line.partition("="))
            rest = venue[len(begins) :]
            fits = venue.casefold().startswith(begins.casefold()) and not _GOES_ON.match(rest)
            if words and fits and len(begins) > len(found):
                found, said = begins, f"{words}{rest}"
        return said if found else f"in {venue}"


def _filled_in(text: str, said: dict[str, str]) -> str:
    return _PLACE.sub(lambda place: said.get(place["name"], place[0]), text)


def profiles() -> tuple[str, ...]:
    """The names of the house styles the program brings along, in alphabetical order."""
    names = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def profile(name: str) -> HouseStyle:
    """The house style the program brings along under this name.

    Raises StyleError for a name there is none of.
    """
    from tomllib import loads

    if name not in profiles():
        raise StyleError(f"There is no profile called {name}; choose {' or '.join(profiles())}.")
    text = (_folder() / f"{name}.toml").read_text(encoding="utf-8")
    # A setting without a reader is text and stands as it is.
    return HouseStyle(**{key: _READ.get(key, str)(value) for key, value in loads(text).items()})


@cache
def default_sentences() -> dict[str, str]:
    """The sentences of a style that has none of its own, by key."""
    return dict(profile("uk-principal").sentences)


@cache
def _default_venues() -> tuple[str, ...]:
    """How venues stand in the sentences of a style that says nothing of it."""
    return profile("uk-principal").venues


@cache
def default_letters() -> dict[str, str]:
    """The words of the letters of a style that has none of its own, by key."""
    return dict(profile("uk-principal").letters)


def _folder() -> "Traversable":
    # Imported here: most commands read house styles from the register, never from a profile.
    from importlib.resources import files

    return files("clerk.business") / "profiles"


def _numbering(table: dict[str, Any]) -> SeriesRule:
    return SeriesRule(
        pattern=table["pattern"],
        scope=Scope(table.get("scope", Scope.COMMITTEE)),
        reset=Reset(table.get("reset", Reset.NEVER)),
        prefix_year=YearKind(table.get("prefix_year", YearKind.CALENDAR)),
        start=table.get("start", 1),
    )


def _quorum(table: dict[str, Any]) -> QuorumRule:
    fraction = tuple(table["fraction"]) if "fraction" in table else None
    return QuorumRule(**{**table, "fraction": fraction})


def _chasing(table: dict[str, Any]) -> ChasingRule:
    return ChasingRule(**{**table, "managers_from": CopiedFrom(table["managers_from"])})


def _group(table: dict[str, str]) -> AttendanceGroup:
    status = Status(table.get("status", Status.PRESENT))
    capacity = Capacity(table.get("capacity", Capacity.MEMBER))
    return AttendanceGroup(table["key"], table["label"], status, capacity)


def _standing_item(table: dict[str, str]) -> StandingItem:
    return StandingItem(**{**table, "role": ItemRole(table.get("role", ItemRole.ORDINARY))})  # type: ignore[arg-type]


_READ: dict[str, Callable[[Any], Any]] = {
    "labels": dict,
    "sentences": dict,
    "letters": dict,
    "chasing": _chasing,
    "declarations_as": DeclarationsAs,
    "agenda_as": AgendaAs,
    "right_hand": bool,
    "outcome_words": tuple,
    "interest_classes": tuple,
    "grounds": tuple,
    "log_columns": tuple,
    "venues": tuple,
    "attendance_groups": lambda tables: tuple(_group(table) for table in tables),
    "standing_items": lambda tables: tuple(_standing_item(table) for table in tables),
    "snippets": lambda table: tuple(Snippet(name, text) for name, text in table.items()),
    "numbering": _numbering,
    "notice": lambda table: NoticeRule(**table),
    "deadlines": lambda table: DeadlineRule(**table),
    "quorum": _quorum,
}
