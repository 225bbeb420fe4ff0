"""What files were when this program wrote them, so that one edited since is known."""

from db.transaction import Reader, Transaction


def keep_printed(change: Transaction, path: str, sha256: str) -> None:
    """Note that the file at `path` was written with these contents."""
    change.unrecorded(
        "INSERT INTO printed_file (path, sha256, made_at) VALUES (?, ?, ?) "
        "ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, made_at = excluded.made_at",
        path,
        sha256,
        change.at,
    )


def printed(reader: Reader, path: str) -> tuple[str, str] | None:
    """The SHA-256 of the file at `path` as it was written here, and when (UTC); None: never."""
    row = reader.one("SELECT sha256, made_at FROM printed_file WHERE path = ?", path)
    return None if row is None else (row["sha256"], row["made_at"])
