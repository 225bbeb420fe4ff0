"""Whom a committee sends to: its distribution list."""

from clerk.business.distribution import PUBLIC_ONLY, Recipient, RecipientKind
from clerk.business.restricted import View as Sees
from clerk.desk.distributing import (
    add_recipient,
    distribution_lines,
    line_words,
    mark_recipient,
    remove_recipient,
    view_words,
)
from clerk.desk.people import name_begun, post_begun
from screens.committee.view import View
from screens.widgets.fields import Field
from screens.widgets.form import Said
from screens.widgets.paged_list import Column, ListRow, PagedList

_KINDS = {
    "all members": RecipientKind.MEMBERS,
    "a post": RecipientKind.POST,
    "a person": RecipientKind.PERSON,
    "the press": RecipientKind.PRESS,
    "public": RecipientKind.PUBLIC,
    "another address": RecipientKind.ADDRESS,
}
_VIEWS = {view_words(view): view for view in Sees}


class DistributionList(View):
    title = "List"
    verbs = frozenset({"add", "change", "remove"})
    narrow = (Column("On the list"), Column("Gets", 19), Column("Today", 26))
    wide = (Column("On the list", 34), Column("Gets", 20), Column("Today"))
    empty = "Nobody is sent anything yet: a puts all members on the list, or others."

    async def fill(self, rows: PagedList) -> None:
        before = self._line
        found = await self.screen.do(distribution_lines, self.slug)
        made = [
            ListRow(line, (line_words(line), view_words(line.view), meant), muted=not known)
            for line, meant, known in found
        ]
        now = (one.key for one in made if before and getattr(one.key, "id", None) == before.id)
        await rows.show_rows(made, keep=next(now, None))

    def why_not(self, verb: str) -> str | None:
        line = self._line
        if verb != "add" and line is None:
            return "Nobody is chosen; a puts somebody on the list."
        if verb == "change" and line is not None and line.kind in PUBLIC_ONLY:
            return "The press and the public are given public papers only."
        return None

    async def add(self) -> None:
        """Ask whom to put on the list, and what they are given."""
        slug = self.slug

        async def save(said: Said) -> None:
            kind = _KINDS[said["kind"]]
            given = (kind, said["name"], said["address"], _VIEWS[said["view"]])
            await self.done(await self.screen.do(add_recipient, slug, *given))

        async def begun(letters: str) -> str:
            verb = post_begun if self.form.said["kind"] == "a post" else name_begun
            return await self.screen.do(verb, letters)

        await self.form.ask(
            "Put on the list",
            [
                Field("kind", "Whom", next(iter(_KINDS)), tuple(_KINDS)),
                Field("name", "Name", hint="of the post, the person or the paper", begun=begun),
                Field("address", "E-mail", hint="for the press, the public and others"),
                Field("view", "They are given", next(iter(_VIEWS)), tuple(_VIEWS)),
            ],
            save,
        )

    async def change(self) -> None:
        """Give the chosen line restricted papers, or public ones only."""
        if (line := self._line) is not None:
            view = Sees.PUBLIC if line.view is Sees.RESTRICTED else Sees.RESTRICTED
            await self.done(await self.screen.do(mark_recipient, self.slug, line, view))

    async def remove(self) -> None:
        """Take the chosen line off the list."""
        if (line := self._line) is not None:
            await self.done(await self.screen.do(remove_recipient, self.slug, line))

    @property
    def _line(self) -> Recipient | None:
        row = self.row
        return row.key if row is not None and isinstance(row.key, Recipient) else None
