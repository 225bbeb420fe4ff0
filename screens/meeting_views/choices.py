"""A few things to choose from at the foot of the screen."""

from collections.abc import Sequence

from screens.plain import plain
from screens.widgets.paged_list import Column, ListRow, PagedList


class Choices(PagedList):
    """Hidden until something is offered; Enter chooses."""

    DEFAULT_CSS = """
    Choices { display: none; height: 9; border: round $border; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__((), id=id)

    @property
    def chosen_key(self) -> object:
        """What the chosen row stands for; None while nothing is offered."""
        return self.row.key if self.display and self.row else None

    async def offer(self, columns: Sequence[Column], rows: Sequence[ListRow], title: str) -> None:
        """Show rows to choose from."""
        self.set_columns(columns)
        self.border_title = plain(title)
        self.display = True
        await self.show_rows(rows)
        self.choose(0)
        self.focus()

    def put_away(self) -> None:
        """Hide them again."""
        self.display = False
