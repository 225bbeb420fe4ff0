"""Documents of a meeting as lines to read on the screen, just as they will print."""

from clerk.business.agenda import Paper
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.desk.desk import Desk
from clerk.desk.exporting import Printed, composed
from clerk.desk.workspace import Workspace
from exporters.compose.minutes import minutes_document
from exporters.write.screen import screen_lines, text_lines
from exporters.write.screen_lines import ScreenLine

__all__ = ["ScreenLine", "changes_preview", "minutes_preview", "paper_preview"]


def minutes_preview(at: Workspace, view: View, width: int) -> tuple[ScreenLine, ...]:
    """The minutes as `view` may see them, with each minute's agenda number at its right.

    `width` is in cells.
    """
    beside = [f"item {minute.item}" if minute.item else "" for minute in at.record.minutes]
    document = minutes_document(seen_by(at.record, view), at.committee)
    return screen_lines(document, width, beside)


def changes_preview(desk: Desk, reference: str, width: int) -> tuple[ScreenLine, ...]:
    """What the public may see of the changes since the last draft. Raises Refused: none issued."""
    return screen_lines(composed(desk, Printed.CHANGES, reference), width)


def paper_preview(paper: Paper, width: int) -> tuple[ScreenLine, ...]:
    """The words of a paper; it is for the caller to ask only for what the view may see."""
    return text_lines(paper.text, width)
