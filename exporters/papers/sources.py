"""Opening the parts of a pack, and saying what is wrong with one that cannot go in."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO

import pikepdf

from exporters.errors import ExportError
from exporters.papers.parts import PackPart
from exporters.papers.unpacking import bound_unpacking


def opened(part: PackPart) -> pikepdf.Pdf:
    """The part as an open file, which the caller closes when the pack is saved.

    Raises ExportError when it is gone, needs a password, is damaged or has no pages.
    """
    source = part.source
    bound_unpacking()
    try:
        if isinstance(source, bytes):
            pdf = pikepdf.open(BytesIO(source))
        else:
            # A file that is cut short while it is mapped into memory would end the program.
            pdf = pikepdf.open(source, access_mode=pikepdf.AccessMode.stream)
        pages = len(pdf.pages)
    except pikepdf.PasswordError as failure:
        raise ExportError(
            f"“{part.title}” needs a password to open: ask for a copy without one."
        ) from failure
    except pikepdf.PdfError as failure:
        raise _damaged(part) from failure
    except OSError as failure:
        raise _unread(part, failure) from failure
    if not pages:
        pdf.close()
        raise ExportError(f"“{part.title}” has no pages: ask for it again, or leave it out.")
    return pdf


@contextmanager
def strangers(part: PackPart) -> Iterator[None]:
    """Whatever a stranger's file does to those who work on it in this block is one refusal."""
    try:
        yield
    except ExportError:
        raise
    # Nothing in it need be of the kind it ought to be.
    except Exception as failure:
        raise ExportError(
            f"“{part.title}” is damaged and cannot go into the pack: ask for it again."
        ) from failure


def content(part: PackPart) -> bytes:
    """The bytes of a part. Raises ExportError when they are gone."""
    if isinstance(part.source, bytes):
        return part.source
    try:
        return part.source.read_bytes()
    except OSError as failure:
        raise _unread(part, failure) from failure


def check_taken_in(part: PackPart, data: bytes) -> str:
    """The SHA-256 of a part. Raises ExportError when it is not the one it was taken in with."""
    found = sha256(data).hexdigest()
    if part.sha256 and found != part.sha256:
        raise ExportError(
            f"The file of “{part.title}” is not the one that was taken in: take it in again."
        )
    return found


def check_unchanged(part: PackPart, before: str) -> None:
    """Raise ExportError when the file of a part is no longer what it was when it was opened."""
    if not isinstance(part.source, bytes) and sha256(content(part)).hexdigest() != before:
        raise ExportError(
            f"The file of “{part.title}” was changed while the pack was being made: make it again."
        )


def _damaged(part: PackPart) -> ExportError:
    return ExportError(
        f"“{part.title}” is damaged or not a PDF and cannot go into the pack: ask for it again."
    )


def _unread(part: PackPart, failure: OSError) -> ExportError:
    if isinstance(failure, FileNotFoundError):
        return ExportError(
            f"The file of “{part.title}” is no longer there ({failure.filename}): take it in again."
        )
    return ExportError(
        f"The file of “{part.title}” could not be read: {failure.strerror or failure}."
    )
