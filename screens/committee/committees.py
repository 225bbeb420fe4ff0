"""The list of committees."""

from clerk.business.style import profiles
from clerk.desk import listing
from clerk.desk.committees import new_committee
from screens.committee.view import View
from screens.widgets.fields import Field
from screens.widgets.form import Said
from screens.widgets.paged_list import Column, ListRow, PagedList

_IN_WORDS = {"uk-principal": "UK principal council", "uk-parish": "UK parish council"}


class Committees(View):
    title = "Committees"
    verbs = frozenset({"found"})
    narrow = (Column("Committee"), Column("Short", 8), Column("Next minute", 22))
    wide = (*narrow, Column("Slug", 36))
    empty = "No committee yet: n founds one, or import a paper of one."

    async def fill(self, rows: PagedList) -> None:
        found = await self.screen.do(listing.committees)
        keep = rows.row.key if rows.row else None
        await rows.show_rows(
            [
                ListRow(slug, (name, short, coming, slug))
                for slug, short, coming, name in found.rows
            ],
            keep=keep,
        )

    def opened(self, row: ListRow) -> None:
        self.screen.clerk.go("committee", str(row.key))

    async def found(self) -> None:
        """Ask for a new committee."""

        styles = {_IN_WORDS.get(name, name): name for name in profiles()}

        async def save(said: Said) -> None:
            style = styles[said["profile"]]
            made = await self.screen.do(new_committee, said["name"], said["short"], style)
            await self.done(f"The {made.name} is founded.")

        await self.form.ask(
            "New committee",
            [
                Field("name", "Name", hint="as printed on its papers"),
                Field("short", "Short name", hint="its initials when left empty"),
                Field("profile", "House style", _IN_WORDS["uk-principal"], tuple(styles)),
            ],
            save,
        )
