"""Where outcomes and actions stand in the text of a minute while it goes on being written."""

from difflib import SequenceMatcher

from clerk.business.text import blocks


def followed(before: str, after: str, after_block: int) -> int:
    """The place in `after` of what stood after so many blocks of `before`.

    Both texts are light markup. A thing stays behind the paragraph it stood behind, however that
    was reworded and whatever was written above it.
    """
    was, now = blocks(before), blocks(after)
    place = min(after_block, len(was))
    changes = SequenceMatcher(None, _written(was), _written(now), autojunk=False).get_opcodes()
    for kind, first, last, new_first, new_last in changes:
        if first < place <= last:
            return (
                new_first + place - first
                if kind == "equal"
                else _within(place - first, last - first, new_last - new_first, new_first)
            )
    return 0


def _within(place: int, blocks_before: int, blocks_after: int, first: int) -> int:
    """The place in a stretch that was rewritten: its end stays its end."""
    if place == blocks_before:
        return first + blocks_after
    return first + min(place, blocks_after)


def _written(parts: tuple[object, ...]) -> list[str]:
    return [repr(part) for part in parts]
