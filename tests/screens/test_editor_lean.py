"""The editor draws the cells Textual's own TextArea draws, though it draws far fewer of them."""

import asyncio
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rich.style import Style
from textual.app import App, ComposeResult
from textual.document._document import Selection
from textual.pilot import Pilot
from textual.widgets import TextArea

from screens.editor import Editor
from screens.editor.lean import LeanTextArea
from screens.editor.marked import marked

Step = tuple[Any, ...]
Frame = list[list[tuple[str, Style | None]]]


class Marked(TextArea):
    """Textual's own, its lines in the editor's styles."""

    def get_line(self, line_index: int) -> Any:
        above = self.document.get_line(line_index - 1) if line_index else ""
        return marked(self.document.get_line(line_index), above)


def frames(area: TextArea, steps: list[Step]) -> list[Frame]:
    """What a terminal of 24 by 9 shows of `area` at first and after each step."""
    area.cursor_blink = area.match_cursor_bracket = False

    class Alone(App[None]):
        CSS = "TextArea, TextArea:focus { height: 1fr; border: round $border; }"

        def compose(self) -> ComposeResult:
            yield area

    async def played() -> list[Frame]:
        app = Alone()
        async with app.run_test(size=(24, 9)) as pilot:
            area.focus()
            await pilot.pause()
            shown = [_frame(app)]
            for step in steps:
                await _taken(area, pilot, step)
                area.history.checkpoint()
                await pilot.pause()
                shown.append(_frame(app))
            return shown

    return asyncio.run(played())


async def _taken(area: TextArea, pilot: Pilot[None], step: Step) -> None:
    match step:
        case "type", text:
            area.replace(text, *area.selection, maintain_selection_offset=False)
        case "put", text, start, end:
            area.replace(text, area.clamp_visitable(start), area.clamp_visitable(end))
        case "select", start, end:
            area.selection = Selection(start, end)
        case "resize", width, height:
            await pilot.resize_terminal(width, height)
            while pilot.app.screen._compositor.size != (width, height):
                await pilot.pause()
            await pilot.pause()
            if not isinstance(area, LeanTextArea):
                area.refresh()  # it may wrap anew after it has been drawn, and leave it at that
        case "focus", focused:
            _ = area.focus() if focused else area.blur()
        case "offer", rest:
            area.suggestion = rest
        case "theme", name:
            pilot.app.theme = name
        case "do", action:
            await area.run_action(action)


def _frame(app: App[None]) -> Frame:
    strips = app.screen._compositor.render_strips()
    return [[(part.text, part.style) for part in strip.simplify()] for strip in strips]


_SIGNS = st.text(" ab-.|#1漢é(\t\U0001f642", max_size=30)
_TEXTS = st.lists(_SIGNS, max_size=3).map("\n".join)
_PLACES = st.tuples(st.integers(0, 12), st.integers(0, 60))
_ACTIONS = [
    *("delete_left delete_right delete_word_left delete_word_right undo redo".split()),
    *(
        f"cursor_{way}({select})"
        for way in "left right up down word_left word_right line_start line_end".split()
        for select in (False, True)
    ),
    *("cursor_page_up cursor_page_down select_line select_all delete_line".split()),
    "delete_to_start_of_line",
]
_STEPS = st.one_of(
    st.tuples(st.just("type"), st.sampled_from("a b é漢 \n|")),
    st.tuples(st.just("type"), _TEXTS),
    st.tuples(st.just("put"), _TEXTS, _PLACES, _PLACES),
    st.tuples(st.just("select"), _PLACES, _PLACES),
    st.tuples(st.just("resize"), st.integers(6, 40), st.integers(4, 14)),
    st.tuples(st.just("focus"), st.booleans()),
    st.tuples(st.just("theme"), st.sampled_from(["textual-dark", "textual-light"])),
    *[st.tuples(st.just("do"), st.sampled_from(_ACTIONS))] * 3,
)
_OFFERS = st.tuples(st.just("offer"), st.sampled_from(["", "tide", "and a flood " * 4]))
_MANY = st.lists(_STEPS, min_size=1, max_size=25)
_WITH_OFFERS = st.lists(_STEPS | _OFFERS, min_size=1, max_size=25)
# Each example starts an app twice: shrinking one would take minutes.
_NO_SHRINKING = (Phase.explicit, Phase.generate)
_LONG = st.lists(_SIGNS, min_size=1, max_size=14).map("\n".join)


@settings(
    max_examples=25,
    deadline=None,
    phases=_NO_SHRINKING,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(text=_LONG, steps=_WITH_OFFERS)
def test_draws_what_textuals_own_draws(text: str, steps: list[Step]) -> None:
    stock = frames(TextArea(text), steps)
    lean = frames(LeanTextArea(text), steps)
    for at, (theirs, ours) in enumerate(zip(stock, lean, strict=True)):
        assert ours == theirs, f"after {steps[:at][-1:]}"


@settings(
    max_examples=15,
    deadline=None,
    phases=_NO_SHRINKING,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(text=_LONG, steps=_MANY)
def test_draws_markup_as_if_it_drew_the_whole(text: str, steps: list[Step]) -> None:
    stock = frames(Marked(text, highlight_cursor_line=False), steps)
    lean = frames(Editor(text), steps)
    for at, (theirs, ours) in enumerate(zip(stock, lean, strict=True)):
        assert ours == theirs, f"after {steps[:at][-1:]}"
