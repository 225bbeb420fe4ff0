"""What keys do in the editor, and what it tells its screen."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.app import App
from textual.document._document import Selection
from textual.pilot import Pilot

from screens.editor import Editor
from tests.screens.editing import Room, in_room, typed


@pytest.mark.parametrize(
    ("text", "keys", "after"),
    [
        ("- tide", ["enter", "x"], "- tide\n- x"),
        ("1. tide", ["enter", "x"], "1. tide\n2. x"),
        ("  (a) tide", ["enter", "x"], "  (a) tide\n  (b) x"),
        ("g) tide\nh) ebb", ["enter", "x", "enter", "y"], "g) tide\nh) ebb\ni) x\nj) y"),
        ("1. tide\n2. ", ["enter", "x"], "1. tide\nx"),
        ("| a | b |", ["enter", "c"], "| a | b |\n| c"),
        ("| a | b |\n| ", ["enter", "c"], "| a | b |\nc"),
        ("| Boat | Fare |\n| Gull | 4", ["enter", "c"], "| Boat | Fare |\n| Gull | 4    |\n| c"),
        ("| Boat |\n|Seagull", ["enter", "c"], "| Boat    |\n| Seagull |\n| c"),
        ("| Boat |\n|Seagull", ["enter", "ctrl+z"], "| Boat |\n|Seagull"),
        ("The tide", ["enter", "x"], "The tide\nx"),
        ("- tide", ["tab"], "  - tide"),
        ("  - tide", ["shift+tab"], "- tide"),
        ("- tide", ["shift+tab"], "- tide"),
        ("1. tide", ["enter", "x", "ctrl+z", "ctrl+z"], "1. tide"),
        ("1. tide", ["enter", "ctrl+underscore", "ctrl+r"], "1. tide\n2. "),
    ],
)
def test_lists_and_tables_go_on(text: str, keys: list[str], after: str) -> None:
    assert typed(text, *keys) == after


def test_points_below_a_new_one_are_numbered_on_in_the_same_step() -> None:
    text = "1. tide\n2. ebb\n3. flow\n\nAfter 3. nothing"
    assert typed(text, "enter", "x", at=(0, 7)) == (
        "1. tide\n2. x\n3. ebb\n4. flow\n\nAfter 3. nothing"
    )
    assert typed(text, "enter", "ctrl+z", at=(0, 7)) == text


def test_a_row_put_into_a_table_leaves_those_below() -> None:
    text = "The fares\n| Boat | Fare |\n| Gull | 4 |\n| Tern | 5 |\n\nEnd"
    assert typed(text, "enter", "x", at=(2, 12)) == (
        "The fares\n| Boat | Fare |\n| Gull | 4    |\n| x\n| Tern | 5    |\n\nEnd"
    )


def test_enter_in_a_point_parts_it() -> None:
    assert typed("1. tide and ebb", "enter", at=(0, 7)) == "1. tide\n2.  and ebb"
    assert typed("- tide", "enter", at=(0, 0)) == "\n- tide"


@pytest.mark.parametrize(("key", "field"), [("tab", "after"), ("shift+tab", "before")])
def test_tab_leaves_where_there_is_no_list(key: str, field: str) -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        await pilot.press(key)
        assert app.focused is not None
        assert app.focused.id == field

    assert in_room("The tide", play).editor.text == "The tide"


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("alt+b", (1, 4)),
        ("ctrl+left", (1, 4)),
        ("home", (1, 0)),
        ("ctrl+home", (0, 0)),
        ("ctrl+end", (1, 9)),
    ],
)
def test_keys_that_move(key: str, place: tuple[int, int]) -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        app.editor.cursor_location = (1, 7)
        await pilot.press(key)
        assert app.editor.cursor_location == place

    in_room("The ebb\nThe tides", play)


def test_a_finished_line_is_told_and_can_be_taken() -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        app.editor.cursor_location = (1, 12)
        await pilot.press("enter", "N", "e", "x", "t")
        assert app.kinds("done") == [("done", 1, "AGREED: that")]
        assert app.editor.take_line(1, "AGREED: that")
        assert app.editor.text == "Tide.\nNext"
        assert app.editor.cursor_location == (1, 4)
        assert not app.editor.take_line(1, "AGREED: that")
        await pilot.press("ctrl+z")
        assert app.editor.text == "Tide.\nAGREED: that\nNext"

    in_room("Tide.\nAGREED: that", play)


def test_enter_inside_a_line_finishes_none() -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        app.editor.cursor_location = (0, 3)
        await pilot.press("enter")
        await pilot.pause()
        assert app.kinds("done") == []

    in_room("AGREED: that", play)


def test_a_line_put_in_place_of_another_is_one_step() -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        app.editor.cursor_location = (2, 2)
        assert app.editor.put_line(1, "ebb\nflow", "tide")
        assert app.editor.text == "a\nebb\nflow\nlast"
        assert app.editor.cursor_location == (3, 2)
        assert not app.editor.put_line(1, "x", "tide")
        assert not app.editor.put_line(9, "x")
        await pilot.press("ctrl+z")
        assert app.editor.text == "a\ntide\nlast"

    in_room("a\ntide\nlast", play)


def test_what_is_pasted_from_word_is_a_list_and_one_step() -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        app.editor.cursor_location = (0, 9)
        app.editor.post_message(events.Paste("•\tthe tide\r\n•\tthe [/] ebb\r\n"))
        await pilot.pause()
        assert app.editor.text == "Received:\n- the tide\n- the [/] ebb"
        await pilot.press("ctrl+z")
        assert app.editor.text == "Received:"
        app.editor.post_message(events.Paste(" a\tb\n"))
        await pilot.pause()
        assert app.editor.text == "Received: a\tb"

    in_room("Received:", play)


def test_text_from_elsewhere_is_one_step_and_loading_forgets() -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        editor = app.editor
        editor.cursor_location = (2, 3)
        editor.text = "new\ntide\nlater\nlast"
        assert editor.cursor_location == (3, 3)
        await pilot.press("ctrl+z")
        assert editor.text == "a\ntide\nlast"
        assert editor.cursor_location == (2, 3)
        app.told.clear()
        editor.load_text("x\r\ny")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert editor.text == "x\ny"
        assert app.told == []

    in_room("a\ntide\nlast", play)


_LINES = st.lists(st.sampled_from(["", "tide", "ebb", "- a"]), min_size=1, max_size=6)


def in_empty_app(play: Callable[[], None]) -> None:
    async def run() -> None:
        async with App[None]().run_test():
            play()

    asyncio.run(run())


@settings(max_examples=60, deadline=None)
@given(before=_LINES, after=_LINES, row=st.integers(0, 6), column=st.integers(0, 4))
def test_any_text_replaces_any_and_comes_back(
    before: list[str], after: list[str], row: int, column: int
) -> None:
    def play() -> None:
        editor = Editor("\n".join(before))
        editor.move_cursor((row, column))
        place = editor.cursor_location
        editor.text = "\n".join(after)
        assert editor.document.lines == after
        if before != after:
            editor.undo()
        assert editor.document.lines == before
        assert editor.cursor_location == place

    in_empty_app(play)


_TYPED = st.sampled_from(
    ["", "tide", "- ebb", "  - low", "1. flow", "2. quay", "  a) x", "-", "| a | b", "|", "## H"]
)


@settings(max_examples=40, deadline=None)
@given(
    lines=st.lists(_TYPED, min_size=1, max_size=7),
    keys=st.lists(
        st.tuples(
            st.sampled_from(["enter", "tab", "shift+tab", "take", "put"]),
            st.integers(0, 7),
            st.integers(0, 9),
        ),
        min_size=1,
        max_size=5,
    ),
)
def test_every_key_is_one_step_that_leaves_the_cursor_in_the_text(
    lines: list[str], keys: list[tuple[str, int, int]]
) -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        editor = app.editor
        for key, row, column in keys:
            editor.focus()
            editor.move_cursor((row, column))
            before, place = editor.text, editor.cursor_location
            if key == "take":
                editor.take_line(row)
            elif key == "put":
                editor.put_line(row, "new\nlines")
            else:
                await pilot.press(key)
            after, cursor = editor.text, editor.cursor_location
            assert cursor == editor.clamp_visitable(cursor)
            if after != before:
                editor.undo()
                assert (editor.text, editor.cursor_location) == (before, place)
                editor.redo()
                assert (editor.text, editor.cursor_location) == (after, cursor)

    in_room("\n".join(lines), play)


def test_markup_is_shown_as_it_prints() -> None:
    editor = Editor("## Tides\n- low\n| Boat | Fare |\n| Gull | 4 |\n\\- not a point\n2) high")
    lines = [editor.get_line(at) for at in range(6)]
    assert [line.plain for line in lines] == [
        "## Tides",
        "• low",
        "| Boat | Fare |",
        "| Gull | 4 |",
        "\\- not a point",
        "2) high",
    ]
    heading, _, head, row, _, _ = ([str(span.style) for span in line.spans] for line in lines)
    assert "bold underline" in heading
    assert "bold" in head
    assert "bold" not in row


def test_nothing_in_the_text_steers_the_terminal() -> None:
    text = "a\x1b[31mred\x07 \u202ebdi"
    assert Editor(text).get_line(0).plain == "a\u200b[31mred\u200b \u200bbdi"
    assert Editor(text).text == text


def test_ending_a_list_finishes_no_line() -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        app.editor.cursor_location = (0, 6)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert app.kinds("done") == [("done", 0, "- tide")]

    assert in_room("- tide", play).editor.text == "- tide\n"


def test_selected_text_is_replaced_by_enter_in_a_list() -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        app.editor.selection = Selection((0, 2), (1, 3))
        await pilot.press("enter")

    assert in_room("- tide\n- ebb", play).editor.text == "- \nbb"
