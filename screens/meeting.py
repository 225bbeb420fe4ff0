"""One meeting: agenda, attendance, minutes, actions, papers and history of one workspace."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Static

from clerk.business.agenda_offers import Offer
from clerk.business.meetings import FIXED
from clerk.business.restricted import View
from clerk.business.views import has_restricted
from clerk.desk.exporting import Printed
from clerk.desk.refused import Refused
from clerk.desk.workspace import Workspace, meeting_events, workspace
from screens.commands import Command
from screens.meeting_views import history
from screens.meeting_views.actions import ActionsView
from screens.meeting_views.agenda import AgendaView, ItemKey
from screens.meeting_views.attendance import AttendanceView
from screens.meeting_views.body import Body
from screens.meeting_views.building import offer_told
from screens.meeting_views.changing import Changing
from screens.meeting_views.choices import Choices
from screens.meeting_views.commands import ABOUT, BUILDING, VERBS, not_here
from screens.meeting_views.edits import Edits
from screens.meeting_views.head import ViewBar, state_line, title_line
from screens.meeting_views.issued_agendas import AgendaVersion
from screens.meeting_views.laying import PaperVersion
from screens.meeting_views.minutes import MinutesView
from screens.meeting_views.minutes_page import MinutesPage
from screens.meeting_views.outcomes import OutcomeKey
from screens.meeting_views.paper_page import PaperPage
from screens.meeting_views.papers import PapersView
from screens.meeting_views.places import Place, finding_place, minute_numbered, named_place
from screens.meeting_views.view import ListView, Sight
from screens.meeting_views.writing import Writing
from screens.plain import plain
from screens.widgets.answer_line import AnswerLine
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import Column, ListRow, PagedList

_FINDINGS = (Column("Where", 22), Column("What"))


class MeetingScreen(Changing):
    """The meeting a reference names, opened at a place.

    `place` is "minute 21/97", "item 7", "paper …", "action 4" or a label of the attendance list;
    with `number` it is the kind of a record and the register's number of it, as search has them.
    """

    CSS_PATH = "meeting.tcss"
    ABOUT = ABOUT
    VERBS: ClassVar[tuple[Command, ...]] = VERBS

    def __init__(self, reference: str, place: str = "", number: int | None = None) -> None:
        super().__init__()
        self._reference = reference
        self._place = (place, number)
        self._at: Workspace | None = None
        self._view = View.PUBLIC
        self.edits = Edits(self)
        self.views: dict[str, ListView] = {
            "agenda": AgendaView(),
            "attendance": AttendanceView(self.name_begun),
            "minutes": MinutesView(),
            "actions": ActionsView(),
            "papers": PapersView(),
        }

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        yield Static(id="state")
        yield ViewBar(id="bar")
        yield Body(self.views, self._history_rows)
        yield Choices(id="choices")
        yield AnswerLine()
        yield Form()
        yield ClerkFooter()

    # -- what is shown

    @property
    def sight(self) -> Sight:
        """The meeting as it is looked at. Raises Refused while it has not been read."""
        if self._at is None:
            raise Refused("This meeting has not been read: go back and open it again.")
        return Sight(self._at, self._view)

    async def last_thing(self) -> None:
        """Put on the disk what was typed a moment ago."""
        said = await self.query_one(Writing).keeper.last_thing()
        self.clerk.farewell = said or self.clerk.farewell

    def at_once(self) -> None:
        self.query_one(Writing).keeper.at_once()

    async def refill(self) -> None:
        first = self._at is None
        self._at = await self.do(workspace, self._reference)
        # Its reference changes with its day.
        self._reference = str(self._at.record.meeting.id)
        self._renew()
        if not first:
            await self.body.fill(self.showing)
            if self.showing == "writing":
                await self.query_one(Writing).look_again()
            self.refresh_bindings()
        elif self._place[0]:
            await self._go(named_place(self._at.record, *self._place), self._place[0])
        else:
            await self.open("minutes" if self._at.record.minutes else "agenda")

    def _renew(self) -> None:
        """What is read is new: show its head; the views are filled when they are in front."""
        self._title(self.size.width)
        self.query_one("#state", Static).update(plain(state_line(self.sight)))
        self.body.renew(self.sight)

    def _title(self, width: int) -> None:
        if self._at is not None:
            self.query_one("#head", Static).update(plain(title_line(self.sight, width)))

    async def open(self, name: str) -> None:
        """Bring a view to the front."""
        self.query_one("#bar", ViewBar).mark(
            {"paper": "papers", "writing": "minutes"}.get(name, name)
        )
        await self.body.open(name)
        self.refresh_bindings()

    async def _history_rows(self) -> list[ListRow]:
        found = await self.do(meeting_events, self.sight.at.record.meeting.id or 0)
        return history.event_rows(found)

    def on_resize(self, event: events.Resize) -> None:
        self._title(event.size.width)

    # -- going to a place

    async def _go(self, place: Place | None, told: str) -> None:
        if place is None:
            self.clerk.tell(f"There is no {told} in this meeting.")
            await self.open("minutes" if self.sight.at.record.minutes else "agenda")
            return
        await self.open(place.view)
        self.body.choose(place)

    @on(PagedList.Opened)
    def _opened(self, event: PagedList.Opened) -> None:
        where, key = str(event.paged_list.id), event.row.key
        self.begin(lambda: self._enter(where, key))

    async def _enter(self, where: str, key: object) -> None:
        """What Enter does with a row: it goes there, reads it, or opens it to be changed."""
        if where == "choices":
            await self._chosen(key)
        elif where == "agenda" and isinstance(key, ItemKey) and key.minute is not None:
            await self._go(Place("minutes", key.minute), "minute")
        elif where == "papers":
            paper = next(one for one in self.sight.seen.papers if one.id == key)
            await self.open("paper")
            await self.query_one(PaperPage).read(paper)
        elif where != "history":
            await self.do_edit()

    async def _chosen(self, key: object) -> None:
        if isinstance(key, Offer):
            await self.take(key)
            return
        self.put_choices_away()
        if isinstance(key, OutcomeKey):
            await self.edits.outcome(key)
        elif isinstance(key, PaperVersion):
            await self.laying.save_file(key)
        elif isinstance(key, AgendaVersion):
            await self.issued_agendas.save(key)
        elif isinstance(key, Place):
            await self._go(key, "")
        else:
            self.clerk.tell("That is about the whole meeting.")

    @on(PagedList.Moved, "#choices")
    def _choosing(self, event: PagedList.Moved) -> None:
        """Tell in full the finding or offer that is chosen."""
        if event.paged_list.display and event.row and not isinstance(event.row.key, OutcomeKey):
            offer = event.row.key if isinstance(event.row.key, Offer) else None
            told = offer_told(offer) if offer else event.row.cells[-1]
            self.query_one("#state", Static).update(plain(told))

    def put_choices_away(self) -> None:
        """Hide what is offered, and show again what comes next."""
        self.query_one(Choices).put_away()
        self.query_one("#state", Static).update(plain(state_line(self.sight)))
        self.body.front.focus()

    # -- looking

    def why_not(self, verb: str) -> str | None:
        if not self.is_mounted or verb == "back":
            return None
        if self._at is None:
            return "The meeting is still being read."
        if self.query_one(Form).display or self.query_one(AnswerLine).display:
            return "A form is open: fill it in, or Escape puts it aside."
        if verb == "findings" and not self._at.findings:
            return "Nothing odd was found in this meeting."
        if verb in ("offers", "take_all") and not self._at.offered:
            return "Nothing waits for this agenda."
        if verb == "restricted" and not has_restricted(self.sight.at.record):
            return "Nothing in this meeting is restricted."
        if verb == "text" and self._at.record.meeting.stage in FIXED:
            return "These minutes are confirmed: their text is fixed."
        return not_here(verb, self.showing)

    @property
    def _building(self) -> bool:
        """Whether the agenda can still be built: the meeting has not begun."""
        return self._at is None or self._at.clock is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As on every screen, but what belongs to another view does not fill the footer."""
        verb = str(parameters[0]).partition(".")[2] if parameters else ""
        begun = verb in BUILDING and not self._building
        if action == "command" and self.is_mounted and (begun or not_here(verb, self.showing)):
            return False
        return super().check_action(action, parameters)

    async def do_agenda(self) -> None:
        await self.open("agenda")

    async def do_attendance(self) -> None:
        await self.open("attendance")

    async def do_minutes(self) -> None:
        await self.open("minutes")

    async def do_actions(self) -> None:
        await self.open("actions")

    async def do_papers(self) -> None:
        await self.open("papers")

    async def do_history(self) -> None:
        await self.open("history")

    def do_became(self) -> None:
        if not self.minute.number:
            raise Refused("This minute has no number yet.")
        self.clerk.go("traced", self.sight.at.committee.slug, self.minute.number)

    def do_next(self) -> None:
        self.query_one(MinutesPage).turn(1)

    def do_previous(self) -> None:
        self.query_one(MinutesPage).turn(-1)

    def do_number(self) -> None:
        question = "The number of the minute (97 will do for 21/97)"
        self.query_one(AnswerLine).ask(question, self._turn_to)

    async def _turn_to(self, typed: str) -> None:
        minute = minute_numbered(self.sight.at.record, typed)
        if minute is None:
            raise Refused(f"There is no minute {typed.strip()} in this meeting.")
        await self._go(Place("minutes", minute.id), "minute")

    async def do_restricted(self) -> None:
        self._view = View.PUBLIC if self._view is View.RESTRICTED else View.RESTRICTED
        self._renew()
        await self.open("papers" if self.showing == "paper" else self.showing)

    async def do_findings(self) -> None:
        record, findings = self.sight.at.record, self.sight.at.findings
        rows = [
            ListRow(finding_place(record, one.place, one.message), (one.place, one.message))
            for one in findings
        ]
        await self.query_one(Choices).offer(_FINDINGS, rows, "Findings · Enter goes there")

    def do_live(self) -> None:
        self.clerk.go("live", str(self.sight.at.record.meeting.id))

    def do_stages(self) -> None:
        self.clerk.go("stages", str(self.sight.at.record.meeting.id))

    def do_export(self) -> None:
        record = self.sight.at.record
        what = Printed.MINUTES if record.minutes else Printed.AGENDA
        self.clerk.go("export", record.meeting.reference, what)

    def do_send(self) -> None:
        record = self.sight.at.record
        what = "minutes" if self.showing == "minutes" else "agenda"
        if what == "agenda" and any(one.sent_on is None for one in record.alterations):
            what = "notice"
        self.clerk.go("send", record.meeting.reference, what)

    async def do_back(self) -> None:
        if self.query_one(Choices).display:
            self.put_choices_away()
        elif self.showing == "writing":
            if not self.query_one(Writing).put_versions_away():
                await self.edits.leave_text()
        elif self.showing == "paper":
            await self.open("papers")
        else:
            self.clerk.pop_screen()
