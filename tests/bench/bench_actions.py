"""The list of actions in a pseudo-terminal: until it is painted, and what is overdue of it."""

import random
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from clerk.business.actions import Action, Closing, Due, Origin, Owner, OwnerKind, Progress
from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.people import Person, Post, Tenure
from clerk.business.style import profile
from clerk.desk.desk import Desk, open_desk
from db.councils import add_committee
from db.people import add_person, add_tenure
from db.records import save_record
from tests.bench.bench_app import in_turn, opened, terminal

_COMMITTEES, _MEETINGS = 10, 40
_POSTS = 25
_DONE = "Mend Paint Count Survey Replace Advertise Measure Clear Insure Mark".split()
_WHAT = "slipway bell lamp mooring weir punt towpath crane buoy sluice".split()


def run() -> list[tuple[str, float, float]]:
    if sys.platform == "win32":
        print("The list of actions is not measured on Windows, which has no pseudo-terminal.")
        return []
    with tempfile.TemporaryDirectory() as name:
        many, few = Path(name) / "many.db", Path(name) / "few.db"
        for path, count in ((many, 20_000), (few, 100)):
            with open_desk(path, create=True) as desk:
                fill(desk, count)
        listed = in_turn(lambda: _listed(many), lambda: _listed(few))
        found = in_turn(lambda: _found(many), lambda: _found(few))
    return [
        ("list of actions until it is painted, 20,000 against 100", *listed),
        ("what is overdue typed into the filter, 20,000 against 100", *found),
    ]


def fill(desk: Desk, count: int) -> None:
    """Actions of ten committees over forty meetings each: a quarter closed, most with progress,
    owned by people, and by posts that somebody holds."""
    chance = random.Random(5)
    with desk.register.writing("Fill") as change:
        for number in range(_POSTS):
            person = Person(f"{chr(65 + number)} Keeper{number}", id=None)
            held = add_person(change, person)
            known = Person(person.name, id=held)
            add_tenure(change, Tenure(Post(f"Head of Quay {number}"), known))
        each = max(1, count // (_COMMITTEES * _MEETINGS))
        left = count
        for board in range(_COMMITTEES):
            slug = f"board-{board}"
            style = profile("uk-principal")
            add_committee(change, Committee(slug, f"Board {board}", f"B{board}", style))
            number = 0
            for sitting in range(_MEETINGS):
                held_on = desk.today() - timedelta(days=28 * (_MEETINGS - sitting) - 10 - board)
                actions = []
                for _ in range(min(each, left)):
                    number, left = number + 1, left - 1
                    owner = chance.randrange(_POSTS)
                    actions.append(
                        Action(
                            f"{chance.choice(_DONE)} the {chance.choice(_WHAT)}",
                            str(number),
                            (
                                Owner(f"Head of Quay {owner}", OwnerKind.POST)
                                if chance.random() < 0.5
                                else Owner(f"{chr(65 + owner)} Keeper{owner}"),
                            ),
                            chance.choice(
                                (
                                    None,
                                    Due(words="next meeting"),
                                    Due(held_on + timedelta(days=chance.randrange(20, 400))),
                                )
                            ),
                            Origin(held_on, f"{held_on:%y}/{number}"),
                            (Progress("Begun", held_on + timedelta(days=9)),)
                            if chance.random() < 0.7
                            else (),
                            Closing(held_on + timedelta(days=99), "Done")
                            if chance.random() < 0.25
                            else None,
                        )
                    )
                head = Meeting(slug, f"Board {board}", held_on, stage=Stage.WRITING_UP)
                save_record(change, MeetingRecord(head, actions=tuple(actions)))


def _listed(register: Path) -> float:
    """a on the first screen, until the list of actions can be read."""
    with terminal(opened(register)) as app:
        app.started("NEXT MEETINGS")
        return app.pressed("a", " the ")


def _found(register: Path) -> float:
    """/is:overdue in one go in the list, until only what is overdue is on the screen."""
    with terminal(opened(register)) as app:
        app.started("NEXT MEETINGS")
        app.pressed("a", " the ")
        return app.pressed("/is:overdue", "Actions  1 open")
