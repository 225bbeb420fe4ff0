"""Laying papers before a meeting: the forms for files, which are looked at off the screen's way."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clerk.business.agenda import PaperKind
from clerk.business.restricted import Grounds
from clerk.business.restricting import grounds_called, grounds_offered
from clerk.desk import intake, paper_files, paper_lists, papers, paths
from clerk.desk.refused import Refused
from clerk.desk.written_files import InTheWay
from screens.meeting_views.choices import Choices
from screens.meeting_views.papers import paper_of
from screens.widgets.fields import Field
from screens.widgets.form import Form
from screens.widgets.paged_list import Column, ListRow

if TYPE_CHECKING:
    from screens.meeting_views.asking import OfMeeting

_AS_IT_SAYS = "as the file says"
_KINDS = {kind.value: kind for kind in PaperKind}
_PUBLIC = "public"
_SEVERAL = "Several files: put ; between them. A folder: its files go where their names say."
_MADE_HERE = (PaperKind.MINUTES, PaperKind.ACTION_LOG)
_MADE = "Without a file it is made here, anew with each pack."


_VERSIONS = (
    Column("Version", 8),
    Column("Laid", 18),
    Column("By", 16),
    Column("Pages", 6),
    Column("File"),
)


@dataclass(frozen=True, slots=True)
class PaperVersion:
    """A version of the paper in hand, by its number, with the name of its file."""

    number: int
    name: str


class Laying:
    """Lays papers before the meeting of a screen; `key` is that of the paper chosen there."""

    def __init__(self, screen: "OfMeeting", key: object) -> None:
        self._at = screen
        self._key = key

    async def add(self) -> None:
        """Ask for files, and lay them under an item."""
        record, style = self._at.sight.at.record, self._at.sight.at.committee.style
        items = tuple(item.number for item in record.items if item.number)
        if not items:
            raise Refused("The agenda has no numbered item to lay a paper under yet.")
        chosen = paper_of(self._at.sight, self._key)
        under = chosen.item if chosen and chosen.item in items else items[0]
        await self._at.query_one(Form).ask(
            "A new paper",
            (
                Field("file", "File", hint="the right arrow completes a path", begun=self._begun),
                Field("item", "Under item", under or "", choices=items),
                Field("title", "Title", hint="as the file says"),
                Field("alt", "It shows", hint="of a picture, for those who cannot see it"),
                Field("kind", "Kind", _AS_IT_SAYS, choices=(_AS_IT_SAYS, *_KINDS)),
                Field(
                    "grounds",
                    "To the public",
                    _PUBLIC,
                    choices=(_PUBLIC, *grounds_offered(style)),
                ),
            ),
            self._lay,
            remark=_remark,
        )

    async def new_version(self) -> None:
        """Ask for the file of a new version."""
        reference, paper_id = self._chosen()

        async def then(said: Mapping[str, str]) -> None:
            brought = await asyncio.to_thread(intake.bring, _path(said["file"]))
            told = await self._at.do(
                papers.new_version, reference, paper_id, brought, alt=said["alt"]
            )
            self._at.done(told)
            await self._at.refill()

        paper = paper_of(self._at.sight, self._key)
        if paper is not None and paper.file is None:
            asked, hint = "The file of the paper", "the right arrow completes a path"
        else:
            asked, hint = "A new version", "the one before is kept"
        fields = (
            Field("file", "File", hint=hint, begun=self._begun),
            Field("alt", "It shows", hint="of a picture, for those who cannot see it"),
        )
        await self._at.query_one(Form).ask(asked, fields, then)

    async def versions(self) -> None:
        """Show every version of the paper, to save one of them or to open it."""
        reference, paper_id = self._chosen()
        found = await self._at.do(paper_lists.paper_versions, reference, paper_id)
        if not found.rows:
            raise Refused(found.empty)
        rows = [ListRow(PaperVersion(int(row[0]), row[-1]), row) for row in found.rows]
        title = "Versions · Enter saves one, O opens it, Escape neither"
        await self._at.query_one(Choices).offer(_VERSIONS, rows, title)

    async def open_file(self) -> None:
        """Open a copy of the file with the program the system has for it."""
        reference, paper_id = self._chosen()
        chosen = self._at.query_one(Choices).chosen_key
        version = chosen.number if isinstance(chosen, PaperVersion) else None
        path = await self._at.do(paper_files.copy_to_open, reference, paper_id, version=version)
        await asyncio.to_thread(paper_files.open_copy, path)

    async def save_file(self, chosen: PaperVersion | None = None) -> None:
        """Ask where to, and write the file there: the newest, or the chosen version."""
        reference, paper_id = self._chosen()
        paper = paper_of(self._at.sight, self._key)
        newest = paper.file.name if paper and paper.file else "paper.pdf"
        name, version = (chosen.name, chosen.number) if chosen else (newest, None)
        asked: list[str] = []

        async def then(said: Mapping[str, str]) -> None:
            again = asked == [said["file"]]
            asked[:] = [said["file"]]
            try:
                told = await self._at.do(
                    paper_files.save_copy,
                    reference,
                    paper_id,
                    _path(said["file"]),
                    version=version,
                    replace=again,
                )
            except InTheWay as there:
                raise Refused(f"{there}; Ctrl+S once more replaces it.") from there
            self._at.done(told)

        where = str(paths.documents_folder() / name)
        fields = (Field("file", "Write it to", where, begun=self._begun),)
        await self._at.query_one(Form).ask("The file of the paper", fields, then)

    async def _lay(self, said: Mapping[str, str]) -> None:
        reference = str(self._at.sight.at.record.meeting.id)
        item, title = said["item"], said["title"].strip()
        kind = _made(said)
        if kind is not None:
            made = await self._at.do(
                papers.add_made, reference, item, kind, title=title, grounds=_grounds(said)
            )
            told = [made.said]
        else:
            told = await self._lay_files(reference, said)
        self._at.done(told[0] if len(told) == 1 else f"{len(told)} papers are laid.")
        await self._at.refill()

    async def _lay_files(self, reference: str, said: Mapping[str, str]) -> list[str]:
        files = [_path(one) for one in said["file"].split(";") if one.strip()]
        if not files:
            raise Refused("Name the file to lay under the item.")
        wanted = [(said["item"], path) for path in files]
        if len(files) == 1 and files[0].is_dir():
            wanted = list(await self._at.do(paper_lists.offered, reference, files[0]))
        title = said["title"].strip()
        if (title or said["alt"].strip()) and len(wanted) > 1:
            raise Refused("The same words do not do for several files: leave them out.")
        brought = await asyncio.to_thread(intake.bring_all, [path for _, path in wanted])
        told = []
        for (item, _), one in zip(wanted, brought, strict=True):
            added = await self._at.do(
                papers.add_paper,
                reference,
                item,
                one,
                title=title,
                kind=_KINDS.get(said["kind"]),
                grounds=_grounds(said),
                alt=said["alt"],
            )
            told.append(added.said)
        return told

    def _chosen(self) -> tuple[str, int]:
        paper = paper_of(self._at.sight, self._key)
        if paper is None or paper.id is None:
            raise Refused("Choose a paper in the list first.")
        if paper.grounds is not None and not self._at.sight.closed:
            raise Refused("This paper is restricted: r shows what is restricted.")
        return str(self._at.sight.at.record.meeting.id), paper.id

    async def _begun(self, typed: str) -> str:
        """The last path of what is typed, completed as far as there is one way to go on."""
        head, sign, last = typed.rpartition(";")
        begun = last.lstrip()
        space = last[: len(last) - len(begun)]
        found, _ = await asyncio.to_thread(paths.completed, begun)
        return f"{head}{sign}{space}{found}"


def _grounds(said: Mapping[str, str]) -> Grounds | None:
    return None if said["grounds"] == _PUBLIC else grounds_called(said["grounds"])


def _made(said: Mapping[str, str]) -> PaperKind | None:
    """What is to be made here: minutes or a log that no file is named for."""
    kind = _KINDS.get(said["kind"])
    return kind if kind in _MADE_HERE and not said["file"].strip() else None


def _remark(said: Mapping[str, str]) -> str:
    if _made(said) is not None:
        return _MADE
    return _SEVERAL if ";" in said["file"] else ""


def _path(typed: str) -> Path:
    if not typed.strip():
        raise Refused("Name a file.")
    return paths.typed_path(typed)
