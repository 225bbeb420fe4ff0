"""Writing up: the rough notes of a minute beside its finished text."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static, TextArea

from clerk.desk.minuting import set_note
from clerk.desk.refused import Refused
from clerk.desk.rough import Rough, rough_notes
from screens.commands import Command
from screens.keeper import Choice
from screens.meeting_views.writing import Writing
from screens.plain import plain, shortened
from screens.screen import ClerkScreen
from screens.widgets.footer import ClerkFooter

_CHOICES = ("keep", "put_back", "both")


class RoughScreen(ClerkScreen):
    """Notes and the text as the meeting left it on one side, the text being written on the other.

    Where there is room for one side only, that with the keys is shown.
    """

    CSS_PATH = "rough.tcss"
    ABOUT = (
        "Left: your private notes, and the text as it stood when the meeting was closed. Right: "
        "the text as it will print. Both are saved as you go. Notes are never printed."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("rough.other", "Other side", "Go to the notes, or to the text.", ("ctrl+n",)),
        Command("rough.versions", "Versions", "Earlier texts.", ("ctrl+l",)),
        Command("rough.back", "Back", "Go back; everything is saved.", ("escape",)),
        Command(
            "rough.keep", "Keep mine", "Of two texts, let mine stand.", ("ctrl+s",), footer=False
        ),
        Command(
            "rough.put_back", "Theirs", "Of two texts, let theirs stand.", ("ctrl+o",), footer=False
        ),
        Command("rough.both", "Keep both", "Make one text of two.", ("ctrl+t",), footer=False),
    )

    def __init__(self, reference: str, minute: int, restricted: bool = False) -> None:
        super().__init__()
        self._reference = reference
        self._minute = minute
        self._restricted = restricted
        self._rough: Rough | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        with Horizontal():
            with Vertical(id="rough"):
                note = TextArea(id="note", highlight_cursor_line=False)
                note.border_title = "PRIVATE notes - never printed"
                yield note
                with VerticalScroll(classes="panel", id="then"):
                    yield Static(id="then-text")
            yield Writing(id="writing")
        yield ClerkFooter()

    @property
    def _writing(self) -> Writing:
        return self.query_one(Writing)

    @property
    def _note(self) -> TextArea:
        return self.query_one("#note", TextArea)

    async def refill(self) -> None:
        before = self._rough
        self._rough = rough = await self.do(
            rough_notes, self._reference, self._minute, restricted=self._restricted
        )
        if before is None or self._note.text == before.minute.note:
            self._note.load_text(rough.minute.note)
        if before is None:
            mark = "RESTRICTED TEXT" if self._restricted else "The text as it will print"
            await self._writing.open(self._minute, mark, restricted=self._restricted)
            self._writing.area.focus()
        else:
            await self._writing.look_again()
        self._show()

    def _show(self) -> None:
        if (rough := self._rough) is None:
            return
        title = f"Writing up · {rough.minute.number} {rough.minute.title}"
        self.query_one("#head", Static).update(plain(shortened(title, self.size.width - 2)))
        then = self.query_one("#then", VerticalScroll)
        then.border_title = (
            f"As it stood on {rough.closed}" if rough.closed else "Not closed in this register"
        )
        words = rough.text or ("Nothing had been written." if rough.closed else "")
        self.query_one("#then-text", Static).update(plain(words))

    def on_resize(self) -> None:
        self._show()

    @on(events.DescendantFocus)
    def _side(self) -> None:
        """Where there is room for one side, show the one with the keys."""
        rough = self.query_one("#rough")
        self.set_class(self.focused is not None and rough in self.focused.ancestors, "-rough")

    @on(events.DescendantBlur)
    def _left_side(self, event: events.DescendantBlur) -> None:
        if event.widget is self._note:
            self.begin(self._keep_note, group="note")

    async def _keep_note(self) -> None:
        """Save the notes, when they were changed."""
        rough, said = self._rough, self._note.text
        if rough is not None and said != rough.minute.note:
            await self.clerk.desk.do(set_note, rough.meeting, self._minute, lambda _: said)
            self._rough = await self.clerk.desk.do(
                rough_notes, self._reference, self._minute, restricted=self._restricted
            )

    async def last_thing(self) -> None:
        await self._keep_note()
        self.clerk.farewell = await self._writing.keeper.last_thing() or self.clerk.farewell

    def at_once(self) -> None:
        self._writing.keeper.at_once()

    # -- commands

    def why_not(self, verb: str) -> str | None:
        if not self.is_mounted or verb == "back":
            return None
        if self._rough is None:
            return "The minute is still being read."
        if verb in _CHOICES and self._writing.keeper.choice is None:
            return "There are no two texts to choose from."
        return None

    def do_other(self) -> None:
        at_notes = self.has_class("-rough")
        self.remove_class("-rough") if at_notes else self.add_class("-rough")
        self.call_after_refresh((self._writing.area if at_notes else self._note).focus)

    async def do_versions(self) -> None:
        self.remove_class("-rough")
        await self._writing.show_versions()

    async def do_keep(self) -> None:
        await self._writing.settle(Choice.MINE)

    async def do_put_back(self) -> None:
        await self._writing.settle(Choice.THEIRS)

    async def do_both(self) -> None:
        await self._writing.settle(Choice.BOTH)

    async def do_back(self) -> None:
        if self._writing.put_versions_away():
            return
        await self._keep_note()
        try:
            await self._writing.leave()
        except Refused:
            self._writing.area.focus()
            raise
        self.clerk.pop_screen()
