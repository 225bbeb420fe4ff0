"""A paper to read, in its own lines."""

from typing import TYPE_CHECKING, cast

from textual import on

from clerk.business.agenda import Paper
from clerk.desk.paper_lists import title_text
from clerk.desk.preview import paper_preview
from screens.meeting_views.papers import about
from screens.plain import plain
from screens.widgets.page_view import PageView

if TYPE_CHECKING:
    from screens.screen import ClerkScreen


class PaperPage(PageView):
    """Shows the words of one paper; it is given only what may be seen."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._paper: Paper | None = None

    async def read(self, paper: Paper) -> None:
        """Show a paper, another one from its beginning."""
        if self._paper is not None and self._paper.id != paper.id:
            self.show((), keep=False)
        self._paper = paper
        self.border_title = plain(title_text(paper))
        await self._print()

    @on(PageView.Widened)
    async def _print(self) -> None:
        paper, width = self._paper, self.line_width()
        if paper is None or not width:
            return
        words = paper.text or "The register holds no words of this paper."
        paper = Paper("", text="\n\n".join(filter(None, (about(paper), words))))
        screen = cast("ClerkScreen", self.screen)
        self.show(await screen.do(lambda _: paper_preview(paper, width)))
