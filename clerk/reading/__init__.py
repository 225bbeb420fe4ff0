"""Old papers: lines in, records and leftovers out."""

from clerk.reading.paper import read_text
from clerk.reading.unreadable import UnreadablePaper

__all__ = ["UnreadablePaper", "read_text"]
