"""The title a file gives itself, when it is one."""

import re

_LONGEST = 200
# What programs put before the name of the file when they make a title, and what they call a file
# nobody gave one.
_BEFORE = re.compile(r"^Microsoft (?:Word|PowerPoint|Excel) - ", re.IGNORECASE)
_NONE = re.compile(
    r"none|null|title|no title|\(?anonymous\)?|slide 1|word document|powerpoint presentation|"
    r"(?:untitled(?: document)?|document|presentation|book)\s?\d*",
    re.IGNORECASE,
)
_A_FILE = re.compile(
    r"\.(?:docx?|dotx?|docm|rtf|odt|pptx?|odp|xlsx?|ods|pdf|pages)$", re.IGNORECASE
)


def own_title(told: str) -> str:
    """The title in one line, without marks nobody sees; empty when a program made it up,
    or it is no more than the name of a file."""
    seen = "".join(char if char.isprintable() else " " for char in told)
    title = _BEFORE.sub("", " ".join(seen.split()))
    return "" if _NONE.fullmatch(title) or _A_FILE.search(title) else title[:_LONGEST].rstrip()
