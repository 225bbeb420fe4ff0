"""The versions of an agenda as issued, at the foot of a meeting's screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clerk.business.restricted import View
from clerk.desk import agenda_versions, paths
from clerk.desk.refused import Refused
from clerk.desk.written_files import InTheWay
from screens.meeting_views.choices import Choices
from screens.widgets.fields import Field
from screens.widgets.form import Form
from screens.widgets.paged_list import Column, ListRow

if TYPE_CHECKING:
    from screens.meeting_views.asking import OfMeeting

_VERSIONS = (
    Column("Version", 8),
    Column("Issued", 18),
    Column("By", 12),
    Column("Items", 6),
    Column("What changed"),
)


@dataclass(frozen=True, slots=True)
class AgendaVersion:
    """A version of the agenda in hand, by its number."""

    number: int


class IssuedAgendas:
    """Lists the versions of the agenda of the meeting of a screen, and writes one again."""

    def __init__(self, screen: "OfMeeting") -> None:
        self._at = screen

    async def offer(self) -> None:
        """Show every version that was issued. Raises Refused where none was."""
        found = await self._at.do(agenda_versions.agenda_list, self._reference)
        if not found.rows:
            raise Refused(found.empty)
        rows = [ListRow(AgendaVersion(int(row[0])), row) for row in found.rows]
        title = "The agenda as issued · Enter writes a version, Escape none"
        await self._at.query_one(Choices).offer(_VERSIONS, rows, title)

    async def save(self, chosen: AgendaVersion) -> None:
        """Ask where to, and write the chosen version there, as far as it is looked at here: with
        its restricted business only while that is shown."""
        view = View.RESTRICTED if self._at.sight.closed else View.PUBLIC
        reference = self._at.sight.at.record.meeting.reference
        name = agenda_versions.version_name(reference, chosen.number, view)
        asked: list[str] = []

        async def then(said: Mapping[str, str]) -> None:
            again = asked == [said["file"]]
            asked[:] = [said["file"]]
            path = paths.typed_path(said["file"])
            try:
                told = await self._at.do(
                    agenda_versions.save_version,
                    self._reference,
                    chosen.number,
                    path,
                    view=view,
                    replace=again,
                )
            except InTheWay as there:
                raise Refused(f"{there}; Ctrl+S once more replaces it.") from there
            self._at.done(told)

        field = Field("file", "Write it to", str(paths.documents_folder() / name))
        title = f"Version {chosen.number} of the agenda: .pdf, .docx, .html, .md or .txt"
        await self._at.query_one(Form).ask(title, (field,), then)

    @property
    def _reference(self) -> str:
        return str(self._at.sight.at.record.meeting.id)
