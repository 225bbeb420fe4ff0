"""Two texts of one minute side by side, with what differs marked."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from clerk.business.differences import Kind, differences
from screens.keeper import TwoTexts
from screens.plain import plain

_KEYS = "Ctrl+S keeps mine · Ctrl+O the other · Ctrl+T both; each stays a version (Ctrl+L)"


def marked(text: str, other: str, *, with_other: bool = False) -> Content:
    """`text` with what `other` has not in bold, between arrows.

    `with_other` puts what only `other` has in its place as well, dim, between angles.
    """
    shown = []
    for one in differences(text, other):
        if one.kind is Kind.KEPT:
            shown.append(plain(one.text))
        elif one.kind is Kind.TAKEN:
            shown.append(plain(f"▸{one.text}◂", "bold"))
        elif with_other:
            shown.append(plain(f"«{one.text}»", "dim"))
    return Content("").join(shown)


class TwoTextsPanel(Vertical):
    """Hidden until there are two texts to choose from."""

    DEFAULT_CSS = """
    TwoTextsPanel { display: none; height: 60%; border: round $warning; }
    TwoTextsPanel > Static { height: auto; padding: 0 1; }
    TwoTextsPanel VerticalScroll { width: 1fr; border: round $border-blurred; }
    TwoTextsPanel VerticalScroll:focus { border: round $border; }
    """

    def compose(self) -> ComposeResult:
        yield Static(id="two-why")
        with Horizontal():
            yield VerticalScroll(Static(id="two-mine"), can_focus=True)
            yield VerticalScroll(Static(id="two-theirs"), can_focus=True)

    def offer(self, two: TwoTexts | None, on_screen: str) -> None:
        """Show two texts, or nothing; `on_screen` is what is being typed."""
        self.display = two is not None
        if two is None:
            return
        mine = on_screen if two.mine is None else two.mine
        names = ("Mine", "Theirs") if two.rescued is None else ("Mine, rescued", "In the register")
        kept = ""
        if two.rescued is not None:
            part = "a restricted text in " if two.rescued.restricted else ""
            kept = f" It lies in {part}a file only you can read."
        self.query_one("#two-why", Static).update(plain(f"{two.why}{kept}\n{_KEYS}"))
        for name, text, other, title in (
            ("#two-mine", mine, two.theirs, names[0]),
            ("#two-theirs", two.theirs, mine, names[1]),
        ):
            shown = self.query_one(name, Static)
            shown.update(marked(text, other))
            if shown.parent is not None:
                shown.query_ancestor(VerticalScroll).border_title = title
