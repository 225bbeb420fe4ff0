"""Replies: an answer is pasted, and what it says is proposed as progress."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static, TextArea

from clerk.business.actions import ListedAction
from clerk.business.replies import RepliesRead, Reply
from clerk.desk.refused import Refused
from clerk.desk.replying import Answered, read_answer, take_answers
from clerk.desk.wording import number_text
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.fields import Field
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import Column, ListRow, PagedList

_HINT = "Paste the answer above. Tab goes to the proposals; Ctrl+S takes all that are sure."


class RepliesScreen(ClerkScreen):
    """Paste above, proposals below; nothing becomes progress before the clerk says so."""

    CSS_PATH = "chase.tcss"
    ABOUT = (
        "Paste an answer, such as “CPB 4: visit arranged”. Each reply is proposed as progress: "
        "Enter takes one, Ctrl+S all that are sure. A bare number is offered as a choice."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("replies.all", "Take all sure", "Take every reply that is sure.", ("ctrl+s",)),
        Command("replies.take", "Take", "Take the reply as progress.", ("t",)),
        Command("replies.edit", "Edit", "Change the words or the action first.", ("e",)),
        Command("replies.drop", "Leave out", "Do not take this one.", ("x", "d")),
        Command("replies.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self) -> None:
        super().__init__()
        self._read = RepliesRead(())
        self._open: list[Reply] = []
        self._list = PagedList(
            (Column("Written", 9), Column("Action", 30), Column("Progress")),
            empty="There is no reply to take over.",
            id="replies",
        )

    def compose(self) -> ComposeResult:
        yield Static("Replies", id="head", classes="place")
        pasted = TextArea(id="pasted", tab_behavior="focus", highlight_cursor_line=False)
        pasted.border_title = "The answer, as it was sent"
        yield pasted
        yield Input(placeholder="Who answered (you, when it is empty)", id="by", compact=True)
        yield self._list
        yield Static(plain(_HINT), id="about", classes="said")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query_one("#pasted").focus()

    @on(TextArea.Changed, "#pasted")
    def _changed(self, event: TextArea.Changed) -> None:
        text = event.text_area.text
        self.begin(lambda: self._read_pasted(text), exclusive=True, group="read")

    async def _read_pasted(self, text: str) -> None:
        self._read = await self.do(read_answer, text)
        self._open = list(self._read.replies)
        await self._show()

    async def _show(self) -> None:
        await self._list.show_rows([ListRow(each, _cells(each)) for each in self._open])
        count = "1 reply" if len(self._open) == 1 else f"{len(self._open)} replies"
        sure = sum(each.sure is not None for each in self._open)
        self.query_one("#head", Static).update(plain(f"Replies · {count}, {sure} of them sure"))
        lost = "; ".join(f"“{line}”" for line in self._read.unmatched)
        said = f"Belongs to no number, and is not taken: {lost}" if lost else _HINT
        self.query_one("#about", Static).update(plain(said))
        self.refresh_bindings()

    @property
    def _chosen(self) -> Reply | None:
        row = self._list.row
        return row.key if row is not None and isinstance(row.key, Reply) else None

    @on(PagedList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(PagedList.Opened)
    def _opened(self) -> None:
        self.begin(self.do_take)

    def why_not(self, verb: str) -> str | None:
        if not self.is_mounted or verb == "back":
            return None
        if self.query_one(Form).display:
            return "A form is open: fill it in, or Escape puts it aside."
        if verb == "all":
            sure = any(each.sure for each in self._open)
            return None if sure else "No reply is sure; go to the list and choose."
        return None if self._chosen else "No reply is chosen."

    async def do_all(self) -> None:
        sure = [each for each in self._open if each.sure is not None]
        await self._take([(each, each.sure) for each in sure if each.sure is not None])

    async def do_take(self) -> None:
        if (chosen := self._chosen) is not None:
            if chosen.sure is not None:
                await self._take([(chosen, chosen.sure)])
            else:
                await self._ask(chosen)

    async def do_edit(self) -> None:
        if (chosen := self._chosen) is not None:
            await self._ask(chosen)

    async def do_drop(self) -> None:
        if (chosen := self._chosen) is not None:
            self._open.remove(chosen)
            await self._show()

    def do_back(self) -> None:
        if self._list.has_focus and self.query_one("#pasted", TextArea).text:
            self.query_one("#pasted").focus()
        else:
            self.clerk.pop_screen()

    async def _ask(self, reply: Reply) -> None:
        """Ask which action a reply is about, and what it says."""
        if not reply.candidates:
            raise Refused(
                f"There is no action {reply.said}; put the number right in the answer above."
            )
        named = {_name(one): one for one in reply.candidates}

        async def take(said: Mapping[str, str]) -> None:
            if not said["text"].strip():
                raise Refused("Say in a few words what was done.")
            about = named[said["action"]] if len(named) > 1 else reply.candidates[0]
            await self._take([(replace(reply, text=said["text"]), about)], instead=reply)

        first = next(iter(named))
        fields = [
            Field("action", "Action", first, choices=tuple(named)),
            Field("text", "Progress", reply.text),
        ]
        await self.query_one(Form).ask(f"What {reply.said} is about", fields, take)

    async def _take(
        self, taken: list[tuple[Reply, ListedAction]], instead: Reply | None = None
    ) -> None:
        by = self.query_one("#by", Input).value
        answers = [Answered(about, reply.text) for reply, about in taken]
        told = await self.do(take_answers, answers, by)
        gone = [instead] if instead is not None else [reply for reply, _ in taken]
        # What is left was read before: read it again, with the actions as they are now.
        self._read = await self.do(read_answer, self.query_one("#pasted", TextArea).text)
        left = [(each.said, each.text) for each in self._open if each not in gone]
        self._open = [each for each in self._read.replies if (each.said, each.text) in left]
        self.clerk.tell(f"{told} F8 takes it back.")
        await self._show()


def _cells(reply: Reply) -> tuple[str, ...]:
    if not reply.candidates:
        about = "no such number"
    elif reply.sure is not None:
        about = _name(reply.sure)
    else:
        names = (number_text(one.action, one.short) for one in reply.candidates)
        about = f"choose: {', '.join(names)}?"
    return reply.said, about, reply.text


def _name(listed: ListedAction) -> str:
    return f"{number_text(listed.action, listed.short)} {' '.join(listed.action.text.split())}"
