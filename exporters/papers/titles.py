"""The title a file gives itself, when it is one."""

import re

_LONGEST = 200
# What programs put before the name of the file when they make a title, and what they call a file
# nobody gave one.
_BEFORE = re.compile(r"^Microsoft (?:Word|PowerPoint|Excel) - ", re.IGNORECASE)
_NONE = frozenset({"title", "untitled", "word document", "powerpoint presentation", "slide 1"})


def own_title(told: str) -> str:
    """The title in one line, without marks nobody sees; empty when a program made it up."""
    seen = "".join(char if char.isprintable() else " " for char in told)
    title = _BEFORE.sub("", " ".join(seen.split()))
    return "" if title.lower() in _NONE else title[:_LONGEST].rstrip()
