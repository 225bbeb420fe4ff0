"""An agenda with items under another, and the desk at which that is closed to the public."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from clerk.business.agenda import AgendaItem, Paper
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.numbering import Series, SeriesRule
from clerk.business.restricted import Restriction, View
from clerk.business.views import seen_by
from clerk.desk import (
    agendas,
    restricting,
)
from clerk.desk.desk import Desk, open_desk
from clerk.desk.workspace import workspace
from db.councils import add_committee
from db.numbers import save_series
from db.records import save_record
from tests.harbour import EXEMPT, HARBOUR

SECRET = "Kittiwake Quay sale"
JULY = MeetingRecord(
    Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 7, 12)),
    items=(
        AgendaItem("1", "Ropes"),
        AgendaItem("2", SECRET),
        AgendaItem("2a", f"The price of the {SECRET}", f"What the {SECRET} brings", depth=1),
        AgendaItem("2b", f"The buyer in the {SECRET}", depth=1),
        AgendaItem("3", "Chains"),
    ),
    papers=(Paper(f"The {SECRET} valued", item="2a", text=f"Of the {SECRET}"),),
)
TO_COME = JULY.meeting.reference
CLOSED = "A matter of property"


@contextmanager
def closing_desk(path: Path) -> Iterator[Desk]:
    with open_desk(
        path,
        create=True,
        who="Ada Pell",
        clock=lambda: datetime(2022, 7, 1, 9, tzinfo=UTC),
    ) as desk:
        with desk.register.writing("Begin") as change:
            style = replace(HARBOUR.style, outcome_words=("RESOLVED",))
            add_committee(change, replace(HARBOUR, style=style))
            save_series(change, HARBOUR.slug, Series(SeriesRule("22/{n}"), 3, "22/3"))
            save_record(change, JULY)
        yield desk


def now(desk: Desk) -> MeetingRecord:
    return workspace(desk, TO_COME).record


def item(desk: Desk, number: str) -> AgendaItem:
    return agendas.item_named(now(desk), number)


def public(desk: Desk) -> str:
    return repr(seen_by(now(desk), View.PUBLIC).record)


def close(desk: Desk, number: str = "2") -> str:
    return restricting.close_item(desk, now(desk), item(desk, number), Restriction(EXEMPT, CLOSED))


def change(desk: Desk, number: str, **words: str) -> None:
    before = item(desk, number)
    agendas.change_item(desk, now(desk), before, replace(before, **words))  # type: ignore[arg-type]


def close_as(desk: Desk, number: str, title: str, presenter: str | None = None) -> str:
    how = Restriction(EXEMPT, title, presenter)
    return restricting.close_item(desk, now(desk), item(desk, number), how)
