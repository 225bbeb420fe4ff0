"""People and posts found among everyone known, by initials or by a few letters."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from clerk.business.directory import Entry, EntryKind
from clerk.business.names import matched

_SMALL = frozenset("of the and for a in to".split())


def known_by(typed: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Everyone `typed` can mean, in the order of `entries`; one entry when it is sure.

    A whole name means its bearers alone. Else as `may_mean`.
    """
    if len(_words(typed)) > 1:
        bearers = tuple(each for each in entries if _bears(each, typed))
        if bearers:
            return bearers
    means = {EntryKind.PERSON: may_mean, EntryKind.POST: may_mean_post}
    return tuple(each for each in entries if means[each.kind](typed, each.name))


def may_mean(typed: str, name: str) -> bool:
    """Whether a person of this name may be meant: by initials ("vb"), or by the beginnings of
    words of the name in their order ("ban", "v ban").

    Titles may be typed; accents and case do not count.
    """
    return any(_fits(wanted, words) for wanted in _forms(typed) for words in _forms(name))


def may_mean_post(typed: str, name: str) -> bool:
    """The same for a post: "hvs", "head virt"."""
    return _fits(_words(typed), _words(name))


def _bears(entry: Entry, typed: str) -> bool:
    if entry.kind is EntryKind.POST:
        return _words(entry.name) == _words(typed)
    return not set(_forms(entry.name)).isdisjoint(_forms(typed))


# The same names are asked after at every key.
@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text without case, accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’`]", "", plain)))


@lru_cache(maxsize=8192)
def _forms(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name as they stand, and as it is matched: "o braonain", "obraonain"."""
    return tuple({_words(name): None, matched(name): None})


def _fits(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if len(wanted) == 1:
        return wanted[0] == _initials(words) or any(word.startswith(wanted[0]) for word in words)
    rest = iter(words)
    return bool(wanted) and all(any(word.startswith(part) for word in rest) for part in wanted)


@lru_cache(maxsize=8192)
def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word not in _SMALL)
