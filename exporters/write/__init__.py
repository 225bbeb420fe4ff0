"""Writers: a document in one file format or another, chosen by the ending of the file."""

from collections.abc import Callable
from pathlib import Path

from exporters.document import Document
from exporters.errors import ExportError
from exporters.write.place import check_place, put


def _word(document: Document) -> bytes:
    # Loaded only now: nothing else of the program needs python-docx.
    from exporters.write.word import word_file

    return word_file(document)


_WRITERS: dict[str, Callable[[Document], bytes]] = {".docx": _word}


def write(document: Document, path: Path, *, going_on: Callable[[], bool] = lambda: True) -> bool:
    """Write `document` to `path` in the format of its ending, whole or not at all.

    `going_on` is asked once the file is made and before it takes its place; answers whether it
    was written. Raises ExportError for an ending nobody here writes and for a place that cannot
    be written.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ExportError(
            f"{path.name or path} has no ending Clerk can write: use {' or '.join(_WRITERS)}."
        )
    check_place(path)
    made = writer(document)
    if not going_on():
        return False
    put(made, path)
    return True
