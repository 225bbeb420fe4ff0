"""Writing a finished pack where it was asked for: whole, or not at all."""

from collections.abc import Callable
from hashlib import sha256
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast

from pikepdf import ObjectStreamMode, Pdf

from exporters.write.place import putting


class _Hashing(RawIOBase):
    """A file that knows the hash of what is written to it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sha256 = sha256()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.sha256.update(content)
        return self._file.write(content)


def write_pack(
    pack: Pdf,
    target: Path,
    version: str,
    *,
    go_on: Callable[[], None],
    check: Callable[[], None],
) -> str:
    """Write `pack` to `target`; its SHA-256.

    `check` is called when all is written and before the file takes its place. Raises ExportError,
    and whatever `go_on` and `check` raise.
    """
    with putting(target) as file:
        hashing = _Hashing(file)
        pack.save(
            cast(BinaryIO, hashing),
            min_version=version,
            object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
            progress=lambda share: go_on(),
        )
        check()
    return hashing.sha256.hexdigest()
