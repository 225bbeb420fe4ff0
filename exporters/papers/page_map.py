"""Which pages of a pack each part has, known before the pack is made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from exporters.papers.parts import PackPart
from exporters.papers.sources import opened


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands: whether a blank leaf comes before it, and its pages as stamped."""

    blank_before: bool
    first: int
    count: int


def places(counted: Iterable[tuple[PackPart, int]], first_page: int) -> tuple[Place, ...]:
    """The places of parts with so many pages each.

    A right-hand page is the front of a sheet: the first page of the file, the third and so on.
    When the first page of the pack has an odd number, so have all of these.
    """
    found = []
    page = first_page
    for part, count in counted:
        blank = part.right_hand and (page - first_page) % 2 == 1
        page += blank
        found.append(Place(blank, page, count))
        page += count
    return tuple(found)


def spans(parts: Sequence[PackPart], placed: Sequence[Place]) -> Mapping[str, tuple[int, int]]:
    """The first and last page of each part by its key, a blank leaf counted to the part before."""
    ends = [place.first + place.count - 1 for place in placed]
    for position, place in enumerate(placed[1:]):
        ends[position] += place.blank_before
    return {
        part.key: (place.first, end) for part, place, end in zip(parts, placed, ends, strict=True)
    }


def page_spans(parts: Sequence[PackPart], first_page: int = 1) -> Mapping[str, tuple[int, int]]:
    """The pages each part would have in a pack of `parts`, as they would be stamped.

    Opens every part and builds nothing. Raises ExportError as `make_pack` does for a part that
    cannot be opened or has no pages.
    """
    counted = []
    for part in parts:
        with opened(part) as source:
            counted.append((part, len(source.pages)))
    return spans(parts, places(counted, first_page))
