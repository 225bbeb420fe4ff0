"""The borough of Harrowmere and the parish of Netherwater: who they are and how they print."""

from dataclasses import dataclass, replace
from datetime import time

from clerk.business.council import Committee, Council
from clerk.business.meetings import Contact, Signatory
from clerk.business.numbering import Reset, Scope, SeriesRule, YearKind
from clerk.business.quorum import QuorumRule
from clerk.business.style import HouseStyle, StandingItem, profile

COUNCIL = Council(
    name="Harrowmere Borough Council",
    address="The Guildhall, Corn Street, Harrowmere",
    proper_officer="Beatrice Okonjo-Hale",
)

CLERK = "Tom Ferriby"
"""Who keeps the register in the year that is told."""

_BOROUGH = Signatory(
    "Beatrice Okonjo-Hale", "Director of Law and Democracy", ("The Guildhall", "Harrowmere")
)
_BOROUGH_CONTACT = Contact(
    CLERK,
    "01632 960114",
    "tom.ferriby@harrowmere.example",
    "For large print, another language or a reading over the telephone, please ask Tom Ferriby, "
    "01632 960114, tom.ferriby@harrowmere.example.",
)


@dataclass(frozen=True, slots=True)
class Body:
    """A committee with what its papers say every time.

    `word` is how it decides; `first_number` is where its numbers begin in this register.
    """

    committee: Committee
    weekday: int
    starts: time
    venue: str
    signatory: Signatory
    contact: Contact
    word: str
    first_number: int
    log_item: str = "Action Log"


def _chased_by(style: HouseStyle, contact: str, lead: str = "") -> HouseStyle:
    """What is down to all goes to a post: papers print its holder's name in other words."""
    return replace(style, chasing=replace(style.chasing, contact=contact, lead=lead))


_PRINCIPAL = _chased_by(profile("uk-principal"), "Democracy Officer", "Chief Executive")
_PARISH = _chased_by(profile("uk-parish"), "Clerk to the Council")
_LATE = "Any Other Items which the Chair Considers Urgent"


def _principal_items(late: str = _LATE) -> tuple[StandingItem, ...]:
    *first, urgent = _PRINCIPAL.standing_items
    return (*first, replace(urgent, title=late))


BOARD = Body(
    Committee(
        "children-in-care-board",
        "Children in Care Board",
        "CCB",
        replace(
            _PRINCIPAL,
            name="children in care board",
            outcome_punctuation="-",
            standing_items=_principal_items(),
            numbering=SeriesRule(
                "{yy}/{n}", Scope.COMMITTEE, Reset.MUNICIPAL_YEAR, YearKind.MUNICIPAL
            ),
        ),
    ),
    weekday=1,
    starts=time(14),
    venue="the Wherry Room, The Guildhall",
    signatory=_BOROUGH,
    contact=_BOROUGH_CONTACT,
    word="AGREED",
    first_number=31,
)

FULL_COUNCIL = Body(
    Committee(
        "harrowmere-borough-council",
        "Harrowmere Borough Council",
        "HBC",
        replace(
            _PRINCIPAL,
            name="full council",
            opening="At a meeting of {committee} held on {day} at {time} in {venue}.",
            labels={**_PRINCIPAL.labels, "chair": "Mayor", "vice-chair": "Deputy Mayor"},
            standing_items=_principal_items("Urgent Business Accepted by the Mayor"),
            numbering=SeriesRule("{n}", Scope.COMMITTEE, Reset.NEVER),
            quorum=QuorumRule(fraction=(1, 4)),
        ),
    ),
    weekday=2,
    starts=time(18, 30),
    venue="the Council Chamber, The Guildhall",
    signatory=_BOROUGH,
    contact=_BOROUGH_CONTACT,
    word="ORDERED",
    first_number=418,
    log_item="Actions Outstanding",
)

PLANNING = Body(
    Committee(
        "planning-committee",
        "Planning Committee",
        "PLN",
        replace(
            _PRINCIPAL,
            name="planning committee",
            standing_items=_principal_items(),
            numbering=SeriesRule("P{n:03}/{yy}", Scope.COMMITTEE, Reset.CALENDAR_YEAR),
            quorum=QuorumRule(number=3),
        ),
    ),
    weekday=3,
    starts=time(13, 30),
    venue="the Council Chamber, The Guildhall",
    signatory=_BOROUGH,
    contact=_BOROUGH_CONTACT,
    word="RESOLVED",
    first_number=24,
)

PARISH = Body(
    Committee(
        "netherwater-parish-council",
        "Netherwater Parish Council",
        "NPC",
        replace(
            _PARISH,
            name="parish council",
            numbering=SeriesRule("{mm}.{yy}.{n:02}", Scope.MEETING, Reset.MEETING),
        ),
    ),
    weekday=1,
    starts=time(19, 30),
    venue="Netherwater Village Hall",
    signatory=Signatory("Dilys Rhydderch", "Clerk to the Council", ("Netherwater",)),
    contact=Contact("Dilys Rhydderch", "01632 960187", "clerk@netherwater.example"),
    word="RESOLVED",
    first_number=1,
    log_item="Action List",
)

BODIES = (BOARD, FULL_COUNCIL, PLANNING, PARISH)
