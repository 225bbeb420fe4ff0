"""What goes into a pack, and what is told of the pack that came out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exporters.errors import ExportError


class PackStopped(ExportError):  # noqa: N818 - nothing went wrong
    """The clerk stopped the making of a pack; nothing was written."""


@dataclass(frozen=True, slots=True)
class PackWords:
    """What is printed and read out on the pages of a pack: `{page}` is the number of a page, for
    one that was scanned that within its paper, whose `{title}` it names."""

    number: str = "Page {page}"
    scanned: str = "Scanned page {page} of {title}. No text is available."
    damaged: str = "This page of the paper is damaged and cannot be shown."


@dataclass(frozen=True, slots=True)
class PackPart:
    """One PDF file of a pack: the front sheet, the last minutes, a report, an appendix, a leaf.

    `key` names it in the page map and is unlike that of any other part. `title` is read out
    before it and is its bookmark. `source` is its file or its bytes; when `sha256` is given they
    must have it. `heading` is the bookmark it hangs under ("7. Review of moorings"), shared by
    parts that follow each other. `mark` is printed on its first page ("Item 7") and leads back to
    the front sheet; `warning` stands on each page before its number ("NOT FOR PUBLICATION"). Links
    of the front sheet to `https://pack.invalid/<target>` lead to its first
    page. A `right_hand` part begins on the front of a sheet when the pack is printed on both
    sides. `front` is the front sheet, whose links are the ones that are led on. `language` (BCP
    47) is that of a part that does not say its own. `looks` is a file beside a part that never
    changes, in which what its pages look like is kept from the first pack on.
    """

    key: str
    title: str
    source: Path | bytes
    heading: str = ""
    mark: str = ""
    warning: str = ""
    target: str = ""
    right_hand: bool = False
    front: bool = False
    language: str = ""
    sha256: str = ""
    looks: Path | None = None


@dataclass(frozen=True, slots=True)
class PackMade:
    """What is true of a pack that was made.

    `pages` are the first and last page of each part by its key, as stamped. The blank back of
    its last sheet counts to a part when the next one begins on a right-hand page. `tagged` says
    that the pack claims to be PDF/UA-1: every part is tagged and claims it. `untagged` are the
    titles of the parts without tags, which a screen reader hears as one run of words or not at
    all. `remarks` are sentences for the clerk. `sha256` is that of the file.
    """

    pages: Mapping[str, tuple[int, int]]
    page_count: int
    tagged: bool
    untagged: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    sha256: str = field(default="", compare=False)
