"""The register chosen on the command line; what opens it is loaded when it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clerk.desk.paths import register_path

if TYPE_CHECKING:
    from clerk.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Chosen:
    """What `--db` named, or nothing; kept in the context of every command."""

    db: Path | None

    @property
    def path(self) -> Path:
        return register_path(self.db)

    @contextmanager
    def desk(self, *, create: bool = False) -> Iterator[Desk]:
        from clerk.desk.desk import open_desk

        with open_desk(self.path, create=create) as desk:
            yield desk

    @contextmanager
    def desk_to_look(self) -> Iterator[Desk]:
        """The register to compare with; an empty one where there is none yet, gone afterwards."""
        from clerk.desk.desk import open_desk, open_passing_desk

        with open_desk(self.path) if self.path.exists() else open_passing_desk() as desk:
            yield desk
