"""Who was given which copy of minutes to check, before any number is fixed."""

from dataclasses import dataclass

from db.transaction import Reader, Transaction


@dataclass(frozen=True, slots=True)
class CheckingCopy:
    """A copy of minutes that went out to be checked: copy 1, copy 2, ... of its meeting.

    `at` is in UTC, `to` whom it was given, empty where that was not said, and `sha256` that of
    the file as it was written.
    """

    number: int
    at: str
    by: str
    to: str
    file_name: str
    sha256: str


def add_copy(change: Transaction, meeting_id: int, *, to: str, file_name: str, sha256: str) -> int:
    """Note that a copy of the minutes of a meeting was made; returns its number."""
    number = next_copy(change, meeting_id)
    change.insert(
        "checking_copy",
        {
            "meeting_id": meeting_id,
            "number": number,
            "made_at": change.at,
            "made_by": change.who,
            "given_to": to,
            "file_name": file_name,
            "sha256": sha256,
        },
    )
    return number


def next_copy(reader: Reader, meeting_id: int) -> int:
    """The number the next copy of a meeting's minutes takes."""
    return max((copy.number for copy in copies(reader, meeting_id)), default=0) + 1


def copies(reader: Reader, meeting_id: int) -> tuple[CheckingCopy, ...]:
    """The copies of a meeting's minutes that went out, the first one first."""
    rows = reader.rows(
        "SELECT number, made_at, made_by, given_to, file_name, sha256 FROM checking_copy "
        "WHERE meeting_id = ? ORDER BY number",
        meeting_id,
    )
    return tuple(CheckingCopy(*row) for row in rows)
