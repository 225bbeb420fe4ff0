"""What a page draws, put right where it would spoil what is printed after it.

A page may leave off in the middle of a word, and open and close graphics states and marks as it
likes: nobody sees it while nothing follows. A number printed behind it would be swallowed, or
enlarged, or hidden with a layer.
"""

import re

import pikepdf
from pikepdf import Array, Page, Pdf

from exporters.papers.scans import streams

_BLANK = b"\0\t\n\f\r "
_TAIL = 200
_ENDS = re.compile(rb"(?:^|[\s\0\])>}])(?:[A-Za-z]{1,3}[01*]?|['\"])$")
_PAIRS = ((b"(", b")"), (b"<", b">"), (b"[", b"]"), (b"BT", b"ET"))
_NESTED = "q Q BDC BMC EMC BT ET"
_INLINE = re.compile(rb"(?<!\S)(?:ID|EI)(?!\S)")


def settle(source: Pdf, page: Page, content: bytes) -> bytes:
    """Let `page`, which draws `content`, end as it began; what it draws then.

    Only a page that seems to need it is read word by word. Raises pikepdf.PdfError when it cannot
    be.
    """
    cut = _is_cut(content)
    if not cut and not _is_unbalanced(content):
        return content
    settled = _settled(page, content, cut=cut)
    page.obj.Contents = source.make_stream(settled)
    return settled


def enclose(source: Pdf, page: Page, behind: bytes) -> None:
    """Draw more `behind` all that a page draws, as if nothing had been drawn before.

    Of a page that cannot be read nothing is left in a pack, so nothing is done to it.
    """
    try:
        held = streams(page.obj.get("/Contents"))
        settle(source, page, b"\n".join(each.read_bytes() for each in held))
    except (pikepdf.PdfError, UnicodeDecodeError):
        return
    drawn = streams(page.obj.get("/Contents"))
    after = source.make_stream(b"\nQ\n" + behind)
    page.obj.Contents = Array([source.make_stream(b"q\n"), *drawn, after])


def _is_cut(content: bytes) -> bool:
    """Whether the last word may not be whole."""
    tail = content[-_TAIL:].rstrip(_BLANK)
    if not tail and len(content) <= _TAIL:
        return False
    if not _ENDS.search(tail):
        return True
    if any(content.rfind(closes) < content.rfind(opens) for opens, closes in _PAIRS):
        return True
    # Not the ids of marked content, which most pages have.
    picture = any(begins in content for begins in (b" ID", b"\nID", b"\rID"))
    return picture and _INLINE.findall(content)[-1:] == [b"ID"]


def _is_unbalanced(content: bytes) -> bool:
    """Whether states or marks may be open at the end, or closed without being open."""
    if content.count(b"BDC") + content.count(b"BMC") != content.count(b"EMC"):
        return True
    words = content.split()
    saved, restored = words.count(b"q"), words.count(b"Q")
    return saved != restored or (saved > 0 and words.index(b"Q") < words.index(b"q"))


def _settled(page: Page, content: bytes, *, cut: bool) -> bytes:
    """What a page draws, as it is where nothing has to be taken out of it."""
    walk = _Walk()
    for operation in pikepdf.parse_content_stream(page, operators=_NESTED):
        walk.passes(str(operation.operator))
    if not cut and not walk.refused:
        return content + walk.closing
    walk = _Walk()
    kept = [
        operation
        for operation in pikepdf.parse_content_stream(page)
        if walk.passes(str(operation.operator))
    ]
    try:
        return pikepdf.unparse_content_stream(kept) + walk.closing
    except pikepdf.PdfError:
        # A picture among the words that says odd things of itself.
        return content + walk.closing


class _Walk:
    """What is open on the way through what a page draws."""

    def __init__(self) -> None:
        self.refused = 0
        self._states = self._marks = self._texts = 0

    def passes(self, operator: str) -> bool:
        """Whether it may stay: what was not opened is not closed, a reader passes over it."""
        before = self.refused
        match operator:
            case "q":
                self._states += 1
            case "BDC" | "BMC":
                self._marks += 1
            case "BT":
                self._texts = 1
            case "ET":
                self._texts = 0
            case "Q" if not self._states:
                self.refused += 1
            case "EMC" if not self._marks:
                self.refused += 1
            case "Q":
                self._states -= 1
            case "EMC":
                self._marks -= 1
        return self.refused == before

    @property
    def closing(self) -> bytes:
        """Operators that close what was left open."""
        return b"\nET" * self._texts + b"\nEMC" * self._marks + b"\nQ" * self._states
