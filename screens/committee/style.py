"""The house style of a committee, setting by setting."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clerk.business.numbering import PatternError
from clerk.business.numbering.examples import following
from clerk.business.style import StyleError
from clerk.business.style_forms import LISTS, Part
from clerk.business.style_settings import (
    Setting,
    blank,
    changed,
    numbering_parts,
    numbering_said,
    settings,
    with_words,
    without,
)
from clerk.desk.committees import rename, save_numbering, save_style
from clerk.desk.house_files_shown import house_file_settings
from clerk.desk.refused import Refused
from screens.committee.house_files import HouseFiles, is_file
from screens.committee.view import View
from screens.widgets.fields import Field
from screens.widgets.form import Said
from screens.widgets.paged_list import Column, ListRow, PagedList

if TYPE_CHECKING:
    from screens.committee.screen import CommitteeScreen

_NAME, _NUMBERING = "name", "numbering"
_ASKING = "A form is open: fill it in, or Escape puts it aside."


class Style(View):
    title = "House style"
    verbs = frozenset({"find", "change", "insert", "remove"})
    narrow = (Column("About", 14), Column("Setting", 24), Column("Says"))
    wide = (Column("About", 16), Column("Setting", 34), Column("Says"))
    empty = "No setting has these words."

    def __init__(self, screen: "CommitteeScreen") -> None:
        super().__init__(screen)
        self.words = ""
        """What a setting is to have to be shown."""
        self._files = HouseFiles(self)

    async def fill(self, rows: PagedList) -> None:
        keep = rows.row.key if rows.row else None
        found = with_words(self._every(), self.words)
        await rows.show_rows([_row(each) for each in found], keep=keep)

    def why_not(self, verb: str) -> str | None:
        if verb == "find":
            return _ASKING if self.form.display else None
        setting = self._setting
        if setting is None:
            return "No setting is chosen."
        if is_file(setting):
            if verb == "remove" and not self._files.is_there(setting):
                return "There is no file to take out; Enter chooses one."
            if verb != "insert":
                return None
        if verb == "remove" and not setting.removable:
            return "Only entries can be taken out: groups, standing items, classes and grounds."
        if verb == "insert" and _kind(setting) not in LISTS:
            return "Choose a group, standing item, class or ground first: the new one goes there."
        return None

    def opened(self, row: ListRow) -> None:
        self.screen.begin(self.change)

    def said_of(self, row: ListRow) -> str:
        found = self._called(str(row.key))
        if found is None:
            return ""
        return "\n".join(f"{part.label}: {part.value or '(nothing)'}" for part in found.parts)

    async def change(self) -> None:
        """Ask for the chosen setting."""
        setting = self._setting
        if setting is None:
            return
        if is_file(setting):
            await self._files.change(setting)
        elif setting.key == _NUMBERING:
            await self.number()
        elif setting.key == _NAME:
            await self._rename(setting)
        else:
            await self._ask(setting, f"{setting.section}: {setting.title}")

    async def insert(self) -> None:
        """Ask for a new entry beside the chosen one."""
        if self._setting is not None and (kind := _kind(self._setting)) in LISTS:
            new = blank(kind)
            await self._ask(new, new.title)

    async def remove(self) -> None:
        """Take the chosen entry out."""
        setting, committee = self._setting, self.shown.committee
        if setting is not None and is_file(setting):
            await self._files.remove(setting)
        elif setting is not None and setting.removable:
            style = without(committee.style, setting.key)
            await self.screen.do(save_style, committee, style, f"take out {setting.title}")
            await self.done(f"“{setting.title}” is taken out.")

    async def number(self) -> None:
        """Ask how the committee numbers, showing what the next numbers would be."""
        shown = self.shown

        def remark(said: Said) -> str:
            try:
                rule, value = numbering_said(said)
                return f"Next: {', '.join(following(rule, value, shown.today))}"
            except (PatternError, StyleError) as error:
                return f"✗ {error}"

        async def save(said: Said) -> None:
            try:
                rule, value = numbering_said(said)
            except (PatternError, StyleError) as error:
                raise Refused(str(error)) from error
            await self.screen.do(save_numbering, shown.committee, rule, value)
            await self.done(f"Minutes are numbered {rule.pattern} from now on.")

        parts = numbering_parts(shown.committee.style.numbering, shown.next_value)
        await self.form.ask("How minutes are numbered", _fields(parts), save, remark=remark)

    async def _rename(self, setting: Setting) -> None:
        committee = self.shown.committee

        async def save(said: Said) -> None:
            await self.screen.do(rename, committee, said["name"], said["short"])
            await self.done("The name is changed.")

        await self.form.ask("Name of the committee", _fields(setting.parts), save)

    async def _ask(self, setting: Setting, title: str) -> None:
        committee = self.shown.committee

        async def save(said: Said) -> None:
            try:
                style = changed(committee.style, setting.key, said)
            except StyleError as error:
                raise Refused(str(error)) from error
            await self.screen.do(save_style, committee, style, setting.title)
            await self.done(f"“{setting.title}” is changed.")

        await self.form.ask(title, _fields(setting.parts), save)

    @property
    def _setting(self) -> Setting | None:
        return self._called(str(self.row.key)) if self.row is not None else None

    def _called(self, key: str) -> Setting | None:
        return next((each for each in self._every() if each.key == key), None)

    def _every(self) -> tuple[Setting, ...]:
        style = self.shown.committee.style
        return (*self._own(), *house_file_settings(style), *settings(style))

    def _own(self) -> tuple[Setting, ...]:
        """What is the committee's own beside its style."""
        committee = self.shown.committee
        name = (Part("name", "Name", committee.name), Part("short", "Short", committee.short))
        numbering = numbering_parts(committee.style.numbering, self.shown.next_value)
        return (
            Setting(_NAME, "Committee", "Name", name, f"{committee.name} · {committee.short}"),
            Setting(
                _NUMBERING, "Minutes", "Numbering", numbering, committee.style.numbering.pattern
            ),
        )


def _row(setting: Setting) -> ListRow:
    offered = _kind(setting) in LISTS and not setting.text
    cells = ("", setting.title) if offered else (setting.title, setting.text or "(nothing)")
    return ListRow(setting.key, (setting.section, *cells))


def _kind(setting: Setting) -> str:
    return setting.key.partition(".")[0]


def _fields(parts: Iterable[Part]) -> list[Field]:
    return [Field(part.key, part.label, part.value, part.choices) for part in parts]
