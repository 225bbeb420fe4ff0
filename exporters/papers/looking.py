"""Looking at an officer's paper when it comes in: what it is, and what the clerk should know.

The measure is what the paper does to the pack and to those who read it: pages that would be
empty, words no screen reader can find, what would be lost or shown against its author's will.
"""

from exporters.papers.file_names import safe_name
from exporters.papers.formats import format_of
from exporters.papers.looked import FileKind, Looked, PaperRefused

__all__ = ["FileKind", "Looked", "PaperRefused", "look_at", "safe_name"]


def look_at(data: bytes, name: str) -> Looked:
    """What the file is and what is to be said of it.

    `name` is the one it came under, however odd; it decides nothing but what the file claimed to
    be. Raises PaperRefused, and nothing else, for what cannot be a paper.
    """
    found = format_of(data, name)
    if found.kind is FileKind.PDF:
        from exporters.papers.pdfs import look_at_pdf

        return look_at_pdf(data)
    return Looked(found.kind, found.ending)
