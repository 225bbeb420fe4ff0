"""How a meeting of the made-up council is told: its business, who came, what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from clerk.business.actions import Action, Due, Owner, OwnerKind
from clerk.business.agenda import ItemKind, ItemRole, Paper
from clerk.business.attendance import Attendance, InChair, Movement
from clerk.business.interests import Declaration
from clerk.business.meetings import Stage
from clerk.business.minutes import Clause, ListStyle, Outcome, Vote
from clerk.business.restricted import RestrictedMinute

NEXT_MEETING = Due(words="next meeting")
SOON = Due(words="asap")
EVERYBODY = Owner("All members", OwnerKind.ALL)


@dataclass(frozen=True, slots=True)
class Business:
    """One item: what its agenda says and, once taken, what its minute says.

    A `late` item is on no agenda; its text gives the reason for its urgency. `kind` and
    `presenter` say how it comes before the meeting, `role` which standing item it is.
    """

    title: str
    description: str = ""
    text: str = ""
    outcomes: tuple[Outcome, ...] = ()
    actions: tuple[Action, ...] = ()
    restricted: RestrictedMinute | None = None
    papers: tuple[Paper, ...] = ()
    late: bool = False
    note: str = ""
    kind: ItemKind = ItemKind.BUSINESS
    presenter: str = ""
    role: ItemRole = ItemRole.ORDINARY


@dataclass(frozen=True, slots=True)
class News:
    """What an action log reports of an action; `closed` is the reason when it is done."""

    text: str
    by: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting as it is told.

    `apologies` maps names to the private reason; `guests` are all who came without a seat.
    `moves` are arrivals and departures by name. `news` is what this meeting's action log reports,
    by action number; `logged` are actions older than the register. `withdrawn` maps the titles of
    minutes taken back after issue to the reason. `posts` are those whose holders were there.
    """

    held: date
    stage: Stage
    business: tuple[Business, ...] = ()
    title: str = ""
    starts: time | None = None
    ends: time | None = None
    posts: tuple[str, ...] = ()
    apologies: Mapping[str, str] = field(default_factory=dict)
    guests: tuple[Attendance, ...] = ()
    moves: Mapping[str, tuple[Movement, ...]] = field(default_factory=dict)
    chair: tuple[InChair, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    logged: tuple[Action, ...] = ()
    news: Mapping[str, News] = field(default_factory=dict)
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    public: int | None = None


def decided(
    word: str,
    *clauses: str,
    mover: str = "",
    seconder: str = "",
    vote: Vote | None = None,
    to_body: str = "",
    after_block: int | None = None,
) -> Outcome:
    """An outcome; its clauses are numbered when there are several."""
    several = len(clauses) > 1
    return Outcome(
        word,
        tuple(
            Clause(text, f"{place}." if several else "") for place, text in enumerate(clauses, 1)
        ),
        style=ListStyle.NUMBERED if several else ListStyle.RUN_ON,
        mover=mover,
        seconder=seconder,
        vote=vote,
        to_body=to_body,
        after_block=after_block,
    )


def task(text: str, *owners: str | Owner, due: Due | date | None = None) -> Action:
    """An action; an owner given as a string is a post."""
    return Action(
        text,
        owners=tuple(Owner(one, OwnerKind.POST) if isinstance(one, str) else one for one in owners),
        due=Due(on=due) if isinstance(due, date) else due,
        order=1,
    )
