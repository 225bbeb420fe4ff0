"""All that is known of one action, and working on it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from clerk.business.restricted import View
from clerk.desk.action_stories import Story, action_story
from clerk.desk.following_up import Followed
from screens.actions.working import WorkingOnActions
from screens.commands import Command
from screens.plain import plain
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form


class ActionScreen(WorkingOnActions):
    """One action: how it stands, where it comes from, and everything that happened to it."""

    CSS_PATH = "actions.tcss"
    ABOUT = (
        "One action from the minute that made it to the one that closes it: progress, who was "
        "asked, the logs that printed it, and who changed what."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("action.progress", "Progress", "Report what has been done.", ("p",)),
        Command("action.due", "Due", "Say when it is due.", ("d",)),
        Command("action.owners", "Owners", "Say who owns it.", ("o",)),
        Command("action.close", "Close", "Close it, saying why.", ("c",)),
        Command("action.reopen", "Reopen", "Open it again.", ("r",), footer=False),
        Command("action.snooze", "Snooze", "Leave it alone until a day.", ("z",), footer=False),
        Command(
            "action.chasing", "Not chased", "Ask nobody about it, saying why.", ("x",), footer=False
        ),
        Command("action.split", "Split", "Part it into several.", ("S",), footer=False),
        Command("action.restricted", "Restricted", "Show restricted business, or hide it.", ("R",)),
        Command("action.meeting", "Meeting", "Go to its meeting.", ("t", "enter")),
        Command("action.became", "Minute", "See what became of its minute.", ("b",)),
        Command("action.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self, action_id: int) -> None:
        super().__init__()
        self._action_id = action_id
        self._view = View.PUBLIC
        self._story: Story | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        with VerticalScroll(can_focus=True, classes="panel", id="story"):
            yield Static(id="told")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query_one("#story").focus()

    async def refill(self) -> None:
        story = await self.do(action_story, self._action_id, self._view)
        self._story, seen = story, story.seen
        restricted = " · restricted" if seen.action.restricted else ""
        shown = " · RESTRICTED SHOWN" if self._view is View.RESTRICTED else ""
        self.query_one("#head", Static).update(
            plain(f"{seen.number} · {seen.state}{restricted}{shown}")
        )
        self.query_one("#told", Static).update(_told(story))
        self.refresh_bindings()

    async def done(self, sentence: str, *, undone: bool = True) -> None:
        """Tell what was done, and show how it stands now."""
        self.clerk.tell(f"{sentence} F8 takes it back." if undone else sentence)
        await self.refill()

    @property
    def at_work(self) -> tuple[Followed, ...]:
        return (self._story.seen,) if self._story else ()

    def why_not(self, verb: str) -> str | None:
        if verb == "back":
            return None
        if self._story is None:
            return "It has not been read yet."
        closed = self._story.seen.action.closed is not None
        if verb == "close" and closed:
            return f"{self._story.seen.number} is closed already."
        if verb == "reopen" and not closed:
            return f"{self._story.seen.number} is open."
        if verb == "became" and not self._story.number:
            return "It is not known which minute it came from."
        if verb == "restricted" and not self._story.has_restricted and self._view is View.PUBLIC:
            return "Nothing about it is restricted."
        return None

    async def do_restricted(self) -> None:
        self._view = View.RESTRICTED if self._view is View.PUBLIC else View.PUBLIC
        await self.refill()

    def do_meeting(self) -> None:
        if self._story:
            seen = self._story.seen
            self.clerk.go("meeting", seen.listed.meeting, "action", seen.action.id)

    def do_became(self) -> None:
        if self._story and (number := self._story.number):
            self.clerk.go("traced", self._story.seen.listed.committee, number)

    def do_back(self) -> None:
        self.clerk.pop_screen()


def _told(story: Story) -> Content:
    parts = [plain(story.seen.action.text, "bold")]
    for chapter in story.chapters:
        parts.append(plain(f"\n{chapter.title.upper()}", "bold"))
        parts += [plain(entry) for entry in chapter.entries]
    if story.has_restricted:
        parts.append(plain("\nIts minute has a restricted part: R shows it."))
    return Content("\n").join(parts)
