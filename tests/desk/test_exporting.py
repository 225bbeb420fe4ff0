"""What the desk prints: drafts beside the minutes as they stand now, and whose file is whose."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk.business.numbering import Series
from clerk.business.restricted import View
from clerk.desk.desk import Desk, open_desk
from clerk.desk.exporting import FORMATS, Printed, composed, export, file_name
from clerk.desk.refused import Refused
from clerk.desk.typing import leave_minute, type_text, typed_text
from clerk.desk.workspace import workspace
from clerk.desk.written_files import InTheWay, in_the_way
from db.councils import add_committee
from db.issue import issue_minutes
from db.numbers import save_series
from db.records import save_record
from exporters.document import Document, Paragraph, Section, Table
from exporters.write import ENDINGS
from tests.harbour import HARBOUR, TWO_MINUTES

MAY = TWO_MINUTES.meeting.reference


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on a register with the two minutes of May, not issued yet."""
    with open_desk(tmp_path / "clerk.db", create=True, who="Ada Pell") as desk:
        with desk.register.writing("Write up") as change:
            add_committee(change, HARBOUR)
            save_series(change, HARBOUR.slug, Series(HARBOUR.style.numbering, 1, "1"))
            save_record(change, TWO_MINUTES)
        yield desk


def issue(desk: Desk) -> None:
    meeting = workspace(desk, MAY).record.meeting.id or 0
    with desk.register.writing("Issue") as change:
        issue_minutes(change, meeting, period="", number=str)


def retype(desk: Desk, words: str) -> None:
    minute = workspace(desk, MAY).record.minutes[0].id or 0
    _, base = typed_text(desk, minute)
    type_text(desk, minute, words, base)
    leave_minute(desk, minute)


def since(document: Document) -> str:
    words = document.blocks[1]
    assert isinstance(words, Paragraph)
    return words.text.partition(" in the minutes")[0]


def test_a_second_draft_lists_what_it_changed_in_the_first(desk: Desk) -> None:
    with pytest.raises(Refused, match="No draft of the minutes"):
        composed(desk, Printed.CHANGES, MAY)
    issue(desk)
    assert composed(desk, Printed.CHANGES, MAY).blocks[-1] == Paragraph("Nothing was changed.")
    retype(desk, "The mooring chains were counted.")
    issue(desk)
    document = composed(desk, Printed.CHANGES, MAY)
    assert since(document) == "Changes since draft 1"
    (section,) = (block for block in document.blocks if isinstance(block, Section))
    (table,) = section.passages
    assert isinstance(table, Table)
    assert table.rows == (
        (("The mooring chains were looked at.",), ("The mooring chains were counted.",)),
    )


def test_what_was_typed_after_the_last_draft_is_compared_with_that(desk: Desk) -> None:
    issue(desk)
    retype(desk, "The mooring chains were counted.")
    issue(desk)
    retype(desk, "The mooring chains were weighed.")
    assert since(composed(desk, Printed.CHANGES, MAY)) == "Changes since draft 2"


def test_only_a_file_just_as_it_was_written_is_replaced_unasked(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "may.txt"
    first = export(desk, Printed.MINUTES, MAY, path)
    assert in_the_way(desk, path) == ""
    retype(desk, "The mooring chains were counted.")
    assert export(desk, Printed.MINUTES, MAY, path) != first
    path.write_text("by hand", encoding="utf-8")
    with pytest.raises(InTheWay, match="was changed after it was written here on"):
        export(desk, Printed.MINUTES, MAY, path)
    assert path.read_text(encoding="utf-8") == "by hand"
    path.unlink()
    assert in_the_way(desk, path) == ""
    other = tmp_path / "other.txt"
    other.write_text("a letter", encoding="utf-8")
    with pytest.raises(InTheWay, match=r"other\.txt is there already$"):
        export(desk, Printed.MINUTES, MAY, other)


def test_noting_a_file_is_no_event_to_undo(desk: Desk, tmp_path: Path) -> None:
    events = desk.register.one("SELECT count(*) FROM event")
    export(desk, Printed.MINUTES, MAY, tmp_path / "may.txt")
    assert desk.register.one("SELECT count(*) FROM event") == events


def test_file_names_hold_nothing_a_system_forbids() -> None:
    name = file_name(Printed.EXTRACT, MAY, View.RESTRICTED, ending=".pdf", minute="FGB 7/2021?")
    assert name == f"{MAY.replace('/', '-')}-minute-FGB-7-2021--restricted.pdf"


def test_every_format_that_is_offered_can_be_written() -> None:
    assert tuple(FORMATS) == ENDINGS
