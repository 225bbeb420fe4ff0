"""Settings: looks, the name changes are noted under, backups, keys; and the council's details."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from clerk.business.council import Council
from clerk.desk.desk import Desk
from clerk.desk.distributing import mail_settings
from clerk.desk.founding import change_council, council_known
from clerk.desk.overview import register_told
from clerk.desk.posting import try_server
from clerk.desk.refused import Refused
from clerk.desk.settings import change_settings, read_settings, settings_path
from screens.commands import Command
from screens.mail_server import ask_mail_server
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.themes import NAMES
from screens.widgets.fields import Choice, Field
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form, Said

_MOVEMENT = {"as the terminal allows": False, "none": True}
_CALENDARS = {"England": "ENG", "Wales": "WLS", "Scotland": "SCT", "Northern Ireland": "NIR"}


class SettingsScreen(ClerkScreen):
    """What this user has set; each change is kept as it is made."""

    CSS_PATH = "settings.tcss"
    ABOUT = (
        "What you have set for yourself, kept as you change it; arrows choose. What is set of the "
        "council with F4 is in the register, for everybody. Your own keys are a file of lines "
        'such as: "home.people" = "g"'
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("settings.council", "The council", "Its name, officer, address.", ("f4",)),
        Command("settings.mail", "Mail server", "How mail is sent; its password.", ("f5",)),
        Command("settings.call", "Try it", "Call the mail server; nothing is sent.", ("f9",)),
        Command("settings.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def compose(self) -> ComposeResult:
        settings, _ = read_settings()
        moves = next(word for word, still in _MOVEMENT.items() if still == settings.reduced_motion)
        yield Static("Settings", classes="place")
        with VerticalScroll(can_focus=False, classes="panel", id="own"):
            yield _row("Looks", Choice(tuple(NAMES), _look(settings.theme), name="theme"))
            yield _row("Movement", Choice(tuple(_MOVEMENT), moves, name="reduced_motion"))
            yield _row("Your name", _line("name", settings.name, "that of your login"))
            yield _row(
                "Backups go to",
                _line("backup_folder", settings.backup_folder, "the folder beside the register"),
            )
            yield _row("Your own keys", _line("keymap", settings.keymap, str(settings.keymap_path)))
            yield Static(plain(f"Kept in {settings_path()}."), id="kept", classes="said")
            yield Static(id="register", classes="said")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query(Choice).first().focus()

    async def refill(self) -> None:
        where = await self.do(register_told)
        council = await self.do(council_known)
        told = f"{where} {_whose(council)}"
        self.query_one("#register", Static).update(plain(told))

    @on(Choice.Changed)
    @on(Input.Changed)
    def _changed(self) -> None:
        self.begin(self._keep)

    @on(Choice.Done)
    @on(Input.Submitted)
    def _go_on(self) -> None:
        self.focus_next()

    async def _keep(self) -> None:
        """Put what stands in the fields in force, and keep it."""
        look, moves = (field.value for field in self.query("#own Choice").results(Choice))
        typed = {
            str(field.id): field.value.strip() for field in self.query("#own Input").results(Input)
        }
        changes = {"theme": NAMES[look], "reduced_motion": _MOVEMENT[moves], **typed}
        before = read_settings()[0]
        changed = {name for name, value in changes.items() if getattr(before, name) != value}
        if not changed:
            return
        self.clerk.theme = NAMES[look]
        self.clerk.keep_still(_MOVEMENT[moves])
        await self.do(_keep_settings, changes)
        said = (
            "Kept; it counts from the next start on." if {"name", "keymap"} & changed else "Kept."
        )
        self.query_one("#kept", Static).update(plain(said))

    async def do_council(self) -> None:
        seen = await self.do(council_known)
        before = seen or Council("")
        calendars = {**_CALENDARS}
        if before.calendar not in calendars.values():
            calendars[before.calendar] = before.calendar
        now = next(words for words, code in calendars.items() if code == before.calendar)

        async def save(said: Said) -> None:
            after = replace(
                before,
                name=said["name"],
                proper_officer=said["proper_officer"],
                address=said["address"],
                calendar=calendars[said["calendar"]],
            )
            await self.do(change_council, seen, after)
            self.clerk.tell("The council is kept. F8 takes it back.")
            await self.refill()

        await self.query_one(Form).ask(
            "The council",
            [
                Field("name", "Name", before.name, hint="as it stands on its papers"),
                Field("proper_officer", "Proper officer", before.proper_officer, hint="A Pell"),
                Field("address", "Address", before.address, lines=3),
                Field("calendar", "Bank holidays of", now, tuple(calendars)),
            ],
            save,
        )

    async def do_mail(self) -> None:
        await ask_mail_server(self, self.query_one(Form))

    async def do_call(self) -> None:
        """Call the mail server from a thread of its own: it may take its time."""
        settings = await self.do(mail_settings)
        if settings is None:
            raise Refused("No mail server is set; F5 sets it.")
        self.clerk.tell(f"Calling {settings.server} …")
        self.clerk.tell(await asyncio.to_thread(try_server, settings))

    async def do_back(self) -> None:
        await self._keep()
        self.clerk.pop_screen()


def _keep_settings(desk: Desk, changes: Mapping[str, object]) -> None:
    # On the desk's thread, so that one change is on the disk before the next is written.
    change_settings(**changes)


def _whose(council: Council | None) -> str:
    if council is None:
        return "Which council it belongs to is not said yet: F4 says it."
    return f"It belongs to {council.name}; F4 changes that."


def _look(theme: str) -> str:
    return next((words for words, name in NAMES.items() if name == theme), next(iter(NAMES)))


def _line(name: str, value: str, usual: str) -> Input:
    return Input(value, placeholder=usual, id=name, compact=True)


def _row(label: str, field: Choice | Input) -> Horizontal:
    return Horizontal(Static(plain(label), classes="label"), field)
