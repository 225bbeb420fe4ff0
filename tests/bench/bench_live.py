"""Minutes taken live in a big meeting: opening it, and going from item to item.

On Windows there is no pseudo-terminal to measure in.
"""

import sys
import tempfile
from pathlib import Path

from clerk.business.agenda import AgendaItem
from clerk.business.attendance import Attendance, Roll
from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.people import Membership, Person, Role
from clerk.business.style import profile
from clerk.desk.desk import open_desk
from db.councils import add_committee
from db.people import add_membership, add_person
from db.records import save_record
from tests.bench.bench_app import in_turn, opened, terminal

ITEMS, MEMBERS = 200, 100
_TEXT = "The Board heard about the tide"
_NEXT = "\x0e"
_TURNS = 15
_BARE = f"""
from textual.app import App
from textual.widgets import TextArea
class Alone(App):
    BINDINGS = [("ctrl+n", "next", "Next")]
    at = 0
    def compose(self):
        yield TextArea("{_TEXT} 0.")
    def on_mount(self):
        self.query_one(TextArea).focus()
    def action_next(self):
        self.at += 1
        area = self.query_one(TextArea)
        area.load_text(f"{_TEXT} {{self.at}}.")
        area.move_cursor(area.document.end)
Alone().run()
"""


def run() -> list[tuple[str, float, float]]:
    if sys.platform == "win32":
        return []
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder) / "large.db", Path(folder) / "small.db"
        _fill(large, ITEMS, MEMBERS)
        _fill(small, 2, 2)
        ours, bare = in_turn(lambda: _begun(large), lambda: _begun(small))
        turned = _turned(large)
    who = f"of {ITEMS} items and {MEMBERS} members"
    return [
        (f"taking a meeting {who} live, against one of 2 and 2", ours, bare),
        (f"the next item {who}, against a bare TextArea given another text", turned, _alone()),
    ]


def _begun(register: Path) -> float:
    """L on the screen of the meeting, until the first minute can be written in."""
    with terminal(opened(register)) as app:
        app.started("NEXT MEETINGS")
        app.pressed("\r", "Item")
        return app.pressed("L", f"{_TEXT} 0.")


def _turned(register: Path) -> float:
    """The seconds from the key for the next item to its text on the screen, in the middle."""
    with terminal(opened(register)) as app:
        app.started("NEXT MEETINGS")
        app.pressed("\r", "Item")
        app.pressed("L", f"{_TEXT} 0.")
        return sorted(app.pressed(_NEXT, f"{_TEXT} {at}.") for at in range(1, _TURNS))[_TURNS // 2]


def _alone() -> float:
    with terminal([sys.executable, "-c", _BARE]) as app:
        app.started(_TEXT)
        return sorted(app.pressed(_NEXT, f"{_TEXT} {at}.") for at in range(1, _TURNS))[_TURNS // 2]


def _fill(path: Path, items: int, members: int) -> None:
    """A register with one meeting, in the room, with this many items, each minuted, and members."""
    style = profile("uk-principal")
    names = [f"Member {at}" for at in range(members)]
    with open_desk(path, create=True) as desk, desk.register.writing("Fill") as change:
        board = add_committee(change, Committee("ferry", "Ferry Board", "FB", style))
        for at, name in enumerate(names):
            person = Person(name, "Councillor", id=add_person(change, Person(name, "Councillor")))
            role = Role.MEMBER if at else Role.CHAIR
            add_membership(change, board, Membership(person, role))
        present = style.attendance_groups[0]
        save_record(
            change,
            MeetingRecord(
                Meeting("ferry", "Ferry Board", desk.today(), stage=Stage.IN_THE_ROOM),
                items=tuple(AgendaItem(str(at), f"Tide {at}") for at in range(items)),
                minutes=tuple(
                    Minute(f"21/{at}", f"Tide {at}", f"{_TEXT} {at}.", item=str(at))
                    for at in range(items)
                ),
                roll=Roll(
                    groups=style.attendance_groups,
                    people=tuple(Attendance(name, present.key, "Councillor") for name in names),
                ),
            ),
        )
