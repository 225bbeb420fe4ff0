"""Words nobody may find in a file, and finding them however they are written there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

RUN = 8
"""So many words of a long text in a row are a leak of it."""

_SHORTEST_UNSPACED = 12
_SHORTEST_KEY = 4
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010\u2011]\s*(?=\w)")
_WORD = re.compile(r"[^\W_]+")
_KEY = re.compile(r"[a-z0-9]+")
_KEYS = re.compile(rb"[a-z0-9]{%d,}" % _SHORTEST_KEY)
_HEX = re.compile(rb"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}){6,}(?![0-9A-Za-z])")


def plain(text: str) -> str:
    """The words of a text, in small letters, one blank between them and around them all."""
    letters = unicodedata.normalize("NFKC", text).casefold()
    return f" {' '.join(_WORD.findall(letters))} "


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase: as it was given, as `plain` has it, without blanks, and its longest word."""

    given: str
    words: str
    unspaced: str
    key: bytes


class Wanted:
    """What is searched for: short phrases as they are, long texts by any few words in a row.

    Of a long text no run is searched for that is in one of the `public` texts as well.
    """

    def __init__(self, texts: Iterable[str], public: Iterable[str] = ()) -> None:
        self._phrases: list[_Phrase] = []
        self._runs: dict[tuple[str, ...], str] = {}
        for text in dict.fromkeys(texts):
            words = plain(text).split()
            if len(words) > RUN:
                for run in _runs(words):
                    self._runs.setdefault(run, " ".join(run))
            elif words:
                self._phrases.append(_phrase(text, words))
        for text in public if self._runs else ():
            for run in _runs(plain(text).split()):
                self._runs.pop(run, None)
        self._keys = {phrase.key for phrase in self._phrases}
        self._run_keys = {max(run, key=len).encode("ascii", "ignore") for run in self._runs}

    def in_text(self, text: str) -> Iterator[str]:
        """Which of them are in a text, its words being put together and divided at hyphens."""
        words = plain(text)
        together = _HYPHEN.sub("", text)
        whole = plain(together) if together != text else words
        unspaced = words.replace(" ", "")
        for phrase in self._phrases:
            if (
                phrase.words in words
                or phrase.words in whole
                or (phrase.unspaced and phrase.unspaced in unspaced)
            ):
                yield phrase.given
        for each in {words, whole} if self._runs else ():
            found = next((run for run in _runs(each.split()) if run in self._runs), None)
            if found:
                yield self._runs[found]
                break

    def in_bytes(self, data: bytes, *, coded: bool = True) -> Iterator[str]:
        """Which of them are in bytes, in whatever encoding: UTF-8, PDFDoc, UTF-16, hexadecimal.

        Pictures and fonts are not `coded`: they hold no hexadecimal numbers.
        """
        yield from self._in_bytes(data)
        if b"\0" in data:
            yield from self._in_bytes(data.replace(b"\0", b""))
        if coded and (runs := _HEX.findall(data)):
            written = b"\n".join(bytes.fromhex(each.decode()) for each in runs)
            yield from self._in_bytes(written.replace(b"\0", b""))

    def _in_bytes(self, data: bytes) -> Iterator[str]:
        """Bytes without the longest word of any phrase or run are not looked at again."""
        small = data.lower()
        there = set(_KEYS.findall(small))
        rare = any(len(key) < _SHORTEST_KEY and key in small for key in self._keys)
        if rare or not there.isdisjoint(self._keys) or not there.isdisjoint(self._run_keys):
            text = data.decode("utf-8", "replace")
            yield from self.in_text(text)
            if "\N{REPLACEMENT CHARACTER}" in text:
                yield from self.in_text(data.decode("cp1252", "replace"))


def shared_part(hidden: str, shown: str) -> float:
    """How much of a long text stands in another one too, in runs of RUN words: 0 to 1."""
    runs = set(_runs(plain(hidden).split()))
    if not runs:
        return 0
    return len(runs.intersection(_runs(plain(shown).split()))) / len(runs)


def _phrase(given: str, words: Sequence[str]) -> _Phrase:
    unspaced = "".join(words)
    keys = [key for word in words for key in _KEY.findall(word)]
    return _Phrase(
        given,
        f" {' '.join(words)} ",
        unspaced if len(unspaced) >= _SHORTEST_UNSPACED else "",
        max(keys, key=len, default="").encode(),
    )


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)
