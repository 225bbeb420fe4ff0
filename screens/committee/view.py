"""What the views of a committee have in common."""

from typing import TYPE_CHECKING, ClassVar

from clerk.desk.committees import CommitteeShown
from screens.widgets.form import Form
from screens.widgets.paged_list import Column, ListRow, PagedList

if TYPE_CHECKING:
    from screens.committee.screen import CommitteeScreen


class View:
    """One of the things to see of a committee: its rows, and what may be done with them.

    `verbs` are the commands of this view, each a method.
    """

    title: ClassVar[str]
    verbs: ClassVar[frozenset[str]] = frozenset()
    narrow: ClassVar[tuple[Column, ...]]
    wide: ClassVar[tuple[Column, ...]]
    empty: ClassVar[str]

    def __init__(self, screen: "CommitteeScreen") -> None:
        self.screen = screen

    @property
    def shown(self) -> CommitteeShown:
        """The committee as it was read last."""
        assert self.screen.shown is not None
        return self.screen.shown

    @property
    def slug(self) -> str:
        return self.shown.committee.slug

    @property
    def form(self) -> Form:
        return self.screen.query_one(Form)

    @property
    def row(self) -> ListRow | None:
        """The chosen row."""
        return self.screen.query_one(PagedList).row

    async def fill(self, rows: PagedList) -> None:
        """Show this view's rows."""
        raise NotImplementedError

    def why_not(self, verb: str) -> str | None:
        """Why one of the view's commands does not apply just now."""
        return None

    def opened(self, row: ListRow) -> None:
        """Enter was pressed on a row."""

    def said_of(self, row: ListRow) -> str:
        """The whole of a row, in a few lines."""
        return "  ".join(cell for cell in row.cells if cell)

    async def add(self) -> None:
        """Ask for something new, in a view that has the verb."""
        raise NotImplementedError

    async def change(self) -> None:
        """Ask what is to be of the chosen row, in a view that has the verb."""
        raise NotImplementedError

    async def remove(self) -> None:
        """Take the chosen row out, in a view that has the verb."""
        raise NotImplementedError

    async def done(self, sentence: str) -> None:
        """Tell what was done, and show how things stand now."""
        await self.screen.done(sentence)
