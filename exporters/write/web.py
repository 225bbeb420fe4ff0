"""Documents as web pages: one file that needs no other, without scripts.

Made to the Web Content Accessibility Guidelines 2.2, level AA. Words of the register reach the
page through `escape` alone.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from exporters.document import (
    Document,
    NewPage,
    Picture,
    RunningHead,
    ShortLines,
    SignatureBlock,
    Table,
)
from exporters.write.characters import legal
from exporters.write.shapes import (
    Heading,
    ListItem,
    Particulars,
    Points,
    Shape,
    Under,
    Words,
    shapes,
)


def web_page(document: Document) -> bytes:
    """The document as the bytes of an .html file, in UTF-8."""
    style = files("exporters.write").joinpath("web.css").read_text(encoding="utf-8")
    head = document.head
    marking = f'<p class="marking">{_text(head.marking)}</p>\n' if head.marking else ""
    if head.marking:
        style += f"@page {{ @top-left {{ content: {_css_string(head.marking)}; }} }}\n"
    lines = (
        "<!DOCTYPE html>",
        f'<html lang="{_text(document.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(document.title)}</title>",
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        *([f"<header>\n{above}</header>"] if (above := marking + _running(head)) else []),
        "<main>",
        *_crest(document.crest),
        *([f'<p class="council">{_text(document.council)}</p>'] if document.council else []),
        *_all(shapes(document)),
        "</main>",
        "</body>",
        "</html>",
        "",
    )
    return "\n".join(lines).encode("utf-8")


def _running(head: RunningHead) -> str:
    """What a page that does not tell it itself is headed with."""
    if not head.first:
        return ""
    return (
        f'<p class="running"><span>{_text(head.body)}</span> <span>{_text(head.day)}</span></p>\n'
    )


def _crest(crest: Picture | None) -> Iterator[str]:
    """The crest in the page itself; one without words is passed over by those who hear it."""
    if crest is not None:
        data = b64encode(crest.data).decode("ascii")
        yield (
            f'<p class="crest"><img src="data:image/png;base64,{data}" alt="{_text(crest.alt)}" '
            f'width="{round(crest.width * 84 / crest.height)}" height="84"></p>'
        )


def _text(text: str) -> str:
    return escape(legal(text)).replace("\n", "<br>")


def _css_string(text: str) -> str:
    """The words as a string of a style sheet, where none of them can end it."""
    letters = (each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in text)
    return f'"{"".join(letters)}"'


def _all(body: Iterable[Shape]) -> Iterator[str]:
    for shape in body:
        yield from _shape(shape)


def _shape(shape: Shape) -> Iterator[str]:
    match shape:
        case Under(heading, below):
            nested = heading is not None and heading.level > 3
            yield '<section class="nested">' if nested else "<section>"
            if heading is not None:
                yield _heading(heading)
            if below:
                yield '<div class="under">' if heading is not None else "<div>"
                yield from _all(below)
                yield "</div>"
            yield "</section>"
        case Heading():
            yield _heading(shape)
        case Words(text, label):
            bold = f"<strong>{_text(label)}</strong>" if label else ""
            yield f"<p>{bold}{' ' if label and text else ''}{_text(text)}</p>"
        case Points(items):
            yield from _points(items)
        case Particulars(entries):
            yield "<dl>"
            for label, text in entries:
                yield f"<div><dt>{_text(label)}</dt><dd>{_text(text)}</dd></div>"
            yield "</dl>"
        case ShortLines(lines):
            joined = "<br>".join(_text(line) for line in lines)
            yield f"<p>{joined}</p>"
        case Table():
            yield from _table(shape)
        case NewPage():
            yield '<div class="new-page"></div>'
        case SignatureBlock():
            for words in (f"{shape.signed} ({shape.capacity}):", f"{shape.date}:"):
                yield f'<p class="sign">{_text(words)}</p>'


def _heading(heading: Heading) -> str:
    number = f'<span class="number">{_text(heading.number)}</span> ' if heading.number else ""
    beside = f' <span class="pages">{_text(heading.beside)}</span>' if heading.beside else ""
    level = f"h{min(heading.level, 6)}"
    return f"<{level}>{number}{_text(heading.text)}{beside}</{level}>"


def _points(items: tuple[ListItem, ...]) -> Iterator[str]:
    """A list whose points carry the markers they were printed with, or bullets."""
    # Without the role, a list that shows no bullets is not read out as one by every browser.
    marked = any(item.marker for item in items)
    yield '<ul class="marked" role="list">' if marked else "<ul>"
    for item in items:
        marker = f'<span class="marker">{_text(item.marker or "•")}</span> ' if marked else ""
        yield f"<li>{marker}{_text(item.text)}"
        if item.below:
            yield from _points(item.below)
        yield "</li>"
    yield "</ul>"


def _table(table: Table) -> Iterator[str]:
    yield '<div class="wide" tabindex="0" role="group" aria-label="Table">'
    yield "<table>"
    if table.caption:
        yield f"<caption>{_text(table.caption)}</caption>"
    head = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in table.head)
    yield f"<thead><tr>{head}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = "".join(f"<td>{_cell(cell, table.outcomes)}</td>" for cell in row)
        yield f"<tr>{cells}</tr>"
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _cell(cell: tuple[str, ...], outcomes: tuple[str, ...]) -> str:
    said = [f"<strong>{_text(text)}</strong>" if text in outcomes else _text(text) for text in cell]
    return "".join(said) if len(said) < 2 else "".join(f"<p>{words}</p>" for words in said)
