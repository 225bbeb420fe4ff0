"""What is known of an officer's paper once it was looked at, and how a bad one is refused."""

from dataclasses import dataclass
from enum import StrEnum

from exporters.errors import ExportError


class FileKind(StrEnum):
    """What a paper is; the values are what a clerk calls it."""

    PDF = "PDF"
    WORD = "Word document"
    SLIDES = "slides"
    SHEET = "spreadsheet"
    PICTURE = "picture"


SAYS_NOTHING = (
    "A picture says nothing to a screen reader: say in a sentence what it shows, or ask for "
    "the Word file when it is a page that was scanned."
)
"""The remark on a picture, until somebody has said what it shows."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A paper that can be used, and what the clerk should know of it.

    `ending` is the one its contents ask for (".docx"), whatever the file was called. `pages` and
    `tagged` are None for what must first be made a PDF. Each of `remarks` is one sentence, the
    gravest first; none of them stops anybody.
    """

    kind: FileKind
    ending: str
    pages: int | None = None
    tagged: bool | None = None
    title: str = ""
    remarks: tuple[str, ...] = ()


class PaperRefused(ExportError):  # noqa: N818 - an answer to whoever brought it
    """The file cannot be a paper. One sentence: what is wrong with it, and what to ask for."""
