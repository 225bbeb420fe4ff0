"""The forms a part of a house style can have: words, a rule, or a list; and what is filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from clerk.business.agenda import ItemRole
from clerk.business.attendance import AttendanceGroup, Capacity, Status
from clerk.business.style import Snippet, StandingItem, StyleError


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to fill in, as text; `choices` are all it may be, empty for anything."""

    key: str
    label: str
    value: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListForm:
    """A part of the style that is a list of entries: how one is called, shown and read."""

    section: str
    entry: str
    parts: Callable[[Any], tuple[Part, ...]]
    read: Callable[[Mapping[str, str]], Any]
    blank: Any


@dataclass(frozen=True, slots=True)
class WordsForm:
    """A part of the style that is one text, or words with commas between."""

    section: str
    title: str
    several: bool = False


@dataclass(frozen=True, slots=True)
class RuleForm:
    """A part of the style that is a rule with a value for each of `labels`."""

    section: str
    title: str
    labels: dict[str, str]


def whole_number(label: str, text: str) -> int:
    """The number typed. Raises StyleError for anything else, naming the field by its `label`."""
    if not (text.strip().isascii() and text.strip().isdecimal() and len(text.strip()) < 10):
        raise StyleError(f"{label}: write a whole number, not “{text.strip()}”.")
    return int(text)


def needed(said: Mapping[str, str], key: str, what: str) -> str:
    """What was said of `key`. Raises StyleError, which says `what` is missing, for nothing."""
    if not said[key].strip():
        raise StyleError(f"{what} cannot be empty; write it, or leave with escape.")
    return said[key].strip()


def every(kind: type[StrEnum]) -> tuple[str, ...]:
    """All the words of a kind, to choose from."""
    return tuple(kind)


def _group_parts(group: AttendanceGroup) -> tuple[Part, ...]:
    return (
        Part("place", "Place"),
        Part("label", "Printed as", group.label),
        Part("status", "They are", group.status.value, every(Status)),
        Part("capacity", "As", group.capacity.value, every(Capacity)),
        Part("key", "Short name", group.key),
    )


def _group_said(said: Mapping[str, str]) -> AttendanceGroup:
    label = needed(said, "label", "What is printed over an attendance group")
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
        Part("role", "It is", item.role.value, every(ItemRole)),
    )


def _item_said(said: Mapping[str, str]) -> StandingItem:
    title = needed(said, "title", "The title of a standing item")
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
    name = needed(said, "name", "What is typed for a snippet").removeprefix(";")
    if not name.replace("-", "").isalnum():
        raise StyleError(f"“{name}” cannot be typed as a snippet: use letters and digits only.")
    return Snippet(name, needed(said, "text", "What a snippet is written out as"))


def _words_parts(words: str) -> tuple[Part, ...]:
    return Part("place", "Place"), Part("words", "Words", words)


def _words_said(said: Mapping[str, str]) -> str:
    return needed(said, "words", "The words")


FIXED, FRACTION = "Fixed number", "Or a fraction"
FORMS: dict[str, WordsForm | ListForm | RuleForm] = {
    "opening": WordsForm("Minutes", "Opening sentence"),
    "outcome_words": WordsForm("Minutes", "Outcome words", several=True),
    "outcome_punctuation": WordsForm("Minutes", "After an outcome word"),
    "log_columns": WordsForm("Action log", "Columns", several=True),
    "attendance_groups": ListForm(
        "Attendance", "attendance group", _group_parts, _group_said, AttendanceGroup("", "")
    ),
    "standing_items": ListForm(
        "Standing items", "standing item", _item_parts, _item_said, StandingItem("")
    ),
    "snippets": ListForm("Snippets", "snippet", _snippet_parts, _snippet_said, Snippet("", "")),
    "interest_classes": ListForm("Interests", "class of interest", _words_parts, _words_said, ""),
    "grounds": ListForm("Grounds", "ground for restriction", _words_parts, _words_said, ""),
    "notice": RuleForm(
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
    "deadlines": RuleForm(
        "Rules",
        "Deadlines: working days before issue",
        {
            "reports": "Reports in",
            "briefing": "Chair's briefing",
            "publication": "Published",
        },
    ),
    "quorum": RuleForm(
        "Rules",
        "Quorum",
        {
            "number": FIXED,
            "fraction": FRACTION,
            "minimum": "Never fewer than",
            "round_up": "Rounded up",
            "vacancies_count": "Vacancies count",
            "co_opted_count": "Co-opted count",
            "substitutes_count": "Substitutes count",
            "remote_count": "Remote count",
        },
    ),
    "chasing": RuleForm(
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
    "venues": ListForm("Venues", "venue in a sentence", _words_parts, _words_said, ""),
}
LISTS = {kind: form.entry for kind, form in FORMS.items() if isinstance(form, ListForm)}
"""The parts of a style that are lists, each with what one entry is called."""
