"""What can be done with actions wherever they are worked on: in the list, and on a page of one."""

from abc import abstractmethod

from clerk.desk.following_up import Followed
from screens.actions.forms import ActionForms
from screens.screen import ClerkScreen


class WorkingOnActions(ClerkScreen):
    """A screen with a `Form` on which the actions `at_work` are worked on."""

    def __init__(self) -> None:
        super().__init__()
        self._forms = ActionForms(self, self.done)

    @property
    @abstractmethod
    def at_work(self) -> tuple[Followed, ...]:
        """The actions a verb is about."""

    @abstractmethod
    async def done(self, sentence: str, *, undone: bool = True) -> None:
        """Tell what was done, and whether F8 takes it back, and show how things stand now."""

    async def do_progress(self) -> None:
        await self._forms.progress(self.at_work)

    async def do_due(self) -> None:
        await self._forms.due(self.at_work)

    async def do_owners(self) -> None:
        await self._forms.owners(self.at_work)

    async def do_snooze(self) -> None:
        await self._forms.snooze(self.at_work)

    async def do_chasing(self) -> None:
        await self._forms.chasing(self.at_work)

    async def do_close(self) -> None:
        await self._forms.close(self.at_work)

    async def do_reopen(self) -> None:
        await self._forms.reopen(self.at_work)

    async def do_split(self) -> None:
        await self._forms.split(self.at_work[0])
