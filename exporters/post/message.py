"""One message before it leaves: to whom, what it says, and what goes with it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_NOT_IN_NAMES = frozenset('/\\:*?"<>|')
_LONGEST_NAME = 80
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {
    ".pdf": PDF,
    ".docx": WORD,
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".html": "text/html",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".ics": "text/calendar",
}


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody by name and e-mail address; `address` is empty for who has none."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message, under the name its reader sees.

    `content` is its bytes, or the path they are read from when the message leaves. `type` is its
    media type, by default that of the ending of its name.
    """

    name: str
    content: bytes | Path
    type: str = ""

    @property
    def media_type(self) -> str:
        ending = self.name[self.name.rfind(".") :].lower()
        return self.type or _TYPES.get(ending, "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    `key` tells it from the others of one sending ("V Banks", "member 12"); it is shown to nobody.
    `text` is plain text that goes out as it stands, a paragraph a line; as a letter it is read as
    light markup (`clerk.business.text`), so that lists and sub-headings become what they are.
    `blind` get a copy nobody else knows of. `sender` None: whoever sends it.
    """

    key: str
    to: tuple[Correspondent, ...]
    subject: str
    text: str
    cc: tuple[Correspondent, ...] = ()
    blind: tuple[Correspondent, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    sender: Correspondent | None = None

    @property
    def everybody(self) -> tuple[Correspondent, ...]:
        """All who get it."""
        return (*self.to, *self.cc, *self.blind)

    @property
    def names(self) -> str:
        """Those it is written to, or who get it blind, as a line."""
        return ", ".join(one.name or one.address for one in self.to or self.blind)


def one_line(text: str) -> str:
    """The text as one line without anything but what can be read."""
    shown = (each if _readable(each) else " " for each in text)
    return " ".join("".join(shown).split())


def safe_name(text: str, ending: str = "", taken: Sequence[str] = ()) -> str:
    """A file name every system takes, as like `text` as can be; never one of those `taken`.

    What would lead out of a folder, break a line or turn the direction of writing is left out.
    """
    plain = unicodedata.normalize("NFC", one_line(text))
    plain = "".join("-" if each in _NOT_IN_NAMES else each for each in plain)
    plain = plain[:_LONGEST_NAME].strip(". ") or "message"
    if plain.split(".")[0].lower() in _RESERVED:
        plain = f"{plain}-"
    known = {name.casefold() for name in taken}
    name, count = f"{plain}{ending}", 1
    while name.casefold() in known:
        count += 1
        name = f"{plain} {count}{ending}"
    return name


def _readable(each: str) -> bool:
    return unicodedata.category(each)[0] not in "C" and each not in "\u2028\u2029"
