"""What is asked when actions are worked on, from the list and from the page of one of them."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from clerk.business.days import day_in_words
from clerk.business.typed_owners import owners_as_typed
from clerk.desk import action_changes, action_joining, action_logs
from clerk.desk.desk import Desk
from clerk.desk.following_up import Followed
from screens.screen import ClerkScreen
from screens.widgets.fields import Field
from screens.widgets.form import Form, Said

_DAY = "31/10, 3w, next, asap, or a day; empty: no day"


class Done(Protocol):
    """Tells what was done, whether F8 takes it back, and shows how things stand now."""

    async def __call__(self, sentence: str, *, undone: bool = True) -> None: ...


class ActionForms:
    """The forms of a screen on which actions are worked on; `done` is told what was done."""

    def __init__(self, screen: ClerkScreen, done: "Done") -> None:
        self._screen = screen
        self._done = done

    async def progress(self, seen: Sequence[Followed]) -> None:
        """Ask what has been done, when, and who says so."""

        async def save(said: Said) -> None:
            await self._done(
                await self._screen.do(
                    action_changes.report_progress,
                    seen,
                    said["progress"],
                    on=said["on"],
                    by=said["by"],
                )
            )

        await self._ask(
            f"Progress of {action_changes.called(seen)}",
            [
                Field("progress", "What has been done"),
                Field("on", "On (Tab)", hint="today", extra=True),
                Field("by", "Who says so (Tab)", hint="you", begun=self._begun, extra=True),
            ],
            save,
        )

    async def due(self, seen: Sequence[Followed]) -> None:
        """Ask when they are due."""
        first = seen[0].action.due
        value = (first.words or (day_in_words(first.on) if first.on else "")) if first else ""

        async def save(said: Said) -> None:
            await self._done(await self._screen.do(action_changes.set_due, seen, said["due"]))

        field = Field("due", "Due", value if len(seen) == 1 else "", hint=_DAY, replaced=True)
        await self._ask(f"When {action_changes.called(seen)} is due", [field], save)

    async def owners(self, seen: Sequence[Followed]) -> None:
        """Ask who owns them: instead of those who do, or as well."""
        value = owners_as_typed(seen[0].action.owners) if len(seen) == 1 else ""

        async def save(said: Said) -> None:
            adding = said["how"] == "as well"
            await self._done(
                await self._screen.do(
                    action_changes.give_owners, seen, said["owners"], adding=adding
                )
            )

        await self._ask(
            f"Who owns {action_changes.called(seen)}",
            [
                Field(
                    "owners",
                    "Owners",
                    value,
                    hint="names, initials or posts between commas; all",
                    begun=self._begun,
                    replaced=True,
                ),
                Field("how", "They own it (Tab)", choices=("alone", "as well"), extra=True),
            ],
            save,
        )

    async def snooze(self, seen: Sequence[Followed]) -> None:
        """Ask until when they are left alone."""

        async def save(said: Said) -> None:
            await self._done(await self._screen.do(action_changes.snooze, seen, said["until"]))

        until = Field("until", "Until", hint="31/10, 3w or a day; empty wakes it")
        await self._ask(f"Snooze {action_changes.called(seen)}", [until], save)

    async def chasing(self, seen: Sequence[Followed]) -> None:
        """Ask why nobody is to be asked about them."""

        async def save(said: Said) -> None:
            await self._done(
                await self._screen.do(action_changes.leave_unchased, seen, said["reason"])
            )

        value = seen[0].action.not_chased if len(seen) == 1 else ""
        why = Field("reason", "Why not", value, hint="empty: it is chased again")
        await self._ask(f"Do not chase {action_changes.called(seen)}", [why], save)

    async def close(self, seen: Sequence[Followed]) -> None:
        """Ask why they are closed, and where."""

        async def save(said: Said) -> None:
            await self._done(
                await self._screen.do(
                    action_changes.close_actions,
                    seen,
                    said["reason"],
                    meeting=said["meeting"],
                    minute=said["minute"],
                )
            )

        await self._ask(
            f"Close {action_changes.called(seen)}",
            [
                Field("reason", "Why it is closed"),
                Field("meeting", "At a meeting (Tab)", hint=_example(seen), extra=True),
                Field("minute", "In minute (Tab)", hint="its number", extra=True),
            ],
            save,
        )

    async def reopen(self, seen: Sequence[Followed]) -> None:
        """Open them again; nothing is asked."""
        await self._done(await self._screen.do(action_changes.reopen_actions, seen))

    async def merge(self, seen: Sequence[Followed]) -> None:
        """Ask which of several is to stay."""
        numbers = tuple(each.number for each in seen if each.action.number)

        async def save(said: Said) -> None:
            kept = next(each for each in seen if each.number == said["stays"])
            await self._done(await self._screen.do(action_joining.merge, kept, seen))

        stays = Field("stays", "Which one stays", choices=numbers or ("none has a number",))
        await self._ask("Merge duplicates: the others are closed into it", [stays], save)

    async def split(self, seen: Followed) -> None:
        """Ask what the parts are."""

        async def save(said: Said) -> None:
            parts = said["parts"].splitlines()
            await self._done(await self._screen.do(action_joining.split, seen, parts))

        parts = Field("parts", "The parts, one a line", seen.action.text, lines=4)
        await self._ask(f"Split {seen.number}", [parts], save)

    async def add(self, committees: Sequence[tuple[str, str]]) -> None:
        """Ask for an action from outside the minutes, of one of these committees: slug, name."""
        slugs = {name: slug for slug, name in committees}
        which = [Field("committee", "Committee", choices=tuple(slugs))] if len(slugs) > 1 else []

        async def save(said: Said) -> None:
            number = await self._screen.do(
                _added,
                slugs[said["committee"]] if which else committees[0][0],
                said["text"],
                said["owners"],
                said["due"],
                said["origin"],
            )
            await self._done(f"{number} is added.")

        await self._ask(
            "An action from outside the minutes",
            [
                *which,
                Field("text", "To be done"),
                Field("owners", "Owners", hint="names or posts between commas", begun=self._begun),
                Field("due", "Due", hint=_DAY),
                Field("origin", "Where it comes from", hint="the Mayor's letter of 3 May"),
            ],
            save,
        )

    async def table(self, committee: str) -> None:
        """Ask for which meeting the log is to be kept as it is now."""

        async def save(said: Said) -> None:
            told = await self._screen.do(action_logs.table_log, said["meeting"])
            await self._done(told, undone=False)

        likeliest = await self._screen.do(action_logs.meeting_of_log, committee)
        meeting = Field("meeting", "For the meeting", likeliest)
        await self._ask(
            "Table the action log: it prints as it is now, its numbers fixed", [meeting], save
        )

    async def _ask(
        self, title: str, fields: Sequence[Field], save: Callable[[Said], Awaitable[None]]
    ) -> None:
        await self._screen.query_one(Form).ask(title, fields, save)

    async def _begun(self, typed: str) -> str:
        return await self._screen.do(action_changes.owner_begun, typed)


def _added(desk: Desk, committee: str, text: str, owners: str, due: str, origin: str) -> str:
    return action_joining.add_action(
        desk, committee, text, owners=owners, due=due, origin=origin
    ).number


def _example(seen: Sequence[Followed]) -> str:
    return f"such as {seen[0].listed.committee}/last"
