"""Everybody in the made-up council: people, their seats, their posts. Weeks are from today."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from clerk.business.council import slug_of
from clerk.business.people import Membership, Person, Post, Role, Tenure
from clerk.desk.demo.calendar import meeting_day
from clerk.desk.demo.council import BOARD, BODIES, FULL_COUNCIL, PARISH, PLANNING, Body
from db import Transaction, people

_BOROUGH, _PARISH = FULL_COUNCIL.committee.name, PARISH.committee.name
_LONG_AGO = -70

_COUNCILLORS = (
    *("C Adeyemi-Stott", "A Balasubramaniam", "H Bramhall", "P Catterall", "E Chukwuemeka"),
    *("J Dunwoody", "D Fernsby", "S Iqbal", "F Lindqvist", "G Llŷr-Prosser", "N Ó Ceallaigh"),
    *("M Osei", "I Siddiqui", "R Threlkeld", "W Wiśniewska", "G Wray"),
)
_COME_AND_GONE = ("O Haverstock", "T Ravensbourne-Lee")
_PARISH_COUNCILLORS = (
    *("M ap Rhys", "S Dhaliwal", "N Ezeobi", "H Gathercole", "B Penhallow-Reid"),
    *("B Tunnicliffe", "O Wójcik"),
)

DIRECTOR = "Director of Children's Services"
VIRTUAL_SCHOOL = "Head of the Virtual School"
PLACEMENTS = "Placements Manager"
PARTICIPATION = "Participation Officer"
NURSE = "Designated Nurse"
CHIEF_EXECUTIVE = "Chief Executive"
LAW = "Director of Law and Democracy"
FINANCE = "Director of Finance"
DEMOCRACY = "Democracy Officer"
CHIEF_PLANNER = "Chief Planning Officer"
PLANNER = "Planning Officer"
HIGHWAYS = "Highways Engineer"
CONSERVATION = "Conservation Officer"
PARISH_CLERK = "Clerk to the Council"

_PEOPLE = (
    *(Person(name, "Councillor", _BOROUGH) for name in (*_COUNCILLORS, *_COME_AND_GONE)),
    *(Person(name, "Cllr", _PARISH) for name in _PARISH_COUNCILLORS),
    Person("T Abernethy-Bello", "", "Harrowmere Foster Carers' Association"),
    Person("Zofia K", "", "Care Leavers' Forum"),
)

# Post, holder, the weeks from and to which it was held.
_TENURES: tuple[tuple[str, str, int, int | None], ...] = (
    (DIRECTOR, "S Mac Giolla Bhríde", -160, -22),
    (DIRECTOR, "Y Ramanathan", -22, None),
    (VIRTUAL_SCHOOL, "J Pickersgill-Obi", -95, None),
    (PLACEMENTS, "L Trevanion", -120, None),
    (PARTICIPATION, "K Nowicki", -80, -11),
    (PARTICIPATION, "R Oyelaran", -10, None),
    (NURSE, "A Mistry", -64, None),
    (CHIEF_EXECUTIVE, "D Cruickshank", -210, None),
    (LAW, "B Okonjo-Hale", -130, None),
    (FINANCE, "V Haldane-Shah", -88, None),
    (DEMOCRACY, "T Ferriby", -101, None),
    (CHIEF_PLANNER, "M Achterberg", -140, -15),
    (CHIEF_PLANNER, "F Nwachukwu", -15, None),
    (PLANNER, "E Siôn-Hughes", -52, None),
    (HIGHWAYS, "M Tudur", -77, None),
    (CONSERVATION, "A Nwosu", -60, None),
    (PARISH_CLERK, "P Jessop-Kaur", -190, -16),
    (PARISH_CLERK, "D Rhydderch", -16, None),
)

_CHAIR, _VICE, _MEMBER = Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER
_SEATS: dict[str, tuple[tuple[str, Role, int, int | None], ...]] = {
    BOARD.committee.slug: (
        ("C Adeyemi-Stott", _CHAIR, _LONG_AGO, -20),
        ("C Adeyemi-Stott", _MEMBER, -20, None),
        ("G Llŷr-Prosser", _VICE, _LONG_AGO, -20),
        ("G Llŷr-Prosser", _CHAIR, -20, None),
        ("N Ó Ceallaigh", _MEMBER, _LONG_AGO, -20),
        ("N Ó Ceallaigh", _VICE, -20, None),
        ("A Balasubramaniam", _MEMBER, _LONG_AGO, None),
        ("P Catterall", _MEMBER, _LONG_AGO, None),
        ("S Iqbal", _MEMBER, _LONG_AGO, None),
        ("J Dunwoody", _MEMBER, _LONG_AGO, -28),
        ("W Wiśniewska", _MEMBER, -28, None),
        ("H Bramhall", Role.SUBSTITUTE, _LONG_AGO, None),
        ("T Abernethy-Bello", Role.CO_OPTED, _LONG_AGO, None),
        ("Zofia K", Role.CO_OPTED, -20, None),
    ),
    FULL_COUNCIL.committee.slug: (
        ("R Threlkeld", _CHAIR, _LONG_AGO, -26),
        ("R Threlkeld", _MEMBER, -26, None),
        ("M Osei", _VICE, _LONG_AGO, -26),
        ("M Osei", _CHAIR, -26, None),
        ("E Chukwuemeka", _MEMBER, _LONG_AGO, -26),
        ("E Chukwuemeka", _VICE, -26, None),
        ("O Haverstock", _MEMBER, _LONG_AGO, -32),
        ("T Ravensbourne-Lee", _MEMBER, -30, None),
        *(
            (name, _MEMBER, _LONG_AGO, None)
            for name in _COUNCILLORS
            if name not in ("R Threlkeld", "M Osei", "E Chukwuemeka")
        ),
    ),
    PLANNING.committee.slug: (
        ("H Bramhall", _CHAIR, _LONG_AGO, None),
        ("E Chukwuemeka", _VICE, _LONG_AGO, None),
        ("P Catterall", _MEMBER, _LONG_AGO, None),
        ("D Fernsby", _MEMBER, _LONG_AGO, None),
        ("F Lindqvist", _MEMBER, _LONG_AGO, -12),
        ("C Adeyemi-Stott", _MEMBER, -12, None),
        ("I Siddiqui", _MEMBER, _LONG_AGO, None),
        ("G Wray", _MEMBER, _LONG_AGO, None),
        ("S Iqbal", Role.SUBSTITUTE, _LONG_AGO, None),
    ),
    PARISH.committee.slug: (
        ("H Gathercole", _CHAIR, _LONG_AGO, -21),
        ("H Gathercole", _MEMBER, -21, -5),
        ("S Dhaliwal", _VICE, _LONG_AGO, -21),
        ("S Dhaliwal", _CHAIR, -21, None),
        ("B Penhallow-Reid", _MEMBER, _LONG_AGO, -21),
        ("B Penhallow-Reid", _VICE, -21, None),
        ("M ap Rhys", _MEMBER, _LONG_AGO, None),
        ("B Tunnicliffe", _MEMBER, _LONG_AGO, None),
        ("O Wójcik", _MEMBER, _LONG_AGO, None),
        ("N Ezeobi", _MEMBER, -13, None),
    ),
}


@dataclass(frozen=True, slots=True)
class Known:
    """The people of the register, by name; the seats, by committee's slug; and the tenures."""

    by_name: dict[str, Person]
    seats: dict[str, tuple[Membership, ...]]
    tenures: tuple[Tenure, ...]


def add_people(change: Transaction, committee_ids: dict[str, int], today: date) -> Known:
    """Put everybody into the register, with their posts and seats. `committee_ids` are by slug."""
    officers = {
        holder: Person(holder, "", _PARISH if post == PARISH_CLERK else _BOROUGH)
        for post, holder, _, _ in _TENURES
    }
    by_name = {}
    for person in (*_PEOPLE, *officers.values()):
        place = "netherwater" if person.organisation == _PARISH else "harrowmere"
        person = replace(person, address=f"{slug_of(person.name)}@{place}.example")
        by_name[person.name] = replace(person, id=people.add_person(change, person))
    tenures = tuple(
        Tenure(Post(post), by_name[name], _monday(today, first), _monday(today, last))
        for post, name, first, last in _TENURES
    )
    for tenure in tenures:
        people.add_tenure(change, tenure)
    seats = {
        body.committee.slug: tuple(
            Membership(
                by_name[name], role, _day_after(today, first, body), _day_after(today, last, body)
            )
            for name, role, first, last in _SEATS[body.committee.slug]
        )
        for body in BODIES
    }
    for slug, committee_id in committee_ids.items():
        for seat in seats[slug]:
            people.add_membership(change, committee_id, seat)
    return Known(by_name, seats, tenures)


def _monday(today: date, weeks: int | None) -> date | None:
    return None if weeks is None else today + timedelta(days=7 * weeks - today.weekday())


def _day_after(today: date, weeks: int | None, body: Body) -> date | None:
    """The day after the body meets: whoever is chosen at a meeting takes the seat then."""
    if weeks is None:
        return None
    return meeting_day(today, weeks, body.weekday) + timedelta(days=1)
