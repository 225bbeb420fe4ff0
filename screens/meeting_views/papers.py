"""The papers laid before a meeting. Enter reads one."""

from typing import ClassVar

from clerk.business.agenda import Paper
from screens.meeting_views.view import ListView, Sight
from screens.widgets.paged_list import Column, ListRow


class PapersView(ListView):
    """Keys are papers' ids. A restricted paper is named as such, and only its grounds are told."""

    columns: ClassVar = (Column("Item", 5), Column("Kind", 16), Column("Title"), Column("Pages", 9))
    empty: ClassVar = "No papers of this meeting are in the register."

    def rows(self, sight: Sight) -> list[ListRow]:
        return [
            ListRow(
                paper.id,
                (
                    paper.item or "",
                    paper.kind.value,
                    paper_title(paper),
                    str(paper.pages) if paper.pages else "",
                ),
            )
            for paper in sight.seen.papers
        ]


def paper_title(paper: Paper) -> str:
    """A paper's title, with a mark in words when it is restricted."""
    mark = f" [{paper.grounds.kind.value}]" if paper.grounds else ""
    return f"{paper.title or 'Restricted paper'}{mark}"
