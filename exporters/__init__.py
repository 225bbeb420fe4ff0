"""From a record to a document on the disk: compose (what it says), then write (how it looks)."""

from exporters.compose.action_log import action_log_document
from exporters.compose.agenda import agenda_document
from exporters.compose.changes import changes_document
from exporters.compose.excerpts import decision_sheet, extract
from exporters.compose.minutes import minutes_document
from exporters.errors import ExportError
from exporters.write import write

__all__ = [
    "ExportError",
    "action_log_document",
    "agenda_document",
    "changes_document",
    "decision_sheet",
    "extract",
    "minutes_document",
    "write",
]
