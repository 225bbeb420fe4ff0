"""What keeps people with a screen reader from a Word file, summed up for the clerk."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import docx

from clerk.business.words import listed
from exporters.accessibility import check_word

_MOST = 3
_UNKNOWN = (
    "The file is of a kind that could not be looked into for screen readers: check its pages once "
    "it is a PDF, or ask for it saved as an ordinary Word document."
)
# Of the gravest first: one of a kind, and several of it.
_FAULTS = {
    "no alternative text": ("a picture without description", "{} pictures without description"),
    "no header row": ("a table without a header row", "{} tables without a header row"),
    "bold as heading": ("a bold line for a heading", "{} bold lines for headings"),
    "heading order": ("a heading of the wrong level", "{} headings of the wrong level"),
    "typed bullet": ("a typed bullet", "{} typed bullets"),
    "typed number": ("a typed number", "{} typed numbers"),
    "merged cells": ("a table with merged cells", "{} tables with merged cells"),
    "nested table": ("a table in a table", "{} tables in tables"),
    "floating picture": ("a floating picture", "{} floating pictures"),
    "empty heading": ("an empty heading", "{} empty headings"),
    "link text": ("a link that does not say where it leads", "{} links that do not say where"),
}
_LACKS = {
    "first heading": "a single main heading",
    "language": "British English as its language",
    "no title": "a title",
}


def word_remarks(file: BytesIO) -> Iterator[str]:
    """At most one sentence on a Word file; the gravest faults are named, the others counted."""
    try:
        word = docx.Document(file)
        findings = check_word(word)
    # Word and LibreOffice open more than python-docx does, which lets out whatever error it meets.
    except Exception:
        yield _UNKNOWN
        return
    counts = Counter(finding.kind for finding in findings)
    faults = [_said(counts[kind], *forms) for kind, forms in _FAULTS.items() if counts[kind]]
    if more := faults[_MOST + 1 :]:
        faults[_MOST:] = [f"{len(more) + 1} more kinds of faults"]
    lacks = [what for kind, what in _LACKS.items() if counts[kind]]
    told = [f"has {listed(faults)}"] if faults else []
    told += [f"lacks {listed(lacks)}"] if lacks else []
    if told:
        yield f"For screen readers the file {' and '.join(told)}: ask for it put right in Word."


def _said(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(count)
