"""The registry of commands: one entry gives the key, the footer, the palette and the help."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from screens.screen import ClerkScreen


@dataclass(frozen=True, slots=True)
class Command:
    """Something the clerk can do in one place.

    `id` is "place.verb" ("meeting.export"); its method is `do_verb` of that place's screen.
    `help` is one sentence. `keys` are Textual key names, the first the one that is shown; a user's
    keymap may replace them. `footer` says whether it earns room in the footer.
    """

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    footer: bool = True

    @property
    def verb(self) -> str:
        return self.id.partition(".")[2]

    def binding(self) -> Binding:
        """The Textual binding for this command."""
        return Binding(
            ",".join(self.keys),
            f"command('{self.id}')",
            self.title,
            tooltip=self.help,
            id=self.id,
            show=self.footer,
        )


EVERYWHERE = (
    Command("app.help", "Help", "Show every key of this place.", ("f1", "question_mark")),
    Command("app.palette", "Commands", "Find a command by its name.", ("ctrl+p",)),
    Command("app.home", "Home", "Go to what is due.", ("f2",), footer=False),
    Command("app.search", "Search", "Search everything in the register.", ("f3",), footer=False),
    Command("app.undo", "Undo", "Take back the last change you made.", ("f8",), footer=False),
    Command("app.quit", "Quit", "Leave; everything is saved.", ("ctrl+q",), footer=False),
)

# Where each screen lives; it is imported when it is first opened.
SCREENS = {
    "home": "screens.home:HomeScreen",
    "meeting": "screens.meeting:MeetingScreen",
    "live": "screens.live:LiveScreen",
    "read back": "screens.read_back:ReadBackScreen",
    "room": "screens.room:RoomScreen",
    "projector": "screens.projector:ProjectorScreen",
    "stages": "screens.stages:StagesScreen",
    "promises": "screens.offers:PromisesScreen",
    "promised": "screens.promised:PromisedScreen",
    "rough": "screens.rough:RoughScreen",
    "committee": "screens.committee:CommitteeScreen",
    "people": "screens.people:PeopleScreen",
    "actions": "screens.actions:ActionsScreen",
    "action": "screens.actions:ActionScreen",
    "chase": "screens.chase:ChaseScreen",
    "replies": "screens.chase:RepliesScreen",
    "owing": "screens.owing:OwingScreen",
    "leavers": "screens.leavers:LeaversScreen",
    "traced": "screens.traced:TracedScreen",
    "unfinished": "screens.unfinished:UnfinishedScreen",
    "search": "screens.search:SearchScreen",
    "import": "screens.importing:ImportScreen",
    "review": "screens.reviewing:ReviewScreen",
    "returned sheet": "screens.returned_sheet:ReturnedSheetScreen",
    "export": "screens.exporting:ExportScreen",
    "pack": "screens.packing:PackScreen",
    "send": "screens.sending:SendScreen",
    "sent": "screens.sending.sent:SentScreen",
    "history": "screens.history:HistoryScreen",
    "settings": "screens.settings:SettingsScreen",
    "first run": "screens.first_run:FirstRunScreen",
    "help": "screens.help:HelpScreen",
}


def screen_class(name: str) -> "type[ClerkScreen]":
    """The class of the screen called `name` in SCREENS, imported now if it was not before."""
    module, _, attribute = SCREENS[name].partition(":")
    found: type[ClerkScreen] = getattr(import_module(module), attribute)
    return found


def key_name(key: str) -> str:
    """A Textual key name as it is printed on a keyboard: "question_mark" -> "?"."""
    names = {"question_mark": "?", "slash": "/", "escape": "Esc", "enter": "Enter"}
    if key in names:
        return names[key]
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key.replace("_", " ")


def every_command() -> Iterator[tuple[str, tuple[Command, ...]]]:
    """Every place with its commands, those that work everywhere first. Imports all screens."""
    yield "everywhere", EVERYWHERE
    for name in SCREENS:
        if commands := screen_class(name).VERBS:
            yield name, commands
