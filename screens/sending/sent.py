"""What was sent: to whom, how far it came, and what is still to be done about it."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from clerk.business.post import How, Sending, SentMessage, State
from clerk.business.words import with_capital
from clerk.desk import posting, sending_out
from clerk.desk.desk import Desk
from clerk.desk.meeting_names import meeting_named
from clerk.desk.sent_list import state_words
from clerk.desk.wording import moment_text
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.sending.delivering import delivered
from screens.widgets.footer import ClerkFooter
from screens.widgets.paged_list import Column, ListRow, PagedList

_NARROW = (Column("To"), Column("Gets", 11), Column("How it stands", 30))
_WIDE = (Column("To"), Column("Gets", 12), Column("How it stands", 46), Column("When", 22))


class SentScreen(ClerkScreen):
    """What was sent of the meeting `reference` names; of everything for ""."""

    CSS_PATH = "sending.tcss"
    ABOUT = (
        "What was sent, the latest first, and how far each message came. One in doubt was on its "
        "way when the line broke: ask whether it arrived, and say so. What is kept here stays."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("sent.again", "Try again", "Send what did not leave of this one.", ("t",)),
        Command("sent.arrived", "It arrived", "Say that one in doubt arrived.", ("a",)),
        Command("sent.lost", "It did not", "Say that one in doubt did not arrive.", ("n",)),
        Command("sent.back", "Back or stop", "Stop sending, or go back.", ("escape",)),
    )

    def __init__(self, reference: str = "") -> None:
        super().__init__()
        self._reference = reference
        self._sendings: dict[int, Sending] = {}
        self._busy = False
        self._going_on = False

    def compose(self) -> ComposeResult:
        yield Static("What was sent", classes="place")
        yield PagedList(_NARROW, empty="Nothing was sent yet.", id="sent")
        yield Static(id="chosen", classes="panel")
        yield Static(id="said", classes="said")
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query_one(PagedList).focus()
        self.query_one("#said").display = False

    def on_resize(self) -> None:
        columns = _WIDE if self.is_wide else _NARROW
        self.query_one(PagedList).set_columns(columns)

    async def refill(self) -> None:
        found = await self.do(_sent, self._reference)
        self._sendings = {one.id or 0: one for one, _ in found}
        row = self.query_one(PagedList).row
        rows = [each for one, lines in found for each in _rows(one, lines)]
        doubted = (
            (one.id or 0, each.key) for one, _ in found for each in one.in_state(State.UNDER_WAY)
        )
        chosen = row.key if row else next(doubted, None)
        await self.query_one(PagedList).show_rows(rows, keep=chosen)

    def why_not(self, verb: str) -> str | None:
        if verb == "back":
            return None
        if self._busy:
            return "It is being sent; Escape stops it."
        sending, message = self._chosen
        if verb == "again":
            if sending is None or sending.how is not How.MAIL:
                return "Only what went by mail is tried again."
            if not sending.in_state(State.WAITING, State.FAILED):
                return "All of it left."
        elif message is None or message.state is not State.UNDER_WAY:
            return "The chosen one is not in doubt."
        return None

    @on(PagedList.Moved)
    def _say_chosen(self) -> None:
        sending, message = self._chosen
        lines = []
        if sending is not None:
            lines = [sending.what, f"Subject: {sending.subject}"]
        if message is not None and sending is not None:
            file = f", with {message.file_name}" if message.file_name else ""
            lines.append(f"To {message.name} <{message.address or 'no address'}>{file}")
            lines.append(with_capital(state_words(sending, message)))
        self.query_one("#chosen", Static).update(plain("\n".join(lines)))
        self.refresh_bindings()

    # -- the commands

    async def do_again(self) -> None:
        sending, _ = self._chosen
        if sending is None or self._busy:
            return
        self._busy = self._going_on = True
        self.refresh_bindings()
        # Beside the app, not the screen: mail on its way goes on when the clerk goes elsewhere.
        self.clerk.begin(partial(self._again, sending.id or 0), group="sending")

    async def _again(self, sending_id: int) -> None:
        try:
            messages = await self.clerk.desk.do(sending_out.left_of, sending_id)
            done = await delivered(
                self.clerk, sending_id, messages, say=self._say, going_on=lambda: self._going_on
            )
            self.clerk.tell(done.sentence, warning=bool(done.sending.unsettled))
        finally:
            self._busy = False
            self._say("")
        if self.is_current:
            await self.refill()

    async def do_arrived(self) -> None:
        await self._settle(arrived=True)

    async def do_lost(self) -> None:
        await self._settle(arrived=False)

    async def _settle(self, *, arrived: bool) -> None:
        sending, message = self._chosen
        if sending is not None and message is not None:
            said = await self.do(posting.settle, sending.id or 0, message.key, arrived=arrived)
            self.clerk.tell(said)
            await self.refill()

    def do_back(self) -> None:
        if self._busy and self._going_on:
            self._going_on = False
            self._say("Stopping after this one.")
        else:
            self.clerk.pop_screen()

    @property
    def _chosen(self) -> tuple[Sending | None, SentMessage | None]:
        row = self.query_one(PagedList).row
        if row is None or not isinstance(row.key, tuple):
            return None, None
        number, key = row.key
        sending = self._sendings.get(number)
        messages = sending.messages if sending else ()
        return sending, next((each for each in messages if each.key == key), None)

    def _say(self, text: str) -> None:
        """Say how it stands; to nobody on a screen that was left, and is coming down."""
        for said in self.query("#said").results(Static):
            said.display = bool(text)
            said.update(plain(text))


def _sent(desk: Desk, reference: str) -> list[tuple[Sending, list[str]]]:
    """What was sent, each with when it was begun and when each message came so far, in words."""
    meeting_id = meeting_named(desk, reference).id if reference else None
    return [
        (
            one,
            [
                moment_text(desk.here(at))
                for at in (one.begun_at, *(m.at or one.begun_at for m in one.messages))
            ],
        )
        for one in posting.sendings(desk, meeting_id=meeting_id)
    ]


def _rows(sending: Sending, when: list[str]) -> list[ListRow]:
    number = sending.id or 0
    head = f"{when[0]} · {sending.what} · {sending.how.value} · {sending.begun_by}"
    rows = [ListRow((number, ""), (head,))]
    for message, at in zip(sending.messages, when[1:], strict=True):
        cells = (f"  {message.name}", message.view.value, state_words(sending, message), at)
        rows.append(ListRow((number, message.key), cells))
    return rows
