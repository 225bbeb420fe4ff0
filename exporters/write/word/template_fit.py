"""Paragraphs of ours in the styles of a template: what those leave unsaid is said at each."""

from collections.abc import Iterator

from exporters.write.word.elements import Element, w, w_name
from exporters.write.word.styles import TEXT_WIDTH, Style
from exporters.write.word.template_styles import BY_ID, StylesInUse


def fitted(paragraph: Element, in_use: StylesInUse, width: int) -> None:
    """Give a paragraph the style that stands for its own, and what that one does not say.

    Where a number hangs before the words and the template's style sets nothing in, ours is set
    in; the pages of an agenda item stand at the right of a text `width` wide. A style that
    numbers by itself does not: the numbers are those of the paper.
    """
    properties = paragraph.find(w_name("pPr"))
    found = None if properties is None else properties.find(w_name("pStyle"))
    if properties is None or found is None:
        return
    ours = found.get(w_name("val"), "")
    theirs = in_use.id_of(ours)
    found.set(w_name("val"), theirs)
    style = BY_ID.get(ours)
    if style is None:
        return
    indent = in_use.styles.indent(theirs) if in_use.is_theirs(ours) else (style.left, style.hanging)
    if in_use.styles.counts(theirs) and properties.find(w_name("numPr")) is None:
        _into(properties, w("numPr", w("ilvl", val=0), w("numId", val=0)))
    if style.tabs:
        _into(properties, w("tabs", *_stops(style, indent, width)))
    if style.hanging and indent is None and properties.find(w_name("ind")) is None:
        _into(properties, w("ind", left=style.left, hanging=style.hanging))


def _stops(style: Style, indent: tuple[int, int] | None, width: int) -> Iterator[Element]:
    """Its tab stops in a text of this width; one after the number where it does not hang, since
    a stop at the right takes away those Word makes by itself."""
    if style.hanging and indent is not None and not indent[1]:
        yield w("tab", val="left", pos=indent[0] + style.hanging)
    for side, at, leader in style.tabs:
        yield w("tab", val=side, leader=leader, pos=width if at == TEXT_WIDTH else min(at, width))


# The parts of pPr that come before each of these, in the schema's order.
_BEFORE = {
    "numPr": ("pStyle", "keepNext", "keepLines", "pageBreakBefore"),
    "tabs": ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr"),
    "ind": ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "tabs", "spacing"),
}


def _into(properties: Element, part: Element) -> None:
    before = {w_name(name) for name in _BEFORE[part.tag.rpartition("}")[2]]}
    at = sum(1 for each in properties if each.tag in before)
    properties.insert(at, part)
