"""One message before it leaves: to whom, what it says, and what goes with it."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

_PDF = "application/pdf"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {
    ".pdf": _PDF,
    ".docx": _WORD,
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


def _readable(each: str) -> bool:
    return unicodedata.category(each)[0] not in "C" and each not in "\u2028\u2029"
