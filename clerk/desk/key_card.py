"""The key card, put where it can be printed."""

from pathlib import Path

from clerk.desk.desk import Desk
from clerk.desk.paths import documents_folder
from clerk.desk.refused import Refused
from exporters.errors import ExportError
from exporters.write.place import put


def write_key_card(desk: Desk, card: str) -> Path:
    """Write the key card to the user's documents; returns the file. Raises Refused."""
    path = documents_folder() / "clerk-keys.txt"
    try:
        put(card.encode("utf-8"), path)
    except ExportError as error:
        raise Refused(str(error)) from error
    return path
