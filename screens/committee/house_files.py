"""The crest and the Word files of a committee: chosen, their styles mapped, taken out."""

from clerk.business.house_files import PrintedIn
from clerk.business.style_settings import Setting
from clerk.desk import house_files
from clerk.desk.house_files import TemplateSeen
from clerk.desk.house_files_shown import OWN_LOOKS, anchors_said, committees_named
from clerk.desk.paths import typed_path
from clerk.desk.refused import Refused
from screens.committee.view import View
from screens.widgets.fields import Field
from screens.widgets.form import Said

_CREST = "crest"
_HERE, _EVERYWHERE = "this committee", "all committees"


def is_file(setting: Setting) -> bool:
    """Whether a setting is a crest or a Word file."""
    return setting.key == _CREST or setting.key.startswith("template.")


class HouseFiles:
    """What the view of the house style does with its files."""

    def __init__(self, view: View) -> None:
        self._view = view

    def is_there(self, setting: Setting) -> bool:
        """Whether there is a file to take out."""
        style = self._view.shown.committee.style
        if setting.key == _CREST:
            return style.crest is not None
        return _what(setting) in style.templates

    async def change(self, setting: Setting) -> None:
        """Ask for a file, or for the styles of the Word file there is."""
        if setting.key == _CREST:
            await self._ask_crest()
            return
        what = _what(setting)
        seen = await self._view.screen.do(
            house_files.template_seen, self._view.shown.committee, what
        )
        if seen is None:
            await self._ask_template(what)
        else:
            await self._ask_styles(what, seen)

    async def remove(self, setting: Setting) -> None:
        """Take the file out; papers have Clerk's own looks again."""
        screen, committee = self._view.screen, self._view.shown.committee
        if setting.key == _CREST:
            await screen.do(house_files.drop_crest, (committee,))
            await self._view.done("The crest is taken out.")
        else:
            await screen.do(house_files.drop_template, committee, _what(setting))
            await self._view.done("The Word file is taken out.")

    async def _ask_crest(self) -> None:
        screen, committee = self._view.screen, self._view.shown.committee
        crest = committee.style.crest

        async def save(said: Said) -> None:
            if said["file"].strip():
                every = await screen.do(committees_named, "")
                chosen = every if said["of"] == _EVERYWHERE else (committee,)
                path = typed_path(said["file"])
                await screen.do(house_files.choose_crest, chosen, path, said["alt"])
                await self._view.done("The crest stands at the head of agendas and minutes.")
            elif crest is not None:
                await screen.do(house_files.describe_crest, committee, said["alt"])
                await self._view.done("What the crest shows is changed.")
            else:
                raise Refused("Name the picture: a PNG, JPEG or SVG file.")

        fields = [
            Field("file", "Picture", hint="another file" if crest else "a PNG, JPEG or SVG file"),
            Field("alt", "It shows", crest.alt if crest else "", hint="nothing: it is decoration"),
            Field("of", "Of", _HERE, (_HERE, _EVERYWHERE)),
        ]
        await self._view.form.ask("Crest", fields, save)

    async def _ask_template(self, what: PrintedIn) -> None:
        async def save(said: Said) -> None:
            if not said["file"].strip():
                raise Refused("Name the Word file: a .docx or .dotx file.")
            await self._choose(what, said["file"])

        block = f"[[{what.upper()}]]"
        await self._view.form.ask(
            f"Word file for {what.value}; it has a line {block}",
            [Field("file", "Word file", hint="a .docx or .dotx file")],
            save,
        )

    async def _choose(self, what: PrintedIn, typed: str) -> None:
        """Choose the file, then show what its styles become."""
        screen = self._view.screen
        committee, path = self._view.shown.committee, typed_path(typed)
        seen = await screen.do(house_files.choose_template, committee, what, path)
        await self._view.done(f"{seen.name} has {anchors_said(seen)}.")
        screen.call_after_refresh(self._ask_styles_soon, what, seen)

    def _ask_styles_soon(self, what: PrintedIn, seen: TemplateSeen) -> None:
        self._view.screen.begin(lambda: self._ask_styles(what, seen))

    async def _ask_styles(self, what: PrintedIn, seen: TemplateSeen) -> None:
        screen = self._view.screen

        async def save(said: Said) -> None:
            if said["file"].strip():
                await self._choose(what, said["file"])
                return
            styles = {
                each.ours: "" if said[each.ours] == OWN_LOOKS else said[each.ours]
                for each in seen.styles
            }
            await screen.do(house_files.map_styles, self._view.shown.committee, what, styles)
            await self._view.done(f"The styles of {seen.name} are mapped.")

        fields = [
            Field(each.ours, each.use, each.becomes or OWN_LOOKS, (OWN_LOOKS, *each.choices))
            for each in seen.styles
        ]
        fields.append(Field("file", "Another file", hint="leave empty to keep this one"))
        await self._view.form.ask(f"{seen.name}: which of its styles is which", fields, save)


def _what(setting: Setting) -> PrintedIn:
    return PrintedIn(setting.key.partition(".")[2])
