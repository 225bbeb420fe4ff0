"""The made-up council in a register: its people and a year of its meetings."""

from functools import partial

from clerk.desk.demo.board import board
from clerk.desk.demo.calendar import meeting_day
from clerk.desk.demo.council import BOARD, BODIES, CLERK, COUNCIL, FULL_COUNCIL, PARISH, PLANNING
from clerk.desk.demo.files import lay_files
from clerk.desk.demo.full_council import full_council
from clerk.desk.demo.parish import parish
from clerk.desk.demo.people import add_people
from clerk.desk.demo.planning import planning
from clerk.desk.demo.waiting import waiting
from clerk.desk.demo.year import tell_year
from clerk.desk.desk import Desk, in_plain_words, open_desk
from db import councils, plans

_YEARS = ((BOARD, board), (FULL_COUNCIL, full_council), (PLANNING, planning), (PARISH, parish))


def build_demo(desk: Desk) -> None:
    """Fill an empty register with a made-up council and a year around today.

    One meeting is today, its agenda issued and nothing minuted. The same day gives the same
    council. What was done in that year its own clerk did, so that nobody at `desk` is asked to
    take it back. Raises Refused when the register holds one of its committees already.
    """
    path, clock = desk.register.path, desk.clock
    with in_plain_words(), open_desk(path, clock=clock, who=CLERK) as before:
        today = desk.today()
        with before.register.writing("Set up the made-up council") as change:
            councils.save_council(change, COUNCIL)
            ids = {
                body.committee.slug: councils.add_committee(change, body.committee)
                for body in BODIES
            }
            known = add_people(change, ids, today)
        for body, year in _YEARS:
            with before.register.writing(f"A year of {body.committee.name}") as change:
                day = partial(meeting_day, today, weekday=body.weekday)
                tell_year(change, body, year(day), known, today)
        with before.register.writing("What waits for meetings") as change:
            for item in waiting(today):
                plans.add_planned(change, item)
        lay_files(before, BOARD.committee.slug)
