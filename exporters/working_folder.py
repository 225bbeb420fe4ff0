"""A folder to make a file in, which nobody else may look into and which is gone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

BEGINS = "clerk-work-"
"""How its name begins."""


@contextmanager
def working_folder() -> Iterator[Path]:
    """The folder, while the block lasts. Raises OSError when it cannot be made.

    Windows deletes nothing that a program still has open: whoever opens copies clears away what
    is left of it another day.
    """
    with TemporaryDirectory(prefix=BEGINS, ignore_cleanup_errors=True) as made:
        yield Path(made)
