"""The desk a clerk sits at: an open register, a clock, and who is working."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from clerk.desk.paths import data_folder
from clerk.desk.refused import Refused
from clerk.desk.settings import user_name
from db import Register, RegisterError, open_register, private_folder


def system_clock() -> datetime:
    """The present time, with its zone."""
    return datetime.now(UTC).astimezone()


@dataclass(frozen=True, slots=True)
class Desk:
    """What every verb needs. The verbs are functions in the modules beside this one.

    `passing`: the register is gone when the desk is closed.
    """

    register: Register
    clock: Callable[[], datetime]
    who: str
    passing: bool = False

    def today(self) -> date:
        return self.clock().date()

    def here(self, at: str) -> datetime:
        """A moment as the register keeps it (ISO, UTC), by the clock of this desk."""
        return datetime.fromisoformat(at).astimezone(self.clock().tzinfo)

    def minute(self) -> time:
        """The time of day, to the nearest minute."""
        return (self.clock() + timedelta(seconds=30)).time().replace(second=0, microsecond=0)


@contextmanager
def open_desk(
    path: Path,
    *,
    create: bool = False,
    clock: Callable[[], datetime] = system_clock,
    who: str | None = None,
) -> Iterator[Desk]:
    """A desk on the register at `path`; with `create`, a new register where there is none.

    `who` is noted with every change, by default this user's name (`settings.user_name`). Raises
    Refused, on opening and from inside, for everything the register has a sentence for.
    """
    name = who or user_name()
    with in_plain_words():
        if create and path.absolute().parent == data_folder():
            private_folder(data_folder())
        with open_register(path, who=name, clock=clock, create=create) as register:
            yield Desk(register, clock, name)


@contextmanager
def open_passing_desk(clock: Callable[[], datetime] = system_clock) -> Iterator[Desk]:
    """A desk on an empty register that is gone when it is closed."""
    import tempfile

    with (
        tempfile.TemporaryDirectory(prefix="clerk-", ignore_cleanup_errors=True) as folder,
        open_desk(Path(folder) / "clerk.db", create=True, clock=clock) as desk,
    ):
        yield replace(desk, passing=True)


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn what the register refuses into what a clerk is told."""
    try:
        yield
    except RegisterError as error:
        raise Refused(str(error)) from error
