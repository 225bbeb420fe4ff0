"""The word before the cursor: what could complete it, and a snippet's name."""

import re

_WORD = re.compile(r"[^\W\d_][\w'’-]+$")
_SNIPPET = re.compile(r"(?:^|(?<=[\s(|]));([\w-]+)$")
_LEAST = 2


def word_begun(before: str, after: str) -> str:
    """The word that ends at the cursor when it has two letters or more, else ""."""
    found = _WORD.search(before[-80:])
    return found[0] if found and not after[:1].isalnum() else ""


def snippet_named(before: str) -> str:
    """The name in `;name` before the cursor, "" when there is none."""
    found = _SNIPPET.search(before[-80:])
    return found[1] if found else ""


def part_typed(before: str, offered: str) -> int:
    """How many letters of what is offered stand before the cursor; 0 when it does not fit there.

    Capitals count as small letters. What is offered begins where a word begins.
    """
    end = before[-len(offered) :].casefold() if offered else ""
    for length in range(min(len(end), len(offered) - 1), _LEAST - 1, -1):
        start = len(before) - length
        starts_word = start == 0 or not before[start - 1].isalnum()
        if starts_word and end.endswith(offered[:length].casefold()):
            return length
    return 0
