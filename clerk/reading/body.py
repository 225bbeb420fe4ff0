"""The text of a minute: lines re-joined to paragraphs, sub-headings and lists."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clerk.business.text import Block, Paragraph, Point, PointList, SubHeading
from clerk.reading.source import Line, Source, joined, words

_MARKER = re.compile(r"^(?P<marker>\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s+(?=\S)")
_ENDS = re.compile(r"[.!?:;][”’\"')\]]*$")
_DANGLING = re.compile(
    r"\b(?:the|a|an|and|or|of|to|in|on|at|for|by|with|from|that|which|as|is|are|was|were|has|have|"
    r"had|be|been|their|its|his|her|this|these|those|Cllrs?|Mr|Mrs|Ms|Dr|Councillors?)\.?$"
)
_VERB = re.compile(
    r"\b(?:was|were|had|has|have|is|are|be|been|advised|queried|outlined|would|will|enquired|"
    r"stated|reported|asked|noted|agreed|resolved|thanked|received|raised|said|informed|"
    r"explained|confirmed|moved|seconded|proposed|discussed|considered|approved|reminded)\b"
)
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
# A decision, an action or a numbered paragraph begins on a line of its own.
_ANEW = re.compile(
    r"(?:ACTIONS?|Actions?)\b[^a-z]{0,12}[:–-]|(?:RESOLVED|AGREED|NOTED|RECOMMENDED)\b"
    r"|\d{1,3}\.\d{1,2}\.?\s+[A-Z‘“]"
)
_CODE = re.compile(r"^[A-Z]{1,4}\d{1,3}\b")
_SMALL = {"of", "and", "the", "for", "to", "in", "on", "a", "with", "by", "at", "from", "or"}


@dataclass
class _Run:
    """Lines that belong together: a paragraph, or one point of a list."""

    lines: list[Line] = field(default_factory=list)
    marker: str | None = None
    depth: int = 0
    lead: int = 0

    @property
    def is_point(self) -> bool:
        return self.marker is not None

    @property
    def text(self) -> str:
        text = joined(self.lines)
        if self.marker is None:
            return text
        if not self.marker:
            return re.sub(r"^[•–-]\s*", "", text)
        return text.removeprefix(self.marker).strip()


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of text with the lines it was read from."""

    block: Block
    lines: tuple[Line, ...]


def pieces(paper: Source, lines: Sequence[Line]) -> tuple[Piece, ...]:
    """Read the lines of one minute, without its heading, into blocks. Never raises."""
    runs = _runs(paper, lines)
    found: list[Piece] = []
    points: list[_Run] = []

    def close() -> None:
        if points:
            read = tuple(Point(run.text, run.depth, run.marker or "") for run in points)
            found.append(Piece(PointList(read), tuple(x for run in points for x in run.lines)))
            points.clear()

    for position, run in enumerate(runs):
        if run.is_point:
            if points and _begins_anew(points, run):
                close()
            points.append(run)
            continue
        close()
        last = position + 1 == len(runs)
        block = SubHeading(run.text) if not last and _is_sub_heading(run) else Paragraph(run.text)
        found.append(Piece(block, tuple(run.lines)))
    close()
    return tuple(piece for piece in found if not _empty(piece.block))


def _runs(paper: Source, lines: Sequence[Line]) -> list[_Run]:
    runs: list[_Run] = []
    gap, first = True, True
    indents: list[int] = []
    for line in lines:
        if line.blank:
            gap = True
            continue
        before = runs[-1] if runs else None
        marker = _marker(paper, line, before, gap, first)
        if marker is not None and not (
            before and gap and _lost(line, marker) and _open(before, line)
        ):
            if before is None or not before.is_point:
                indents = []
            runs.append(_Run([line], marker, _depth(indents, line, paper), line.lead))
        elif before is not None and _continues(paper, before, line, gap):
            before.lines.append(line)
        else:
            runs.append(_Run([line], lead=line.lead))
        gap = first = False
    return runs


def _marker(paper: Source, line: Line, before: _Run | None, gap: bool, first: bool) -> str | None:
    """The marker a line opens a point with: "" for a bullet, None when it opens none."""
    if line.bare.startswith("•"):
        return ""
    if re.match(r"[-–]\s{1,4}\S", line.bare):
        goes_on = before and not gap and not _ENDS.search(before.lines[-1].bare)
        if not goes_on or (before and re.match(r"[-–]\s", before.lines[0].bare)):
            return ""
    if match := _MARKER.match(line.bare):
        marker = match["marker"]
        core = marker.strip("().")
        previous = before.marker.strip("().") if before and before.marker else ""
        if core in ("1", "a", "i") or _follows(previous, core) or marker[0] == "(":
            return marker
    if paper.lost_bullets and not first:
        lone = line.lead == 1 and gap
        if lone or (line.lead >= 2 and line.page_start and not gap):
            return ""
    return None


def _lost(line: Line, marker: str) -> bool:
    return marker == "" and not line.bare.startswith(("•", "-", "–"))


def _follows(previous: str, core: str) -> bool:
    if previous.isdigit() and core.isdigit():
        return int(core) == int(previous) + 1
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    if previous in roman and core in roman:
        return roman.index(core) == roman.index(previous) + 1
    return len(previous) == 1 == len(core) and ord(core) == ord(previous) + 1


def _depth(indents: list[int], line: Line, paper: Source) -> int:
    if paper.lost_bullets:
        return 0
    while indents and line.lead < indents[-1] - 1:
        indents.pop()
    if not indents or line.lead > indents[-1] + 1:
        indents.append(line.lead)
    return len(indents) - 1


def _continues(paper: Source, before: _Run, line: Line, gap: bool) -> bool:
    last = before.lines[-1]
    if gap or line.page_start:
        return _open(before, line)
    if _ANEW.match(line.bare) and _ENDS.search(last.bare):
        return False
    if before.is_point:
        return paper.flat or line.lead > before.lead
    return not _broken(paper, last, line)


def _open(before: _Run, line: Line) -> bool:
    """Whether the sentence before a gap goes on after it."""
    text = before.lines[-1].bare
    if _ENDS.search(text):
        return False
    if _DANGLING.search(text) or text.endswith(","):
        return True
    if re.search(r"\b\d{1,2}$", text) and _MONTH.match(line.bare):
        return True
    return bool(re.match(r"[a-z]", line.bare)) and len(words(text)) > 1


def _broken(paper: Source, last: Line, line: Line) -> bool:
    """Whether the line break between two lines was typed: the next word would have fitted."""
    if re.match(r"[a-z]", line.bare):
        return False
    room = paper.width - len(last.bare) - 1
    first = len(line.bare.split(" ")[0])
    if _ENDS.search(last.bare):
        return room >= first + 2
    short = len(last.bare) < 0.55 * paper.width and len(words(last.bare)) <= 9
    return (
        short
        and room >= first + 12
        and not last.bare.endswith((",", "-", "–"))
        and not (_DANGLING.search(last.bare))
    )


def _begins_anew(points: list[_Run], run: _Run) -> bool:
    last = points[-1]
    bulleted, numbered = last.marker == "", run.marker != ""
    if bulleted == numbered and run.depth == last.depth:
        return True
    return numbered and (run.marker or "").strip("().") == "1" and last.depth == run.depth


def _is_sub_heading(run: _Run) -> bool:
    text = run.text
    found = words(text)
    if not found or len(run.lines) > 2 or _ENDS.search(text) or not re.match(r"[A-Z0-9‘“]", text):
        return False
    if text.endswith(",") or re.match(r"\d+$", text):
        return False
    if _CODE.match(text):
        return len(found) <= 40
    if _VERB.search(text) or len(found) > 12:
        return False
    capital = sum(not word.islower() or word in _SMALL for word in found)
    return len(found) <= 8 or capital >= 0.6 * len(found)


def _empty(block: Block) -> bool:
    match block:
        case Paragraph(text) | SubHeading(text):
            return not words(text)
        case PointList(points):
            return not any(words(point.text) for point in points)
        case _:
            return False
