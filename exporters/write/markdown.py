"""Documents as Markdown (CommonMark with tables), for web editors and for keeping.

Words of the register are escaped, so that none of them is read as a mark.
"""

import re
from collections.abc import Iterable, Iterator

from exporters.document import Document, ShortLines, SignatureBlock, Table
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

_MARKS = re.compile(r"([\\`*_\[\]<>|~&$^@])")
_AT_START = re.compile(r"(?m)^(\s*)([#+=:%-]|\d+(?=[.)]))")
_COUNTED = re.compile(r"(\d{1,9})[.)]")


def markdown(document: Document) -> bytes:
    """The document as the bytes of a .md file, in UTF-8."""
    marking = document.head.marking
    parts = [f"**{_text(marking)}**"] if marking else []
    parts += [f"**{_text(document.council)}**"] if document.council else []
    parts += _all(shapes(document))
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _text(text: str, line_break: str = "\\\n") -> str:
    """The words of `text` and nothing that Markdown takes for a mark."""
    lines = (_escaped(" ".join(line.split())) for line in legal(text).split("\n"))
    return line_break.join(lines)


def _escaped(line: str) -> str:
    return _AT_START.sub(_guarded, _MARKS.sub(r"\\\1", line))


def _guarded(start: re.Match[str]) -> str:
    """A number keeps its figures: the stroke goes before the stop that would make it a list."""
    return f"{start[1]}{start[2]}\\" if start[2].isdigit() else f"{start[1]}\\{start[2]}"


def _all(body: Iterable[Shape]) -> Iterator[str]:
    for shape in body:
        yield from filter(None, _shape(shape))


def _shape(shape: Shape) -> Iterator[str]:
    match shape:
        case Under(heading, below):
            if heading is not None:
                yield _heading(heading)
            yield from _all(below)
        case Heading():
            yield _heading(shape)
        case Words(text, label):
            yield _labelled(label, text)
        case Points(items):
            yield "\n".join(_points(items))
        case Particulars(entries):
            yield "\\\n".join(_labelled(label, text) for label, text in entries)
        case ShortLines(lines):
            yield "\\\n".join(_text(line) for line in lines)
        case Table():
            yield "\n".join(_table(shape))
        case SignatureBlock(signed, capacity, date):
            yield _text(f"{signed} ({capacity}):")
            yield _text(f"{date}:")


def _heading(heading: Heading) -> str:
    words = (heading.number, heading.text, f"({heading.beside})" if heading.beside else "")
    return f"{'#' * min(heading.level, 6)} {_text(' '.join(filter(None, words)), ' ')}"


def _labelled(label: str, text: str) -> str:
    bold = f"**{_text(label.strip(), ' ')}**" if label.strip() else ""
    return " ".join(part for part in (bold, _text(text)) if part)


def _points(items: tuple[ListItem, ...], indent: str = "") -> Iterator[str]:
    """Numbers that count on stay a numbered list; any other marker stands after a bullet."""
    counts = [_COUNTED.fullmatch(item.marker) for item in items]
    first = int(counts[0][1]) if counts and counts[0] else 0
    counted = all(
        found and int(found[1]) == at and item.marker[-1] == items[0].marker[-1]
        for at, (found, item) in enumerate(zip(counts, items, strict=True), start=first)
    )
    for item in items:
        marker = item.marker if counted else "-"
        said = item.text if counted or not item.marker else f"{item.marker} {item.text}"
        inner = indent + " " * (len(marker) + 1)
        yield f"{indent}{marker} " + _text(said, "\\\n" + inner)
        yield from _points(item.below, inner)


def _table(table: Table) -> Iterator[str]:
    yield _row(_text(cell, "<br>") for cell in table.head)
    yield _row("---" for _ in table.head)
    for row in table.rows:
        yield _row("<br>".join(_said(text, table.outcomes) for text in cell) for cell in row)


def _said(text: str, outcomes: tuple[str, ...]) -> str:
    said = _text(text, "<br>")
    return f"**{said}**" if text in outcomes else said


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
