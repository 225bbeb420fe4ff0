"""The versions of an agenda as issued: listed with what each changed, and written again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk.business.agenda import AgendaItem
from clerk.business.restricted import RestrictedItem, View
from clerk.desk import agendas, courses
from clerk.desk.agenda_versions import agenda_list, save_version, version_name
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.desk import Desk
from clerk.desk.issuing_agendas import issue_agenda
from clerk.desk.refused import Refused
from clerk.desk.written_files import InTheWay
from tests.desk.called import called_desk, july
from tests.desk.live import EXEMPT


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with called_desk(tmp_path / "clerk.db") as desk:
        yield desk


def changes(desk: Desk) -> list[str]:
    return [row[-1] for row in agenda_list(desk, "2").rows]


def test_each_version_says_what_it_changed(desk: Desk) -> None:
    empty = agenda_list(desk, "2")
    assert (empty.rows, empty.empty) == ((), "No version of this agenda was issued here yet.")
    issue_agenda(desk, july(desk), date(2021, 6, 25))
    agendas.add_item(desk, july(desk), AgendaItem("", "Nets"), 3)
    first = july(desk).items[0]
    agendas.change_item(desk, july(desk), first, replace(first, description="To be taken as read"))
    moved = replace(july(desk).meeting, venue="The Ropewalk")
    change_meeting(desk, july(desk), replace(july(desk), meeting=moved), "Move it")
    issue_agenda(desk, july(desk), date(2021, 6, 28))
    found = agenda_list(desk, "2")
    assert [row[:2] for row in found.rows] == [("1", "25 Jun 2021"), ("2", "28 Jun 2021")]
    assert [row[3] for row in found.rows] == ["4", "5"]
    assert changes(desk) == [
        "",
        "changed: 1 Apologies for Absence; added: 3a Nets; changed: venue",
    ]
    assert found.shapes[1]["items"] == ["1", "2", "3", "3a", "4"]

    courses.withdraw(desk, july(desk), july(desk).items[3])
    issue_agenda(desk, july(desk), date(2021, 6, 28))
    assert changes(desk)[2] == "withdrawn: 3a Nets"


def test_nothing_is_said_of_what_was_closed_since(desk: Desk) -> None:
    issue_agenda(desk, july(desk), date(2021, 6, 25))
    agendas.add_item(desk, july(desk), AgendaItem("", "Brill the cook"), 3)
    issue_agenda(desk, july(desk), date(2021, 6, 28))
    assert changes(desk)[1] == "added: 3a Brill the cook"
    record = july(desk)
    closed = replace(
        record.items[3],
        title="A matter of staff",
        restricted=RestrictedItem(EXEMPT, title="Brill the cook"),
    )
    items = (*record.items[:3], closed, *record.items[4:])
    change_meeting(desk, record, replace(record, items=items), "Close it")
    assert changes(desk)[1] == "added: 3a A matter of staff"
    assert "Brill" not in repr(agenda_list(desk, "2"))


def test_a_version_is_written_again(desk: Desk, tmp_path: Path) -> None:
    issue_agenda(desk, july(desk), date(2021, 6, 25))
    agendas.add_item(desk, july(desk), AgendaItem("", "Nets"), 3)
    issue_agenda(desk, july(desk), date(2021, 6, 28))
    path = tmp_path / "first.txt"
    save_version(desk, "2", 1, path, view=View.PUBLIC, replace=False)
    assert "Nets" not in path.read_text(encoding="utf-8")
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(InTheWay):
        save_version(desk, "2", 2, path, view=View.PUBLIC, replace=False)
    save_version(desk, "2", 2, path, view=View.PUBLIC, replace=True)
    assert "Nets" in path.read_text(encoding="utf-8")
    with pytest.raises(Refused, match="its name must say so"):
        save_version(desk, "2", 1, path, view=View.RESTRICTED, replace=True)
    name = version_name(july(desk).meeting.reference, 2, View.RESTRICTED)
    assert name.endswith("2021-07-06-agenda-2-restricted.pdf")
