"""One meeting: agenda, attendance, minutes, actions, papers and history of one workspace."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from clerk.business.meetings import Stage
from clerk.business.minutes import Minute
from clerk.business.restricted import View
from clerk.desk.refused import Refused
from clerk.desk.workspace import Workspace, meeting_events, workspace
from screens.commands import Command
from screens.keeper import Choice
from screens.meeting_views import history
from screens.meeting_views.actions import ActionsView
from screens.meeting_views.agenda import AgendaView, ItemKey
from screens.meeting_views.attendance import AttendanceView
from screens.meeting_views.choices import Choices
from screens.meeting_views.commands import ABOUT, VERBS, not_here
from screens.meeting_views.edits import Edits
from screens.meeting_views.head import ViewBar, has_restricted, state_line, title_line
from screens.meeting_views.minutes import MinutesView, minute_of
from screens.meeting_views.minutes_page import MinutesPage
from screens.meeting_views.outcomes import OutcomeKey
from screens.meeting_views.paper_page import PaperPage
from screens.meeting_views.papers import PapersView
from screens.meeting_views.places import Place, finding_place, minute_numbered, named_place
from screens.meeting_views.view import ListView, Sight
from screens.meeting_views.writing import Writing
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.answer_line import AnswerLine
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import Column, ListRow, PagedList

_FINDINGS = (Column("Where", 22), Column("What"))
_FIXED = (Stage.CONFIRMED, Stage.SIGNED)


class MeetingScreen(ClerkScreen):
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
        self._stale: set[str] = set()
        self.edits = Edits(self)
        self.views: dict[str, ListView] = {
            "agenda": AgendaView(),
            "attendance": AttendanceView(),
            "minutes": MinutesView(),
            "actions": ActionsView(),
            "papers": PapersView(),
        }

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        yield Static(id="state")
        yield ViewBar(id="bar")
        with ContentSwitcher(id="body"):
            yield MinutesPage(id="minutes")
            for name in ("agenda", "attendance", "actions", "papers"):
                yield PagedList(self.views[name].columns, empty=self.views[name].empty, id=name)
            yield PagedList(history.COLUMNS, empty=history.EMPTY, id="history")
            yield PaperPage(id="paper")
            yield Writing(id="writing")
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

    @property
    def showing(self) -> str:
        """The name of the view in front; "paper" and "writing" lie on top of one."""
        return self.query_one("#body", ContentSwitcher).current or ""

    @property
    def key(self) -> object:
        """What the chosen row of the view in front stands for; of the minutes, the one in hand."""
        if self.showing == "minutes":
            return self.query_one(MinutesPage).minute
        row = self.query_one(f"#{self.showing}", PagedList).row
        return row.key if row else None

    @property
    def minute(self) -> Minute:
        """The minute in hand. Raises Refused when there is none."""
        minute = minute_of(self.sight.at.record, self.query_one(MinutesPage).minute)
        if minute is None:
            raise Refused("There is no minute here yet: a adds one.")
        return minute

    async def last_thing(self) -> None:
        """Put on the disk what was typed a moment ago."""
        self.clerk.farewell = await self.query_one(Writing).keeper.last_thing()

    def at_once(self) -> None:
        self.query_one(Writing).keeper.at_once()

    async def refill(self) -> None:
        first = self._at is None
        self._at = await self.do(workspace, self._reference)
        # Its reference changes with its day.
        self._reference = str(self._at.record.meeting.id)
        self._renew()
        if not first:
            await self._fill(self.showing)
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
        self._stale = {*self.views, "history"}

    def _title(self, width: int) -> None:
        if self._at is not None:
            self.query_one("#head", Static).update(plain(title_line(self.sight, width)))

    async def open(self, name: str) -> None:
        """Bring a view to the front."""
        self.query_one("#body", ContentSwitcher).current = name
        self.query_one("#bar", ViewBar).mark(
            {"paper": "papers", "writing": "minutes"}.get(name, name)
        )
        await self._fill(name)
        self._front().focus()
        self.refresh_bindings()

    async def _fill(self, name: str) -> None:
        """Fill a view with what was read last, if it shows something older."""
        if name not in self._stale:
            return
        self._stale.discard(name)
        if name == "minutes":
            await self.query_one(MinutesPage).show(self.sight)
            return
        if name == "history":
            found = await self.do(meeting_events, self.sight.at.record.meeting.id or 0)
            rows = history.event_rows(found)
        else:
            rows = self.views[name].rows(self.sight)
        listed = self.query_one(f"#{name}", PagedList)
        await listed.show_rows(rows, keep=listed.row and listed.row.key)

    def _front(self) -> Widget:
        """What is to have the focus in the view in front."""
        if self.showing == "writing":
            return self.query_one(Writing).area
        if self.showing == "minutes":
            return self.query_one(MinutesPage).page
        return self.query_one(f"#{self.showing}")

    def on_resize(self, event: events.Resize) -> None:
        width = event.size.width
        self._title(width)
        for name, view in self.views.items():
            if view.narrow and name != "minutes":
                columns = view.narrow if width < 100 else view.columns
                self.query_one(f"#{name}", PagedList).set_columns(columns)

    # -- going to a place

    async def _go(self, place: Place | None, told: str) -> None:
        if place is None:
            self.clerk.tell(f"There is no {told} in this meeting.")
            await self.open("minutes" if self.sight.at.record.minutes else "agenda")
            return
        rows = self.views[place.view].rows(self.sight)
        at = next((at for at, row in enumerate(rows) if place.is_row(row.key)), 0)
        await self.open(place.view)
        if place.view == "minutes":
            self.query_one(MinutesPage).go_to(at)
        else:
            self.query_one(f"#{place.view}", PagedList).choose(at)

    @on(PagedList.Opened)
    def _opened(self, event: PagedList.Opened) -> None:
        where, key = str(event.paged_list.id), event.row.key
        self.run_worker(self.clerk.in_plain_words(lambda: self._enter(where, key)))

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
        self._put_choices_away()
        if isinstance(key, OutcomeKey):
            await self.edits.outcome(key)
        elif isinstance(key, Place):
            await self._go(key, "")
        else:
            self.clerk.tell("That is about the whole meeting.")

    @on(PagedList.Moved, "#choices")
    def _choosing(self, event: PagedList.Moved) -> None:
        """Tell in full the finding that is chosen."""
        if event.paged_list.display and event.row and not isinstance(event.row.key, OutcomeKey):
            self.query_one("#state", Static).update(plain(event.row.cells[-1]))

    def _put_choices_away(self) -> None:
        self.query_one(Choices).put_away()
        self.query_one("#state", Static).update(plain(state_line(self.sight)))
        self._front().focus()

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
        if verb == "restricted" and not has_restricted(self.sight):
            return "Nothing in this meeting is restricted."
        if verb == "text" and self._at.record.meeting.stage in _FIXED:
            return "These minutes are confirmed: their text is fixed."
        return not_here(verb, self.showing)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As on every screen, but what belongs to another view does not fill the footer."""
        verb = str(parameters[0]).partition(".")[2] if parameters else ""
        if action == "command" and self.is_mounted and not_here(verb, self.showing):
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

    def do_export(self) -> None:
        self.clerk.go("export", self.sight.at.record.meeting.reference)

    async def do_back(self) -> None:
        if self.query_one(Choices).display:
            self._put_choices_away()
        elif self.showing == "writing":
            if not self.query_one(Writing).put_versions_away():
                await self.edits.leave_text()
        elif self.showing == "paper":
            await self.open("papers")
        else:
            self.clerk.pop_screen()

    # -- changing

    async def do_edit(self) -> None:
        await self.edits.ask(self.views[self.showing].edit(self.sight, self.key))

    async def do_add(self) -> None:
        await self.edits.ask(self.views[self.showing].add(self.sight, self.key))

    async def do_close(self) -> None:
        await self.edits.ask(self.views[self.showing].close(self.sight, self.key))

    async def do_details(self) -> None:
        await self.edits.details()

    async def do_outcomes(self) -> None:
        await self.edits.outcomes()

    async def do_delete(self) -> None:
        chosen = self.query_one(Choices).chosen_key
        if isinstance(chosen, OutcomeKey):
            self._put_choices_away()
            await self.edits.delete_outcome(chosen)
        else:
            await self.edits.take_away(self.views[self.showing].delete(self.sight, self.key))

    async def do_earlier(self) -> None:
        await self.edits.make(self.views[self.showing].moved(self.sight, self.key, -1))

    async def do_later(self) -> None:
        await self.edits.make(self.views[self.showing].moved(self.sight, self.key, 1))

    async def do_take_back(self) -> None:
        await self.edits.take_back(self.key)

    async def do_text(self) -> None:
        await self.edits.write(self.minute)

    async def do_keep(self) -> None:
        await self.query_one(Writing).settle(Choice.MINE)

    async def do_put_back(self) -> None:
        await self.query_one(Writing).settle(Choice.THEIRS)

    async def do_both(self) -> None:
        await self.query_one(Writing).settle(Choice.BOTH)

    async def do_versions(self) -> None:
        await self.query_one(Writing).show_versions()
