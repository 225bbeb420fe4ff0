"""Words nobody may find, in a file of any kind that is to be given to the public."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from exporters.papers.leak_words import Wanted

_TAG = re.compile(r"<[^>]*>")
_ENDS_A_LINE = re.compile(r"</(?:\w+:)?(?:p|tr|tc|h\d|li|row|si|c)>", re.IGNORECASE)
_DEEPEST = 3


def found_in(path: Path, wanted: Wanted) -> tuple[str, ...]:
    """What of `wanted` is in the file: in its bytes, and, of an Office file or an archive, in the
    files within it and in their names. Raises OSError."""
    return tuple(dict.fromkeys(_found(path.read_bytes(), wanted, 0)))


def _found(data: bytes, wanted: Wanted, depth: int) -> Iterator[str]:
    yield from wanted.in_bytes(data)
    text = data.decode("utf-8", "ignore")
    if "<" in text[:4096]:
        yield from wanted.in_text(_TAG.sub("", _ENDS_A_LINE.sub("\n", text)))
    if not data.startswith(b"PK") or depth == _DEEPEST:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for name in parts.namelist():
                yield from wanted.in_text(name)
                yield from _found(parts.read(name), wanted, depth + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return
