"""Can everybody read this Word file? What a program can tell of that, and no more.

The measure is the Web Content Accessibility Guidelines 2.2 at level AA, which the Public Sector
Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 set for documents
on a council's site. Whether an alternative text is true, or a chart speaks by colour alone, no
program can tell.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from clerk.business.findings import Finding
from exporters.word_parts import Element, Styles, find, opened, switched_on, words

_LONGEST_HEADING = 100
_TYPED_BULLET = re.compile("[•·▪◦‣●○\uf0b7\uf0a7*–-]\\s+\\S")
_TYPED_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}\.\d{1,2}\.?)\s+\S")
_TELLS_NOTHING = frozenset({"here", "click here", "link", "this link", "more", "read more"})
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def check_word_file(path: Path) -> tuple[Finding, ...]:
    """What in the Word file at `path` keeps some people from reading it, in the order of the file.

    Empty when nothing was found. Raises ExportError when there is no Word file at `path`.
    """
    return check_word(opened(path))


def check_word(word: WordDocument) -> tuple[Finding, ...]:
    """What in an opened Word file keeps some people from reading it, in the order of the file."""
    body = word.element.body
    styles = Styles(word.styles.element)
    return (
        *_whole_file(word),
        *_headings(body, styles),
        *_pretenders(body, styles),
        *_tables(body),
        *_pictures(body),
        *_links(body),
    )


def _whole_file(word: WordDocument) -> Iterator[Finding]:
    if not word.core_properties.title.strip():
        yield Finding(
            "no title", "The file has no title: give it one under File, Info.", "the whole file"
        )
    tongues = find(word.styles.element, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    tongue = tongues[0].get(qn("w:val"), "") if tongues else ""
    if tongue in ("", "en-US"):
        said = "is set to American English" if tongue else "is not set"
        yield Finding(
            "language",
            f"The language of the file {said}: set the proofing language and make it the default.",
            "the whole file",
        )


def _headings(body: Element, styles: Styles) -> Iterator[Finding]:
    """Exactly one first-level heading, no level skipped, none empty."""
    first_level, before = 0, 0
    for paragraph in find(body, ".//w:p"):
        level = styles.level(paragraph)
        if not level:
            continue
        text = words(paragraph).strip()
        if not text:
            yield Finding(
                "empty heading",
                f"A heading of level {level} has no words: delete it or make it plain text.",
                f"heading of level {level}",
            )
            continue
        first_level += level == 1
        if level > before + 1 and before:
            yield Finding(
                "heading order",
                f"The heading jumps from level {before} to level {level}: use level {before + 1}.",
                _quoted(text),
            )
        before = level
    if first_level != 1:
        count = "no heading" if first_level == 0 else f"{first_level} headings"
        yield Finding(
            "first heading",
            f"The file has {count} of the first level: give it exactly one, its title.",
            "the whole file",
        )


def _pretenders(body: Element, styles: Styles) -> Iterator[Finding]:
    """Paragraphs that only look like headings, bullets or numbered points."""
    for paragraph in find(body, ".//w:p[not(ancestor::w:tc)]"):
        text = words(paragraph).strip()
        if not text or styles.level(paragraph) or styles.listed(paragraph):
            continue
        runs = [run for run in find(paragraph, ".//w:r") if words(run).strip()]
        short = len(text) <= _LONGEST_HEADING and not text.endswith((".", ","))
        if short and all(styles.bold(run) for run in runs):
            yield Finding(
                "bold as heading",
                "A bold line stands where a heading should: give it a heading style.",
                _quoted(text),
            )
        if _TYPED_BULLET.match(text):
            yield Finding(
                "typed bullet",
                "A bullet was typed by hand: make the line a point of an automatic list.",
                _quoted(text),
            )
        elif _TYPED_NUMBER.match(text):
            yield Finding(
                "typed number",
                "A number was typed by hand: make the line a point of an automatic list.",
                _quoted(text),
            )


def _tables(body: Element) -> Iterator[Finding]:
    for count, table in enumerate(find(body, ".//w:tbl"), start=1):
        place = f"table {count}"
        rows = find(table, "w:tr")
        if not rows or not switched_on(rows[0], "w:trPr/w:tblHeader"):
            yield Finding(
                "no header row",
                "The first row of the table is not marked as a header row: mark it to repeat.",
                place,
            )
        if find(table, "w:tr/w:tc/w:tcPr/w:vMerge | w:tr/w:tc/w:tcPr/w:gridSpan[@w:val>1]"):
            yield Finding(
                "merged cells", "The table has merged cells: split them into plain rows.", place
            )
        if find(table, "ancestor::w:tbl"):
            yield Finding(
                "nested table", "The table stands inside another: take it out of there.", place
            )


def _pictures(body: Element) -> Iterator[Finding]:
    """Pictures nobody described, and pictures that float outside the order of reading."""
    drawn = find(body, ".//wp:docPr")
    for count, picture in enumerate(drawn, start=1):
        place = f"picture {count}"
        decorative = find(picture, ".//adec:decorative[@val='1' or @val='true']")
        if not picture.get("descr", "").strip() and not decorative:
            yield _undescribed(place)
        if find(picture, "parent::wp:anchor"):
            yield Finding(
                "floating picture",
                "The picture floats over the page: set it in line with the text.",
                place,
            )
    old = find(body, ".//v:shape[v:imagedata][not(ancestor::mc:Fallback)]")
    for count, picture in enumerate(old, start=len(drawn) + 1):
        if not picture.get("alt", "").strip():
            yield _undescribed(f"picture {count}")


def _undescribed(place: str) -> Finding:
    return Finding(
        "no alternative text", "The picture has no alternative text: say what it shows.", place
    )


def _links(body: Element) -> Iterator[Finding]:
    for link in find(body, ".//w:hyperlink"):
        text = words(link).strip()
        if not text or text.lower().rstrip(".") in _TELLS_NOTHING or _ADDRESS.fullmatch(text):
            yield Finding(
                "link text",
                "The words of a link do not say where it leads: name the page it opens.",
                _quoted(text) if text else "an empty link",
            )


def _quoted(text: str) -> str:
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'
