"""The command palette: the same commands as the keys, found by their names."""

from collections.abc import Iterator

from textual.command import DiscoveryHit, Hit, Hits, Provider

from screens.commands import EVERYWHERE, Command
from screens.plain import plain
from screens.screen import ClerkScreen


class CommandProvider(Provider):
    """Offers the commands of the screen in view and those that work everywhere."""

    async def discover(self) -> Hits:
        """Every command there is here, before anything is typed."""
        for command, action in self._here():
            yield DiscoveryHit(plain(command.title), self._call(action), help=command.help)

    async def search(self, query: str) -> Hits:
        """The commands whose name or help is like `query`."""
        matcher = self.matcher(query)
        for command, action in self._here():
            text = f"{command.title}: {command.help}"
            if (score := matcher.match(text)) > 0:
                yield Hit(score, plain(text), self._call(action), text=text)

    def _here(self) -> Iterator[tuple[Command, str]]:
        if isinstance(self.screen, ClerkScreen):
            for command in self.screen.VERBS:
                if self.screen.why_not(command.verb) is None:
                    yield command, f"screen.command('{command.id}')"
        for command in EVERYWHERE:
            if command.id != "app.palette":
                yield command, f"app.command('{command.id}')"

    def _call(self, action: str):  # type: ignore[no-untyped-def]
        async def run() -> None:
            await self.app.run_action(action)

        return run
