"""The characters every format can hold."""

import re

# Old files part lines and pages with these; they become a space, so that words stay apart.
_PARTING = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
# XML 1.0 knows no characters but those named here.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text without the characters no XML file can hold; every word of it stays."""
    text = _PARTING.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _ILLEGAL.sub("", text)
