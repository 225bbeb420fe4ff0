"""Where outcomes and actions stand in the text of a minute while it goes on being written."""

from dataclasses import replace
from difflib import SequenceMatcher

from clerk.business.actions import Action
from clerk.business.minutes import Minute, Outcome
from clerk.business.text import blocks, markup


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


def parted(minute: Minute, after_block: int) -> tuple[Minute, Minute]:
    """Two minutes of one, cut after so many blocks of its text; the second is a new one.

    Each takes what stands in its text; the second has no number yet, and no note.
    """
    text = blocks(minute.text)
    first = replace(
        minute,
        text=markup(text[:after_block]),
        outcomes=tuple(one for one in minute.outcomes if _place(one, text) <= after_block),
        actions=tuple(one for one in minute.actions if _place(one, text) <= after_block),
    )
    second = Minute(
        "",
        minute.title,
        markup(text[after_block:]),
        tuple(
            replace(one, id=None, after_block=_place(one, text) - after_block)
            for one in minute.outcomes
            if _place(one, text) > after_block
        ),
        tuple(
            replace(one, after_block=_place(one, text) - after_block)
            for one in minute.actions
            if _place(one, text) > after_block
        ),
        item=minute.item,
        provisional=True,
    )
    return first, second


def joined(minute: Minute, other: Minute) -> Minute:
    """A minute with all of another behind its own text, outcomes and actions."""
    text, more = blocks(minute.text), blocks(other.text)
    return replace(
        minute,
        text="\n\n".join(part for part in (minute.text, other.text) if part),
        outcomes=(
            *(replace(one, after_block=_place(one, text)) for one in minute.outcomes),
            *(
                replace(one, id=None, after_block=len(text) + _place(one, more))
                for one in other.outcomes
            ),
        ),
        actions=(
            *(replace(one, after_block=_place(one, text)) for one in minute.actions),
            *(replace(one, after_block=len(text) + _place(one, more)) for one in other.actions),
        ),
        note="\n".join(note for note in (minute.note, other.note) if note),
    )


def _place(thing: Outcome | Action, text: tuple[object, ...]) -> int:
    return len(text) if thing.after_block is None else min(thing.after_block, len(text))
