"""What the views of a meeting have in common."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.restricted import RestrictedItem, RestrictedMinute, View
from clerk.business.views import seen_by
from clerk.desk.workspace import Workspace
from screens.widgets.fields import Field
from screens.widgets.paged_list import Column, ListRow

if TYPE_CHECKING:  # the register is loaded after the first paint
    from clerk.desk.desk import Desk

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Sight:
    """The meeting as it is looked at: all of it `at` hand, and what may be `seen` of it."""

    at: Workspace
    view: View

    @property
    def seen(self) -> MeetingRecord:
        return seen_by(self.at.record, self.view).record

    @property
    def closed(self) -> bool:
        """Whether restricted business is shown."""
        return self.view is View.RESTRICTED


@dataclass(frozen=True, slots=True)
class Change:
    """The meeting as it is to be, and what history is to say of that."""

    after: MeetingRecord
    what: str


Deed = Callable[["Desk"], str]
"""A verb of the desk, ready to be done; the sentence it answers is told."""


@dataclass(frozen=True, slots=True)
class Editing:
    """A form to be filled in: `change` makes a change, or a deed, of the fields that were changed
    in it. With `whole` it is given all fields, and is asked even when nothing was changed."""

    title: str
    fields: tuple[Field, ...]
    change: Callable[[MeetingRecord, Mapping[str, str]], Change | Deed]
    whole: bool = False


class ListView:
    """One view as a list. `key` is that of the chosen row, None when there is none.

    `narrow` are the columns below a hundred cells, where those are others. What a view does not
    offer answers None.
    """

    columns: ClassVar[tuple[Column, ...]] = ()
    narrow: ClassVar[tuple[Column, ...]] = ()
    empty: ClassVar[str] = ""

    def rows(self, sight: Sight) -> list[ListRow]:
        """The rows to show."""
        raise NotImplementedError

    def edit(self, sight: Sight, key: object) -> Editing | None:
        """A form for the chosen row."""
        return None

    def add(self, sight: Sight, key: object) -> Editing | None:
        """A form for something new, to stand after the chosen row."""
        return None

    def delete(self, sight: Sight, key: object) -> Change | Deed | None:
        """The meeting without what the chosen row stands for."""
        return None

    def moved(self, sight: Sight, key: object, by: int) -> Change | Deed | None:
        """The meeting with the chosen row one place up (-1) or down (1)."""
        return None

    def close(self, sight: Sight, key: object) -> Editing | None:
        """A form asking why the chosen action is closed."""
        return None


def grounds_words(part: RestrictedItem | RestrictedMinute | None) -> str:
    """A mark in words for business that has a restricted part; nothing for any other."""
    return f" [{part.grounds.kind.value}]" if part else ""


def place_of(things: Sequence[Thing], same: Callable[[Thing], bool]) -> int:
    """Where the first such thing stands; after all of them when there is none."""
    return next((at for at, thing in enumerate(things) if same(thing)), len(things))


def with_thing(things: tuple[Thing, ...], at: int, *thing: Thing) -> tuple[Thing, ...]:
    """`thing` in the place of the one at `at`; none takes that one away."""
    return (*things[:at], *thing, *things[at + 1 :])


def with_minute(
    record: MeetingRecord, minute_id: int | None, changed: Callable[[Minute], Minute]
) -> MeetingRecord:
    """The record with one of its minutes changed."""
    minutes = (changed(one) if one.id == minute_id else one for one in record.minutes)
    return replace(record, minutes=tuple(minutes))


def swapped(things: tuple[Thing, ...], at: int, by: int) -> tuple[Thing, ...] | None:
    """The thing at `at` a place up or down; None at either end."""
    other = at + by
    if not (0 <= at < len(things) and 0 <= other < len(things)):
        return None
    order = list(things)
    order[at], order[other] = order[other], order[at]
    return tuple(order)
