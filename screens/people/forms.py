"""The forms of the list of people: persons, posts, who holds which, and two made into one."""

from typing import TYPE_CHECKING

from clerk.business.directory import Entry, EntryKind
from clerk.business.people import Person, Post
from clerk.desk import people
from clerk.desk.days_typed import day_typed
from screens.people.wording import full_name, two_text
from screens.widgets.fields import Field
from screens.widgets.form import Form, Said

if TYPE_CHECKING:
    from screens.people.screen import PeopleScreen

_DAY = "such as 1 October 2021 or today"


class PeopleForms:
    """What can be asked on the screen of people."""

    def __init__(self, screen: "PeopleScreen") -> None:
        self.screen = screen

    @property
    def form(self) -> Form:
        return self.screen.query_one(Form)

    async def person(self, person_id: int | None) -> None:
        """Ask for a new person, or for changes to one."""
        seen = None
        if person_id is not None:
            seen = (await self.screen.do(people.person_shown, person_id)).person
        before = seen or Person("")

        async def save(said: Said) -> None:
            after = Person(
                said["name"].strip(),
                said["title"].strip(),
                said["organisation"].strip(),
                said["address"].strip(),
                said["phone"].strip(),
                said["manager"].strip(),
                before.id,
            )
            saved = await self.screen.do(people.save_person, after, seen)
            done = f"{after.name} is {'changed' if seen else 'added'}."
            await self.screen.done(done, person=saved)

        await self.form.ask(
            f"Change {seen.name}" if seen else "New person",
            [
                Field("name", "Name", before.name, hint="as papers print it, without its title"),
                Field("title", "Title", before.title, hint="Councillor, Dr"),
                Field("organisation", "Organisation", before.organisation),
                Field("address", "E-mail", before.address),
                Field("phone", "Phone", before.phone),
                Field(
                    "manager",
                    "Line manager",
                    before.manager,
                    hint="a person or a post, told when nothing is heard",
                    begun=self._manager_begun,
                ),
            ],
            save,
        )

    async def post(self, post_id: int | None) -> None:
        """Ask for a new post, or for changes to one."""
        before = Post("")
        if post_id is not None:
            before, _ = await self.screen.do(people.post_shown, post_id)

        async def save(said: Said) -> None:
            after = Post(said["name"].strip(), said["organisation"].strip(), before.id)
            await self.screen.do(people.save_post, after)
            await self.screen.done(
                f"The post {after.name} is {'changed' if before.id else 'added'}."
            )

        await self.form.ask(
            f"Change {before.name}" if before.id else "New post",
            [
                Field("name", "Post", before.name, hint="Head of Planning"),
                Field("organisation", "Organisation", before.organisation),
            ],
            save,
        )

    async def give(self, entry: Entry) -> None:
        """Ask which post a person gets, or who gets a post, and from which day on."""
        day = Field("starts", "From", hint=_DAY)

        async def save_person(said: Said) -> None:
            starts = await self.screen.do(day_typed, said["starts"])
            person = (await self.screen.do(people.person_shown, entry.id)).person
            post = Post(said["post"].strip(), said["organisation"].strip())
            await self.screen.done(await self.screen.do(people.appoint, person, post, starts))

        async def save_post(said: Said) -> None:
            starts = await self.screen.do(day_typed, said["starts"])
            person = await self.screen.do(people.person_called, said["person"])
            post, _ = await self.screen.do(people.post_shown, entry.id)
            await self.screen.done(await self.screen.do(people.appoint, person, post, starts))

        if entry.kind is EntryKind.PERSON:
            post = Field("post", "Post", hint="Head of Planning", begun=self._post_begun)
            of = Field("organisation", "Of", hint="its organisation, when that is printed too")
            await self.form.ask(f"A post for {entry.name}", [post, of, day], save_person)
        else:
            who = Field("person", "Who", hint="D Marsh", begun=self._name_begun)
            await self.form.ask(f"Who is {entry.name}", [who, day], save_post)

    async def leave(self, entry: Entry) -> None:
        """Ask which of the posts held today ends, and from which day on."""
        if entry.kind is EntryKind.PERSON:
            tenures = (await self.screen.do(people.person_shown, entry.id)).tenures
            held = {each.post.name: each for each in tenures if each.ends is None}
        else:
            _, tenures = await self.screen.do(people.post_shown, entry.id)
            held = {each.person.name: each for each in tenures if each.ends is None}
        if not held:
            self.screen.clerk.tell(f"{entry.name} has seats, which end in their committee.")
            return

        async def save(said: Said) -> None:
            ends = await self.screen.do(day_typed, said["ends"])
            tenure = held[said["which"]]
            await self.screen.done(await self.screen.do(people.leave_post, tenure, ends))

        label = "Post" if entry.kind is EntryKind.PERSON else "Held by"
        await self.form.ask(
            f"End of a post: {entry.name}",
            [
                Field("which", label, next(iter(held)), tuple(held)),
                Field("ends", "Not from", hint=_DAY),
            ],
            save,
        )

    async def join(self, one_id: int, other_id: int) -> None:
        """Ask which of two people stays when they are made one."""
        both = await self.screen.do(people.two_shown, one_id, other_id)
        stays = [f"{at}. {full_name(each.person)}" for at, each in enumerate(both, 1)]

        async def save(said: Said) -> None:
            first = said["stays"] == stays[0]
            one, other = (each.person for each in (both if first else reversed(both)))
            await self.screen.done(await self.screen.do(people.join, one, other))

        await self.form.ask(
            f"Join {both[0].person.name} and {both[1].person.name}",
            [Field("stays", "The name that stays", stays[0], tuple(stays))],
            save,
            remark=lambda _: two_text(*both),
        )

    async def _name_begun(self, letters: str) -> str:
        return await self.screen.do(people.name_begun, letters)

    async def _post_begun(self, letters: str) -> str:
        return await self.screen.do(people.post_begun, letters)

    async def _manager_begun(self, letters: str) -> str:
        return await self.screen.do(people.manager_begun, letters)
