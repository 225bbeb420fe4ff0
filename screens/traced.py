"""What became of a minute, on one page."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from clerk.business.restricted import View
from clerk.desk.tracing import trace, trace_text
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.footer import ClerkFooter


class TracedScreen(ClerkScreen):
    """The chain from a minute to where each of its actions was closed.

    `committee` is a slug and `number` that of the minute.
    """

    ABOUT = "From the minute to its outcomes, its actions, what was reported, asked and closed."
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("traced.restricted", "Restricted", "Show restricted business, or hide it.", ("r",)),
        Command("traced.actions", "Actions", "Show its actions in the list.", ("a", "enter")),
        Command("traced.promises", "Promises", "Take what it promises.", ("p",)),
        Command("traced.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self, committee: str, number: str) -> None:
        super().__init__()
        self._committee, self._number = committee, number
        self._view = View.PUBLIC
        self._promising: tuple[str, int | None] | None = None

    def compose(self) -> ComposeResult:
        yield Static(plain(f"What became of minute {self._number}"), id="head", classes="place")
        with VerticalScroll(can_focus=True, classes="panel", id="page"):
            yield Static(id="told")
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query_one("#page").focus()

    async def refill(self) -> None:
        found = await self.do(trace, self._committee, self._number, self._view)
        self._promising = next(
            (
                (each.record.meeting.reference, each.minute.id)
                for each in found
                if each.record and each.minute and each.promised
            ),
            None,
        )
        text = "\n\n".join(trace_text(each) for each in found)
        self.query_one("#told", Static).update(plain(text))
        self.refresh_bindings()

    def why_not(self, verb: str) -> str | None:
        if verb == "promises" and self._promising is None:
            return "It promises nothing that is no action yet."
        return None

    async def do_restricted(self) -> None:
        self._view = View.PUBLIC if self._view is View.RESTRICTED else View.RESTRICTED
        await self.refill()

    def do_actions(self) -> None:
        typed = f'origin:"{self._number}"'
        self.clerk.go("actions", "all", self._committee, "", typed)

    def do_promises(self) -> None:
        if self._promising is not None:
            self.clerk.go("promises", *self._promising)

    def do_back(self) -> None:
        self.clerk.pop_screen()
