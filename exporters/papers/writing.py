"""Writing a finished pack where it was asked for: whole, or not at all."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from pikepdf import ObjectStreamMode, Pdf

from exporters.write.place import check_place, put


def written(pack: Pdf, target: Path, go_on: Callable[[], None]) -> str:
    """Write `pack` to `target`; its SHA-256. Raises ExportError, and whatever `go_on` raises."""
    check_place(target)
    with TemporaryDirectory() as folder:
        made = Path(folder) / "pack.pdf"
        pack.save(
            made,
            object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
            progress=lambda share: go_on(),
        )
        content = made.read_bytes()
    put(content, target)
    return sha256(content).hexdigest()
