"""What was found in a paper beside its lines: correct it, leave parts out, accept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from clerk.desk import correcting, importing, undoing
from clerk.desk.importing import PaperRead, Plan
from clerk.desk.paper_parts import KEPT_OR_LEFT, PaperParts, Part, PartKey, PartKind
from clerk.desk.refused import Refused
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.fields import Field
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.meeting_choice import MeetingChoice
from screens.widgets.paged_list import Column, ListRow, PagedList

_BEFORE, _SHOWN = 2, 200
_FITS = 44
_CORRECTED = (*KEPT_OR_LEFT, PartKind.DETAIL)


@dataclass
class Review:
    """A paper while the clerk looks at it: as corrected so far, and what is left out."""

    paper: PaperRead
    left_out: set[PartKey] = field(default_factory=set)
    before: list[tuple[PaperRead, frozenset[PartKey]]] = field(default_factory=list)

    def remember(self) -> None:
        """Keep how it stands now, for taking the next step back."""
        self.before.append((self.paper, frozenset(self.left_out)))


class ReviewScreen(ClerkScreen):
    """Nothing is in the register before the clerk accepts."""

    CSS_PATH = "reviewing.tcss"
    ABOUT = (
        "What was found stands beside the paper's lines. Correct it, leave parts out with the "
        "space bar, then accept; until then nothing is written. Going back keeps your corrections."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("review.correct", "Correct", "Put right the chosen part.", ("c",)),
        Command("review.leave", "Leave out", "Leave the part out, or take it again.", ("space",)),
        Command("review.belongs", "Belongs to", "Say which meeting it belongs to.", ("m",)),
        Command("review.step", "Step back", "Undo the last step here.", ("z",), footer=False),
        Command("review.accept", "Accept", "Take it into the register.", ("a",)),
        Command("review.back", "Back", "Go back; nothing is written.", ("escape",)),
    )

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self._plan: Plan | None = None
        self._words = PaperParts(review.paper)
        self._list = PagedList((Column("", 1), Column("What", 8), Column("Found")), id="parts")

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        with Container(id="both"):
            yield self._list
            with VerticalScroll(can_focus=True, classes="panel", id="source"):
                yield Static(id="lines")
        yield Form()
        yield MeetingChoice()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.focus()

    async def refill(self) -> None:
        review, chosen = self._review, self._part
        paper = review.paper
        kept = [
            index
            for index in range(len(paper.proposals))
            if PartKey(index, PartKind.MEETING) not in review.left_out
        ]
        self._plan = None
        trouble = ""
        try:
            taken = correcting.without(paper, review.left_out)
            self._plan = await self.do(importing.plan, taken)
        except Refused as refused:
            trouble = str(refused)
        planned = dict(zip(kept, self._plan.planned, strict=True)) if self._plan else {}
        parts = [
            part
            for index, proposal in enumerate(paper.proposals)
            for part in self._words.of(index, proposal, planned.get(index))
        ]
        place = next((i for i, one in enumerate(parts) if chosen and one.key == chosen.key), 0)
        await self._list.show_rows([self._row(part) for part in parts])
        self._list.choose(place)
        self._say_head(trouble)
        self.refresh_bindings()

    def why_not(self, verb: str) -> str | None:
        part = self._part
        if verb == "correct" and (part is None or part.key.kind not in _CORRECTED):
            return "This is only told; there is nothing in it to correct."
        if verb == "leave" and (part is None or part.key.kind not in KEPT_OR_LEFT):
            return "This is only told; choose a person, item, minute, action or paper."
        if verb == "step" and not self._review.before:
            return "There is no step to take back."
        if verb == "accept":
            return self._why_not_accept()
        return None

    def _why_not_accept(self) -> str | None:
        if self._plan is None:
            return "As it stands this cannot be taken; see above."
        name = self._review.paper.path.name
        if self._plan.again:
            return f"{name} was imported before; nothing would change."
        if any(each.record is None for each in self._plan.planned):
            return "Say with m which meeting it belongs to, or correct the meeting's date."
        return None

    async def do_correct(self) -> None:
        part = self._part
        if part is None:
            return
        key = part.key
        asked = correcting.correctable(self._review.paper, key)

        async def put_right(said: Mapping[str, str]) -> None:
            await self._step(correcting.corrected(self._review.paper, key, said))

        fields = [Field(one.key, one.label, one.value) for one in asked]
        await self.query_one(Form).ask(f"Correct the {key.kind.value}", fields, put_right)

    async def do_belongs(self) -> None:
        part = self._part
        if part is None:
            return
        index = part.key.proposal

        async def give(reference: str) -> None:
            paper = self._review.paper
            await self._step(await self.do(correcting.belonging, paper, index, reference))

        meeting = self._review.paper.proposals[index].meeting
        await self.query_one(MeetingChoice).ask("Which meeting is it about?", meeting, give)

    async def do_leave(self) -> None:
        if part := self._part:
            self._review.remember()
            self._review.left_out ^= {part.key}
            await self.refill()
            self._list.action_move(1)

    async def do_step(self) -> None:
        paper, left_out = self._review.before.pop()
        self._review.paper, self._review.left_out = paper, set(left_out)
        await self.refill()

    async def do_accept(self) -> None:
        shown = self._plan
        if shown is None:
            return
        done = await self.do(importing.accept, shown.paper, shown)
        names = [each.record.meeting.reference for each in done.planned if each.record]
        back = " F8 takes it back." if await self.do(undoing.can_undo_last) else ""
        self.clerk.tell(f"Taken: {' and '.join(names)}.{back}")
        self.clerk.pop_screen()
        self.clerk.go("meeting", names[0])

    def do_back(self) -> None:
        self.clerk.pop_screen()

    @on(PagedList.Opened)
    async def _open_part(self) -> None:
        await self.run_action("command('review.correct')")

    @on(PagedList.Moved)
    def _show_lines(self) -> None:
        part = self._part
        if part is not None:
            self.query_one("#lines", Static).update(self._source(part))
            self.query_one("#source").scroll_home(animate=False)
        self.refresh_bindings()

    @property
    def _part(self) -> Part | None:
        row = self._list.row
        return row.key if row is not None and isinstance(row.key, Part) else None

    async def _step(self, paper: PaperRead) -> None:
        self._review.remember()
        self._review.paper = paper
        await self.refill()

    def _row(self, part: Part) -> ListRow:
        kind, out = part.key.kind, part.key in self._review.left_out
        mark = ""
        if kind in KEPT_OR_LEFT:
            mark = "✗" if out else "✓"
        return ListRow(part, (mark, kind.value, part.text), muted=out or mark == "")

    def _source(self, part: Part) -> Content:
        """The paper from a little above a part on, its own lines marked; before them its words,
        where the list has no room for them or the paper does not have them."""
        lines = self._review.paper.lines
        whole = [plain(f"{part.text}\n")] if part.lines is None or len(part.text) > _FITS else []
        if part.lines is None:
            return Content("\n").join(whole)
        first, last = part.lines
        begin = max(1, first - _BEFORE)
        end = min(len(lines), max(last + _BEFORE, begin + _SHOWN))
        marked = (
            plain(f"▌ {line}", "bold") if first <= number <= last else plain(f"  {line}")
            for number, line in enumerate(lines[begin - 1 : end], begin)
        )
        return Content("\n").join([*whole, *marked])

    def _say_head(self, trouble: str) -> None:
        name = self._review.paper.path.name
        said = f"{name}: {trouble}" if trouble else f"{name}: a takes it, nothing is written yet"
        if self._plan is not None and self._plan.again:
            said = f"{name} was imported before; nothing would change"
        self.query_one("#head", Static).update(plain(said))
