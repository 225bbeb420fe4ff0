"""The room: who is in it, who comes and goes, who presides; one key each, F8 takes it back."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from clerk.business.attendance import Attendance, Status
from clerk.business.directory import Entry
from clerk.business.restricted import View
from clerk.business.room import statuses
from clerk.desk.comings import arrive, leave, take_chair
from clerk.desk.courses import minute_inquorate
from clerk.desk.refused import Refused
from clerk.desk.room import mark, remove
from clerk.desk.sitting import everybody
from clerk.desk.workspace import Workspace, workspace
from screens.commands import Command
from screens.meeting_views.asking import Asking, OfMeeting
from screens.meeting_views.attendance import AttendanceView, person_with
from screens.meeting_views.declarations import declaration_form
from screens.meeting_views.room import (
    MovementKey,
    count_form,
    electing_form,
    movement_form,
    opening_form,
)
from screens.meeting_views.view import Editing, Sight
from screens.plain import plain
from screens.room.commands import ABOUT, VERBS
from screens.room.forms import adding_form, co_opting_form, reason_form, substitute_form
from screens.room.head import head_line, item_lines
from screens.room.rows import NARROW, WIDE, Who, next_unmarked, rows
from screens.widgets.filter_line import FilterLine
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import ListRow, PagedList

_OF_SOMEBODY = frozenset(
    "present remote apologies absent reason substitute came_in went_out chair elect".split()
)
_MARKS = {"present": Status.PRESENT, "remote": Status.REMOTE, "absent": Status.ABSENT}
_EMPTY = "Nobody's name has these letters; Escape shows everybody."


class RoomScreen(OfMeeting):
    """The room of the meeting a reference names; `item` is the number of the item in hand."""

    CSS_PATH = "room.tcss"
    ABOUT = ABOUT
    VERBS: ClassVar[tuple[Command, ...]] = VERBS

    def __init__(self, reference: str, item: str = "") -> None:
        super().__init__()
        self._reference, self._item = reference, item
        self._at: Workspace | None = None
        self._known: tuple[Entry, ...] = ()
        self._letters = ""
        self._rows: list[ListRow] = []
        self._list = PagedList(NARROW, empty=_EMPTY, id="room")
        self._asking = Asking(self)
        self._attendance = AttendanceView()

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        yield Static(id="item")
        yield FilterLine(self._list, placeholder="A few letters of a name", id="letters")
        yield self._list
        yield Static(id="said")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.focus()

    def on_resize(self) -> None:
        self._list.set_columns(WIDE if self.is_wide else NARROW)
        self._title()

    # -- what is shown

    @property
    def sight(self) -> Sight:
        if self._at is None:
            raise Refused("This meeting has not been read: go back and open it again.")
        return Sight(self._at, View.PUBLIC)

    async def refill(self) -> None:
        self._known = await self.do(everybody)
        self._at = await self.do(workspace, self._reference)
        self._reference = str(self._at.record.meeting.id)
        await self._show()

    async def _show(self) -> None:
        self._rows = rows(self.sight, self._item, self._letters)
        await self._list.show_rows(self._rows, keep=self._key)
        self._title()
        self.refresh_bindings()

    def _title(self) -> None:
        if self._at is not None:
            self.query_one("#head", Static).update(plain(head_line(self.sight, self.size.width)))
            self.query_one("#item", Static).update(
                plain(item_lines(self.sight, self._item, self.size.width))
            )

    def done(self, sentence: str) -> None:
        """Say at the foot what was done, in place of what was said before."""
        self.query_one("#said", Static).update(plain(sentence))

    @property
    def _key(self) -> object:
        return self._list.row.key if self._list.row else None

    @property
    def person(self) -> Attendance:
        """Whoever is chosen, as the register has them. Raises Refused when nobody is."""
        person = self._person
        if person is None:
            raise Refused("Choose somebody in the list first.")
        return person

    @property
    def _person(self) -> Attendance | None:
        match self._key:
            case Who(id=None, person=coming):
                return coming
            case Who(id=listed):
                return person_with(self.sight.at.record, listed)
            case MovementKey(person=mover):
                return person_with(self.sight.at.record, mover)
        return None

    @on(PagedList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(PagedList.Opened)
    def _opened(self) -> None:
        if self.query_one("#letters").has_focus:
            self._list.focus()
            return
        self.begin(self.do_change)

    # -- commands

    def why_not(self, verb: str) -> str | None:
        if not self.is_mounted or verb == "back":
            return None
        if self._at is None:
            return "The meeting is still being read."
        if self.query_one(Form).display:
            return "A form is open: fill it in, or Escape puts it aside."
        if verb in _OF_SOMEBODY and self._person is None:
            return "Choose somebody in the list first."
        status = _MARKS.get(verb)
        style = self.sight.at.committee.style
        if status and status not in statuses(self._at.record.roll, style):
            return f"The house style lists nobody as {status.value}."
        return None

    async def do_present(self) -> None:
        await self._mark(Status.PRESENT)

    async def do_remote(self) -> None:
        await self._mark(Status.REMOTE)

    async def do_apologies(self) -> None:
        await self._mark(Status.APOLOGIES)

    async def do_absent(self) -> None:
        await self._mark(Status.ABSENT)

    async def _mark(self, status: Status) -> None:
        """List the chosen person; of those not marked yet, go on to the next."""
        person = self.person
        await self._make(mark, person, status)
        following = next_unmarked(self._rows, self._list.chosen)
        if not person.group and following is not None:
            self._list.choose(following)

    async def do_came_in(self) -> None:
        await self._make(arrive, self.person, self._item)

    async def do_went_out(self) -> None:
        await self._make(leave, self.person, self._item)

    async def do_chair(self) -> None:
        await self._make(take_chair, self.person.name, self._item)

    async def do_quorum(self) -> None:
        await self._make(minute_inquorate, self._item)

    async def _make(self, verb: Callable[..., str], *about: object) -> None:
        """Have the desk do `verb` to the meeting as it is shown."""
        record = self.sight.at.record
        await self._asking.make(lambda desk: verb(desk, record, *about))

    async def do_open_all(self) -> None:
        await self._ask(opening_form(self.sight))

    async def do_interest(self) -> None:
        name = self._person.name if self._person else ""
        await self._ask(declaration_form(self.sight, None, name, self._item))

    async def do_add(self) -> None:
        await self._ask(adding_form(self.sight, self._known))

    async def do_substitute(self) -> None:
        await self._ask(substitute_form(self.person, self._known))

    async def do_reason(self) -> None:
        await self._ask(reason_form(self.sight, self.person))

    async def do_count(self) -> None:
        await self._ask(count_form(self.sight))

    async def do_elect(self) -> None:
        await self._ask(electing_form(self.sight, self.person, self._item))

    async def do_co_opt(self) -> None:
        person = self._person
        name = person.name if person and person.role is None else ""
        await self._ask(co_opting_form(self.sight, self._known, name))

    async def do_time(self) -> None:
        key, person = self._key, self.person
        if not person.movements:
            raise Refused(f"{person.name} has not come or gone: i notes coming in, l going out.")
        last = key.at if isinstance(key, MovementKey) else len(person.movements) - 1
        await self._ask(movement_form(self.sight, person, last))

    async def do_change(self) -> None:
        """Change what is chosen: of somebody marked, the last movement, or how they are listed."""
        match self._key:
            case Who(id=None):
                await self.do_present()
            case Who() if self.person.movements:
                await self.do_time()
            case Who():
                await self.do_reason()
            case key:
                await self._ask(self._attendance.edit(self.sight, key))

    async def do_take_out(self) -> None:
        key = self._key
        if isinstance(key, Who) and key.id is None:
            raise Refused(f"{key.name} is not in the list yet.")
        if isinstance(key, Who):
            await self._make(remove, self.person)
        else:
            deed = self._attendance.delete(self.sight, key)
            await self._asking.make(deed)

    async def _ask(self, editing: Editing | None) -> None:
        await self._asking.ask(editing)

    # -- finding somebody, and leaving

    def do_find(self) -> None:
        letters = self.query_one("#letters", FilterLine)
        letters.add_class("-open")
        letters.focus()

    @on(FilterLine.Sought)
    async def _sought(self, event: FilterLine.Sought) -> None:
        self._letters = event.words.strip()
        await self._show()

    async def do_back(self) -> None:
        letters = self.query_one("#letters", FilterLine)
        if letters.has_focus and self._letters:
            self._list.focus()
        elif letters.has_class("-open"):
            letters.remove_class("-open")
            letters.value = self._letters = ""
            self._list.focus()
            await self._show()
        else:
            self.clerk.pop_screen()
