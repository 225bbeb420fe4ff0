"""People and posts found among everyone known, by initials or by a few letters."""

import re
import unicodedata
from collections.abc import Sequence

from clerk.business.directory import Entry, EntryKind
from clerk.business.names import matched

_SMALL = frozenset("of the and for a in to".split())


def known_by(typed: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Everyone `typed` can mean, in the order of `entries`; one entry when it is sure.

    A whole name means its bearers alone. Else initials ("vb", "hvs") or the beginnings of words
    of the name in their order ("ban", "v ban", "head virt"); accents and case do not count.
    """
    wanted = _words(typed)
    if not wanted:
        return ()
    named = [(entry, _forms(entry)) for entry in entries]
    whole = {wanted, matched(typed)}
    bearers = tuple(entry for entry, forms in named if whole.intersection(forms))
    if bearers and len(wanted) > 1:
        return bearers
    return tuple(
        entry
        for entry, forms in named
        if any(_begin(wanted, words) or wanted == (_initials(words),) for words in forms)
    )


def folded(text: str) -> str:
    """The text without case, accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"['’`]", "", "".join(c for c in plain if not unicodedata.combining(c)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", folded(text)))


def _forms(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """The words of a name as it is matched, and as they stand: "obraonain", "o braonain"."""
    plain = _words(entry.name)
    return (matched(entry.name), plain) if entry.kind is EntryKind.PERSON else (plain,)


def _begin(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words typed begin words of the name, in their order."""
    rest = iter(words)
    return all(any(word.startswith(part) for word in rest) for part in wanted)


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word not in _SMALL)
