"""Business of the made-up council that waits for a meeting."""

from datetime import date, timedelta

from clerk.business.agenda import ItemKind
from clerk.business.plan import PlannedItem
from clerk.business.restricted import Grounds, RestrictedItem, RestrictedKind
from clerk.desk.demo import people
from clerk.desk.demo.council import BOARD, PLANNING


def waiting(today: date) -> tuple[PlannedItem, ...]:
    """Three things: two for the board, one of them for a day; one the public may not read."""
    return (
        PlannedItem(
            BOARD.committee.slug,
            "Winter Coats: Who Buys Them and When",
            description="Last winter eleven children waited until January.",
            wanted_on=today + timedelta(days=42),
            kind=ItemKind.REPORT,
            lead=people.DIRECTOR,
        ),
        PlannedItem(
            BOARD.committee.slug,
            "The Choir of Kiln Cottage",
            kind=ItemKind.PRESENTATION,
            lead=people.PARTICIPATION,
        ),
        PlannedItem(
            PLANNING.committee.slug,
            "An Enforcement Matter",
            kind=ItemKind.DECISION,
            lead=people.CHIEF_PLANNER,
            restricted=RestrictedItem(
                Grounds(RestrictedKind.EXEMPT, ("6",)), "The fence at 3 Tenter Row"
            ),
        ),
    )
