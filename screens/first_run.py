"""The first run: no register yet. It is made only when the clerk has said what it begins with."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from clerk.business.council import short_of
from clerk.desk.committees import new_committee
from clerk.desk.founding import begin
from clerk.desk.refused import Refused
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.fields import Choice
from screens.widgets.footer import ClerkFooter

_KINDS = {
    "a county, district, borough or unitary council": "uk-principal",
    "a parish, town or community council": "uk-parish",
}


class FirstRunScreen(ClerkScreen):
    """Asks for the council, then for a paper to import or the name of a first committee."""

    CSS_PATH = "settings.tcss"
    ABOUT = (
        "There is no register yet. Say whose it is, then import a paper you have, which brings "
        "its committee along, or name a first committee. Nothing is kept before."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("first.import", "Import a paper", "Begin, and choose a file to read.", ("ctrl+o",)),
        Command(
            "first.committee", "Begin with the committee", "Begin with the one named.", ("ctrl+s",)
        ),
        Command("first.quit", "Quit", "Leave; nothing is kept.", ("escape",)),
    )

    def __init__(self) -> None:
        super().__init__()
        self._begun = False
        self._warned: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static("Welcome to Clerk", classes="place")
        with VerticalScroll(can_focus=False, classes="panel"):
            yield Static(plain(self.ABOUT), classes="said")
            yield _row("The council's name", Input(id="council", compact=True))
            yield _row("It is", Choice(tuple(_KINDS), next(iter(_KINDS)), name="kind"))
            yield Static(
                plain("Either press Ctrl+O to import a paper: minutes, an agenda, an action log."),
                classes="said",
            )
            yield Static(
                plain("Or name a first committee, and press Ctrl+S to begin with it:"),
                classes="said",
            )
            yield _row("The committee's name", Input(id="committee", compact=True))
            yield _row(
                "In short",
                Input(id="short", placeholder="its initials, as in FC 12", compact=True),
            )
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query_one("#council").focus()

    @on(Choice.Done)
    @on(Input.Submitted)
    async def _go_on(self) -> None:
        if self.focused is self.query_one("#short"):
            await self.action_command("first.committee")
        else:
            self.focus_next()

    @on(Input.Changed, "#committee")
    def _offer_short(self, event: Input.Changed) -> None:
        name = event.value.strip()
        self.query_one("#short", Input).placeholder = short_of(name) if name else ""

    async def do_import(self) -> None:
        await self._begin()
        self._go_home("import")

    async def do_committee(self) -> None:
        name = self._said("committee")
        if not name and self._council():
            self.query_one("#committee").focus()
            raise Refused("Type the committee's name, or press Ctrl+O to import a paper instead.")
        await self._begin()
        await self.do(new_committee, name, self._said("short") or short_of(name), self._profile)
        self._go_home()

    def do_quit(self) -> None:
        """Leave; where something was typed, only when it is asked a second time."""
        typed = tuple(field.value.strip() for field in self.query(Input))
        if any(typed) and typed != self._warned:
            self._warned = typed
            self.clerk.tell("What you typed is not kept yet. Escape again leaves without it.")
            return
        self.clerk.leave()

    async def _begin(self) -> None:
        """Make the register, with the council in it."""
        name = self._council()
        if not self._begun:
            await self.do(begin, name, self._profile)
            self._begun = True

    def _council(self) -> str:
        """The council's name. Raises Refused while there is none, and leads to its field."""
        if name := self._said("council"):
            return name
        self.query_one("#council").focus()
        raise Refused("Type the council's name first, as it stands on your papers.")

    @property
    def _profile(self) -> str:
        return _KINDS[self.query_one(Choice).value]

    def _said(self, field: str) -> str:
        return " ".join(self.query_one(f"#{field}", Input).value.split())

    def _go_home(self, then: str = "") -> None:
        # Left to the app: this runs on a worker of this screen, which ends with the screen.
        self.clerk.call_later(self.clerk.home_instead, then)


def _row(label: str, field: Choice | Input) -> Horizontal:
    return Horizontal(Static(plain(label), classes="label"), field)
