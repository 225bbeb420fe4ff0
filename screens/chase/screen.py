"""Chase: everybody who owes something, what each would be sent, and sending it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from clerk.business.restricted import View
from clerk.business.words import counted
from clerk.desk.addressing import give_address
from clerk.desk.chase_told import remarks, what_about, what_is_own
from clerk.desk.chasing import ChasePlan, Prepared, chase_plan
from clerk.desk.refused import Refused
from screens.chase.out import Out
from screens.commands import Command
from screens.plain import plain, shortened
from screens.screen import ClerkScreen
from screens.widgets.fields import Field
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import Column, ListRow, PagedList

_NARROW = (Column("", 1), Column("To", 22), Column("Asked as", 10), Column("About"))
_WIDE = (
    Column("", 1),
    Column("To", 26),
    Column("At", 30),
    Column("Asked as", 10),
    Column("About"),
)
_LINES = 9
_OWN = "own"
_OUT = ("letters", "drafts", "text", "mail")


class ChaseScreen(ClerkScreen):
    """The messages of a chase: shown, changed and left out before anything leaves.

    `committee` is the slug of the one it is for, "" for all.
    """

    CSS_PATH = "chase.tcss"
    ABOUT = (
        "One message for each person who owes something: overdue, due before the next meeting, or "
        "silent. Nothing leaves before you press l, d, t or m; what left is noted with each action."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("chase.letters", "Letters", "Write them as letters in one Word file.", ("l",)),
        Command("chase.drafts", "Drafts", "Write them as drafts for a mail program.", ("d",)),
        Command("chase.text", "Copy", "Copy all of them as one text.", ("t",)),
        Command("chase.mail", "Mail", "Send them by the mail server.", ("m",)),
        Command("chase.leave", "Leave", "Leave this one out, or take it in.", ("x", "space")),
        Command("chase.edit", "Edit", "Change the subject or the text.", ("e",)),
        Command("chase.address", "Address", "Say where this person is written to.", ("n",)),
        Command("chase.replies", "Replies", "Paste an answer.", ("y",)),
        Command(
            "chase.restricted",
            "Restricted",
            "With restricted actions, or without.",
            ("v",),
            footer=False,
        ),
        Command(
            "chase.again",
            "Again",
            "With those too who were asked lately, or without.",
            ("a",),
            footer=False,
        ),
        Command(
            "chase.sent",
            "Sent",
            "See what was sent; say whether mail in doubt arrived.",
            ("s",),
            footer=False,
        ),
        Command("chase.remarks", "Left out", "Read who is not reached, and why.", ("o",)),
        Command("chase.back", "Back or stop", "Stop sending, or go back.", ("escape",)),
    )

    def __init__(self, committee: str = "") -> None:
        super().__init__()
        self._committee = committee
        self._view, self._again = View.PUBLIC, False
        self.plan: ChasePlan | None = None
        self._left = self._reading_remarks = False
        self._out = Out(self)
        self._changed: dict[str, tuple[str, str]] = {}
        self._left_out: set[str] = set()
        self._list = PagedList(
            _NARROW, empty="There is nobody to be asked just now.", id="messages"
        )

    def compose(self) -> ComposeResult:
        yield Static("Chase", id="head", classes="place")
        yield self._list
        with VerticalScroll(classes="panel gives-way", id="preview"):
            yield Static(id="text")
        yield Static(id="left-out", classes="said")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.focus()

    def on_resize(self) -> None:
        self._list.set_columns(_WIDE if self.is_wide else _NARROW)
        if self.plan is not None:
            self.begin(self._show, exclusive=True, group="show")

    async def refill(self) -> None:
        if self._out.going:
            return
        self._left = False
        self.plan = await self.do(
            chase_plan,
            self._committee,
            view=self._view,
            again=self._again,
            told=self._reading,
        )
        await self._show()

    def _reading(self, done: int, of: int) -> None:
        """Called on the desk's thread, which is free again once the clerk has left."""
        if self._left:
            raise Refused("The messages were not made.")
        if done:
            self.app.call_from_thread(self._say_reading, done, of)

    def _say_reading(self, done: int, of: int) -> None:
        for head in self.query("#head").results(Static):
            head.update(plain(f"Chase · {done} of {of} open actions read · Escape stops"))

    async def _show(self) -> None:
        rows = [self._row(each) for each in self.messages]
        if self.plan and (mine := what_is_own(self.plan)):
            rows.append(self._own_row(mine))
        chosen = self._list.row
        await self._list.show_rows(rows, keep=chosen.key if chosen else None)
        self._say_head()
        self._tell()

    def _row(self, each: Prepared) -> ListRow:
        letter = each.letter
        out = letter.key in self._left_out
        mark = "–" if out else "✎" if letter.key in self._changed else " "
        how = "copy" if letter.copy_of else letter.level.value
        name = f"{letter.to.name} (no address)" if not letter.to.address else letter.to.name
        cells: tuple[str, ...] = (mark, name, how, what_about(each))
        if self.is_wide:
            cells = (mark, letter.to.name, letter.to.address or "no address", *cells[2:])
        return ListRow(letter.key, cells, muted=out)

    def _own_row(self, mine: str) -> ListRow:
        """The list of what the clerk has to do: nobody is written to about it."""
        cells = (" ", "You", "", "a list", mine)
        return ListRow(_OWN, cells if self.size.width >= 100 else (*cells[:2], *cells[3:]))

    @property
    def messages(self) -> list[Prepared]:
        """All messages, in the words the clerk has given them."""
        found = self.plan.messages if self.plan else ()
        return [
            replace(each, subject=said[0], text=said[1])
            if (said := self._changed.get(each.letter.key))
            else each
            for each in found
        ]

    @property
    def wanted(self) -> list[Prepared]:
        return [each for each in self.messages if each.letter.key not in self._left_out]

    @property
    def _chosen(self) -> Prepared | None:
        row = self._list.row
        keys = (each for each in self.messages if row and each.letter.key == row.key)
        return next(keys, None)

    @on(PagedList.Moved)
    def _tell(self) -> None:
        self._reading_remarks = False
        chosen = self._chosen
        said = ""
        if chosen is not None:
            letter = chosen.letter
            copies = ", ".join(each.name for each in letter.copies)
            lines = [f"To: {letter.to.name} {letter.to.address}".rstrip()]
            lines += [f"Copy: {copies}"] if copies else []
            said = "\n".join([*lines, f"Subject: {chosen.subject}", "", chosen.text])
        elif self.plan and self._list.row and self._list.row.key == _OWN:
            said = f"Yours to do; it is sent to nobody.\n\n{self.plan.own}"
        self._preview(said)
        self.refresh_bindings()

    def _preview(self, said: str) -> None:
        self.query_one("#text", Static).update(plain(said))
        self.query_one("#preview").scroll_home(animate=False)

    @on(PagedList.Opened)
    def _opened(self) -> None:
        self.begin(self.do_edit)

    def _say_head(self) -> None:
        plan = self.plan
        if plan is None:
            return
        parts = [f"Chase · {counted(len(self.wanted), 'message')}"]
        if unreached := [each for each in plan.unreached if each.letter.key not in self._left_out]:
            parts.append(f"{len(unreached)} without an address")
        if self._view is View.RESTRICTED:
            parts.append("WITH RESTRICTED")
        if self._again:
            parts.append("asked lately too")
        self.query_one("#head", Static).update(plain(" · ".join(parts)))
        notes = remarks(plan)
        more = f" (and {len(notes) - 1} more: o)" if len(notes) > 1 else ""
        if plan.in_doubt:
            more = f" Press s.{more}"
        said = shortened(notes[0], self.size.width - 3 - len(more)) if notes else ""
        self.query_one("#left-out", Static).update(plain(f"{said}{more}"))

    async def sent(self, sentence: str, *, warning: bool = False) -> None:
        """Tell what became of the messages, and show who is left to be asked."""
        self.clerk.tell(sentence, warning=warning)
        self._changed.clear()
        self._left_out.clear()
        if self.is_there:
            await self.refill()

    # -- commands

    def why_not(self, verb: str) -> str | None:
        if not self.is_mounted or verb in ("back", "remarks", "replies", "sent"):
            return None
        if self._out.going:
            return "The messages are on their way; Escape stops."
        if verb in _OUT and self._out.elsewhere:
            return "Mail of a chase is still on its way; wait until it is told what became of it."
        if self.query_one(Form).display:
            return "A form is open: fill it in, or Escape puts it aside."
        if verb in _OUT and not self.wanted:
            return "There is no message to send."
        if verb in ("leave", "edit", "address") and self._chosen is None:
            return "No message is chosen."
        return None

    async def do_leave(self) -> None:
        if chosen := self._chosen:
            self._left_out ^= {chosen.letter.key}
            await self._show()

    async def do_edit(self) -> None:
        if chosen := self._chosen:
            key = chosen.letter.key

            async def change(said: Mapping[str, str]) -> None:
                if not said["subject"].strip() or not said["text"].strip():
                    raise Refused("A message needs a subject and a text.")
                self._changed[key] = (" ".join(said["subject"].split()), said["text"].strip())
                await self._show()

            fields = [
                Field("subject", "Subject", chosen.subject),
                Field("text", "Text", chosen.text, lines=_LINES),
            ]
            await self.query_one(Form).ask(f"Message to {chosen.letter.to.name}", fields, change)

    async def do_address(self) -> None:
        if chosen := self._chosen:
            to = chosen.letter.to

            async def note(said: Mapping[str, str]) -> None:
                told = await self.do(give_address, to, said.get("name", to.name), said["address"])
                self.clerk.tell(f"{told} F8 takes that back.")
                await self.refill()

            fields = [Field("address", "E-mail", to.address)]
            if to.person_id is None:
                fields.append(Field("name", "Name", to.name, hint="or who holds the post"))
            await self.query_one(Form).ask(f"Where to write to {to.name}", fields, note)

    async def do_restricted(self) -> None:
        self._view = View.PUBLIC if self._view is View.RESTRICTED else View.RESTRICTED
        await self.refill()

    async def do_again(self) -> None:
        self._again = not self._again
        await self.refill()

    def do_remarks(self) -> None:
        self._reading_remarks = not self._reading_remarks
        if not self._reading_remarks:
            self._tell()
            return
        notes = remarks(self.plan) if self.plan else ()
        self._preview("\n\n".join(notes) or "Everybody is reached, and nothing is left out.")

    def do_sent(self) -> None:
        self.clerk.go("sent")

    def do_replies(self) -> None:
        self.clerk.go("replies")

    def do_back(self) -> None:
        if self._out.going:
            self._out.stop()
        elif self._reading_remarks:
            self._tell()
        else:
            self._left = True
            self.clerk.pop_screen()

    async def do_letters(self) -> None:
        await self._out.letters()

    async def do_drafts(self) -> None:
        await self._out.drafts()

    async def do_text(self) -> None:
        await self._out.text()

    async def do_mail(self) -> None:
        await self._out.mail()
