"""Writing a finished pack where it was asked for: whole, or not at all."""

from collections.abc import Callable
from hashlib import sha256
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast

from pikepdf import ObjectStreamMode, Pdf

from exporters.write.place import putting

_AT_ONCE = 1 << 18


class _Hashing(RawIOBase):
    """A file that is written in large pieces and knows the hash of what was written to it.

    What goes wrong is kept in `failure`: to raise it here, in the middle of qpdf, could end the
    program.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._waiting = bytearray()
        self.sha256 = sha256()
        self.failure: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self._waiting += content
        if len(self._waiting) >= _AT_ONCE:
            self.send()
        return len(content)

    def send(self) -> None:
        """Write what is waiting."""
        if self.failure is None:
            try:
                self.sha256.update(self._waiting)
                self._file.write(self._waiting)
            except OSError as failure:
                self.failure = failure
        self._waiting.clear()


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

        def progress(share: int) -> None:
            if hashing.failure is not None:
                raise hashing.failure
            go_on()

        pack.save(
            cast(BinaryIO, hashing),
            min_version=version,
            object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
            progress=progress,
        )
        hashing.send()
        if hashing.failure is not None:
            raise hashing.failure
        check()
    return hashing.sha256.hexdigest()
