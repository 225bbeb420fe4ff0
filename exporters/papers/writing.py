"""Writing a finished pack where it was asked for: whole, or not at all."""

from collections.abc import Callable
from hashlib import sha256
from io import BufferedWriter, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast

from pikepdf import ObjectStreamMode, Pdf

from exporters.write.place import putting

_AT_ONCE = 1 << 18


class _Hashing(RawIOBase):
    """A file that knows the hash of what was written to it.

    What goes wrong is kept in `failure`: to raise it here, in the middle of qpdf, could end the
    program.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sha256 = sha256()
        self.failure: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        if self.failure is None:
            try:
                self.sha256.update(content)
                self._file.write(content)
            except OSError as failure:
                self.failure = failure
        return len(content)


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
        # qpdf writes word by word.
        gathered = BufferedWriter(hashing, _AT_ONCE)

        def progress(share: int) -> None:
            if hashing.failure is not None:
                raise hashing.failure
            go_on()

        try:
            pack.save(
                cast(BinaryIO, gathered),
                min_version=version,
                object_stream_mode=ObjectStreamMode.generate,
                deterministic_id=True,
                progress=progress,
            )
        finally:
            # What still waits in it would be written when it is thrown away, to a closed file.
            gathered.detach()
        if hashing.failure is not None:
            raise hashing.failure
        check()
    return hashing.sha256.hexdigest()
