"""A document as lines on the screen: read as it will print, in the width there is."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from clerk.business.minutes import Clause, ListStyle
from clerk.business.text import Paragraph, PointList, SubHeading
from exporters.document import (
    ActionBlock,
    AgendaEntry,
    AttendanceEntry,
    Block,
    Detail,
    Document,
    OutcomeBlock,
    Section,
    ShortLines,
    SignatureBlock,
    Table,
    Title,
)
from exporters.write.screen_lines import Piece, ScreenLine, broken
from exporters.write.screen_tables import table_lines

_LEAST = 24
_INDENT = 4


def screen_lines(
    document: Document, width: int, beside: Sequence[str] = ()
) -> tuple[ScreenLine, ...]:
    """`document` as lines of at most `width` cells (24 at the least).

    `beside` are words to stand at the right of each numbered heading, in their order.
    """
    page = _Page(max(width, _LEAST), beside)
    if document.head.marking:
        page.put([(document.head.marking, "marking")])
    for block in document.blocks:
        page.block(block)
    while page.lines and not page.lines[-1].pieces:
        page.lines.pop()
    return tuple(page.lines)


def text_lines(text: str, width: int) -> tuple[ScreenLine, ...]:
    """The words of a paper in its own lines and indents, broken where a line is too long."""
    page = _Page(max(width, _LEAST), ())
    for raw in text.splitlines():
        line = raw.expandtabs(4)
        indent = min(len(line) - len(line.lstrip()), page.width // 2)
        page.put([(line, "text")], indent, gap=False)
    return tuple(page.lines)


class _Page:
    """The lines made so far."""

    def __init__(self, width: int, beside: Sequence[str]) -> None:
        self.width = width
        self.lines: list[ScreenLine] = []
        self._beside = beside
        self._block = -1
        self._section: int | None = None

    def put(
        self,
        pieces: Sequence[Piece],
        indent: int = 0,
        hanging: int = 0,
        *,
        gap: bool = True,
        heading: bool = False,
    ) -> None:
        """A part of the document, its later lines `hanging` further in, and a gap after it."""
        self._block += 1
        for line in broken(pieces, self.width, indent, indent + hanging):
            self._add(line, heading=heading)
            heading = False
        if gap:
            self._add([])

    def block(self, block: Block, indent: int = 0) -> None:
        match block:
            case Title(text):
                self.put([(text, "title")])
            case AttendanceEntry(label, people) | Detail(label, people):
                self.put([(label, "strong"), (f" {people}", "text")], indent, 2)
            case AgendaEntry(number, title, pages):
                indent = block.depth * _INDENT
                self._heading([number, title], self._next_beside() or pages, indent)
                self._all(block.passages, _INDENT + indent)
            case ShortLines(lines):
                for at, line in enumerate(lines, start=1):
                    self.put([(line, "text")], indent, gap=at == len(lines))
            case Section(number, title):
                said = [part for part in (number, title) if part.strip()]
                self._heading(said, self._next_beside())
                self._all(block.passages, _INDENT if said else 0)
            case Paragraph(text):
                self.put([(text, "text")], indent)
            case SubHeading(text):
                self.put([(text, "subheading")], indent)
            case PointList(points):
                listed = ((point.marker or "•", point.text, point.depth) for point in points)
                self._listed(listed, indent)
            case Table():
                self._table(block, indent)
            case OutcomeBlock():
                self._outcome(block, indent)
            case ActionBlock(label, text, owners, due):
                who = ", ".join(words for words in (owners, due) if words)
                words = f" {text} ({who})" if who else f" {text}"
                self.put([(label, "label"), (words, "text")], indent, 2)
            case SignatureBlock(signed, capacity, date):
                self.put([(f"{signed} ({capacity}): {'_' * 20}", "text")])
                self.put([(f"{date}: {'_' * 20}", "text")])

    def _all(self, blocks: Iterable[Block], indent: int) -> None:
        for block in blocks:
            self.block(block, indent)

    def _next_beside(self) -> str:
        self._section = 0 if self._section is None else self._section + 1
        return self._beside[self._section] if self._section < len(self._beside) else ""

    def _heading(self, said: Sequence[str], beside: str, indent: int = 0) -> None:
        """A numbered heading with words at its right where they fit, else in a line below."""
        number, hanging = said[0] if said else "", 0
        if len(said) > 1:
            hanging = min(cell_len(number) + 1, self.width // 3)
        pieces = [("  ".join(said), "heading")]
        room = self.width - len(beside) - 2
        if beside and room >= _LEAST:
            self._block += 1
            for at, line in enumerate(broken(pieces, room, indent, indent + hanging)):
                self._add([*line, *_at_right(line, beside, self.width)] if not at else line, not at)
        else:
            self.put(pieces, indent, hanging, gap=False, heading=True)
            if beside:
                self.put([(beside, "muted")], indent + hanging, gap=False)
        self._add([])

    def _listed(self, points: Iterable[tuple[str, str, int]], indent: int) -> None:
        for marker, text, depth in points:
            inner = indent + min(2 * depth, self.width // 3)
            self.put([(f"{marker} {text}", "text")], inner, len(marker) + 1, gap=False)
        self._add([])

    def _table(self, table: Table, indent: int) -> None:
        for row in table_lines(table, self.width - indent):
            self._block += 1
            for line in row:
                self._add([(" " * indent, "text"), *line] if indent else line)
        self._add([])

    def _outcome(self, outcome: OutcomeBlock, indent: int) -> None:
        if outcome.style is ListStyle.RUN_ON:
            clauses = [f"{clause.marker} {clause.text}".strip() for clause in outcome.clauses]
            words = " ".join(part for part in (outcome.lead_in, *clauses) if part)
            self._labelled(outcome.label, words, indent)
        else:
            self._labelled(outcome.label, outcome.lead_in, indent)
            listed = list(_marked(outcome.clauses, outcome.style))
            for marker, text in listed:
                said = f"{marker} {text}" if marker else text
                self.put([(said, "text")], indent + 2, len(marker) + 1 if marker else 0, gap=False)
            if listed:
                self._add([])
        for note in outcome.notes:
            self.put([(note, "text")], indent)

    def _labelled(self, label: str, words: str, indent: int) -> None:
        if label or words:
            self.put([(label, "label"), (f" {words}", "text")], indent, 2)

    def _add(self, pieces: Sequence[Piece], heading: bool = False) -> None:
        self.lines.append(ScreenLine(tuple(pieces), max(self._block, 0), self._section, heading))


def _marked(clauses: Sequence[Clause], style: ListStyle) -> Iterator[tuple[str, str]]:
    """The clauses with the markers they were printed with; the list style's where none was."""
    count = style is ListStyle.NUMBERED and not any(clause.marker for clause in clauses)
    bullet = "•" if style is ListStyle.BULLETED else ""
    for at, clause in enumerate(clauses, start=1):
        yield (f"{at}." if count else clause.marker or bullet), clause.text


def _at_right(line: Sequence[Piece], words: str, width: int) -> tuple[Piece, ...]:
    used = sum(cell_len(text) for text, _ in line)
    return ((" " * max(2, width - used - len(words)), "text"), (words, "muted"))
