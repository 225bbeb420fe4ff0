"""The seats of a committee, with their dates."""

from clerk.business.days import day_in_words, short_date
from clerk.business.people import Membership, Role
from clerk.desk.days_typed import day_typed
from clerk.desk.people import name_begun, person_called
from clerk.desk.seats import add_member, change_role, end_seat
from screens.committee.view import View
from screens.widgets.fields import Field
from screens.widgets.form import Said
from screens.widgets.paged_list import Column, ListRow, PagedList

_DAY = "the first day, such as 1 October 2021 or today"


class Members(View):
    title = "Members"
    verbs = frozenset({"add", "role", "end"})
    narrow = (Column("Name"), Column("Role", 12), Column("From", 16), Column("Until", 11))
    wide = (Column("Name"), Column("Role", 20), Column("From", 20), Column("Until", 16))
    empty = "No member yet: a adds one."

    async def fill(self, rows: PagedList) -> None:
        before, seats = self._seat, self.shown.seats
        now = (seat for seat in seats if before and seat.person.id == before.person.id)
        await rows.show_rows([self._row(seat) for seat in seats], keep=next(now, None))

    def why_not(self, verb: str) -> str | None:
        if verb in ("role", "end") and self._seat is None:
            return "No member is chosen; a adds one."
        return None

    def said_of(self, row: ListRow) -> str:
        seat = row.key
        if not isinstance(seat, Membership):
            return ""
        lines = [f"{seat.person.title} {seat.person.name}".strip()]
        if seat.person.organisation:
            lines[0] += f", {seat.person.organisation}"
        since = f"since {day_in_words(seat.starts)}" if seat.starts else "since a day not known"
        until = f", until {day_in_words(seat.ends)}" if seat.ends else ""
        lines.append(f"{self._role(seat.role)} {since}{until}")
        if seat.seen_on:
            lines.append(f"As printed in the paper of {day_in_words(seat.seen_on)}")
        return "\n".join(lines)

    async def add(self) -> None:
        """Ask for a new member."""
        slug = self.slug

        async def save(said: Said) -> None:
            starts = await self.screen.do(day_typed, said["starts"])
            person = await self.screen.do(person_called, said["name"])
            role = self._roles[said["role"]]
            await self.done(await self.screen.do(add_member, slug, person, role, starts))

        async def begun(letters: str) -> str:
            return await self.screen.do(name_begun, letters)

        await self.form.ask(
            "New member",
            [
                Field("name", "Name", hint="as printed, without Councillor", begun=begun),
                Field("role", "Role", self._role(Role.MEMBER), tuple(self._roles)),
                Field("starts", "From", hint=_DAY),
            ],
            save,
        )

    async def role(self) -> None:
        """Ask for another role of the chosen member, and the day from which they have it."""
        slug, seat = self.slug, self._seat
        if seat is None:
            return

        async def save(said: Said) -> None:
            day = await self.screen.do(day_typed, said["day"])
            role = self._roles[said["role"]]
            await self.done(await self.screen.do(change_role, slug, seat, role, day))

        await self.form.ask(
            f"Another role for {seat.person.name}",
            [
                Field("role", "Role", self._role(seat.role), tuple(self._roles)),
                Field("day", "From", hint=_DAY),
            ],
            save,
        )

    async def end(self) -> None:
        """Ask from which day on the chosen member has no seat."""
        slug, seat = self.slug, self._seat
        if seat is None:
            return

        async def save(said: Said) -> None:
            day = await self.screen.do(day_typed, said["day"])
            await self.done(await self.screen.do(end_seat, slug, seat, day))

        await self.form.ask(
            f"End the seat of {seat.person.name}",
            [Field("day", "No member from", hint=_DAY)],
            save,
        )

    @property
    def _seat(self) -> Membership | None:
        row = self.row
        return row.key if row is not None and isinstance(row.key, Membership) else None

    @property
    def _roles(self) -> dict[str, Role]:
        """The roles by the words this committee has for them."""
        return {self._role(role): role for role in Role}

    def _role(self, role: Role) -> str:
        return self.shown.committee.style.label(role.value)

    def _row(self, seat: Membership) -> ListRow:
        name = f"{seat.person.title} {seat.person.name}".strip()
        since = short_date(seat.starts) if seat.starts else ""
        if not since and seat.seen_on:
            since = f"seen {short_date(seat.seen_on)}"
        until = short_date(seat.ends) if seat.ends else ""
        cells = (name, self._role(seat.role), since, until)
        return ListRow(seat, cells, muted=not seat.held_on(self.shown.today))
