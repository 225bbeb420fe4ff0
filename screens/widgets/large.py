"""What was decided, large: a narrow column in the middle, with much room around each part."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from clerk.business.spoken import Spoken
from screens.plain import plain


class Large(VerticalScroll, can_focus=True):
    """Shows outcomes and actions to be read from a distance; `empty` stands where none are."""

    DEFAULT_CSS = """
    Large { align-horizontal: center; background: $surface; }
    Large > Vertical { width: 100%; max-width: 64; height: auto; padding: 1 2; }
    Large Static { width: 1fr; height: auto; padding: 0 0 1 0; }
    Large .word { color: $accent; text-style: bold; }
    Large .line { text-style: bold; padding: 0 0 1 2; }
    Large .below { padding: 0 0 1 2; }
    Large .empty { color: $text-muted; }
    """

    def __init__(self, *, empty: str, id: str | None = None) -> None:
        super().__init__(id=id)
        self._empty = empty

    def compose(self) -> ComposeResult:
        yield Vertical()

    async def read(self, found: Sequence[Spoken]) -> None:
        """Show these and nothing else."""
        column = self.query_one(Vertical)
        await column.remove_children()
        lines: list[Static] = []
        for each in found:
            lines.append(Static(plain(_spaced(each.word)), classes="word"))
            lines += [Static(plain(line), classes="line") for line in each.lines]
            lines += [Static(plain(line), classes="below") for line in each.below]
        await column.mount_all(lines or [Static(plain(self._empty), classes="empty")])
        self.scroll_home(animate=False)


def _spaced(word: str) -> str:
    """Capital letters set wide apart, the one way a terminal has of making a word large."""
    first, *rest = word.split(" ")
    wide = " ".join(first) if first.isupper() else first
    return "   ".join([wide, " ".join(rest)]).rstrip()
