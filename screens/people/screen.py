"""The list of people and posts, and what is known of the chosen one."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from clerk.business.directory import Entry, EntryKind, Named
from clerk.desk import people
from screens.commands import Command
from screens.people.forms import PeopleForms
from screens.people.wording import person_text, post_text, two_text
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.filter_line import FilterLine
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import Column, ListRow, PagedList

_Pair = tuple[Named, Named]

_NARROW = (Column("Name", 30), Column("Holds, or is held by"), Column("Organisation", 14))
_WIDE = (Column("Name", 30), Column("Holds, or is held by"), Column("Organisation", 18))
_PAIRS = (Column("One"), Column("and the other"))
_NOBODY = "Nobody and no post like that: n adds a person, o a post."
_NO_PAIRS = "No two people here look like one."


class PeopleScreen(ClerkScreen):
    """Everybody and every post, by name."""

    CSS_PATH = "people.tcss"
    AUTO_FOCUS: ClassVar[str | None] = "#people"  # a key pressed at once is no word to find
    ABOUT = (
        "People and posts, and who held what when. Type / and words to find some; Enter changes "
        "what is chosen. m marks two people who are one. L lists those who have left "
        "and still own something."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("people.find", "Find", "Type words of a name or an organisation.", ("slash",)),
        Command("people.new", "New", "Add a person.", ("n",)),
        Command("people.post", "New post", "Add a post.", ("o",), footer=False),
        Command("people.edit", "Change", "Change the chosen person or post.", ("e",)),
        Command("people.give", "Give post", "Give a post from a day on.", ("g",)),
        Command("people.leave", "End post", "End a post from a day on.", ("l",), footer=False),
        Command("people.mark", "Mark", "Mark one of two people who are one.", ("m",)),
        Command("people.alike", "Alike", "Show people who may be one, or all again.", ("d",)),
        Command(
            "people.leavers", "Leavers", "Hand on what leavers still own.", ("L",), footer=False
        ),
        Command("people.back", "Back", "Go back.", ("escape",), footer=False),
    )

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._alike = False
        self._marked: int | None = None
        self._list = PagedList(_NARROW, empty=_NOBODY, id="people")
        self._forms = PeopleForms(self)

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        yield FilterLine(self._list, placeholder="Part of a name or an organisation", id="words")
        with Container(id="both"):
            yield self._list
            with VerticalScroll(id="chosen", classes="panel gives-way"):
                yield Static(id="details")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.focus()

    def on_resize(self) -> None:
        self._set_columns()

    async def refill(self) -> None:
        row = self._list.row
        keep = row.key if row else None
        if self._alike:
            await self._show_pairs()
        else:
            await self._show_everybody(keep)
        await self._tell_chosen()

    async def done(self, sentence: str, person: int | None = None) -> None:
        """Tell what was done, and show how things stand now, with this person chosen if given."""
        self.clerk.tell(f"{sentence} F8 takes it back.")
        await self.refill()
        if person is not None and not self._alike:
            place = await self.do(people.place_of, self._words, person)
            if place is not None:
                self._list.choose(place)

    @property
    def entry(self) -> Entry | None:
        """The chosen person or post."""
        row = self._list.row
        return row.key if row is not None and isinstance(row.key, Entry) else None

    @property
    def pair(self) -> _Pair | None:
        """The chosen pair of people who may be one."""
        row = self._list.row
        return row.key if row is not None and isinstance(row.key, tuple) else None

    def why_not(self, verb: str) -> str | None:
        if verb in ("find", "new", "post", "alike", "leavers", "back"):
            return None
        if self.entry is None and not (verb == "edit" and self.pair):
            return "No person or post is chosen."
        if verb == "mark" and self.entry is not None and self.entry.kind is EntryKind.POST:
            return "Only people can be marked."
        if verb == "leave" and self.entry is not None and not self.entry.now:
            return f"Nothing is held today that {self.entry.name} could end."
        return None

    # -- the commands

    def do_find(self) -> None:
        self.query_one(FilterLine).focus()

    async def do_new(self) -> None:
        await self._forms.person(None)

    async def do_post(self) -> None:
        await self._forms.post(None)

    async def do_edit(self) -> None:
        if pair := self.pair:
            await self._forms.join(pair[0].id, pair[1].id)
        elif entry := self.entry:
            edit = self._forms.person if entry.kind is EntryKind.PERSON else self._forms.post
            await edit(entry.id)

    async def do_give(self) -> None:
        if entry := self.entry:
            await self._forms.give(entry)

    async def do_leave(self) -> None:
        if entry := self.entry:
            await self._forms.leave(entry)

    async def do_mark(self) -> None:
        entry, marked = self.entry, self._marked
        if entry is None:
            return
        self._marked = entry.id if marked is None else None
        if marked is None:
            self.clerk.tell(f"{entry.name} is marked; mark the other one with m.")
        await self.refill()
        if marked is not None and marked != entry.id:
            await self._forms.join(marked, entry.id)

    async def do_alike(self) -> None:
        self._alike = not self._alike
        self._set_columns()
        await self.refill()
        self._list.choose(0)

    def do_leavers(self) -> None:
        self.clerk.go("leavers")

    async def do_back(self) -> None:
        if self.focused is self.query_one(FilterLine):
            self._list.focus()
        elif self._alike:
            await self.do_alike()
        else:
            self.clerk.pop_screen()

    # -- what the list and the line above it send

    @on(FilterLine.Sought)
    def _find(self, event: FilterLine.Sought) -> None:
        self._words, self._alike = event.words, False
        self._set_columns()
        self.begin(self.refill, exclusive=True, group="find")

    @on(PagedList.Opened)
    def _open(self) -> None:
        self.begin(self.do_edit)

    @on(PagedList.Moved)
    def _moved(self) -> None:
        self.begin(self._tell_chosen, exclusive=True, group="details")
        self.refresh_bindings()

    # -- the looks

    async def _show_everybody(self, keep: object) -> None:
        words = self._words
        count = await self.do(people.how_many, words)

        async def fetch(offset: int, limit: int) -> Sequence[ListRow]:
            found = await self.do(people.page, words, offset, limit)
            return [self._row(each) for each in found]

        await self._list.show(count, fetch, keep=keep)
        marked = " · one marked, m marks the other" if self._marked is not None else ""
        self.query_one("#head", Static).update(plain(f"People and posts · {count}{marked}"))

    async def _show_pairs(self) -> None:
        pairs = await self.do(people.likely_duplicates)
        rows = [ListRow(pair, (str(pair[0]), str(pair[1]))) for pair in pairs]
        await self._list.show_rows(rows)
        self.query_one("#head", Static).update(
            plain(f"People who may be one · {len(pairs)} · Enter looks at two, d shows all again")
        )

    def _row(self, entry: Entry) -> ListRow:
        mark = "● " if entry.kind is EntryKind.PERSON and entry.id == self._marked else ""
        post = "post: " if entry.kind is EntryKind.POST else ""
        name = (
            f"{mark}{post}{entry.title} {entry.name}" if entry.title else mark + post + entry.name
        )
        holds = "; ".join(entry.now)
        return ListRow(entry, (name, holds, entry.organisation))

    def _set_columns(self) -> None:
        everybody = _WIDE if self.is_wide else _NARROW
        if self._alike:
            self._list.set_columns(_PAIRS, empty=_NO_PAIRS)
        else:
            self._list.set_columns(everybody, empty=_NOBODY)

    async def _tell_chosen(self) -> None:
        entry, pair = self.entry, self.pair
        text = ""
        if pair is not None:
            text = two_text(*await self.do(people.two_shown, pair[0].id, pair[1].id))
        elif entry is not None and entry.kind is EntryKind.PERSON:
            text = person_text(await self.do(people.person_shown, entry.id))
        elif entry is not None:
            text = post_text(*await self.do(people.post_shown, entry.id))
        self.query_one("#details", Static).update(plain(text))
