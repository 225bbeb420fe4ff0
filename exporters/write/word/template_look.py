"""Looking at a Word template when it is chosen: what it has anchors for, and what is wrong."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from docx.document import Document as WordDocument

from clerk.business.words import shortened
from exporters.style_uses import STYLE_USES
from exporters.write.word.anchors import Anchor, anchors, lines
from exporters.write.word.template import BLOCKS
from exporters.write.word.template_file import opened_template
from exporters.write.word.template_styles import TemplateStyles, guessed, kind_of

_OPEN = re.compile(r"\[\[(?![^\[\]\n]{1,40}\]\])[^\n]{0,30}")
_TABLES = ("TableGrid", "TableHeading", "TableText")
_USED = {
    "agenda": (
        "Heading1", "Heading2", "AgendaItem", "AgendaSubItem", "Normal", "MinuteText", "Detail",
        "ShortLines", "ListBullet", "ListNumber", *_TABLES,
    ),
    "minutes": (
        "Heading1", "Heading2", "Heading3", "Normal", "MinuteText", "Attendance", "ListBullet",
        "ListNumber", "DecisionWord", "Decision", "ActionWord", "Action", *_TABLES,
        "SignatureLine",
    ),
    "actions": ("Heading1", "Normal", *_TABLES),
}  # fmt: skip
_PAPERS = {"agenda": "an agenda", "minutes": "minutes", "actions": "an action log"}


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """One of our styles: its id, what it is for, the style of the template guessed for it (empty
    for none), and all it could be."""

    ours: str
    use: str
    guess: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplateLook:
    """What was seen in a template: its anchors with where each stands, the styles to be mapped,
    and what is wrong with it, a sentence each. One with `faults` cannot be printed in."""

    anchors: tuple[tuple[str, str], ...]
    styles: tuple[StyleChoice, ...]
    faults: tuple[str, ...]


def look_at_template(data: bytes, name: str, what: str, words: Collection[str]) -> TemplateLook:
    """Look at the Word file `data` called `name`, chosen to print `what` in (one of BLOCKS).

    `words` are the anchors there are words for. Raises ExportError for a file that cannot be
    opened as a template.
    """
    word = opened_template(data, name)
    found = anchors(word)
    styles = TemplateStyles(word)
    guesses = guessed(styles, _USED[what])
    choices = tuple(
        StyleChoice(ours, STYLE_USES[ours], guesses.get(ours, ""), styles.names(kind_of(ours)))
        for ours in _USED[what]
    )
    seen = tuple((_shown(each.name), each.where) for each in found)
    return TemplateLook(seen, choices, tuple(_faults(word, found, what, words)))


def style_faults(look: TemplateLook, chosen: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each style of `chosen`, by the ids of ours, that the template lacks."""
    for each in look.styles:
        name = chosen.get(each.ours, "")
        if name and name.casefold() not in {known.casefold() for known in each.choices}:
            near = get_close_matches(name, each.choices, 1)
            meant = f"; did you mean “{near[0]}”?" if near else "."
            yield f"The template has no style “{name}” for {each.use.casefold()}{meant}"


def _faults(
    word: WordDocument, found: tuple[Anchor, ...], what: str, words: Collection[str]
) -> Iterator[str]:
    block = _shown(what)
    places = [each for each in found if each.name == what]
    if not places:
        yield f"The template has no {block} line: put one where the text is to stand."
    if len(places) > 1:
        yield f"The template has {block} {len(places)} times: leave the one to be filled in."
    for each in places[:1]:
        if each.where != "the page":
            yield f"{block} stands in {each.where}: put it in a line of the page itself."
        elif not each.alone:
            line = shortened(each.line, 50)
            yield f"{block} stands in the line “{line}”: give it a line of its own."
    for name in Counter(each.name for each in found):
        if name in BLOCKS and name != what:
            yield (
                f"{_shown(name)} is the place of {_PAPERS[name]}, and this template is for "
                f"{_PAPERS[what]}: write {block} there."
            )
        elif name not in BLOCKS and name not in words:
            near = get_close_matches(name, [*words, what], 1)
            meant = f"write {_shown(near[0])}" if near else f"there are {_listed(words)}"
            yield f"There is no anchor [[{name}]]: {meant}."
    for line in lines(word):
        if unclosed := _OPEN.search(line):
            begun = shortened(unclosed[0], 50)
            yield f"“{begun}” has brackets that do not close: write [[date]], say."


def _shown(name: str) -> str:
    return f"[[{name.upper() if name in BLOCKS else name}]]"


def _listed(words: Collection[str]) -> str:
    return ", ".join(_shown(each) for each in sorted(words))
