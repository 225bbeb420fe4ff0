"""Waiting until nothing goes on in an app under test.

Textual's pilot guesses: it looks for 20 ms at a time whether the program uses the processor. That
is most of a test's time, and on a busy machine the guess is wrong. Here the event loop is asked.
"""

import asyncio
from asyncio import BaseEventLoop, Future
from collections.abc import Callable
from typing import Any
from weakref import WeakSet

import pytest
from textual._context import active_app
from textual.app import App

SOON = 0.02  # seconds; Textual keeps a resize back for 8 ms
PATIENCE = 1.0  # seconds a thread is waited for; some tests hold one up

_in_threads: WeakSet[Future[Any]] = WeakSet()
_run_in_executor = BaseEventLoop.run_in_executor


def _noted(loop: BaseEventLoop, pool: Any, work: Callable[..., Any], *args: Any) -> Future[Any]:
    """`run_in_executor`, noting what is under way in a thread."""
    future = _run_in_executor(loop, pool, work, *args)
    _in_threads.add(future)
    return future


async def quiet(*_: float) -> None:
    """Wait until no message waits, everything is painted and no thread works for the app.

    What a timer is to do in 20 ms or later is not waited for, nor a thread that takes a second.
    """
    loop = asyncio.get_running_loop()
    app: App[Any] = active_app.get()
    patience, end = PATIENCE, loop.time() + 30
    while loop.time() < end:
        await asyncio.sleep(0)
        if loop._ready or (not app._exit and _paint(app)):  # type: ignore[attr-defined]
            continue
        working = [one for one in _in_threads if not one.done() and one.get_loop() is loop]
        if working and patience > 0:
            begun = loop.time()
            await asyncio.wait(working, timeout=patience, return_when="FIRST_COMPLETED")
            patience -= loop.time() - begun
        elif not app._exit and (wait := _until_next(loop, app)):
            await asyncio.sleep(wait)
        else:
            return


def _paint(app: App[Any]) -> bool:
    """Paint at once what would be painted with the next of sixty frames a second, if anything."""
    if not app.screen._update_timer._active.is_set():
        return False
    app.screen._on_timer_update()
    return True


def _until_next(loop: asyncio.AbstractEventLoop, app: App[Any]) -> float:
    """Seconds until the next thing is due that is due soon, if any."""
    tasks = [screen._update_timer._task for screen in app.screen_stack]
    frames = [task._fut_waiter for task in tasks if task is not None]  # type: ignore[attr-defined]
    now = loop.time()
    waits = [
        handle.when() - now
        for handle in loop._scheduled  # type: ignore[attr-defined]
        if not handle.cancelled() and (handle._args or (None,))[0] not in frames
    ]
    soonest = min(waits, default=SOON)
    return max(soonest, 0.0005) if soonest < SOON else 0


def watch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the pilot wait so."""
    monkeypatch.setattr(BaseEventLoop, "run_in_executor", _noted)
    monkeypatch.setattr("textual.app.wait_for_idle", quiet)
    monkeypatch.setattr("textual.pilot.wait_for_idle", quiet)
