"""Names and phrases written out while minutes are typed."""

from collections.abc import Mapping, Sequence

from clerk.business.attendance import Roll
from clerk.business.completions import completions, expanded, snippets_begun
from clerk.business.directory import Entry
from clerk.business.presence import in_the_room

_MOST = 9


def name_offered(prefix: str, roll: Roll, known: Sequence[Entry]) -> str:
    """What a word may become, from its own first letters on; empty for none.

    No word that begins small is taken for a name.
    """
    if not prefix[:1].isupper():
        return ""
    for name in completions(prefix, in_the_room(roll), known, 1):
        words = name.split()
        begun = (n for n, word in enumerate(words) if _begins(word, prefix))
        return " ".join(words[next(begun, 0) :])
    return ""


def written_out(
    name: str, phrases: Mapping[str, str], roll: Roll, known: Sequence[Entry]
) -> tuple[str, ...]:
    """What `;name` stands for: a phrase, or somebody by initials or a few letters.

    One text is what to write; several are what it can be.
    """
    text = expanded(name, phrases)
    if text is not None:
        return (text,)
    begun = tuple(f";{each}" for each in snippets_begun(name, phrases))
    return begun or completions(name, in_the_room(roll), known, _MOST)


def _begins(word: str, prefix: str) -> bool:
    return word.casefold().startswith(prefix.casefold())
