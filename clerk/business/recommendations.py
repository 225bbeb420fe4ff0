"""The recommendations of a report: found in its text, and resolved as printed."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from clerk.business.minutes import Clause, ListStyle, Outcome
from clerk.business.outcome_words import clause_of

_NUMBER = r"(?:#{1,4}\s+)?(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?"
_HEADING = re.compile(
    rf"{_NUMBER}(?:(?:the\s+)?(?:officers?['’]?s?['’]?|report)\s+)?"
    r"(?:recommendation(?:s|\(s\))?|recommended(?:\s+decision(?:s|\(s\))?)?)\s*"
    r"(?:$|[-–:.]\s*(?P<rest>.*))",
    re.IGNORECASE,
)
_ASKED = (
    r"(?:(?:is|are)\s+(?:therefore\s+|respectfully\s+)?"
    r"(?:asked|invited|requested|recommended)\s+to)"
)
_LEAD = re.compile(
    rf"{_NUMBER}(?P<lead>it\s+is\s+(?:therefore\s+)?recommended\s+(?:that|to)\b"
    rf"|(?:the\s+)?(?:[A-Z][\w&’'-]*\s+){{0,6}}?[A-Z][\w&’'-]*\s+{_ASKED}\b)"
    r"\s*[-–:]?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"(?P<marker>[-•*▪]|recommendation\s+\d{1,2}\s*[-–:.]?"
    r"|\(?(?:\d{1,2}(?:\.\d{1,2})+|\d{1,2}|[a-z]|[ivx]{2,5})[.):]|\d{1,2}(?:\.\d{1,2})+)"
    r"\s+(?P<text>\S.*)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[-–•*▪◦●·]\s+")
_NEXT_HEADING = re.compile(
    r"#{1,4}\s.*|(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:[A-Z][A-Z’'&,/() -]{3,}|"
    r"(?i:background|introduction|purpose|reasons?|report|summary|rationale|detail|context|"
    r"financial|legal|implications|options|consultation|conclusion|appendi)\w*"
    r"(?:\s+[\w’'-]+){0,7})\s*:?"
)
_SECTION = re.compile(r"\d{1,2}\.?0?\s+[A-Z][\w’',&()/ -]{2,80}")
_OBJECT = r"(?:the|this|these|its|their|a|an)\s+[^;:]+?"
_DONE = {
    "note": "noted",
    "approve": "approved",
    "agree": "agreed",
    "endorse": "endorsed",
    "receive": "received",
    "adopt": "adopted",
    "accept": "accepted",
    "confirm": "confirmed",
    "ratify": "ratified",
    "support": "supported",
    "welcome": "welcomed",
}
_IMPERATIVE = re.compile(
    rf"(?:to\s+)?(?P<verb>{'|'.join(_DONE)})s?\s+(?P<object>{_OBJECT})"
    r"(?P<tail>[.;,]?(?:\s+and|\s+or)?)",
    re.IGNORECASE,
)
# A second thing to do in the same breath, or a condition: then it is not certain any more.
_MORE = re.compile(
    rf"\b(?:and|or|then)\s+(?:to\s+|also\s+|further\s+)?(?:{'|'.join(_DONE)}|delegate|authorise|"
    r"consider|comment|provide|request|recommend|instruct|identify|make|review|ask|discuss|refer|"
    r"appoint|nominate|agree|give|determine|decide|require|direct|invite|submit|seek|that)s?\b|"
    r"\b(?:if|unless|whether|subject\s+to|provided)\b|[.?!]\s",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(r"it\s+is\s+(?:therefore\s+)?recommended\s+(?=that\b)", re.IGNORECASE)
_ASKED_LEAD = re.compile(rf"(?:.*\b{_ASKED}|.*recommended\s+to|to)\s*[-–:]?", re.IGNORECASE)


def recommendations_in(text: str) -> tuple[Clause, ...]:
    """The recommendations of a report with this text, wording and markers as printed.

    They stand below a heading ("RECOMMENDATIONS") or behind "It is recommended that" or "The
    Board is asked to"; a line that leads into a list is the first clause and ends in a colon.
    Paragraph numbers of the report ("2.1") become 1., 2. Nothing is found where it is not sure.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    for at, line in enumerate(lines):
        if found := _HEADING.fullmatch(line):
            behind = found["rest"] or ""
            told = tuple(_gathered([behind, *lines[at + 1 :]]))
            if told:
                return _renumbered(told)
    for at, line in enumerate(lines):
        if _LEAD.match(line):
            return _renumbered(tuple(_gathered(lines[at:])))
    return ()


def as_resolved(recommendations: Sequence[Clause]) -> tuple[Clause, ...]:
    """The recommendations in the words of a decision: "note the report" as "the report be noted".

    Only where that is certain of every one; else all stay as printed.
    """
    lead, clauses = _led(recommendations)
    if not lead:
        return tuple(Clause(_resolved(each.text), each.marker) for each in clauses)
    if _RECOMMENDED.match(lead):
        return (Clause(_unframed(lead)), *clauses)
    passive = [_passive(each.text) for each in clauses]
    if _ASKED_LEAD.fullmatch(lead) and all(passive):
        turned = zip(passive, clauses, strict=True)
        return (Clause("That:"), *(Clause(text, each.marker) for text, each in turned))
    return tuple(recommendations)


def resolved_as_printed(recommendations: Sequence[Clause], word: str) -> Outcome:
    """The outcome that resolves these recommendations in their own words.

    Only "It is recommended that" becomes "That".
    """
    lead, clauses = _led(recommendations)
    lead = _unframed(lead)
    clauses = tuple(Clause(_unframed(each.text), each.marker) for each in clauses)
    if any(clause.marker for clause in clauses):
        style = ListStyle.NUMBERED
    elif len(clauses) > 1 or lead:
        style = ListStyle.BULLETED if lead else ListStyle.PARAGRAPHS
    else:
        style = ListStyle.RUN_ON
    return Outcome(word, clauses, lead_in=lead, style=style)


def recommendations_of(lines: str) -> tuple[Clause, ...]:
    """Recommendations kept a clause a line, as clauses; a bullet pasted with one goes."""
    told = (_BULLET.sub("", line.strip()) for line in lines.split("\n"))
    return tuple(clause_of(line) for line in told if line)


def _led(recommendations: Sequence[Clause]) -> tuple[str, tuple[Clause, ...]]:
    """The line that leads into a list, if one does, and the clauses without it."""
    first = recommendations[0] if len(recommendations) > 1 else None
    if first and not first.marker and first.text.endswith(":"):
        return first.text, tuple(recommendations[1:])
    return "", tuple(recommendations)


def _gathered(lines: Sequence[str]) -> Iterator[Clause]:
    """The clauses at the beginning of `lines`, wrapped lines joined, up to the next heading."""
    parts: list[str] = []
    marker = ""
    listed = False
    blank = False
    for line in dropwhile(lambda line: not line, lines):
        point = _POINT.fullmatch(line)
        if not line:
            blank = True
            continue
        section = _SECTION.fullmatch(line) and not line.endswith((".", ";"))
        heading = _NEXT_HEADING.fullmatch(line) or section or line.endswith("?")
        if parts and heading:
            break
        if point and not (parts and not blank and marker and _wrapped(parts[-1], marker, point)):
            if parts:
                yield _clause(parts, marker)
            marker, parts, listed = point["marker"], [point["text"]], True
        elif parts and not blank:
            parts.append(line)
        elif parts and listed and not line[:1].islower():
            break
        elif parts and not _further(line):
            if not line[:1].islower():
                break
            parts.append(line)
        else:
            if parts:
                yield _clause(parts, marker)
            marker, parts = "", [line]
        blank = False
    if parts:
        yield _clause(parts, marker)


def _wrapped(before: str, marker: str, point: re.Match[str]) -> bool:
    """Whether a line only looks like a point, because a number was wrapped to its beginning."""
    number, last = (re.search(r"\d+(?=\D*$)", each) for each in (point["marker"], marker))
    if number is None or (last and int(number[0]) == int(last[0]) + 1):
        return False
    return before[-1:].isalnum() and point["text"][:1].islower()


def _further(line: str) -> bool:
    return bool(re.match(r"(?:and\s+)?that\b", line, re.IGNORECASE) or _LEAD.match(line))


def _clause(parts: Sequence[str], marker: str) -> Clause:
    text = " ".join(parts)
    number = re.match(r"recommendation\s+(\d+)", marker, re.IGNORECASE)
    shown = f"{number[1]}." if number else "" if marker in ("-", "•", "*", "▪") else marker
    return Clause(text, shown)


def _renumbered(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Paragraph numbers of the report told as the numbers of a list; a single one goes."""
    if not any(re.search(r"\d\.\d", clause.marker) for clause in clauses):
        return clauses
    if len(clauses) == 1:
        return (Clause(clauses[0].text),)
    lead, rest = (clauses[:1], clauses[1:]) if clauses[0].text.endswith(":") else ((), clauses)
    numbered = (Clause(clause.text, f"{n}.") for n, clause in enumerate(rest, start=1))
    return (*(Clause(clause.text) for clause in lead), *numbered)


def _resolved(text: str) -> str:
    """One recommendation that stands alone, as a decision if that is certain."""
    if _RECOMMENDED.match(text):
        return _unframed(text)
    lead = _LEAD.fullmatch(text)
    passive = _passive(lead["rest"] if lead else text)
    return f"That {passive}" if passive else text


def _passive(text: str) -> str:
    """ "note the report" as "the report be noted"; empty when that is not certain."""
    found = _IMPERATIVE.fullmatch(text)
    if found is None or _MORE.search(found["object"]):
        return ""
    thing = found["object"]
    return f"{thing[0].lower()}{thing[1:]} be {_DONE[found['verb'].lower()]}{found['tail']}"


def _unframed(text: str) -> str:
    """ "It is recommended that ..." as "That ..."; anything else as it is."""
    said = _RECOMMENDED.match(text)
    return f"T{text[said.end() + 1 :]}" if said else text
