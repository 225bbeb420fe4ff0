"""Marks in papers that say an item is closed to the public, and on what grounds."""

import re

from clerk.business.restricted import Grounds, RestrictedKind

_MARK = re.compile(
    r"\b(?:EXEMPT|CONFIDENTIAL|NOT FOR PUBLICATION|RESTRICTED)\b|\b[Nn]ot for publication\b"
    r"|\((?i:exempt|confidential|restricted)\b|\bcontains? exempt information\b"
    r"|\b[Ee]xempt (?:items?|reports?|appendix|under|by virtue)\b"
)
_ABOUT_CLOSING = re.compile(
    r"\bexclu(?:sion|de|ding)\b|\bpress\b|\bpublic\s+(?:be|to|leave)\b", re.IGNORECASE
)
_PART = re.compile(
    r"part\s+(?:ii|2|b|two)\b[^.]*|(?:exempt|confidential|private|restricted)"
    r"\s+(?:items?|business|session|part|section|matters)\b[^.]*",
    re.IGNORECASE,
)
_CLOSED = "NOT FOR PUBLICATION|RESTRICTED|CONFIDENTIAL|EXEMPT"
_PAPER = re.compile(
    rf"(?:STRICTLY\s+)?(?:{_CLOSED})(?:\s+MINUTES)?\b[^a-z]*"
    rf"|(?:{_CLOSED}|Not for publication)\s+(?:by|under|BY).*"
    r"|(?i:(?:exempt|confidential|restricted)\s+minutes\b.*)"
)
_PARAGRAPHS = re.compile(
    r"\bparagraphs?\s+(?P<list>\d{1,2}(?:\s*(?:,|and|&|or|to)\s*\d{1,2})*)", re.I
)


def grounds_in(title: str, text: str = "") -> Grounds | None:
    """The grounds an item is closed on, when its title or text marks it so; else None.

    Exempt: Local Government Act 1972 s100A(4) and Schedule 12A; confidential: s100A(3); excluded
    by resolution: Public Bodies (Admission to Meetings) Act 1960. An item about closing the
    meeting is not itself closed.
    """
    if _ABOUT_CLOSING.search(title) or not (_MARK.search(title) or _MARK.search(text)):
        return None
    return _grounds(f"{title} {text}")


def closed_part(text: str) -> Grounds | None:
    """The grounds a heading like "PART II - EXEMPT" gives to everything below it, else None."""
    return _grounds(text) if len(text) < 80 and _PART.fullmatch(text) else None


def grounds_of_paper(text: str) -> Grounds | None:
    """The grounds a whole paper is closed on, when a line of its head marks it so; else None."""
    return _grounds(text) if len(text) < 200 and _PAPER.fullmatch(text) else None


def _grounds(text: str) -> Grounds:
    lowered = text.lower()
    found = _PARAGRAPHS.search(text)
    paragraphs = tuple(re.findall(r"\d+", found["list"])) if found else ()
    if "1960" in text:
        return Grounds(RestrictedKind.EXCLUDED)
    if "confidential" in lowered and "exempt" not in lowered:
        return Grounds(RestrictedKind.CONFIDENTIAL, paragraphs)
    return Grounds(RestrictedKind.EXEMPT, paragraphs)
