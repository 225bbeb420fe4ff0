"""Finding the numbered headings of a paper among all the other lines that begin with a number."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from clerk.business.dates import dates_in
from clerk.reading.source import Line, words

_NUMBER = re.compile(
    r"""^(?P<number>(?:(?:Item|ITEM|Minute|Agenda\ Item)\s+(?:No\.?\s*)?)?
    (?:[A-Z]{1,5}[ /-]?)?\d{1,4}(?:\(\d\))?(?:[./-]\d{1,4}){0,3}(?:[A-Za-z](?![A-Za-z]))?)
    (?P<close>[.):]{0,2})(?:\s*[-–]\s+|\s+|$)(?P<title>.*)$""",
    re.VERBOSE,
)
_NEAR = 30  # how many headings with the same number are looked back at
# How far the next heading's number may be from this one's, and what that gains or costs.
_STEPS = {1: 2.0, 2: -0.6, 3: -1.2, 4: -1.8, 0: -2.0, -1: -2.6}


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: where it stands, its number as printed, and the rest of its line."""

    index: int
    number: str
    title: str
    lead: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    heading: Heading
    counter: int
    rest: tuple[int, ...]
    quality: float


def headings(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """The one run of numbered headings that best explains the lines; empty when there is none.

    Numbers may repeat, be left out or be wrong here and there, as they are in real papers.
    """
    shapes: dict[str, list[tuple[Heading, tuple[int, ...]]]] = defaultdict(list)
    for heading in _possible(lines):
        values = tuple(int(digits) for digits in re.findall(r"\d+", heading.number))
        shapes[re.sub(r"\d+", "N", heading.number).upper()].append((heading, values))
    best: tuple[float, list[_Candidate]] = (0.0, [])
    for shape, found in shapes.items():
        for counter in range(len(found[0][1])):
            score, chain = _chain(_candidates(lines, shape, found, counter))
            if len(chain) < 2 and not _composite(shape):
                continue
            if score > best[0] and not _is_inner(chain, best[1]):
                best = (score, chain)
    return tuple(candidate.heading for candidate in _with_misprints(lines, best[1], shapes))


def _possible(lines: Sequence[Line]) -> list[Heading]:
    found = []
    for index, line in enumerate(lines):
        if line.blank:
            continue
        match = _NUMBER.match(line.bare)
        if not match:
            continue
        title = match["title"].strip()
        if _begins_date(line.bare):
            continue
        if title and not re.match(r"[A-Z‘“\"'(\[ÀÉÍÓÚ]", title):
            continue
        if not title and _next(lines, index) is None:
            continue
        found.append(Heading(index, match["number"], title, line.lead))
    return found


def _begins_date(text: str) -> bool:
    found = dates_in(text)
    return bool(found) and found[0].start == 0 and not re.match(r"\d\d\.\d\d\.\d\d\s", text)


def _next(lines: Sequence[Line], index: int) -> Line | None:
    for line in lines[index + 1 : index + 4]:
        if not line.blank:
            return line if re.match(r"[A-Z‘“\"']", line.bare) else None
    return None


def _composite(shape: str) -> bool:
    return bool(re.search(r"[A-Z]{1,5}[ /-]?N[/.-]?|N[/.]N[/.]N|N/N", shape.replace("N", "N")))


def _candidates(
    lines: Sequence[Line],
    shape: str,
    found: list[tuple[Heading, tuple[int, ...]]],
    counter: int,
) -> list[_Candidate]:
    margin = sorted(heading.lead for heading, _ in found)[len(found) // 4]
    candidates = []
    for position, (heading, values) in enumerate(found):
        title = heading.title
        if not title and (after := _next(lines, heading.index)):
            title = after.bare
        quality = 1.0 + (0.5 if abs(heading.lead - margin) <= 2 else -1.0)
        long = len(words(title)) > 16
        if title and not long and not title.endswith((".", ";")):
            quality += 0.5
        if re.match(r"[^a-z]*[A-Z]{2}[^a-z]{3,}(?:$|\s[A-Z])", title):
            quality += 1.0
        if long or title.endswith(";"):
            quality -= 0.5
        if heading.index == 0 or lines[heading.index - 1].blank:
            quality += 0.5
        following = found[position + 1][0].index if position + 1 < len(found) else len(lines)
        if any(not line.blank for line in lines[heading.index + 1 : following]):
            quality += 0.5
        rest = values[:counter] + values[counter + 1 :]
        if "N/N" in shape or "N.N.N" in shape:
            quality += 0.5
        candidates.append(_Candidate(heading, values[counter], rest, quality))
    return candidates


def _step(distance: int, before: _Candidate, after: _Candidate) -> float:
    """What it gains or costs to take `after` as the next heading, `distance` numbers on."""
    return _STEPS[distance] + (0.0 if before.rest == after.rest else -1.5)


def _chain(candidates: list[_Candidate]) -> tuple[float, list[_Candidate]]:
    """The run of candidates with the best score, each following the one before it."""
    scores: list[float] = []
    back: list[int] = []
    places: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=_NEAR))
    for position, candidate in enumerate(candidates):
        best, previous = candidate.quality - (0.0 if candidate.counter <= 1 else 0.5), -1
        for distance in _STEPS:
            for earlier in places[candidate.counter - distance]:
                gain = _step(distance, candidates[earlier], candidate) + candidate.quality
                if scores[earlier] + gain > best:
                    best, previous = scores[earlier] + gain, earlier
        scores.append(best)
        back.append(previous)
        places[candidate.counter].append(position)
    if not scores:
        return 0.0, []
    at = max(range(len(scores)), key=lambda position: scores[position])
    total, chain = scores[at], []
    while at >= 0:
        chain.append(candidates[at])
        at = back[at]
    return total, _without_contents(chain[::-1])


def _without_contents(chain: list[_Candidate]) -> list[_Candidate]:
    """The chain from where it starts again: a list of the items printed before them goes."""
    for position in range(len(chain) - 1, 1, -1):
        before, after = chain[position - 1], chain[position]
        if after.counter < before.counter and after.counter == chain[0].counter:
            return chain[position:]
    return chain


def _is_inner(chain: list[_Candidate], outer: list[_Candidate]) -> bool:
    """Whether 4.1, 4.2 … are only the paragraphs of the items 4, 5 … already found."""
    if len(outer) < 3 or not chain or len(chain[0].rest) != 1 or outer[0].rest:
        return False
    numbers = {candidate.counter for candidate in outer}
    inside = sum(bool({*candidate.rest} & numbers) for candidate in chain)
    return inside >= 0.8 * len(chain)


def _with_misprints(
    lines: Sequence[Line],
    chain: list[_Candidate],
    shapes: dict[str, list[tuple[Heading, tuple[int, ...]]]],
) -> list[_Candidate]:
    """Put back a heading whose number was misprinted: one is missing and one stands there."""
    if not chain:
        return chain
    shape = re.sub(r"\d+", "N", chain[0].heading.number).upper()
    every = _candidates(lines, shape, shapes[shape], 0)
    places = [candidate.heading.index for candidate in every]
    enough = sum(candidate.quality for candidate in chain) / len(chain) - 0.5
    repaired = [chain[0]]
    for before, after in pairwise(chain):
        if after.counter - before.counter == 2:
            first = bisect_right(places, before.heading.index)
            between = [
                candidate
                for candidate in every[first : bisect_left(places, after.heading.index)]
                if candidate.quality >= enough
                and abs(candidate.heading.lead - before.heading.lead) <= 2
            ]
            if len(between) == 1:
                repaired.append(between[0])
        repaired.append(after)
    return repaired
