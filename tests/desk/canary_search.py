"""Looking for the words of `canaries` in whatever came out: in every byte, unpacked."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

import pikepdf
import pypdfium2
from pikepdf import Dictionary, String

from tests.desk.canaries import SECRETS

_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_NO_LETTERS = bytes(set(range(256)) - set(_LETTERS))


def found_in(data: bytes, name: str = "") -> set[str]:
    """The places whose words stand anywhere in a file: in what shows, in what does not, in the
    files within it and in its name."""
    pressed = b" ".join(map(_pressed, (name, *_texts(data))))
    return {place for word, place in SECRETS.items() if word.encode() in pressed}


def found_under(folder: Path) -> dict[str, set[str]]:
    """The same for every file below a folder, by its name: those in which nothing is are left
    out."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    each = {str(path.relative_to(folder)): (path.read_bytes(), path) for path in files}
    found = {name: found_in(data, name) for name, (data, _) in each.items()}
    return {name: places for name, places in found.items() if places}


def _pressed(text: str | bytes) -> bytes:
    """The letters of a text alone, so that nothing breaks a word in two."""
    if isinstance(text, str):
        text = text.casefold().encode("utf-8", "surrogatepass")
    return text.lower().translate(None, _NO_LETTERS)


def _texts(data: bytes) -> Iterator[str | bytes]:
    """Everything that can be read in some bytes, whatever they are packed in."""
    yield data
    for opens, begins in _KINDS.items():
        if begins in data[:1024]:
            yield from opens(data)


def _zip_texts(data: bytes) -> Iterator[str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for part in parts.namelist():
            yield part
            yield from _texts(parts.read(part))
            yield re.sub(rb"<[^>]+>", b"", parts.read(part))


def _pdf_texts(data: bytes) -> Iterator[str | bytes]:
    with pypdfium2.PdfDocument(data) as shown:
        yield from (page.get_textpage().get_text_range() for page in shown)
    with pikepdf.open(io.BytesIO(data)) as made:
        for each in made.objects:
            yield each.unparse(resolved=True)
            if isinstance(each, String):
                yield str(each)
            if isinstance(each, pikepdf.Stream):
                try:
                    yield each.read_bytes()
                except pikepdf.PdfError:
                    yield each.read_raw_bytes()
            if isinstance(each, Dictionary):
                yield from (str(value) for value in each.values() if isinstance(value, String))


def _mail_texts(data: bytes) -> Iterator[str | bytes]:
    mail = cast(EmailMessage, message_from_bytes(data, policy=policy.SMTP))
    yield from map(str, mail.values())
    for part in mail.walk():
        yield str(part.get_filename() or "")
        if not part.is_multipart():
            yield from _texts(cast(bytes, part.get_payload(decode=True)))


_KINDS: dict[Callable[[bytes], Iterator[str | bytes]], bytes] = {
    _zip_texts: b"PK\x03\x04",
    _pdf_texts: b"%PDF-",
    _mail_texts: b"MIME-Version:",
}
