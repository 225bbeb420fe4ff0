"""Words nobody may find in a file, and finding them however they are written there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_letters, hexdigits

_RUN = 8
"""So many words of a long text in a row are a leak of it."""

_SHORTEST_UNSPACED = 12
_WIDE = 8
_MARKS = (b"\xfe\xff", b"\xff\xfe")
_SHORTEST_KEY = 4
# What begins with a letter to look for is found far sooner than what begins with a look back.
_HYPHEN = re.compile(r"[-\u00ad\u2010\u2011](?<=\w[-\u00ad\u2010\u2011])\s*(?=\w)")
_WORD = re.compile(r"[^\W_]+")
_KEY = re.compile(r"[a-z]+")
_SHORT_KEY = re.compile(r"[a-z0-9]+")
_LETTERS = bytes(each if chr(each) in ascii_letters else 32 for each in range(256)).lower()
_DIGITS = bytes(48 if chr(each) in hexdigits else 32 for each in range(256))
_NUMBER = b"0" * 12


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
            if len(words) > _RUN:
                for run in _runs(words):
                    self._runs.setdefault(run, " ".join(run))
            elif words:
                self._phrases.append(_phrase(text, words))
        for text in public if self._runs else ():
            for run in _runs(plain(text).split()):
                self._runs.pop(run, None)
        keys = {phrase.key for phrase in self._phrases} | {_key(run) for run in self._runs}
        self._keys = {key for key in keys if len(key) >= _SHORTEST_KEY and key.isalpha()}
        self._rare = keys - self._keys

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
            # An accent in UTF-16 is a byte that is not nought: without the noughts it is another.
            if coded and (data.startswith(_MARKS) or data.count(0) * _WIDE > len(data)):
                yield from self._in_wide(data)
        if coded and (written := _from_hexadecimal(data)):
            yield from self._in_bytes(written)

    def _in_wide(self, data: bytes) -> Iterator[str]:
        for encoding in ("utf-16-be", "utf-16-le"):
            for start in (0, 1):
                yield from self.in_text(data[start:].decode(encoding, "ignore"))

    def _in_bytes(self, data: bytes) -> Iterator[str]:
        """Bytes without the longest word of any phrase or run are not looked at again."""
        small = data.lower() if self._rare else b""
        rare = any(key in small for key in self._rare)
        if rare or not self._keys.isdisjoint(data.translate(_LETTERS).split()):
            text = data.decode("utf-8", "replace")
            yield from self.in_text(text)
            if "\N{REPLACEMENT CHARACTER}" in text:
                yield from self.in_text(data.decode("cp1252", "replace"))


def shared_part(hidden: str, shown: str) -> float:
    """How much of a long text stands in another one too, in runs of _RUN words: 0 to 1."""
    runs = set(_runs(plain(hidden).split()))
    if not runs:
        return 0
    return len(runs.intersection(_runs(plain(shown).split()))) / len(runs)


def _from_hexadecimal(data: bytes) -> bytes:
    """The longer hexadecimal numbers in `data` taken for letters."""
    masked = data.translate(_DIGITS) + b" "
    pieces = []
    start = masked.find(_NUMBER)
    while start >= 0:
        end = masked.index(b" ", start)
        even = end - (end - start) % 2
        pieces.append(bytes.fromhex(data[start:even].decode()))
        start = masked.find(_NUMBER, end)
    return b"\n".join(pieces).replace(b"\0", b"")


def _key(words: Sequence[str]) -> bytes:
    """The longest run of letters in some words that is the same in every encoding; where that is
    very short, of letters and digits."""
    key = max((key for word in words for key in _KEY.findall(word)), key=len, default="")
    if len(key) < _SHORTEST_KEY:
        found = (key for word in words for key in _SHORT_KEY.findall(word))
        key = max(found, key=len, default="")
    return key.encode()


def _phrase(given: str, words: Sequence[str]) -> _Phrase:
    unspaced = "".join(words)
    return _Phrase(
        given,
        f" {' '.join(words)} ",
        unspaced if len(unspaced) >= _SHORTEST_UNSPACED else "",
        _key(words),
    )


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_RUN)), strict=False)
