"""Opening the parts of a pack, and saying what is wrong with one that cannot go in."""

from hashlib import sha256
from io import BytesIO

import pikepdf

from exporters.errors import ExportError
from exporters.papers.parts import PackPart


def opened(part: PackPart) -> pikepdf.Pdf:
    """The part as an open file, which the caller closes once the pack is saved.

    The bytes are read at once: nothing that happens to the file afterwards can reach the pack.
    Raises ExportError when the file is gone, is not the one that was taken in, needs a password,
    is damaged or has no pages.
    """
    data = _bytes(part)
    if part.sha256 and sha256(data).hexdigest() != part.sha256:
        raise ExportError(
            f"The file of “{part.title}” is not the one that was taken in: take it in again."
        )
    try:
        source = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError as failure:
        raise ExportError(
            f"“{part.title}” needs a password to open: ask for a copy without one."
        ) from failure
    except pikepdf.PdfError as failure:
        raise ExportError(
            f"“{part.title}” is damaged or not a PDF and cannot go into the pack: ask for it again."
        ) from failure
    if not len(source.pages):
        source.close()
        raise ExportError(f"“{part.title}” has no pages: ask for it again, or leave it out.")
    return source


def _bytes(part: PackPart) -> bytes:
    if isinstance(part.source, bytes):
        return part.source
    try:
        return part.source.read_bytes()
    except FileNotFoundError as failure:
        raise ExportError(
            f"The file of “{part.title}” is no longer at {part.source}: take it in again."
        ) from failure
    except OSError as failure:
        raise ExportError(
            f"The file of “{part.title}” could not be read: {failure.strerror or failure}."
        ) from failure
