"""The head of a paper: which body, what day, what time, where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from clerk.business.council import slug_of
from clerk.business.dates import dates_in, first_time, times_in
from clerk.business.findings import Finding
from clerk.reading.source import Line, joined, words

_LABEL = re.compile(
    r"^(?P<label>date(?: and time)?|day|time|venue|place|location|held at|title of meeting|meeting"
    r"|committee)\s*(?::|\s{3,}|(?<!meeting)(?<!committee)$)\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\b(?:(?:An?|The)\s+)?(?:[\w-]+\s+){0,3}?[Mm]eeting\s+of\s+(?:the\s+)?(?P<body>.{3,120}?)"
    r"\s+(?:was|were|will\s+be|is\s+to\s+be)?\s*held\b.*",
    re.DOTALL,
)
_MINUTES_OF = re.compile(
    r"\bminutes\s+of\s+(?:the\s+)?(?:proceedings\s+(?:of|at)\s+)?"
    r"(?:(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}?(?:meeting\s+of\s+)(?:the\s+)?)?"
    r"(?P<body>.{3,110}?)(?:\s+(?:virtual|ordinary|extraordinary|special|annual|monthly|full"
    r"|planning|public|remote|on-?line))*(?:\s+(?:council\s+)?meeting)?"
    r"(?=,?\s+held\b|,?\s+on\s+|\s*[-–:]\s*|\s*$|\.)",
    re.IGNORECASE | re.DOTALL,
)
_KIND = re.compile(
    r"\b(annual general meeting|annual(?: parish| council)? meeting"
    r"|extraordinary(?: general)? meeting|special meeting|planning meeting)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:board|committee|council|panel|cabinet|executive|forum|trust(?:ees)?|governors"
    r"|governing body|sub-?committee|group|partnership|authority|commission|association|society"
    r"|friends|charity|foundation|township|community|services|scrutiny"
    r"|working party|assembly|congress|bench|court)\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"\S.*\bcouncil|(?:the\s+)?(?:council|city|corporation|borough|county)\s+of\s+.+", re.IGNORECASE
)
_COMMITTEE = re.compile(
    r"(?!(?:members|minutes|agenda|meeting|report|to|notice)\b)"
    r"(?:[\w’'&/-]+,?\s+){0,9}(?:(?:sub-?)?committee|board|panel|forum|scrutiny|cabinet|executive"
    r"|commission|(?:working|task(?:\s+and\s+finish)?)\s+(?:party|group))"
    r"(?:\s+(?:\w|\d+|\(.{1,30}\)))?(?:\s+meeting)?",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"(?:committee|sub-?committee|board|panel|forum|council)", re.IGNORECASE)
_WHERE = re.compile(
    r"\b(?:held\s+)?(?:virtually\s+)?(?:in|at)\s+(?!\d)(?P<venue>(?:the\s+)?[A-Z“‘].{3,110}?)"
    r"(?=,?\s+(?:(?i:on\s+(?:the\s+)?[a-z]+day)|on\s+(?:the\s+)?\d|at\s+\d|from\s+\d|starting|commencing)|[.;]|$)",
    re.DOTALL,
)
_NOTHING = re.compile(
    r"^(?:agenda|minutes|draft(?: minutes)?.*|unconfirmed|public document pack)$", re.I
)
_SMALL = {"of", "the", "and", "for", "in", "on", "at", "to", "a", "with"}


@dataclass
class Head:
    """What the head of a paper says. `used` are the texts that became part of it; `council` is
    the name of the council where it stands above that of the body."""

    body: str = ""
    council: str = ""
    held: date | None = None
    title: str = ""
    starts: time | None = None
    ends: time | None = None
    venue: str = ""
    opening: str = ""
    used: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_head(lines: Sequence[Line], title: str = "", dated: str = "") -> Head:
    """Read the lines above the attendance or the first item. What is not found stays empty.

    `title` and `dated` are what the page said of itself; they only fill what the lines leave open.
    """
    head = Head()
    paragraphs = _paragraphs(lines)
    whole = "\n".join(joined(lines_) for lines_ in paragraphs)
    _read_labels(head, paragraphs)
    _read_sentences(head, paragraphs, whole)
    if head.held is None:
        _read_date(head, paragraphs)
    if not head.body:
        _read_body(head, paragraphs)
    if head.held is None and dated:
        head.held = _date(head, dated, 1)
    if not head.body and _BODY.search(title):
        head.body = _tidied(re.sub(r"^\d+(?:st|nd|rd|th)\s+Meeting of (?:the )?", "", title))
    if head.body and head.held is None and not head.findings:
        head.findings.append(
            Finding(
                "no date",
                "No day of the meeting was found; say which meeting this paper belongs to.",
                "head of the paper",
                lines[0].number if lines else None,
            )
        )
    if head.starts is None:
        head.starts = first_time(whole)
    if not head.venue:
        near = next(
            (text for text in whole.split("\n") if dates_in(text) or "held" in text.lower()), ""
        )
        if match := _WHERE.search(near):
            head.venue = match["venue"].strip(" ,")
            head.used.append(head.venue)
    if kind := _KIND.search(whole):
        head.title = _cased(kind[1])
        head.used.append(kind[1])
    return head


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in groups parted by blank lines; a label begins a group of its own."""
    groups: list[list[Line]] = []
    gap = True
    for line in lines:
        if line.blank:
            gap = True
            continue
        if groups and not _LABEL.match(line.bare):
            gap = gap and not re.match(r"[a-z]", line.bare) and not _asks(groups[-1])
        if (
            gap
            or _LABEL.match(line.bare)
            or _NOTHING.match(line.bare)
            or not _goes_on(groups[-1], line)
        ):
            groups.append([])
        groups[-1].append(line)
        gap = bool(_NOTHING.match(line.bare))
    return groups


def _asks(group: Sequence[Line]) -> bool:
    """Whether a group is a label whose value stands on the next line ("Venue:")."""
    match = _LABEL.match(group[0].bare) if len(group) == 1 else None
    return match is not None and not match["value"]


def _goes_on(group: Sequence[Line], line: Line) -> bool:
    before = group[-1]
    unfinished = _asks(group) or before.bare.endswith(",") or line.lead > group[0].lead
    if unfinished and _LABEL.match(group[0].bare):
        return True
    if _COUNCIL.fullmatch(before.bare) and _COMMITTEE.fullmatch(line.bare):
        return False
    if before.bare.isupper() != line.bare.isupper() and not before.bare.endswith((",", "-")):
        return False
    if re.fullmatch(r"(?:[\w’']+\s+){0,3}(?:meeting|minutes|agenda)", line.bare, re.IGNORECASE):
        return False
    return len(before.bare) > 28 or bool(re.match(r"[a-z(]", line.bare))


def _read_labels(head: Head, paragraphs: list[list[Line]]) -> None:
    for group in paragraphs:
        match = _LABEL.match(group[0].bare)
        if not match:
            continue
        label = match["label"].lower()
        value = re.split(r"\s{3,}(?=(?:date|time|venue)\b)", match["value"], flags=re.I)[0]
        value = re.sub(r"\s+", " ", " ".join([value, joined(group[1:])])).strip()
        if label.startswith(("date", "day")):
            head.held = head.held or _date(head, value, group[0].number)
            head.starts = head.starts or first_time(value)
        elif label == "time":
            found = times_in(value)
            head.starts = found[0][0] if found else None
            if len(found) > 1:
                head.ends = found[1][0]
        elif label in ("venue", "place", "location", "held at"):
            head.venue = value
            head.used.append(value)
        elif not head.body and words(value):
            head.body = _tidied(value)
            head.used.append(value)


def _read_sentences(head: Head, paragraphs: list[list[Line]], whole: str) -> None:
    for group in paragraphs:
        text = joined(group)
        if match := _OPENING.search(text):
            minuted = re.match(r"minutes\s+of\b", text, re.IGNORECASE)
            head.opening = (text if minuted else match.group()).strip()
            body = _tidied(match["body"])
            # "A meeting of the Committee": which one stands above.
            head.body = head.body or ("" if _UNNAMED.fullmatch(body) else body)
            head.held = head.held or _date(head, text, group[0].number)
            head.used.append(head.opening)
            _read_printed_body(head, paragraphs)
            return
    flat = whole.replace("\n", " ")
    if match := _MINUTES_OF.search(flat):
        body = _tidied(match["body"])
        if _BODY.search(body) and not dates_in(body) and not _UNNAMED.fullmatch(body):
            head.body = head.body or body
            head.used.append(match["body"])


def _read_printed_body(head: Head, paragraphs: list[list[Line]]) -> None:
    """The name as it stands alone at the head ("CORPORATE SERVICES PANEL"), where it does."""
    for group in paragraphs:
        text = re.sub(r"\s+", " ", joined(group)).strip()
        if text.casefold() == head.body.casefold():
            head.body = text
            head.used.append(text)
            return


def _read_date(head: Head, paragraphs: list[list[Line]]) -> None:
    for group in paragraphs:
        text = joined(group)
        if dates_in(text) and (day := _date(head, text, group[0].number)):
            head.held = day
            return


def _read_body(head: Head, paragraphs: list[list[Line]]) -> None:
    """The first line that names a body, or else the first short line in capitals.

    A council's papers begin with its own name: where its committee stands below, that is the body.
    """
    texts = []
    for group in paragraphs:
        text = re.sub(r"\s+", " ", joined(group)).strip()
        if _NOTHING.match(text) or _LABEL.match(group[0].bare) or not words(text):
            continue
        texts.append(text)
    named = [name for text in texts[:8] if (name := _body_in(text))]
    if named:
        within = [name for name in named[:3] if _COMMITTEE.fullmatch(name)]
        body = within[0] if within and _COUNCIL.fullmatch(named[0]) else named[0]
        head.body = _tidied(body)
        head.used.append(head.body)
        head.council = named[0] if body is not named[0] else ""
        return
    for text in texts[:3]:
        if text.isupper() and len(words(text)) <= 10 and not dates_in(text):
            head.body = _tidied(text)
            head.used.append(text)
            return


def _body_in(text: str) -> str:
    """The name of a body that a line of a head begins with or is, without its day; or ""."""
    before = text[: dates_in(text)[0].start] if dates_in(text) else text
    pieces = [piece.strip(" ,-–") for piece in re.split(r"\s+[-–|]\s+", before)]
    if len(pieces) > 1 and _COUNCIL.fullmatch(pieces[0]) and _COMMITTEE.fullmatch(pieces[1]):
        return pieces[1]
    named = _BODY.search(pieces[0]) and len(words(pieces[0])) <= 14
    return pieces[0] if named and not pieces[0].endswith(".") else ""


def _date(head: Head, text: str, line: int) -> date | None:
    found = dates_in(text)
    for one in found:
        if one.day:
            return one.day
    if found:
        head.findings.append(
            Finding(
                "impossible date",
                f"“{found[0].words}” is not a day of the calendar; give the day of the meeting.",
                "head of the paper",
                line,
            )
        )
    return None


def _tidied(body: str) -> str:
    text = re.sub(r"\s+", " ", body).strip(" ,.-–:")
    text = re.sub(r"(?i)^(?:minutes|agenda)\s+(?:of|for)\s+(?:the\s+)?", "", text)
    text = re.sub(
        r"(?i)\s+(?:committee\s+meeting|board\s+meeting)\s*(?:minutes|agenda)?$",
        lambda m: " " + m.group().split()[0],
        text,
    )
    text = re.sub(
        r"(?i)\s+(?:(?:special|annual|extraordinary|ordinary|general|planning|virtual)\s+)*meeting"
        r"(?:\s+(?:minutes|agenda))?$",
        "",
        text,
    )
    text = re.sub(r"(?i)\s+meeting\s+of$", "", text)
    return re.sub(r"(?i)\s+(?:minutes|agenda)$", "", text).strip(" ,.-–:") or text


def committee_slug(body: str) -> str:
    """The slug of a body as printed: "CORPORATE PARENTING BOARD" -> "corporate-parenting-board"."""
    return slug_of(name_of(body))


def name_of(body: str) -> str:
    """A body's name in mixed case: "CORPORATE PARENTING BOARD" -> "Corporate Parenting Board"."""
    return _cased(body) if body.isupper() else body


def _cased(text: str) -> str:
    cased = []
    for position, word in enumerate(text.lower().split()):
        if position and word in _SMALL:
            cased.append(word)
        else:
            cased.append(re.sub(r"^(\W*\w)|(?<=[-/(])\w", lambda m: m.group().upper(), word))
    return " ".join(cased)
