"""The editor, key to screen: against a bare Textual TextArea of 100 lines.

On Windows there is no pseudo-terminal to measure in.
"""

import sys

from tests.bench.bench_app import terminal
from tests.bench.timing import middle

# A hundred letters that stand in nothing else that is sent.
_KEYS = [chr(0x100 + at) for at in range(100)]
_LINES = "The Board considered the tide and what it does to the ferry."
_APP = """
import sys
from textual.app import App
{imports}
class Alone(App):
    def compose(self):
        lines = ["{line}"] * int(sys.argv[1])
        lines[int(sys.argv[1]) // 2] = ""
        self.area = {area}("\\n".join(lines))
        yield self.area
    def on_mount(self):
        self.area.focus()
        self.area.move_cursor((int(sys.argv[1]) // 2, 0))
Alone().run()
"""
_BARE = _APP.format(imports="from textual.widgets import TextArea", area="TextArea", line=_LINES)
_OURS = _APP.format(imports="from screens.editor import Editor", area="Editor", line=_LINES)


def run() -> list[tuple[str, float, float]]:
    """Times, in seconds."""
    if sys.platform == "win32":
        return []
    bare = _taken(_BARE, 100)
    found = []
    for lines in (100, 10_000):
        ours = _taken(_OURS, lines)
        found += [
            (f"a key in the editor of {lines:,} lines, {name}", ours[at], bare[at])
            for at, name in ((len(ours) // 2, "middle"), (len(ours) * 95 // 100, "p95"))
        ]
    return [
        *found,
        ("taking the text of 10,000 lines to save it", _fetched(), bare[len(bare) // 2]),
    ]


def run_bytes() -> list[tuple[str, float, float]]:
    """Bytes a key sends to the terminal."""
    if sys.platform == "win32":
        return []
    return [
        ("bytes a key sends in the editor of 10,000 lines", _sent(_OURS, 10_000), _sent(_BARE, 100))
    ]


def _taken(program: str, lines: int) -> list[float]:
    """The seconds from each key to its letter on the screen, the quickest first."""
    with terminal([sys.executable, "-c", program, str(lines)]) as app:
        app.started(_LINES[:20])
        return sorted(app.pressed(key, key) for key in _KEYS)


def _sent(program: str, lines: int) -> float:
    with terminal([sys.executable, "-c", program, str(lines)]) as app:
        app.started(_LINES[:20])
        app.sent("Q")
        return sum(app.sent("X") for _ in range(10)) / 10


def _fetched() -> float:
    from screens.editor import Editor  # imports Textual, which the other benches do without

    editor = Editor("\n".join([_LINES] * 10_000))
    return middle(lambda: editor.text, 21)
