"""Sheets of actions: out, filled in by officers in their many ways, and back."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from clerk.business.action_sheets import HEADS, Cell, guarded, unguarded
from clerk.business.actions import Action, Closing, Due, Origin, Owner, OwnerKind, Progress
from clerk.business.meetings import MeetingRecord
from clerk.business.people import Person, Post
from clerk.business.restricted import View
from clerk.desk import people
from clerk.desk.action_sheets import change_words, read_sheet, take_sheet, write_sheet
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.undoing import undo_last
from clerk.desk.written_files import InTheWay
from db import actions
from db.councils import add_committee
from db.records import save_record
from exporters.write.sheet import csv_file, excel_file
from tests.desk.sitting import march_desk
from tests.harbour import HARBOUR, HARBOUR_MEETING

SECRET = "Sell the old lifeboat"
FORMULA = '=HYPERLINK("http://example.org","Click")'


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with march_desk(path) as desk:
        told = Progress("The wood is ordered.", date(2022, 1, 20))
        made = (
            Action(
                "Mend the gate",
                "1",
                (Owner("S Wren", post="Pilot (acting)"), Owner("Harbour Master", OwnerKind.POST)),
                Due(date(2022, 2, 1)),
                Origin(date(2022, 1, 11), "4"),
                (told,),
            ),
            Action(FORMULA, "2", (Owner("All", OwnerKind.ALL),), Due(words="next meeting")),
            Action(SECRET, "3", (Owner("S Wren"),), restricted=True),
            Action("Sink the buoy", "4", closed=Closing(date(2022, 1, 30), "sunk")),
            Action("Count the boats", "5", (Owner("R Teal"),)),
        )
        meeting = replace(HARBOUR_MEETING.meeting, held=date(2022, 1, 11))
        with desk.register.writing("Begin") as change:
            add_committee(change, HARBOUR)
            save_record(change, MeetingRecord(meeting, actions=made))
        holder = Person("D Marsh")
        people.appoint(desk, holder, Post("Harbour Master"), date(2021, 1, 1))
        yield desk


def written(desk: Desk, path: Path, view: View = View.PUBLIC) -> list[dict[str, str]]:
    assert write_sheet(desk, HARBOUR.slug, path, view=view)
    if path.suffix == ".csv":
        return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    return [dict(zip(map(str, rows[0]), map(str, row), strict=True)) for row in rows[1:]]


def filled_in(path: Path, rows: list[dict[str, str]], encoding: str = "utf-8") -> None:
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(made.getvalue().encode(encoding))


def proposed(desk: Desk, path: Path) -> dict[str, list[tuple[str, str, str]]]:
    found = read_sheet(desk, path).returned
    return {each.listed.action.number or "": list(change_words(each)) for each in found.changes}


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_sheet_that_comes_back_as_it_went_changes_nothing(
    desk: Desk, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"actions-restricted{ending}"
    rows = written(desk, path, View.RESTRICTED)
    assert [row["Action"] for row in rows] == ["HC 1", "HC 2", "HC 3", "HC 5"]
    found = read_sheet(desk, path).returned
    assert (found.changes, found.told, found.rows) == ((), (), 4)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_restricted_actions_are_in_no_public_sheet(desk: Desk, tmp_path: Path, ending: str) -> None:
    rows = written(desk, tmp_path / f"actions{ending}")
    assert SECRET not in str(rows)
    assert len(rows) == 3
    with pytest.raises(Refused, match="must say so"):
        write_sheet(desk, HARBOUR.slug, tmp_path / f"all{ending}", view=View.RESTRICTED)
    (tmp_path / f"mine{ending}").write_text("mine", encoding="utf-8")
    with pytest.raises(InTheWay):
        write_sheet(desk, HARBOUR.slug, tmp_path / f"mine{ending}")


def test_nothing_in_a_sheet_is_a_formula(desk: Desk, tmp_path: Path) -> None:
    rows = written(desk, tmp_path / "actions.csv")
    assert rows[1]["To be done"] == f"'{FORMULA}"
    written(desk, tmp_path / "actions.xlsx")
    sheet = load_workbook(tmp_path / "actions.xlsx").worksheets[0]
    cell = sheet["B3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (FORMULA, "s", True)
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.column_dimensions["I"].hidden
    assert sheet["D2"].value.date() == date(2022, 2, 1)  # type: ignore[union-attr]
    assert [table.ref for table in sheet.tables.values()] == ["A1:I4"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_what_officers_fill_in_is_proposed_and_taken(
    desk: Desk, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "actions.csv"
    rows = written(desk, path)
    rows[0] |= {"New progress": "Hinges – 3 bought", "Due": "01/04/2022"}
    rows[1] |= {"Due": "end of May", "Responsible": "Harbour Master, A Newcomer (Diver)"}
    rows[2] |= {"Last progress": "=nine of them", "Due": "44652"}
    filled_in(path, [rows[2], rows[1], rows[0]], encoding)
    sheet = read_sheet(desk, path)
    assert sheet.returned.told == ()
    assert proposed(desk, path) == {
        "1": [
            ("Progress", "The wood is ordered.", "Hinges – 3 bought"),
            ("Due", "1 February 2022", "1 April 2022"),
        ],
        "2": [
            ("Due", "next meeting", "end of May"),
            ("Owners", "All", "Harbour Master; A Newcomer (Diver)"),
        ],
        "5": [("Progress", "none yet", "=nine of them"), ("Due", "no day", "1 April 2022")],
    }
    told = take_sheet(desk, path, sheet.returned.changes, "D Marsh")
    assert told == "3 actions are changed from actions.csv."
    now = {each.action.number: each.action for each in actions.actions(desk.register)}
    assert now["1"].progress[-1] == Progress("Hinges – 3 bought", date(2022, 3, 1), "D Marsh")
    assert now["2"].owners[0] == Owner("Harbour Master", OwnerKind.POST)
    assert now["2"].due == Due(date(2022, 5, 31), "end of May")
    assert read_sheet(desk, path).returned.changes == ()
    undo_last(desk)
    assert actions.actions(desk.register)[0].action.due == Due(date(2022, 2, 1))


def test_columns_may_be_moved_and_renamed_and_rows_empty(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "update.csv"
    path.write_text(
        "sep=;\nHarbour actions, March;;;\n;;;\nUpdate;Colour;Owner;Ref\n"
        "it swings;red;;HC1\n;;;\nboats: nine;;R Teal;hc-5\n",
        encoding="utf-8",
    )
    found = read_sheet(desk, path).returned
    assert {each.listed.action.number: each.progress for each in found.changes} == {
        "1": "it swings",
        "5": "boats: nine",
    }
    assert all(each.owners is None for each in found.changes)
    assert found.told == ("The column “Colour” is not known, and nothing of it is taken.",)


def test_a_row_that_is_no_actions_is_told_and_never_guessed(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "actions.csv"
    key = {row["Action"]: row["Key"] for row in written(desk, path)}
    rows = [
        ("HC 9", "a", ""),
        ("", "b", ""),
        ("5", "c", ""),
        ("XY 5", "d", ""),
        ("HC 5", "e", key["HC 1"]),
        ("soon", "f", ""),
        ("5", "g", key["HC 5"]),
        ("HC 5", "h", ""),
        ("", "i", key["HC 2"]),
    ]
    filled_in(path, [dict(zip(("Action", "Progress", "Key"), row, strict=True)) for row in rows])
    found = read_sheet(desk, path).returned
    assert [each.progress for each in found.changes] == ["g", "h", "i"]
    assert found.told == (
        "Row 2: there is no action HC 9 in the register.",
        "Row 3: it has no action number.",
        "Row 4: 5 may be HC 5; write the letters.",
        "Row 5: there is no action XY 5 in the register.",
        "Row 6: its number is HC 5, but its key is that of another action.",
        "Row 7: “soon” is no action number.",
        "Rows 8, 9 are about the same action.",
    )


def test_what_was_changed_since_is_stale_and_nothing_old_is_forced(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "actions.csv"
    rows = written(desk, path)
    rows[0]["New progress"] = "painted"
    filled_in(path, rows)
    before = read_sheet(desk, path)
    action = actions.actions(desk.register)[0].action
    with desk.register.writing("Change") as change:
        actions.save_action(change, replace(action, due=Due(words="asap")))
    with pytest.raises(Refused, match="Somebody else has changed"):
        take_sheet(desk, path, before.returned.changes)
    (row,) = read_sheet(desk, path).returned.changes
    assert row.stale
    with pytest.raises(Refused, match="nothing to take"):
        take_sheet(desk, path, ())


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.csv", b"\x00\x01\x02\x03\x00\x05\x06", "is no CSV file"),
        ("a.xlsx", b"PK\x03\x04 and nothing more", "is no Excel file"),
        ("a.xlsx", b"not a zip", None),
        ("a.csv", b"", None),
    ],
)
def test_a_damaged_sheet_is_refused_or_told(
    desk: Desk, tmp_path: Path, name: str, content: bytes, why: str | None
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    if why is None and name.endswith(".csv"):
        assert "No row of column heads" in read_sheet(desk, path).returned.told[0]
        return
    with pytest.raises(Refused, match=why or "is no Excel file"):
        read_sheet(desk, path)
    with pytest.raises(Refused, match="cannot be read"):
        read_sheet(desk, tmp_path / "none.csv")


@given(st.text(alphabet="'=+-@\t\rab 1", max_size=6))
def test_guarding_is_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r")


@settings(max_examples=40)
@given(st.lists(st.lists(st.text(max_size=8) | st.dates(), min_size=2, max_size=2), max_size=4))
def test_any_text_is_written_and_read(rows: list[list[Cell]]) -> None:
    assert csv_file(HEADS[:2], rows).startswith(b"\xef\xbb\xbf")
    book = load_workbook(io.BytesIO(excel_file(HEADS[:2], rows, title="A & B")))
    sheet = book.worksheets[0]
    assert sheet.max_row == len(rows) + 1
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_a_row_is_as_high_as_what_is_wrapped_in_it() -> None:
    book = load_workbook(
        io.BytesIO(
            excel_file(HEADS[:2], [["1", "word " * 40], ["2", "word"]], title="A", to_fill=0)
        )
    )
    sheet = book.worksheets[0]
    assert (sheet.row_dimensions[2].height, sheet.row_dimensions[3].height) == (75, None)
    assert sheet.column_dimensions["A"].width > 45, "it is to be written in"
    assert sheet["A2"].alignment.wrap_text
