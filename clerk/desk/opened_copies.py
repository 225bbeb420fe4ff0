"""Copies of papers and packs that are opened in another program, and what is left of them.

Each is in a folder of its own that nobody else may look into, as is a pack while it is made. Nobody
knows when the other program is done with it, and a computer may stop while a pack is made: what is
left of earlier days goes when the next one is made.
"""

import shutil
import tempfile
import time
from pathlib import Path

from clerk.desk.refused import Refused
from exporters import working_folder

MAKING = "clerk-pack-"
"""How the folder begins in which a pack is made."""
_OPENED = "clerk-opened-"
_OURS = (_OPENED, MAKING, working_folder.BEGINS)
_KEPT_SECONDS = 12 * 60 * 60


def opened_copy(data: bytes, name: str, *, restricted: bool) -> Path:
    """A copy that only this user may read and nobody change, called `name`; one that is restricted
    says so. Raises Refused when it cannot be written."""
    clear_left_over()
    closed = restricted and "restricted" not in name.casefold()
    try:
        path = Path(tempfile.mkdtemp(prefix=_OPENED)) / (f"restricted {name}" if closed else name)
        path.touch(0o600)
        path.write_bytes(data)
        path.chmod(0o400)
    except OSError as error:
        raise Refused(f"{name} could not be copied: {error.strerror}.") from error
    return path


def clear_left_over() -> None:
    """Remove what is left of earlier days; what is still open somewhere may stay."""
    old = time.time() - _KEPT_SECONDS
    there = Path(tempfile.gettempdir())
    for folder in (each for begins in _OURS for each in there.glob(f"{begins}*")):
        try:
            if folder.stat().st_mtime < old:
                if folder.name.startswith(_OPENED):
                    for copy in folder.iterdir():
                        copy.chmod(0o600)  # Windows removes nothing that is read-only
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue
