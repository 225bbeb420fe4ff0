"""Help: what this place is for, and every key that works in it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from clerk.desk.key_card import write_key_card
from clerk.desk.overview import register_told
from screens.commands import EVERYWHERE, Command, key_name
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.footer import ClerkFooter

IN_A_LIST = "In a list: arrows or j and k, page up and down, home and end, enter."


class HelpScreen(ClerkScreen):
    """Every key of the screen it was called from, and those that work everywhere."""

    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("help.card", "Key card", "Write every key of every place to a file.", ("w",)),
        Command("help.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        yield Static("Help", classes="place")
        with VerticalScroll(can_focus=True, classes="panel"):
            yield Static(plain(self._text()), id="keys")
        yield ClerkFooter()

    async def refill(self) -> None:
        """Say below the keys where the register is."""
        if self.clerk.desk.is_open:
            told = await self.do(register_told)
            self.query_one("#keys", Static).update(plain(f"{self._text()}\n\n{told}"))

    async def do_card(self) -> None:
        from screens.key_card import key_card

        path = await self.do(write_key_card, key_card())
        self.clerk.tell(f"Written to {path}.")

    def do_back(self) -> None:
        self.clerk.pop_screen()

    def _text(self) -> str:
        parts = []
        if isinstance(self._about, ClerkScreen):
            if self._about.ABOUT:
                parts.append(self._about.ABOUT)
            parts.append("In this place\n" + key_lines(self._about.VERBS))
        parts.append("Everywhere\n" + key_lines(EVERYWHERE))
        parts.append(IN_A_LIST)
        return "\n\n".join(parts)


def key_lines(commands: tuple[Command, ...]) -> str:
    """One line a command: its keys, its title, its help."""
    rows = [(" or ".join(key_name(key) for key in one.keys), one) for one in commands]
    width = max((len(keys) for keys, _ in rows), default=0)
    return "\n".join(f"  {keys:<{width}}  {one.title}: {one.help}" for keys, one in rows)
