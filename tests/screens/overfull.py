"""A register with more in it than a screen holds, in every alphabet a name may be written in."""

from dataclasses import replace
from datetime import date, timedelta

from clerk.business.actions import Action, Due, Owner, Progress
from clerk.business.council import Committee, Council
from clerk.business.distribution import Recipient, RecipientKind
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.people import Membership, Person, Post, Role, Tenure
from clerk.business.plan import PlannedItem, Why
from clerk.business.post import How, Sending, Sent, SentMessage, State
from clerk.business.restricted import View
from clerk.business.style import StandingItem, profile
from clerk.desk.desk import Desk
from db import Transaction
from db.councils import add_committee, save_council
from db.distribution import add_recipient
from db.people import add_membership, add_person, add_post, add_tenure
from db.plans import add_planned
from db.post import begin_sending, note_step, sending
from tests.harbour import HARBOUR
from tests.screens.conftest import put
from tests.screens.meetings import LONG, NAMES, overfull

TITLE = LONG[:300]
OWED_MINUTE = "21/1"
OWED_ANSWER = "\n".join(f"HC {at}: {LONG}" if at % 3 else f"{LONG} {at}" for at in range(1, 100))
"""An answer about 66 of the actions of `owe`; each third line has no number of its own."""
_DAY = date(2022, 3, 2)
_STYLE = replace(
    profile("uk-principal"),
    opening=TITLE,
    standing_items=tuple(
        StandingItem(f"{NAMES[at % len(NAMES)]} {TITLE}", TITLE, TITLE) for at in range(100)
    ),
)
FULL = replace(HARBOUR, name=TITLE, style=_STYLE)


def fill(desk: Desk) -> None:
    """A council of 40 committees, one with a meeting of 200 items, 100 members and 200 sittings."""
    with desk.register.writing(TITLE) as change:
        save_council(change, Council(TITLE))
    meeting = Meeting(FULL.slug, TITLE, _DAY, venue=TITLE, title=TITLE)
    sittings = (
        MeetingRecord(
            replace(
                meeting,
                held=_DAY + timedelta(7 * (at - 60)),
                stage=Stage.PLANNED if at > 40 else Stage.WRITING_UP,
            )
        )
        for at in range(80)
    )
    put(desk, FULL, overfull(), *sittings)
    with desk.register.writing("Add the others") as change:
        for at in range(300):
            title = f"{NAMES[at % len(NAMES)]} {LONG}"
            wanted = _DAY + timedelta(at) if at % 2 else None
            item = PlannedItem(FULL.slug, title, tuple(Why)[at % 4], LONG, wanted, 1, TITLE)
            add_planned(change, item)
        for at in range(40):
            name = NAMES[at % len(NAMES)]
            add_committee(
                change, Committee(f"committee-{at}", f"{name} {TITLE}", f"{name[:4]}{at}", _STYLE)
            )
    with desk.register.writing("Seat them") as change:
        for at in range(100):
            person = Person(f"{NAMES[at % len(NAMES)]} {at}", "Councillor", TITLE, TITLE, TITLE)
            person = replace(person, id=add_person(change, person))
            role = Role.CHAIR if at == 0 else Role.MEMBER
            add_membership(change, 1, Membership(person, role, starts=date(2019, 5, 7)))
            if at < 50:
                post = Post(f"{NAMES[at % len(NAMES)]} {TITLE}", TITLE)
                post = replace(post, id=add_post(change, post))
                add_tenure(change, Tenure(post, person, date(2019, 5, 7)))
        add_recipient(change, 1, Recipient(RecipientKind.MEMBERS, View.RESTRICTED))
        for at in range(60):
            name, address = f"{NAMES[at % len(NAMES)]} {TITLE}", f"reader-{at}@town.example"
            add_recipient(change, 1, Recipient(RecipientKind.PRESS, View.PUBLIC, name, address))
        _send(change)


def _send(change: Transaction) -> None:
    """A mail to 200, of which one is in doubt and another was refused at length."""
    messages = tuple(
        SentMessage(str(at), f"{NAMES[at % len(NAMES)]} {TITLE}", "x@town.example", View.PUBLIC)
        for at in range(200)
    )
    sent = Sending(Sent.AGENDA, "1", TITLE, How.MAIL, messages, TITLE)
    number = begin_sending(change, sent)
    first, second, *_ = sending(change, number).messages
    note_step(change, first.id or 0, State.UNDER_WAY)
    note_step(change, second.id or 0, State.UNDER_WAY)
    note_step(change, second.id or 0, State.FAILED, LONG)


def owe(desk: Desk) -> None:
    """A committee with 100 actions and as many owners, most of whom have left; one action long told
    and with a minute that made 20, and 60 meetings of which each promises something."""
    told = tuple(Progress(LONG, _DAY, NAMES[at % len(NAMES)]) for at in range(50))
    made = tuple(
        Action(
            f"{NAMES[at % len(NAMES)]} {LONG}",
            str(at),
            (Owner(f"{at} {TITLE[: at * 2].strip()} {NAMES[at % 5]}"),),
            Due(date(2021, 12, 1)),
            progress=told if at == 1 else (),
        )
        for at in range(1, 101)
    )
    promise = f"The Pilot said she would send the survey to members. {TITLE}"
    head = Meeting(HARBOUR.slug, TITLE, date(2020, 1, 7), stage=Stage.WRITING_UP)
    first = MeetingRecord(
        replace(head, held=date(2021, 11, 9)),
        minutes=(Minute(OWED_MINUTE, TITLE, promise, actions=made[:20]),),
        actions=made[20:],
    )
    others = (
        MeetingRecord(
            replace(head, held=head.held + timedelta(7 * at)),
            minutes=(Minute(f"20/{at}", TITLE, promise),),
        )
        for at in range(60)
    )
    put(desk, HARBOUR, first, *others)
    with desk.register.writing("Most of them leave") as change:
        for action in made[:60]:
            left = Person(action.owners[0].name, id=None)
            gone = replace(left, id=add_person(change, left))
            add_membership(change, 1, Membership(gone, ends=date(2022, 2, 1)))


def full_paper() -> str:
    """Minutes of 200 items and 100 members, as a paper to import."""
    members = ", ".join(f"{NAMES[at % 3]} {at}" for at in range(100))
    minutes = "\n\n".join(
        f"24/{at} {NAMES[at % len(NAMES)].upper()} {TITLE}\n\nIt was told of {NAMES[at % 7]}."
        for at in range(1, 201)
    )
    return (
        "HARBOUR BOARD\n\nA meeting of the Harbour Board was held on Tuesday 9 July 2024.\n\n"
        f"PRESENT: Councillors {members}\n\n{minutes}\n"
    )
