"""How words are put together in a sentence, or on a line with little room."""

from collections.abc import Iterable


def listed(words: Iterable[str]) -> str:
    """ "a, b and c"; nothing for none."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def with_capital(words: str) -> str:
    """The words as the beginning of a sentence or a title; the rest of them as it was."""
    return f"{words[:1].upper()}{words[1:]}"


def with_article(name: str) -> str:
    """The name of a body as it goes on in a sentence: "the Parks Committee"."""
    return name if name.casefold().startswith("the ") else f"the {name}"


def counted(number: int, thing: str) -> str:
    """ "1 report", "3 reports"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def shortened(text: str, longest: int = 60) -> str:
    """The text on one line, no longer than so many letters: what is left out shows as "…"."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
