"""A house style taken apart into settings a clerk can read and change, and put together again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from clerk.business.letter_places import check_places
from clerk.business.numbering import Reset, Scope, SeriesRule, YearKind, pattern
from clerk.business.style import (
    AgendaAs,
    DeclarationsAs,
    HouseStyle,
    StyleError,
    default_letters,
    default_sentences,
)
from clerk.business.style_forms import (
    FIXED,
    FORMS,
    FRACTION,
    ListForm,
    Part,
    RuleForm,
    WordsForm,
    every,
    needed,
    whole_number,
)

_NUMBERED = ("page number", "page of pages")
YES_NO = ("yes", "no")
NEW = "new"
"""Stands for the place of an entry that is yet to be added: "standing_items.new"."""


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
        if isinstance(FORMS.get(self.key.partition(".")[0]), ListForm):
            return " · ".join(part.value for part in self.parts[2:4] if part.value)
        return " · ".join(f"{part.label}: {part.value}" for part in self.parts if part.value)

    @property
    def removable(self) -> bool:
        """Whether it is an entry of a list."""
        kind, _, place = self.key.partition(".")
        return isinstance(FORMS.get(kind), ListForm) and place != NEW


def settings(style: HouseStyle) -> tuple[Setting, ...]:
    """Everything about a house style but how it numbers, in the order a clerk looks for it."""
    return tuple(_settings(style))


def with_words(among: Iterable[Setting], words: str) -> tuple[Setting, ...]:
    """Those that have all of `words` in what they are about, their title or what they say,
    whatever their capitals; all of them for no words."""
    said = words.casefold().split()
    return tuple(each for each in among if all(word in _read(each) for word in said))


def _read(setting: Setting) -> str:
    parts = (f"{part.label} {part.value}" for part in setting.parts)
    return " ".join((setting.section, setting.title, setting.said, *parts)).casefold()


def blank(kind: str) -> Setting:
    """A new entry of one of the LISTS ("standing_items"), to be filled in."""
    found = FORMS[kind]
    assert isinstance(found, ListForm)
    return Setting(f"{kind}.{NEW}", found.section, f"New {found.entry}", found.parts(found.blank))


def changed(style: HouseStyle, key: str, said: Mapping[str, str]) -> HouseStyle:
    """The style with the setting `key` as `said`, by the keys of its parts.

    Raises StyleError with one sentence when something said cannot be.
    """
    kind, _, place = key.partition(".")
    if kind == "labels":
        return _with(style, "labels", {**style.labels, place: needed(said, place, "The word")})
    if kind in ("sentences", "letters"):
        sentence = needed(said, place, "The sentence")
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
    form = FORMS[kind]
    if isinstance(form, WordsForm):
        text = said[kind].strip()
        if not form.several:
            return _with(style, kind, text)
        words = tuple(word.strip() for word in text.split(",") if word.strip())
        return _with(style, kind, words)
    if isinstance(form, RuleForm):
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
    at = whole_number("Place", said["place"]) if said["place"].strip() else len(entries) + 1
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
        Part("scope", "Shared by", rule.scope.value, every(Scope)),
        Part("reset", "Starts again", rule.reset.value, every(Reset)),
        Part("prefix_year", "Year is", rule.prefix_year.value, every(YearKind)),
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
        whole_number("Starts at", said["start"]),
    )
    return rule, whole_number("Next counts", said["next"])


def _with(style: HouseStyle, kind: str, value: Any) -> HouseStyle:
    changes: dict[str, Any] = {kind: value}
    return replace(style, **changes)


def _settings(style: HouseStyle) -> Iterator[Setting]:
    for kind, form in FORMS.items():
        value = getattr(style, kind)
        if isinstance(form, WordsForm):
            text = ", ".join(value) if form.several else value
            yield Setting(kind, form.section, form.title, (Part(kind, form.title, text),))
        elif isinstance(form, RuleForm):
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
        "declarations_as", "Printed as", style.declarations_as.value, every(DeclarationsAs)
    )
    yield Setting("declarations_as", "Interests", "Interests declared", (printed,))
    sheet = Part("agenda_as", "It is", style.agenda_as.value, every(AgendaAs))
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
        return Part(name, label, value.value, every(type(value)))
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
    if label == FRACTION:
        above, stroke, below = text.partition("/")
        if not text:
            return None
        if not stroke or whole_number(label, below) == 0:
            raise StyleError(f"{label}: write a fraction such as 1/3, not “{text}”.")
        return whole_number(label, above), whole_number(label, below)
    return None if label == FIXED and not text else whole_number(label, text)
