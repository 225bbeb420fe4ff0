"""How a number is written: patterns that print it and read it back.

A pattern is literal text with tokens:

    {n} {n:03}    the counter, plain or with leading zeros
    {yyyy} {yy}   the prefix year, "2021" or "21"
    {yy2}         the year after it, for "21/22"
    {mm}          the month of the meeting, always two digits
    {meeting}     which meeting of the month it is; written ({meeting}) it is left out,
                  brackets and all, at the first
    {item}        the agenda number the minute belongs to
    {letter}      a small letter

A capital letter straight after the counter ("21/97A") is a minute added later; no token is
needed for it.
"""

import re
from dataclasses import dataclass
from functools import cache


class PatternError(ValueError):
    """A number pattern that cannot work; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class NumberParts:
    """What a number says. Parts its pattern has no token for are None or empty.

    `year` is the whole prefix year, the first of the two in "21/22"; `meeting` counts the
    meetings of a month from 1; `suffix` is the capital letter of a minute added later.
    """

    n: int
    year: int | None = None
    month: int | None = None
    meeting: int | None = None
    item: str = ""
    letter: str = ""
    suffix: str = ""


_TOKEN = re.compile(r"\(\{meeting\}\)|\{[^{}]*\}")
_COUNTER = re.compile(r"\{n(?::0(?P<width>[1-9]))?\}")
_READERS = {
    "{yyyy}": r"(?P<yyyy>[0-9]{4})",
    "{yy}": r"(?P<yy>[0-9]{2})",
    "{yy2}": r"(?P<yy2>[0-9]{2})",
    "{mm}": r"(?P<mm>0[1-9]|1[0-2])",
    "{meeting}": r"(?P<meeting>[1-9][0-9]*)",
    "({meeting})": r"(?:\((?P<meeting>[1-9][0-9]*)\))?",
    "{item}": r"(?P<item>[0-9]+[a-z]?)",
    "{letter}": r"(?P<letter>[a-z])",
}
_COUNTER_READER = r"(?P<n>[0-9]+)(?P<suffix>[A-Z])?"
_OPEN_ENDED = {"{n}", "{item}", "{meeting}"}
_NO_BARRIER = {"{yyyy}", "{yy}", "{yy2}", "{mm}", "({meeting})"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready for use; made by `pattern`."""

    text: str
    _pieces: tuple[str, ...]
    _width: int
    _reader: re.Pattern[str]

    def print(self, parts: NumberParts) -> str:
        """The number as it stands on paper.

        Raises PatternError when `parts` lacks something the pattern needs.
        """
        year, month, meeting = parts.year, parts.month, parts.meeting
        said = {
            "{n}": f"{parts.n:0{self._width}}{parts.suffix}",
            "{yyyy}": "" if year is None else f"{year:04}",
            "{yy}": "" if year is None else f"{year % 100:02}",
            "{yy2}": "" if year is None else f"{(year + 1) % 100:02}",
            "{mm}": "" if month is None else f"{month:02}",
            "{meeting}": "" if meeting is None else f"{meeting}",
            "{item}": parts.item,
            "{letter}": parts.letter,
        }
        for token, words in said.items():
            if token in self._pieces and not words:
                raise PatternError(f"A number written {self.text} needs something for {token}.")
        said["({meeting})"] = f"({meeting})" if meeting is not None and meeting > 1 else ""
        return "".join(said.get(piece, piece) for piece in self._pieces)

    def parse(self, printed: str) -> NumberParts | None:
        """What `printed` says, or None when it is not written in exactly this pattern."""
        parts = self.parse_unpadded(printed)
        return parts if parts is not None and self.print(parts) == printed else None

    def parse_unpadded(self, printed: str) -> NumberParts | None:
        """As `parse`, but forgiving the counter a missing or needless leading zero."""
        found = self._reader.fullmatch(printed)
        if found is None:
            return None
        said = found.groupdict()
        years = [int(said["yyyy"])] if said.get("yyyy") else []
        years += [_whole_year(said["yy"])] if said.get("yy") else []
        years += [_whole_year(said["yy2"]) - 1] if said.get("yy2") else []
        if len({year % 100 for year in years}) > 1:
            return None
        meeting = said.get("meeting")
        if meeting is None and self.has("({meeting})"):
            meeting = "1"
        return NumberParts(
            n=int(said["n"]),
            year=years[0] if years else None,
            month=int(said["mm"]) if said.get("mm") else None,
            meeting=int(meeting) if meeting else None,
            item=said.get("item") or "",
            letter=said.get("letter") or "",
            suffix=said["suffix"] or "",
        )

    def has(self, *tokens: str) -> bool:
        """Whether any of these tokens ("{mm}") stands in the pattern."""
        return any(token in self._pieces for token in tokens)


@cache
def pattern(text: str) -> Pattern:
    """Make a pattern of its text, such as `{yy}/{n}`.

    Raises PatternError with one sentence when a number printed in it could not be read back.
    """
    pieces: list[str] = []
    reader = ""
    width = 1
    end = 0
    for token in _TOKEN.finditer(text):
        pieces.append(_literal(text, text[end : token.start()]))
        reader += re.escape(pieces[-1])
        end = token.end()
        if counter := _COUNTER.fullmatch(token[0]):
            width = int(counter["width"] or 1)
            pieces.append("{n}")
            reader += _COUNTER_READER
        elif token[0] in _READERS:
            pieces.append(token[0])
            reader += _READERS[token[0]]
        else:
            raise PatternError(
                f"{token[0]} in the pattern {text} is not known; use {{n}}, {{n:03}}, {{yyyy}}, "
                "{yy}, {yy2}, {mm}, {meeting}, {item} or {letter}."
            )
        if pieces.count(pieces[-1]) > 1:
            raise PatternError(f"{token[0]} stands twice in the pattern {text}; once is enough.")
    pieces.append(_literal(text, text[end:]))
    reader += re.escape(pieces[-1])
    _check(text, pieces)
    return Pattern(text, tuple(piece for piece in pieces if piece), width, re.compile(reader))


def _literal(text: str, piece: str) -> str:
    if "{" in piece or "}" in piece:
        raise PatternError(f"The pattern {text} has a curly bracket without its other half.")
    return piece


def _check(text: str, pieces: list[str]) -> None:
    if "{n}" not in pieces:
        raise PatternError(f"The pattern {text} has no {{n}}, so every number would be the same.")
    if "{meeting}" in pieces and "({meeting})" in pieces:
        raise PatternError(f"{{meeting}} stands twice in the pattern {text}; once is enough.")
    previous = ""
    for piece in pieces:
        if piece in _OPEN_ENDED or (piece == "{letter}" and previous == "{item}"):
            if previous:
                raise PatternError(
                    f"{previous} and {piece} run into each other in the pattern {text}; "
                    "put a full stop, a stroke or the like between them."
                )
            previous = piece
        elif re.search(r"[^0-9]", piece) and piece not in _NO_BARRIER:
            previous = ""


def _whole_year(two_digits: str) -> int:
    """The year two digits mean: 1970 to 2069."""
    return (int(two_digits) - 70) % 100 + 1970


_RUN = re.compile(r"([0-9]+)")


def sort_key(printed: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts numbers as numbers: 21/100 after 21/99, 21/97A after 21/97."""
    return tuple(
        (0, int(run), "") if _RUN.fullmatch(run) else (1, 0, run.casefold())
        for run in _RUN.split(printed)
        if run
    )
