"""Going from item to item, and to the screens that lie on top of the live one."""

from datetime import time

from clerk.desk.refused import Refused
from screens.editor import Editor
from screens.keeper import Choice
from screens.live.items import entries
from screens.live.minuting import Minuting


class Going(Minuting):
    """The ways from the minute in hand to another place."""

    now: time

    @property
    def editor(self) -> Editor:
        """Where the text is typed."""
        return self.query_one(Editor)

    async def do_next(self) -> None:
        await self._turn(1)

    async def do_before(self) -> None:
        if self.writing.keeper.choice is not None:
            await self.writing.settle(Choice.THEIRS)
        else:
            await self._turn(-1)

    async def _turn(self, by: int) -> None:
        known = entries(self.sight.at.record)
        at = known.index(self.entry) + by if self.entry in known else 0
        if not 0 <= at < len(known):
            raise Refused("That was the last item." if by > 0 else "This is the first item.")
        await self.turn_to(known[at])

    async def do_stamp(self) -> None:
        if self.writing.keeper.choice is not None:
            await self.writing.settle(Choice.BOTH)
        else:
            self.editor.insert(f"{self.now:%H:%M} ")

    async def do_keep(self) -> None:
        if self.writing.keeper.choice is not None:
            await self.writing.settle(Choice.MINE)
        else:  # many a hand presses this after every line
            await self.writing.keeper.save()
            self.clerk.tell("Saved. What you type is put on the disk by itself.")

    async def do_versions(self) -> None:
        await self.writing.show_versions()

    # -- places that lie on top

    async def do_room(self) -> None:
        await self._go_to("room", self.entry.number if self.entry else "")

    async def do_lights(self) -> None:
        await self._go_to("stages")

    async def do_read_back(self) -> None:
        await self._go_to("read back", self.minute.id, bool(self.part and self.part.restricted))

    async def do_promises(self) -> None:
        await self._go_to("promises", self.minute.id)

    async def do_rough(self) -> None:
        await self._go_to("rough", self.minute.id)

    async def do_projector(self) -> None:
        await self._go_to("projector")

    async def _go_to(self, name: str, *about: object) -> None:
        """Open another screen on this meeting; what was typed is in its minute by then."""
        await self.writing.leave()
        self.clerk.go(name, str(self.meeting), *about)
