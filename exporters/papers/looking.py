"""Looking at an officer's paper when it comes in: what it is, and what the clerk should know.

The measure is what the paper does to the pack and to those who read it: pages that would be
empty, words no screen reader can find, what would be lost or shown against its author's will.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from exporters.file_names import safe_name
from exporters.papers.formats import Format, format_of
from exporters.papers.looked import FileKind, Looked, PaperRefused

# Endings that name the same format.
_ALSO = {
    ".jpg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    ".tif": (".tif", ".tiff"),
    ".doc": (".doc", ".dot"),
    ".ppt": (".ppt", ".pps"),
    ".rtf": (".rtf", ".doc"),
}

__all__ = ["FileKind", "Looked", "PaperRefused", "look_at", "safe_name"]


def look_at(data: bytes, name: str) -> Looked:
    """What the file is and what is to be said of it.

    `name` is the one it came under, however odd; it decides nothing but what the file claimed to
    be. Raises PaperRefused, and nothing else, for what cannot be a paper.
    """
    found = format_of(data, name)
    if found.kind is FileKind.PDF:
        from exporters.papers.pdfs import look_at_pdf

        looked = look_at_pdf(data)
    elif found.kind is FileKind.PICTURE:
        from exporters.papers.pictures import look_at_picture

        looked = look_at_picture(data, found.ending)
    else:
        from exporters.papers.office_files import look_at_office

        looked = look_at_office(data, found)
    return replace(looked, remarks=(*_name_remark(found, name), *looked.remarks))


def _name_remark(found: Format, name: str) -> Iterator[str]:
    ending = PurePath(safe_name(name)).suffix.lower()
    if ending and ending not in _ALSO.get(found.ending, (found.ending,)):
        yield f"The name of the file ends in {ending}, but it is {found.called} and taken as that."
