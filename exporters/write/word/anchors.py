"""Anchors of a template: `[[date]]` for words, `[[MINUTES]]` for the whole of what is printed.

Word splits what is typed over runs as it likes, so an anchor is looked for in the words of a whole
paragraph. Capitals do not matter.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from exporters.write.characters import legal
from exporters.write.word.elements import Element, above, w, w_name

_ANCHOR = re.compile(r"\[\[\s*(?P<name>[^\[\]\n]{1,40}?)\s*\]\]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STORIES = re.compile(r"/word/(?:header|footer)\d*\.xml$")
_PARAGRAPH, _TEXT, _TAB, _BREAK = (w_name(name) for name in ("p", "t", "tab", "br"))
_TEXT_BOX, _CELL, _RUN = (w_name(name) for name in ("txbxContent", "tc", "r"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """An anchor that was found: its name in small letters, its paragraph, and where that stands.

    `where` is "the page", "a header", "a footer", "a text box" or "a table". `alone`: the
    paragraph says nothing else.
    """

    name: str
    paragraph: Element
    where: str
    alone: bool
    line: str


def anchors(word: WordDocument) -> tuple[Anchor, ...]:
    """Every anchor of the file: of the page, in its order, then of headers and footers.

    One in a text box is found once, though Word keeps it twice for the sake of old programs.
    """
    return tuple(_anchors(word))


def _anchors(word: WordDocument) -> Iterator[Anchor]:
    for story, root in _stories(word):
        for paragraph in root.iter(_PARAGRAPH):
            if _for_old_programs(paragraph):
                continue
            text = "".join(said for _, said in _pieces(paragraph))
            for each in _ANCHOR.finditer(text):
                name, alone = each["name"].casefold(), each[0] == text.strip()
                yield Anchor(name, paragraph, _where(paragraph, story), alone, text)


def _stories(word: WordDocument) -> Iterator[tuple[str, Element]]:
    """The page, then each header and footer of any section, with what it is."""
    yield "the page", word.element.body
    for part in word.part.package.iter_parts():
        if isinstance(part, XmlPart) and _STORIES.search(str(part.partname)):
            is_header = "header" in str(part.partname)
            yield ("a header" if is_header else "a footer"), part.element


def lines(word: WordDocument, *, page_alone: bool = False) -> Iterator[str]:
    """The words of each paragraph, anchors and all; of the page alone, or of its heads too."""
    for story, root in _stories(word):
        if page_alone and story != "the page":
            continue
        for paragraph in root.iter(_PARAGRAPH):
            yield "".join(said for _, said in _pieces(paragraph))


def put_words(word: WordDocument, said: Callable[[str], str | None]) -> None:
    """Put words in place of anchors: `said` tells them by the anchor's name, None leaves it.

    The words look like the first letter of the anchor. A paragraph of which nothing is left but a
    comma, say, because nothing is known for its anchors, is taken out where it can be.
    """
    for _, root in _stories(word):
        for paragraph in list(root.iter(_PARAGRAPH)):
            _put(paragraph, said)


def _put(paragraph: Element, said: Callable[[str], str | None]) -> None:
    pieces = list(_pieces(paragraph))
    text = "".join(words for _, words in pieces)
    changed = False
    for found in reversed(list(_ANCHOR.finditer(text))):
        words = said(found["name"].casefold())
        if words is not None:
            _replace(pieces, found.start(), found.end(), words)
            changed = True
    if changed:
        for element, words in pieces:
            if element.tag == _TEXT:
                _set(element, words)
        if not any(letter.isalnum() for _, words in pieces for letter in words):
            _take_out(paragraph)


def _pieces(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """The texts, tabs and breaks of a paragraph itself, not of text boxes that hang from it."""
    for element in paragraph.iter(_TEXT, _TAB, _BREAK):
        if above(element).tag == _RUN and _paragraph_of(element) is paragraph:
            yield element, (element.text or "") if element.tag == _TEXT else " "


def _paragraph_of(element: Element) -> Element | None:
    return next(iter(element.iterancestors(_PARAGRAPH)), None)


def _replace(pieces: list[tuple[Element, str]], start: int, end: int, words: str) -> None:
    """Change the words of the pieces between two places of the whole text."""
    at = 0
    for index, (element, text) in enumerate(pieces):
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last and element.tag == _TEXT:
            pieces[index] = element, text[:first] + words + text[last:]
            words = ""
        at += len(text)


def _set(element: Element, words: str) -> None:
    """The words in a run, each of their lines after a break."""
    first, *others = legal(words).split("\n")
    element.text = first
    element.set(_SPACE, "preserve")
    last = element
    for line in others:
        more = w("t")
        more.text = line
        more.set(_SPACE, "preserve")
        broken = w("br")
        last.addnext(broken)
        broken.addnext(more)
        last = more


def _take_out(paragraph: Element) -> None:
    """Take an empty paragraph out, unless a page, cell or header would be left without one.

    One that ends a section, or has a picture in it, stays.
    """
    parent = above(paragraph)
    beside = [each for each in parent if each.tag == _PARAGRAPH]
    keeps = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    holds = any(True for _ in paragraph.iter(qn("w:drawing"), qn("w:pict"), qn("w:fldChar")))
    if len(beside) > 1 and parent[-1] is not paragraph and not keeps and not holds:
        parent.remove(paragraph)


def _where(paragraph: Element, story: str) -> str:
    for around in paragraph.iterancestors(_TEXT_BOX, _CELL):
        return "a text box" if around.tag == _TEXT_BOX else "a table"
    return story


def _for_old_programs(paragraph: Element) -> bool:
    return any(True for _ in paragraph.iterancestors(_FALLBACK))
