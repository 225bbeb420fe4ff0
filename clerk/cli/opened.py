"""The register chosen on the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from clerk.desk.desk import Desk, open_desk, open_passing_desk
from clerk.desk.paths import register_path


@dataclass(frozen=True, slots=True)
class Chosen:
    """What `--db` named, or nothing; kept in the context of every command."""

    db: Path | None

    @property
    def path(self) -> Path:
        return register_path(self.db)

    @contextmanager
    def desk(self, *, create: bool = False) -> Iterator[Desk]:
        with open_desk(self.path, create=create) as desk:
            yield desk

    @contextmanager
    def desk_to_look(self) -> Iterator[Desk]:
        """The register to compare with; an empty one where there is none yet, gone afterwards."""
        with open_desk(self.path) if self.path.exists() else open_passing_desk() as desk:
            yield desk
