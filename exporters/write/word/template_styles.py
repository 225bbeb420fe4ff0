"""Our styles and those of a template: which of its styles each of ours becomes, and what is added.

A style of ours that becomes none of the template's is added to the file under a name of its own,
set in the template's letters.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace

from docx.document import Document as WordDocument

from exporters.write.word.elements import Element, w_name
from exporters.write.word.styles import INDENT, PARAGRAPHS, Style, style_element

# Those of ours that go wherever another does.
_LIKE = {"AttendanceLabel": "Attendance", "DecisionLead": "Decision"}

# Names councils give to such styles, after those of ours and Word's own.
_LIKELY = {
    "Heading1": ("title",),
    "Heading2": ("minute heading", "item heading"),
    "AgendaItem": ("agenda item", "agenda heading", "item", "item heading"),
    "AgendaSubItem": ("agenda sub-item", "agenda subitem", "sub item", "sub-item"),
    "MinuteText": ("minute text", "minutes text", "minute body", "body text", "body"),
    "ListBullet": ("list bullet", "bullet", "bullets", "bullet list", "bullet points"),
    "ListNumber": ("list number", "numbered list", "numbering"),
    "Decision": ("decision", "resolution", "resolved", "outcome", "agreed"),
    "DecisionWord": ("decision word", "resolution heading", "outcome word"),
    "Action": ("action", "actions", "action point", "action text"),
    "ActionWord": ("action word", "action heading"),
    "TableGrid": ("table grid",),
    "TableHeading": ("table heading", "table header", "table head"),
    "TableText": ("table text", "table body"),
    "SignatureLine": ("signature line", "signature", "signed"),
}
BY_ID = {style.id: style for style in PARAGRAPHS}


class TemplateStyles:
    """The styles of one template, found by the names the clerk sees in Word."""

    def __init__(self, word: WordDocument) -> None:
        self.element: Element = word.styles.element
        self._by_id: dict[str, Element] = {}
        self._ids: dict[tuple[str, str], str] = {}
        self._names: dict[str, list[str]] = {"paragraph": [], "table": [], "character": []}
        self.default = ""
        for each in self.element.iter(w_name("style")):
            kind, key = each.get(w_name("type"), "paragraph"), each.get(w_name("styleId"), "")
            named = each.find(w_name("name"))
            name = "" if named is None else _as_shown(named.get(w_name("val"), ""))
            self._by_id[key] = each
            self._ids.setdefault((kind, name.casefold()), key)
            self._names.setdefault(kind, []).append(name)
            if kind == "paragraph" and each.get(w_name("default")) in ("1", "true", "on"):
                self.default = key

    def names(self, kind: str = "paragraph") -> tuple[str, ...]:
        """The names of its styles of this kind, in alphabetical order."""
        return tuple(sorted(self._names[kind], key=str.casefold))

    def id_of(self, name: str, kind: str = "paragraph") -> str:
        """The id of the style with this name, empty when there is none."""
        return self._ids.get((kind, name.casefold()), "")

    def indent(self, style_id: str) -> tuple[int, int] | None:
        """How far in the text of a style stands, and how far out its first line hangs; None where
        neither it nor what it is based on says so."""
        for style in self._based(style_id):
            for each in style.iterfind(f"{w_name('pPr')}/{w_name('ind')}"):
                left = each.get(w_name("left"), each.get(w_name("start"), "0"))
                return _length(left), _length(each.get(w_name("hanging"), "0"))
        return None

    def counts(self, style_id: str) -> bool:
        """Whether paragraphs of a style number themselves."""
        for style in self._based(style_id):
            for each in style.iterfind(f"{w_name('pPr')}/{w_name('numPr')}/{w_name('numId')}"):
                return each.get(w_name("val")) != "0"
        return False

    def _based(self, style_id: str) -> Iterator[Element]:
        """The style and those it is based on, one after the other."""
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            yield self._by_id[style_id]
            based = self._by_id[style_id].find(w_name("basedOn"))
            style_id = "" if based is None else based.get(w_name("val"), "")

    def add(self, style: Element, name: str, kind: str = "paragraph") -> str:
        """Add a style under `name`, or under our own where that is taken; its id."""
        key = style.get(w_name("styleId"), "")
        if self.id_of(name, kind) or key in self._by_id:
            name, key = f"Clerk {name}", f"Clerk{key}"
        while key in self._by_id:
            key += "1"
        style.set(w_name("styleId"), key)
        if name.startswith("Clerk "):
            style.set(w_name("customStyle"), "1")
        style.find(w_name("name")).set(w_name("val"), name)  # type: ignore[union-attr]
        self.element.append(style)
        self._by_id[key] = style
        self._ids[(kind, name.casefold())] = key
        return key


def kind_of(ours: str) -> str:
    """Whether one of our styles is of paragraphs or of tables."""
    return "table" if ours == "TableGrid" else "paragraph"


def guessed(styles: TemplateStyles, ours: Iterable[str]) -> dict[str, str]:
    """For each of our styles the style of the template that is most likely meant, by its name.

    One for which there is none is left out.
    """
    found = {}
    for each in ours:
        own = (BY_ID[each].name,) if each in BY_ID else ()
        for name in (*own, *_LIKELY.get(each, ())):
            if key := styles.id_of(name, kind_of(each)):
                found[each] = _name_of(styles.element, key)
                break
    return found


class StylesInUse:
    """The ids that stand for ours in one file; a style no other stands for is added when needed."""

    def __init__(self, styles: TemplateStyles, chosen: Mapping[str, str], base: Element) -> None:
        self.styles = styles
        self._base = base
        self._ids: dict[str, str] = {}
        self._theirs: set[str] = set()
        for ours, name in chosen.items():
            if key := styles.id_of(name, kind_of(ours)):
                self._ids[ours] = key
                self._theirs.add(ours)
        if styles.default:
            self._ids.setdefault("Normal", styles.default)
            self._theirs.add("Normal")

    def id_of(self, ours: str) -> str:
        """The id in this file of the style that stands for `ours`."""
        if ours not in self._ids:
            like = _LIKE.get(ours, "")
            if like in self._theirs:
                self._ids[ours] = self._ids[like]
            elif ours == "Strong":
                self._ids[ours] = self.styles.id_of("Strong", "character") or self._of_base(
                    ours, "Strong", "character"
                )
            elif ours in BY_ID:
                self._ids[ours] = self._added(BY_ID[ours])
            else:
                self._ids[ours] = self._of_base(ours, "Table Grid", kind_of(ours))
        return self._ids[ours]

    def is_theirs(self, ours: str) -> bool:
        """Whether a style of the template stands for `ours`, not one we added."""
        return ours in self._theirs or _LIKE.get(ours, "") in self._theirs

    def _added(self, style: Style) -> str:
        """One of ours added, based on what stands for the one it is based on, and set in as far
        as the text under a heading is."""
        if style.left == INDENT and not style.hanging and style.id != "MinuteText":
            style = replace(style, left=(self.styles.indent(self.id_of("MinuteText")) or (0, 0))[0])
        made = style_element(style)
        key = self.styles.add(made, style.name)
        self._ids[style.id] = key
        for tag, other in (("basedOn", style.based_on), ("next", style.next)):
            found = made.find(w_name(tag))
            if found is not None:
                found.set(w_name("val"), key if other == style.id else self.id_of(other))
        return key

    def _of_base(self, ours: str, name: str, kind: str) -> str:
        """A style of the file our own papers start from, with nothing it is based on."""
        for each in self._base.iter(w_name("style")):
            if each.get(w_name("styleId")) == ours:
                made = deepcopy(each)
                based = made.find(w_name("basedOn"))
                if based is not None:
                    made.remove(based)
                return self.styles.add(made, name, kind)
        raise KeyError(ours)


def _name_of(styles: Element, key: str) -> str:
    for each in styles.iter(w_name("style")):
        if each.get(w_name("styleId")) == key:
            named = each.find(w_name("name"))
            return "" if named is None else _as_shown(named.get(w_name("val"), ""))
    return ""


def _as_shown(name: str) -> str:
    """A style's name as Word shows it: it keeps "heading 1" and shows "Heading 1"."""
    return name[:1].upper() + name[1:]


def _length(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0
