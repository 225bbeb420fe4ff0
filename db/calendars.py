"""What a calendar file needs to be read twice without doubling its entries."""

from db.transaction import Reader


def calendar_name(reader: Reader) -> str:
    """The name under which calendars know this register; it never changes."""
    row = reader.one("SELECT name FROM calendar_name WHERE id = 1")
    assert row is not None
    return str(row["name"])


def sequence(reader: Reader, meeting_id: int) -> int:
    """A number that rises with every change to what a calendar shows of a meeting.

    The versions of the meeting, its committee and the council; none of them ever falls.
    """
    row = reader.one(
        "SELECT meeting.version + committee.version "
        "+ coalesce((SELECT version FROM council), 0) AS changes FROM meeting "
        "JOIN committee ON committee.id = committee_id WHERE meeting.id = ?",
        meeting_id,
    )
    return int(row["changes"]) if row is not None else 0
