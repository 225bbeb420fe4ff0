"""A house style taken apart into settings a clerk can read and change, and put together again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from clerk.business.agenda import ItemRole
from clerk.business.attendance import AttendanceGroup, Capacity, Status
from clerk.business.letter_places import check_places
from clerk.business.numbering import Reset, Scope, SeriesRule, YearKind, pattern
from clerk.business.style import (
    AgendaAs,
    DeclarationsAs,
    HouseStyle,
    Snippet,
    StandingItem,
    StyleError,
    default_letters,
    default_sentences,
)

_NUMBERED = ("page number", "page of pages")
YES_NO = ("yes", "no")
NEW = "new"
"""Stands for the place of an entry that is yet to be added: "standing_items.new"."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to fill in, as text; `choices` are all it may be, empty for anything."""

    key: str
    label: str
    value: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Something about a house style: where it stands in lists, and its parts.

    `key` names it to `changed`: "opening", "labels.chair", or "grounds.2" for an entry of a list,
    counted from 0. Only an entry of a list can be taken out.
    """

    key: str
    section: str
    title: str
    parts: tuple[Part, ...]
    said: str = ""

    @property
    def text(self) -> str:
        """What it says, on one line: `said`, or else what its parts say."""
        if self.said:
            return self.said
        if len(self.parts) == 1:
            return self.parts[0].value
        if isinstance(_KINDS.get(self.key.partition(".")[0]), _List):
            return " · ".join(part.value for part in self.parts[2:4] if part.value)
        return " · ".join(f"{part.label}: {part.value}" for part in self.parts if part.value)

    @property
    def removable(self) -> bool:
        """Whether it is an entry of a list."""
        kind, _, place = self.key.partition(".")
        return isinstance(_KINDS.get(kind), _List) and place != NEW


@dataclass(frozen=True, slots=True)
class _List:
    """A part of the style that is a list of entries: how one is called, shown and read."""

    section: str
    entry: str
    parts: Callable[[Any], tuple[Part, ...]]
    read: Callable[[Mapping[str, str]], Any]
    blank: Any


@dataclass(frozen=True, slots=True)
class _Words:
    """A part of the style that is one text, or words with commas between."""

    section: str
    title: str
    several: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    """A part of the style that is a rule with a value for each of `labels`."""

    section: str
    title: str
    labels: dict[str, str]


def settings(style: HouseStyle) -> tuple[Setting, ...]:
    """Everything about a house style but how it numbers, in the order a clerk looks for it."""
    return tuple(_settings(style))


def blank(kind: str) -> Setting:
    """A new entry of one of the LISTS ("standing_items"), to be filled in."""
    found = _KINDS[kind]
    assert isinstance(found, _List)
    return Setting(f"{kind}.{NEW}", found.section, f"New {found.entry}", found.parts(found.blank))


def changed(style: HouseStyle, key: str, said: Mapping[str, str]) -> HouseStyle:
    """The style with the setting `key` as `said`, by the keys of its parts.

    Raises StyleError with one sentence when something said cannot be.
    """
    kind, _, place = key.partition(".")
    if kind == "labels":
        return _with(style, "labels", {**style.labels, place: _needed(said, place, "The word")})
    if kind in ("sentences", "letters"):
        sentence = _needed(said, place, "The sentence")
        if kind == "letters":
            check_places(place, sentence)
        if kind == "sentences" and place in _NUMBERED and "{page}" not in sentence:
            raise StyleError("Without {page} in it pages would have no numbers: put it in.")
        return _with(style, kind, {**getattr(style, kind), place: sentence})
    if kind == "declarations_as":
        return _with(style, kind, DeclarationsAs(said[kind]))
    if kind == "agenda_as":
        return _with(style, kind, AgendaAs(said[kind]))
    if kind == "right_hand":
        return _with(style, kind, said[kind] == YES_NO[0])
    form = _KINDS[kind]
    if isinstance(form, _Words):
        text = said[kind].strip()
        if not form.several:
            return _with(style, kind, text)
        words = tuple(word.strip() for word in text.split(",") if word.strip())
        return _with(style, kind, words)
    if isinstance(form, _Rule):
        rule = getattr(style, kind)
        values = {
            name: _value(label, said[name], getattr(rule, name))
            for name, label in form.labels.items()
        }
        return _with(style, kind, replace(rule, **values))
    entries = list(getattr(style, kind))
    if place != NEW:
        del entries[int(place)]
    entry = form.read(said)
    at = _number("Place", said["place"]) if said["place"].strip() else len(entries) + 1
    entries.insert(max(0, at - 1), entry)
    return _with(style, kind, tuple(entries))


def without(style: HouseStyle, key: str) -> HouseStyle:
    """The style without the entry `key` of a list."""
    kind, _, place = key.partition(".")
    entries = list(getattr(style, kind))
    del entries[int(place)]
    return _with(style, kind, tuple(entries))


def numbering_parts(rule: SeriesRule, next_value: int) -> tuple[Part, ...]:
    """How a committee numbers, to be filled in; `next_value` is the counter of the next number."""
    return (
        Part("pattern", "Pattern", rule.pattern),
        Part("scope", "Shared by", rule.scope.value, _all(Scope)),
        Part("reset", "Starts again", rule.reset.value, _all(Reset)),
        Part("prefix_year", "Year is", rule.prefix_year.value, _all(YearKind)),
        Part("start", "Starts at", str(rule.start)),
        Part("next", "Next counts", str(next_value)),
    )


def numbering_said(said: Mapping[str, str]) -> tuple[SeriesRule, int]:
    """The rule, and the counter of the next number. Raises StyleError or PatternError."""
    pattern(said["pattern"].strip())
    rule = SeriesRule(
        said["pattern"].strip(),
        Scope(said["scope"]),
        Reset(said["reset"]),
        YearKind(said["prefix_year"]),
        _number("Starts at", said["start"]),
    )
    return rule, _number("Next counts", said["next"])


def _with(style: HouseStyle, kind: str, value: Any) -> HouseStyle:
    changes: dict[str, Any] = {kind: value}
    return replace(style, **changes)


def _settings(style: HouseStyle) -> Iterator[Setting]:
    for kind, form in _KINDS.items():
        value = getattr(style, kind)
        if isinstance(form, _Words):
            text = ", ".join(value) if form.several else value
            yield Setting(kind, form.section, form.title, (Part(kind, form.title, text),))
        elif isinstance(form, _Rule):
            parts = tuple(_shown(name, label, value) for name, label in form.labels.items())
            yield Setting(kind, form.section, form.title, parts)
        else:
            if not value:
                yield blank(kind)
            for at, entry in enumerate(value):
                first, *rest = form.parts(entry)
                parts = (replace(first, value=str(at + 1)), *rest)
                yield Setting(f"{kind}.{at}", form.section, parts[1].value, parts)
    printed = Part(
        "declarations_as", "Printed as", style.declarations_as.value, _all(DeclarationsAs)
    )
    yield Setting("declarations_as", "Interests", "Interests declared", (printed,))
    sheet = Part("agenda_as", "It is", style.agenda_as.value, _all(AgendaAs))
    yield Setting("agenda_as", "Agenda", "The front sheet", (sheet,))
    right = Part("right_hand", "Right-hand pages", YES_NO[not style.right_hand], YES_NO)
    yield Setting("right_hand", "Packs", "Each paper on a right-hand page", (right,))
    for key, words in {**default_sentences(), **style.sentences}.items():
        yield Setting(f"sentences.{key}", "Sentences", key, (Part(key, key, words),))
    for key, words in {**default_letters(), **style.letters}.items():
        yield Setting(f"letters.{key}", "Letters", key, (Part(key, key, words),))
    for key, word in style.labels.items():
        yield Setting(f"labels.{key}", "Printed words", key, (Part(key, key, word),))


def _shown(name: str, label: str, rule: object) -> Part:
    value = getattr(rule, name)
    if isinstance(value, bool):
        return Part(name, label, "yes" if value else "no", YES_NO)
    if isinstance(value, StrEnum):
        return Part(name, label, value.value, _all(type(value)))
    if isinstance(value, tuple):
        return Part(name, label, "/".join(str(part) for part in value))
    return Part(name, label, "" if value is None else str(value))


def _value(label: str, text: str, before: object) -> object:
    """The value of a rule's field from its text, of the kind it had before."""
    text = text.strip()
    if isinstance(before, StrEnum):
        return type(before)(text)
    if isinstance(before, str):
        return text
    if isinstance(before, bool):
        return text == "yes"
    if label == _FRACTION:
        above, stroke, below = text.partition("/")
        if not text:
            return None
        if not stroke or _number(label, below) == 0:
            raise StyleError(f"{label}: write a fraction such as 1/3, not “{text}”.")
        return _number(label, above), _number(label, below)
    return None if label == _FIXED and not text else _number(label, text)


def _number(label: str, text: str) -> int:
    if not (text.strip().isascii() and text.strip().isdecimal() and len(text.strip()) < 10):
        raise StyleError(f"{label}: write a whole number, not “{text.strip()}”.")
    return int(text)


def _needed(said: Mapping[str, str], key: str, what: str) -> str:
    if not said[key].strip():
        raise StyleError(f"{what} cannot be empty; write it, or leave with escape.")
    return said[key].strip()


def _all(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(kind)


def _group_parts(group: AttendanceGroup) -> tuple[Part, ...]:
    return (
        Part("place", "Place"),
        Part("label", "Printed as", group.label),
        Part("status", "They are", group.status.value, _all(Status)),
        Part("capacity", "As", group.capacity.value, _all(Capacity)),
        Part("key", "Short name", group.key),
    )


def _group_said(said: Mapping[str, str]) -> AttendanceGroup:
    label = _needed(said, "label", "What is printed over an attendance group")
    return AttendanceGroup(
        said["key"].strip() or "_".join(label.casefold().split()),
        label,
        Status(said["status"]),
        Capacity(said["capacity"]),
    )


def _item_parts(item: StandingItem) -> tuple[Part, ...]:
    return (
        Part("place", "Place"),
        Part("title", "Title", item.title),
        Part("description", "Description", item.description),
        Part("sentence", "Usual minute", item.sentence),
        Part("role", "It is", item.role.value, _all(ItemRole)),
    )


def _item_said(said: Mapping[str, str]) -> StandingItem:
    title = _needed(said, "title", "The title of a standing item")
    return StandingItem(
        title, said["description"].strip(), said["sentence"].strip(), ItemRole(said["role"])
    )


def _snippet_parts(snippet: Snippet) -> tuple[Part, ...]:
    return (
        Part("place", "Place"),
        Part("name", "Typed as ;", snippet.name),
        Part("text", "Written out as", snippet.text),
    )


def _snippet_said(said: Mapping[str, str]) -> Snippet:
    name = _needed(said, "name", "What is typed for a snippet").removeprefix(";")
    if not name.replace("-", "").isalnum():
        raise StyleError(f"“{name}” cannot be typed as a snippet: use letters and digits only.")
    return Snippet(name, _needed(said, "text", "What a snippet is written out as"))


def _words_parts(words: str) -> tuple[Part, ...]:
    return Part("place", "Place"), Part("words", "Words", words)


def _words_said(said: Mapping[str, str]) -> str:
    return _needed(said, "words", "The words")


_FIXED, _FRACTION = "Fixed number", "Or a fraction"
_KINDS: dict[str, _Words | _List | _Rule] = {
    "opening": _Words("Minutes", "Opening sentence"),
    "outcome_words": _Words("Minutes", "Outcome words", several=True),
    "outcome_punctuation": _Words("Minutes", "After an outcome word"),
    "log_columns": _Words("Action log", "Columns", several=True),
    "attendance_groups": _List(
        "Attendance", "attendance group", _group_parts, _group_said, AttendanceGroup("", "")
    ),
    "standing_items": _List(
        "Standing items", "standing item", _item_parts, _item_said, StandingItem("")
    ),
    "snippets": _List("Snippets", "snippet", _snippet_parts, _snippet_said, Snippet("", "")),
    "interest_classes": _List("Interests", "class of interest", _words_parts, _words_said, ""),
    "grounds": _List("Grounds", "ground for restriction", _words_parts, _words_said, ""),
    "notice": _Rule(
        "Rules",
        "Notice",
        {
            "days": "Clear days",
            "saturdays_count": "Saturdays count",
            "sundays_count": "Sundays count",
            "bank_holidays_count": "Bank holidays count",
            "seasonal_breaks": "Leave out s243 breaks",
        },
    ),
    "deadlines": _Rule(
        "Rules",
        "Deadlines: working days before issue",
        {
            "reports": "Reports in",
            "briefing": "Chair's briefing",
            "publication": "Published",
        },
    ),
    "quorum": _Rule(
        "Rules",
        "Quorum",
        {
            "number": _FIXED,
            "fraction": _FRACTION,
            "minimum": "Never fewer than",
            "round_up": "Rounded up",
            "vacancies_count": "Vacancies count",
            "co_opted_count": "Co-opted count",
            "substitutes_count": "Substitutes count",
            "remote_count": "Remote count",
        },
    ),
    "chasing": _Rule(
        "Rules",
        "Chasing",
        {
            "contact": "All and bodies",
            "lead": "Escalated to",
            "managers_from": "Manager copied at",
            "silent_days": "Silent after days",
            "rest_days": "Asked again after",
            "report_days": "Reports days before",
        },
    ),
    "venues": _List("Venues", "venue in a sentence", _words_parts, _words_said, ""),
}
LISTS = {kind: form.entry for kind, form in _KINDS.items() if isinstance(form, _List)}
"""The parts of a style that are lists, each with what one entry is called."""
