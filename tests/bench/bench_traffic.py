"""What a key in a long list sends to the terminal, against Textual's own list of options.

Over a slow line it is bytes that make a program slow.
"""

import sys
import tempfile
from pathlib import Path

from tests.bench.bench_app import filled, opened, terminal

_OPTIONS = """
from textual.app import App
from textual.widgets import OptionList
class Options(App):
    def compose(self):
        yield OptionList(*(f"Option {at}  a board and what it is about" for at in range(300)))
Options().run()
"""
_DOWN = "\x1b[B"


def run() -> list[tuple[str, float, float]]:
    if sys.platform == "win32":
        return []
    with tempfile.TemporaryDirectory() as folder:
        ours = _ours(Path(folder) / "clerk.db")
    with terminal([sys.executable, "-c", _OPTIONS]) as bare:
        bare.started("Option 1")
        bare.sent(_DOWN)
        return [("bytes a key sends in a list of 300", ours, bare.sent(_DOWN))]


def _ours(register: Path) -> int:
    filled(register, 300)
    with terminal(opened(register)) as app:
        app.started("NEXT MEETINGS")
        app.pressed("c", "Ferry Board")
        app.pressed("\r", "1 Meetings")
        app.sent(_DOWN)
        return app.sent(_DOWN)
