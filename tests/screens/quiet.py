"""Waiting until nothing goes on in an app under test.

Textual's pilot guesses: it looks for 20 ms at a time whether the program uses the processor. That
is most of a test's time, and on a busy machine the guess is wrong. Here the event loop is asked.
"""

import asyncio
from asyncio import BaseEventLoop, Future
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakSet

import pytest
from textual._context import active_app
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen

SOON = 0.02  # seconds; Textual keeps a resize back for 8 ms
PATIENCE = 10.0  # seconds a thread is waited for, on a machine however busy

_in_threads: WeakSet[Future[Any]] = WeakSet()
_held_up: list[bool] = []
_unpainted: WeakSet[Screen[Any]] = WeakSet()
_run_in_executor = BaseEventLoop.run_in_executor
_paint_it = Screen._compositor_refresh
_parse = Stylesheet._parse_rules
_parsed: dict[object, list[RuleSet]] = {}


def _noted(loop: BaseEventLoop, pool: Any, work: Callable[..., Any], *args: Any) -> Future[Any]:
    """`run_in_executor`, noting what is under way in a thread."""
    future = _run_in_executor(loop, pool, work, *args)
    _in_threads.add(future)
    return future


@contextmanager
def held_up() -> Iterator[None]:
    """What works in a thread is not waited for meanwhile: the test itself holds it up."""
    _held_up.append(True)
    try:
        yield
    finally:
        _held_up.pop()


def _parse_once(sheet: Stylesheet, css: str, *about: Any, **more: Any) -> list[RuleSet]:
    """The rules of a style sheet, parsed once for all apps that have the same colours."""
    key = (css, about, tuple(more.items()), tuple(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse(sheet, css, *about, **more)
    return _parsed[key]


def _paint_later(screen: Screen[Any]) -> None:
    """Note that a screen is to be painted: what changes before anything is waited for goes into
    one picture, as it does on a terminal. Nobody sees those between, and they take half the time
    of a test."""
    if screen.app.is_headless and screen is screen.app.screen:
        screen._dirty_widgets.clear()
        _unpainted.add(screen)
    else:
        _paint_it(screen)


async def quiet(*_: float) -> None:
    """Wait until no message waits, everything is painted and no thread works for the app.

    What a timer is to do in 20 ms or later is not waited for, nor a thread that is `held_up`.
    """
    loop = asyncio.get_running_loop()
    app: App[Any] = active_app.get()
    patience, end = PATIENCE, loop.time() + 30
    while loop.time() < end:
        await asyncio.sleep(0)
        if loop._ready or (not app._exit and (_lay_out(app) or _paint(app))):  # type: ignore[attr-defined]
            continue
        working = [one for one in _in_threads if not one.done() and one.get_loop() is loop]
        if working and patience > 0 and not _held_up:
            begun = loop.time()
            await asyncio.wait(working, timeout=patience, return_when="FIRST_COMPLETED")
            patience -= loop.time() - begun
        elif not app._exit and (wait := _until_next(loop, app)):
            await asyncio.sleep(wait)
        else:
            return


def _lay_out(app: App[Any]) -> bool:
    """Do at once what would be done with the next of sixty frames a second, if anything."""
    if not app.screen._update_timer._active.is_set():
        return False
    app.screen._on_timer_update()
    return True


def _paint(app: App[Any]) -> bool:
    """Paint what has changed, if anything."""
    if app.screen not in _unpainted:
        return False
    _unpainted.discard(app.screen)
    _paint_it(app.screen)
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
    """Have the pilot wait so, and the app paint so, with style sheets that are parsed once."""
    monkeypatch.setattr(BaseEventLoop, "run_in_executor", _noted)
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parse_once)
    monkeypatch.setattr(Screen, "_compositor_refresh", _paint_later)
    monkeypatch.setattr("textual.app.wait_for_idle", quiet)
    monkeypatch.setattr("textual.pilot.wait_for_idle", quiet)
    # It has every widget answer that it has nothing left to do; the event loop knows that.
    monkeypatch.setattr(Pilot, "_wait_for_screen", lambda *_: quiet())
