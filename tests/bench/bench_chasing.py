"""Chasing at the size of a large council: drafts for a thousand owners, a sheet of ten thousand
rows that came back, and the log of five hundred actions as Word."""

import csv
import io
import subprocess
import tempfile
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pypandoc

from clerk.business.actions import Action, Due, Origin, Owner, Progress
from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.people import Person
from clerk.business.style import profile
from clerk.desk.action_sheets import read_sheet, take_sheet, write_sheet
from clerk.desk.chasing import chase_plan
from clerk.desk.chasing_out import write_as_drafts
from clerk.desk.desk import Desk, open_desk
from clerk.desk.exporting import Printed, composed, write_out
from clerk.desk.undoing import undo_last
from db.councils import add_committee
from db.people import add_person
from db.records import save_record
from tests.bench.timing import best

_OWNERS, _ROWS, _LOGGED = 1_000, 10_000, 500


def run() -> list[tuple[str, float, float]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_desk(folder / "owners.db", create=True) as desk:
            fill(desk, 3 * _OWNERS)
            drafts = best(lambda: _drafted(desk, folder), 2)
        plain = best(lambda: _plain_drafts(folder), 3)
        with open_desk(folder / "rows.db", create=True) as desk:
            fill(desk, _ROWS)
            sheet = _filled_in(desk, folder / "back.csv")
            read = best(lambda: read_sheet(desk, sheet), 3)
            parsed = best(lambda: list(csv.reader(io.StringIO(sheet.read_text("utf-8-sig")))), 3)
            taken = best(lambda: _taken(desk, sheet), 1)
        with open_desk(folder / "log.db", create=True) as desk:
            fill(desk, 10 * _LOGGED)
            log = best(lambda: _log(desk, folder / "log.docx"), 3)
        table = best(lambda: _pandoc_table(folder), 3)
    return [
        ("1,000 owners chased to drafts, against as many mails written bare", drafts, plain),
        ("sheet of 10,000 rows held against the register, against csv alone", read, parsed),
        ("10,000 rows of it taken, against held against the register", taken, read),
        ("log of 500 actions as Word, against pandoc on a table of as many", log, table),
    ]


def fill(desk: Desk, count: int) -> None:
    """So many overdue actions of ten committees, owned in turn by a thousand people."""
    due = Due(desk.today() - timedelta(days=20))
    with desk.register.writing("Fill") as change:
        for number in range(_OWNERS):
            add_person(change, Person(f"A Keeper{number}", address=f"a{number}@example.org"))
        for board in range(10):
            slug, style = f"board-{board}", profile("uk-principal")
            add_committee(change, Committee(slug, f"Board {board}", f"B{board}", style))
            held = desk.today() - timedelta(days=60)
            made = tuple(
                Action(
                    f"Mend sluice {number} before the river rises again",
                    str(number + 1),
                    (Owner(f"A Keeper{(board + 10 * number) % _OWNERS}"),),
                    due,
                    Origin(held, f"21/{number}"),
                    (Progress("A price was asked for.", held + timedelta(days=9)),),
                )
                for number in range(count // 10)
            )
            head = Meeting(slug, f"Board {board}", held, stage=Stage.WRITING_UP)
            save_record(change, MeetingRecord(head, actions=made))


def _drafted(desk: Desk, folder: Path) -> None:
    plan = chase_plan(desk)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        files = write_as_drafts(desk, plan, plan.messages, Path(place) / "drafts")
    assert len(files) == _OWNERS
    undo_last(desk)


def _plain_drafts(folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        for number in range(_OWNERS):
            mail = EmailMessage()
            mail["To"], mail["Subject"] = f"a{number}@example.org", "3 actions for you"
            mail.set_content("Please tell me how these stand.\n" * 15)
            (Path(place) / f"{number}.eml").write_bytes(mail.as_bytes())


def _filled_in(desk: Desk, path: Path) -> Path:
    write_sheet(desk, "is:open", path)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    for row in rows[1:]:
        row[7] = "The price came, and it is ordered."
    made = io.StringIO(newline="")
    csv.writer(made).writerows(rows)
    path.write_text(made.getvalue(), encoding="utf-8-sig", newline="")
    return path


def _taken(desk: Desk, sheet: Path) -> None:
    changes = read_sheet(desk, sheet).returned.changes
    assert len(changes) == _ROWS
    take_sheet(desk, sheet, changes)


def _log(desk: Desk, path: Path) -> None:
    write_out(composed(desk, Printed.ACTIONS, "board-0"), path, replace=True)


def _pandoc_table(folder: Path) -> None:
    row = "| B0 1: Mend the sluice | A Keeper | A price was asked for. |"
    source = folder / "log.md"
    source.write_text(
        "\n".join(["| Action | Responsible | Progress |", "|---|---|---|", *[row] * _LOGGED]),
        encoding="utf-8",
    )
    made = [pypandoc.get_pandoc_path(), str(source), "-o", str(folder / "pandoc.docx")]
    subprocess.run(made, check=True)
