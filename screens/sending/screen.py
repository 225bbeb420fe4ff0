"""Send: what of a meeting goes to whom, and in which way. Nothing leaves before it is shown."""

import asyncio
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from clerk.business.post import Sent
from clerk.business.restricted import View
from clerk.business.words import counted
from clerk.desk import paths, sending_out, system_programs
from clerk.desk.file_names import called
from clerk.desk.refused import Refused
from clerk.desk.sending import Prepared, prepare
from clerk.desk.sent_messages import is_restricted
from clerk.desk.written_files import InTheWay
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.sending.delivering import delivered
from screens.sending.told import rows_of, summary
from screens.widgets.fields import Choice, Field
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form, Said
from screens.widgets.paged_list import Column, PagedList

_WHAT = {
    "Agenda": Sent.AGENDA,
    "Pack": Sent.PACK,
    "Notice of a change": Sent.NOTICE,
    "Minutes": Sent.MINUTES,
}
_TOGETHER, _EACH = "Drafts, one for all alike", "Drafts, one for each"
_TEXT, _LETTERS, _MAIL = "One text to paste", "Letters in Word", "By mail, now"
_WAYS = (_TOGETHER, _EACH, _TEXT, _LETTERS, _MAIL)
_NARROW = (Column("To"), Column("As", 14), Column("Gets", 18))
_WIDE = (Column("To"), Column("As", 20), Column("Gets", 22), Column("Address", 40))


class SendScreen(ClerkScreen):
    """What goes out of the meeting `reference` names; `what` is one of the words of `Sent`."""

    CSS_PATH = "sending.tcss"
    ABOUT = (
        "Who on the committee's list gets what, and how it leaves: as drafts for your mail "
        "program, as text, as letters, or by the council's mail server. Arrows choose, Tab goes "
        "on, Ctrl+S makes it. The list itself is kept with the committee, under 6."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("send.go", "Send", "Make the drafts, text or letters, or send it.", ("ctrl+s",)),
        Command("send.words", "Words, files", "Subject, text, link, files.", ("ctrl+t",)),
        Command("send.sent", "What was sent", "Show who was sent what.", ("ctrl+l",)),
        Command("send.show", "Open it", "Open what was made.", ("ctrl+o",)),
        Command("send.back", "Back or stop", "Stop sending, or go back.", ("escape",)),
    )

    def __init__(self, reference: str, what: str = Sent.AGENDA) -> None:
        super().__init__()
        self._reference = reference
        self._first = next(words for words, kind in _WHAT.items() if kind == what)
        self._prepared: Prepared | None = None
        self._own: Said = {}
        self._suggested = ""
        self._made: Path | None = None
        self._sure = False
        self._busy = False
        self._going_on = False

    def compose(self) -> ComposeResult:
        yield Static("Send", id="of", classes="place")
        with Vertical(id="how", classes="gives-way"):
            yield Horizontal(
                Static("What", classes="label"), Choice(tuple(_WHAT), self._first, name="what")
            )
            yield Horizontal(Static("How", classes="label"), Choice(_WAYS, _TOGETHER, name="way"))
            yield Horizontal(
                Static("Where to", classes="label"), Input(id="where", compact=True), id="place"
            )
        yield PagedList(_NARROW, empty="", id="readers")
        yield Static(id="said", classes="said gives-way")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query(Choice).first().focus()

    def on_resize(self) -> None:
        columns = _WIDE if self.is_wide else _NARROW
        self.query_one(PagedList).set_columns(columns)

    async def refill(self) -> None:
        if not self._busy:
            await self._prepare()

    def why_not(self, verb: str) -> str | None:
        if verb in ("go", "words") and self._busy:
            return "It is being sent; Escape stops it."
        if verb == "go" and self._prepared is None:
            return "There is nothing to send; the line below the list says why."
        if verb == "show" and self._made is None:
            return "Nothing has been made yet."
        return None

    # -- what is to go to whom

    @on(Choice.Changed)
    async def _choose(self, event: Choice.Changed) -> None:
        event.stop()
        self._sure = False
        if self._prepared is None or self._prepared.kind is not self._kind:
            self._own = {}
            self.begin(self._prepare, group="prepare", exclusive=True)
        else:
            self._show()

    @on(Choice.Done)
    def _go_on(self, event: Choice.Done) -> None:
        event.stop()
        self.focus_next()

    @on(Input.Submitted, "#where")
    async def _submit(self) -> None:
        await self.run_action("command('send.go')")

    async def _prepare(self) -> None:
        self._prepared = None
        said = self._own
        files = {
            view: paths.typed_path(said[view.value])
            for view in View
            if said.get(view.value, "").strip()
        }
        self._say("Setting it out …")
        try:
            self._prepared = await self.do(
                prepare,
                self._kind,
                self._reference,
                files=files,
                link=said.get("link", "").strip(),
                subject=said.get("subject", "").strip(),
                text=said.get("text", "").strip(),
            )
        except Refused as refused:
            self.query_one("#of", Static).update(plain("Send"))
            self.query_one("#place").display = False
            self._say(str(refused))
        await self._list()
        if self._prepared is not None:
            self._show()
        self.refresh_bindings()

    async def _list(self) -> None:
        found = self._prepared
        if found is None:
            await self.query_one(PagedList).show_rows([])
            return
        await self.query_one(PagedList).show_rows(rows_of(found))

    def _show(self) -> None:
        """Say what would go where, and suggest a name for it."""
        found = self._prepared
        if found is None:
            return
        self.query_one("#of", Static).update(plain(f"Send · {found.subject}"))
        self.query_one("#place").display = self._way != _MAIL
        where = self.query_one("#where", Input)
        if where.value == self._suggested:
            where.value = self._suggested = str(paths.documents_folder() / self._file_name(found))
            where.cursor_position = len(where.value)
        self._say(
            "\n".join((summary(found, on_paper=self._way in (_TEXT, _LETTERS)), *found.remarks))
        )
        self.refresh_bindings()

    def _file_name(self, found: Prepared) -> str:
        about, kind = found.meeting.reference, found.kind.value
        if self._way == _TEXT:
            return called(about, f"{kind}-mail", ".txt")
        if self._way == _LETTERS:
            return called(about, f"{kind}-letters", ".docx")
        view = View.RESTRICTED if is_restricted(found.parcels) else View.PUBLIC
        return called(about, f"{kind}-drafts", "", view)

    # -- the commands

    async def do_words(self) -> None:
        """Ask for the words and files that go out."""
        found = self._prepared
        said = self._own

        async def save(answers: Said) -> None:
            # Words that stand as they were offered are offered anew, with what else has changed.
            kept = {key for key in ("subject", "text") if not said.get(key) and found}
            as_offered = {key for key in kept if answers[key].strip() == getattr(found, key)}
            self._own = {key: "" if key in as_offered else words for key, words in answers.items()}
            await self._prepare()

        await self.query_one(Form).ask(
            "What goes out",
            [
                Field("subject", "Subject", found.subject if found else ""),
                Field("text", "Text", found.text if found else "", lines=6),
                Field("link", "Published at", said.get("link", ""), hint="in place of a file"),
                Field("public", "Public file", said.get("public", ""), hint="the usual one"),
                Field("restricted", "Restricted file", said.get("restricted", ""), hint="likewise"),
            ],
            save,
        )

    async def do_go(self) -> None:
        found = self._prepared
        if found is None or self._busy:
            return
        if self._way == _MAIL and not self._sure:
            self._sure = True
            self._say(f"{summary(found)}\nctrl+s once more sends them, now.")
            return
        self._sure, self._busy, self._going_on = False, True, True
        self.refresh_bindings()
        # Beside the app, not the screen: mail on its way goes on when the clerk goes elsewhere.
        self.clerk.begin(partial(self._send, found), group="sending")

    async def _send(self, found: Prepared) -> None:
        try:
            if self._way == _MAIL:
                await self._mail(found)
            else:
                await self._make(found, paths.typed_path(self.query_one("#where", Input).value))
        except InTheWay as there:
            self._say(f"{there}; give it another name.")
        except Refused as refused:
            self._say(str(refused))
            raise
        finally:
            self._busy = False
            self.refresh_bindings()

    async def _mail(self, found: Prepared) -> None:
        sending_id, messages = await self.clerk.desk.do(sending_out.begin_mail, found)
        done = await delivered(
            self.clerk, sending_id, messages, say=self._say, going_on=lambda: self._going_on
        )
        again = " ctrl+l shows them; t tries again." if done.sending.unsettled else ""
        self.clerk.tell(f"{found.what}: {done.sentence}", warning=bool(done.sending.unsettled))
        await self._after(f"{done.sentence}{again}")

    async def _make(self, found: Prepared, path: Path) -> None:
        self._say("Being made. Escape stops.")
        desk = self.clerk.desk
        if self._way in (_TOGETHER, _EACH):
            files = await desk.do(
                sending_out.make_drafts,
                found,
                path,
                each=self._way == _EACH,
                going_on=lambda: self._going_on,
            )
            if not files:
                self._say("Stopped; nothing was made.")
                return
            said = (
                f"{counted(len(files), 'draft')} in {path}. Open each, look it over, and send it."
            )
        elif self._way == _TEXT:
            beside = await desk.do(sending_out.write_text, found, path)
            said = f"Written: {path}{', and beside it what to attach' if beside else ''}."
        else:
            beside = await desk.do(sending_out.make_letters, found, path)
            said = f"Written: {path}{', and beside it what to enclose' if beside else ''}."
        self._made = path
        await self._after(f"{said}\nWho got what is kept. ctrl+o opens it.")

    async def _after(self, sentence: str) -> None:
        self._say(sentence)
        if self.is_current and self._way == _MAIL:
            await self._prepare()
            self._say(sentence)

    def do_sent(self) -> None:
        self.clerk.go("sent", self._reference)

    async def do_show(self) -> None:
        if self._made is not None:
            await asyncio.to_thread(system_programs.open_file, self._made)

    def do_back(self) -> None:
        if self._busy and self._going_on:
            self._going_on = False
            self._say("Stopping after this one.")
        else:
            self.clerk.pop_screen()

    # -- the looks

    @property
    def _kind(self) -> Sent:
        return _WHAT[self._chosen("what")]

    @property
    def _way(self) -> str:
        return self._chosen("way")

    def _chosen(self, name: str) -> str:
        return next(
            one.value for one in self.query("#how Choice").results(Choice) if one.name == name
        )

    def _say(self, text: str) -> None:
        """Say how it stands; to nobody on a screen that was left, and is coming down."""
        for said in self.query("#said").results(Static):
            said.update(plain(text))
