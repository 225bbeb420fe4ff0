"""Documents as plain text, in lines short enough for a letter or a mail."""

from exporters.document import Document
from exporters.write.characters import legal
from exporters.write.screen import screen_lines

_WIDTH = 76


def plain_text(document: Document) -> bytes:
    """The document as the bytes of a .txt file, in UTF-8."""
    lines = (legal(line.text).rstrip() for line in screen_lines(document, _WIDTH))
    return ("\n".join(lines) + "\n").encode("utf-8")
