"""The papers laid before a meeting. Enter reads one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from clerk.business.agenda import Paper, PaperKind
from clerk.business.meetings import MeetingRecord
from clerk.desk import papers
from clerk.desk.paper_lists import file_text, title_text
from screens.meeting_views.view import Change, Deed, Editing, ListView, Sight, place_of, swapped
from screens.widgets.fields import Field
from screens.widgets.paged_list import Column, ListRow

if TYPE_CHECKING:
    from clerk.desk.desk import Desk

_LAID = "laid"
_WITHDRAWN = "withdrawn"


class PapersView(ListView):
    """Keys are papers' ids. A restricted paper is named as such, and only its grounds are told."""

    columns: ClassVar = (
        Column("Item", 5),
        Column("Title"),
        Column("Pages", 9),
        Column("File", 28),
        Column("Kind", 16),
    )
    narrow: ClassVar = (Column("Item", 5), Column("Title"), Column("Pages", 7), Column("File", 22))
    empty: ClassVar = "No paper is laid yet; a adds one."

    def rows(self, sight: Sight) -> list[ListRow]:
        return [
            ListRow(paper.id, self._cells(paper), muted=paper.withdrawn)
            for paper in sight.seen.papers
        ]

    def edit(self, sight: Sight, key: object) -> Editing | None:
        paper = paper_of(sight, key)
        if paper is None:
            return None
        if paper.grounds is not None and not paper.title:
            # Whoever cannot see its title may still move it.
            fields: tuple[Field, ...] = ()
        else:
            fields = (Field("title", "Title", paper.title),)
            if paper.file is not None and paper.file.alt is not None:
                hint = "what the picture shows, for those who cannot see it"
                fields += (Field("alt", "It shows", paper.file.alt, hint=hint),)
        items = tuple(item.number for item in sight.at.record.items if item.number)
        now = paper.item or ""
        fields += (
            Field("kind", "Kind", paper.kind.value, choices=tuple(PaperKind)),
            Field("item", "Under item", now, choices=items if now in items else ("", *items)),
            Field(
                "standing",
                "It is",
                _WITHDRAWN if paper.withdrawn else _LAID,
                choices=(_LAID, _WITHDRAWN),
            ),
        )
        return Editing("A paper", fields, lambda record, said: _changed(record, paper, said))

    def delete(self, sight: Sight, key: object) -> Change | Deed | None:
        """Withdraw a paper; one that is withdrawn is taken away."""
        paper = paper_of(sight, key)
        if paper is None:
            return None
        reference, paper_id = str(sight.at.record.meeting.id), paper.id or 0
        if paper.withdrawn:
            return lambda desk: papers.remove(desk, reference, paper_id)

        def deed(desk: "Desk") -> str:
            said = papers.withdraw(desk, reference, paper_id)
            if papers.is_withdrawn_unissued(desk, reference, paper_id):
                said += " It was in no pack yet: d once more takes it away."
            return said

        return deed

    def moved(self, sight: Sight, key: object, by: int) -> Change | None:
        record = sight.at.record
        laid = swapped(record.papers, place_of(record.papers, lambda one: one.id == key), by)
        return None if laid is None else Change(replace(record, papers=laid), "Move a paper")

    def _cells(self, paper: Paper) -> tuple[str, ...]:
        pages = str(paper.pages) if paper.pages else ""
        title, file = title_text(paper), file_text(paper)
        return (paper.item or "", title, pages, file, paper.kind.value)


def paper_of(sight: Sight, key: object) -> Paper | None:
    """The paper a row stands for, as far as it may be seen."""
    return next((one for one in sight.seen.papers if key is not None and one.id == key), None)


def about(paper: Paper) -> str:
    """What is to be said of a paper's file above its words."""
    file = paper.file
    if file is None:
        return file_text(paper)
    shows = (f"It shows: {file.alt}",) if file.alt else ()
    before = ("Ctrl+L in the list shows the versions before.",) if file.version > 1 else ()
    return "\n".join((f"{file.name}: {file_text(paper)}", *shows, *file.remarks, *before))


def _changed(record: MeetingRecord, paper: Paper, said: Mapping[str, str]) -> Deed:
    reference, paper_id = str(record.meeting.id), paper.id or 0

    def deed(desk: "Desk") -> str:
        told = []
        if "alt" in said:
            told.append(papers.describe(desk, reference, paper_id, said["alt"]))
        if "standing" in said:
            verb = papers.withdraw if said["standing"] == _WITHDRAWN else papers.lay_again
            told.append(verb(desk, reference, paper_id))
        if {"title", "kind", "item"} & set(said):
            kind = PaperKind(said["kind"]) if "kind" in said else None
            told.append(
                papers.change_paper(
                    desk,
                    reference,
                    paper_id,
                    title=said.get("title"),
                    kind=kind,
                    item=said.get("item"),
                )
            )
        return " ".join(told)

    return deed
