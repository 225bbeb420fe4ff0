"""The one thread the desk works on, so that no verb ever holds up the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:  # the register is loaded on the thread, after the first paint
    from textual.dom import DOMNode

    from clerk.desk.desk import Desk
    from screens.app import ClerkApp

_AFTER_A_FAULT = 1.0  # seconds a verb is waited for that nothing can wait for any more

P = ParamSpec("P")
Answer = TypeVar("Answer")


class DeskThread:
    """A desk opened, used and closed on a thread of its own, one verb at a time, in order.

    `opening` opens the desk; it is called on the thread.
    """

    def __init__(self, opening: Callable[[], AbstractContextManager[Desk]]) -> None:
        self._opening = opening
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._open = ExitStack()
        self._desk: Desk | None = None
        self._closed = False

    @property
    def is_open(self) -> bool:
        """Whether the register is open. Before the first run has begun one, `do` would make it."""
        return self._desk is not None

    async def do(
        self, verb: Callable[Concatenate[Desk, P], Answer], *args: P.args, **kwargs: P.kwargs
    ) -> Answer:
        """What `verb` answers when the desk carries it out. Raises what the verb raises.

        Once the desk is closed nothing is carried out any more, and whoever asks is cancelled.
        """
        if self._closed:
            raise asyncio.CancelledError
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._pool, lambda: verb(self._at_desk(), *args, **kwargs)
        )

    def do_now(
        self, verb: Callable[Concatenate[Desk, P], Answer], *args: P.args, **kwargs: P.kwargs
    ) -> Answer:
        """The same after a fault, when nothing can be awaited any more: the caller waits for it,
        a second at most. Raises TimeoutError, and what the verb raises."""
        under_way = self._pool.submit(lambda: verb(self._at_desk(), *args, **kwargs))
        return under_way.result(timeout=_AFTER_A_FAULT)

    def close(self) -> None:
        """Finish what is under way, then close the desk. Safe to call twice."""
        if self._closed:
            return
        self._closed = True
        self._pool.submit(self._close)
        self._pool.shutdown(wait=True)

    def _at_desk(self) -> Desk:
        if self._desk is None:
            self._desk = self._open.enter_context(self._opening())
        return self._desk

    def _close(self) -> None:
        self._desk = None
        self._open.close()


def desk_of(node: DOMNode) -> DeskThread:
    """The desk's thread of the app a widget is in."""
    return cast("ClerkApp", node.app).desk
