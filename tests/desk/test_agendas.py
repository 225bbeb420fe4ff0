"""Building and issuing agendas."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk.business.agenda import AgendaItem, ItemKind, ItemRole, Paper, PaperKind
from clerk.business.agenda_readiness import AgendaLight
from clerk.business.meetings import Stage
from clerk.business.plan import PlannedItem, Why
from clerk.business.restricted import RestrictedItem, View
from clerk.desk import agendas, calling_off, courses
from clerk.desk.agenda_offers import offers, take_offers
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.clocks import clocks
from clerk.desk.committees import new_meeting
from clerk.desk.desk import Desk
from clerk.desk.issuing_agendas import issue_agenda, what_agenda_fixes
from clerk.desk.plans import plan, plan_item, put_back, take_into
from clerk.desk.promised import keep, promised, take_promised, turn_down
from clerk.desk.refused import Refused
from clerk.desk.undoing import undo_last
from db.check import check
from db.issued_agendas import agenda_as_issued, issued_agendas
from db.records import read_record, save_record
from tests.desk.called import JULY, called_desk, july, titles
from tests.desk.live import EXEMPT, MEETING, PIER


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with called_desk(tmp_path / "clerk.db") as desk:
        yield desk


STANDING = [
    "1 Apologies for Absence",
    "2 Declarations of Interest",
    "3 Minutes of the Meeting held on 4 May 2021",
    "4 Urgent Business",
]


def test_a_new_meeting_names_the_minutes_it_is_to_confirm(desk: Desk) -> None:
    assert titles(desk) == STANDING
    item = july(desk).items[2]
    assert (item.role, item.confirms) == (ItemRole.MINUTES, 1)


def test_what_waits_is_offered_and_taken_all_at_once(desk: Desk) -> None:
    plan_item(desk, PlannedItem(PIER.slug, "Nets", wanted_on=JULY, kind=ItemKind.REPORT))
    plan_item(desk, PlannedItem(PIER.slug, "Autumn", wanted_on=date(2021, 9, 1)))
    found = offers(desk, july(desk))
    assert [(one.why, one.item.title) for one in found] == [
        ("action log", "Action Log"),
        ("planned", "Nets"),
        ("promised", "Lamps"),
        ("promised", "Lamps"),
    ]
    told = [one.told for one in found]
    assert told[:2] == ["Action Log", "Nets"]
    assert "Report on oil" in told[2:], "promises of one minute are told apart by their words"
    assert len(set(told)) == len(told)
    assert titles(desk) == STANDING, "nothing is taken unasked"
    take_offers(desk, july(desk), found[:2])
    assert titles(desk) == [*STANDING[:3], "4 Action Log", "5 Nets", "6 Urgent Business"]
    assert july(desk).items[4].kind is ItemKind.REPORT
    undo_last(desk)
    assert titles(desk) == STANDING
    with pytest.raises(Refused, match="Nothing is offered"):
        take_offers(desk, july(desk), ())


def test_what_was_promised_is_planned_or_turned_down_once(desk: Desk) -> None:
    by_text = {one.item.description: one for one in promised(desk, PIER.slug)}
    assert set(by_text) == {
        "Report on oil",
        "The Pier Master would bring costs to the next meeting.",
    }
    report = by_text["Report on oil"]
    assert (report.item.lead, report.item.wanted_on) == ("V Bank", JULY)
    assert (report.item.why, report.item.from_number) == (Why.PROMISED, "21/101")
    keep(desk, report.item)
    assert [one.item.description for one in plan(desk, PIER.slug)] == ["Report on oil"]
    (other,) = promised(desk, PIER.slug)
    turn_down(desk, other.item)
    assert promised(desk, PIER.slug) == ()
    assert len(plan(desk, PIER.slug)) == 1
    undo_last(desk)
    assert promised(desk, PIER.slug) == (other,)


def test_what_was_promised_goes_onto_an_agenda_in_one_step(desk: Desk) -> None:
    report = next(
        one.item for one in promised(desk, PIER.slug) if one.item.description == "Report on oil"
    )
    take_promised(desk, report, "pier-committee/2021-07-06")
    assert titles(desk)[3:] == ["4 Lamps", "5 Urgent Business"]
    assert july(desk).items[3].presenter == "V Bank"
    assert report.description not in {one.item.description for one in promised(desk, PIER.slug)}
    undo_last(desk)
    assert titles(desk) == STANDING
    assert report in {one.item for one in promised(desk, PIER.slug)}


def test_items_are_added_moved_nested_and_dropped(desk: Desk) -> None:
    agendas.add_item(desk, july(desk), AgendaItem("", "Nets"), 3)
    agendas.add_item(desk, july(desk), AgendaItem("", "Floats"), 4)
    agendas.nest_item(desk, july(desk), july(desk).items[4])
    assert titles(desk)[3:] == ["4 Nets", "4a Floats", "5 Urgent Business"]
    agendas.move_item(desk, july(desk), july(desk).items[3], -1)
    assert titles(desk)[2:5] == [
        "3 Nets",
        "3a Floats",
        "4 Minutes of the Meeting held on 4 May 2021",
    ]
    agendas.move_item(desk, july(desk), july(desk).items[4], -1)
    assert titles(desk)[2:5] == [
        "3 Minutes of the Meeting held on 4 May 2021",
        "4 Nets",
        "4a Floats",
    ]
    with pytest.raises(Refused, match="any further"):
        agendas.move_item(desk, july(desk), july(desk).items[0], -1)
    agendas.drop_item(desk, july(desk), july(desk).items[3])
    assert titles(desk)[2:] == [
        "3 Minutes of the Meeting held on 4 May 2021",
        "3a Floats",
        "4 Urgent Business",
    ]
    with pytest.raises(Refused, match="choose one of: 1, 2, 3, 3a, 4"):
        agendas.item_named(july(desk), "9")


def test_business_taken_off_waits_again_with_what_it_carries(desk: Desk) -> None:
    hidden = RestrictedItem(EXEMPT, "The Brill tender", "Ninety", "Refuse.")
    item = PlannedItem(
        PIER.slug,
        "A tender",
        kind=ItemKind.REPORT,
        lead="Pier Master",
        restricted=hidden,
        recommendations="",
    )
    plan_item(desk, item)
    (waits,) = plan(desk, PIER.slug)
    take_into(desk, waits.item, "pier-committee/2021-07-06")
    taken = july(desk).items[-1]
    assert (taken.number, taken.kind, taken.presenter, taken.restricted) == (
        "5",
        ItemKind.REPORT,
        "Pier Master",
        hidden,
    )
    put_back(desk, july(desk), taken)
    assert titles(desk) == STANDING
    assert [one.item for one in plan(desk, PIER.slug)] == [item]


def test_what_is_put_back_takes_its_papers_along_and_brings_them_again(desk: Desk) -> None:
    plan_item(desk, PlannedItem(PIER.slug, "Nets"))
    (waits,) = plan(desk, PIER.slug)
    take_into(desk, waits.item, "pier-committee/2021-07-06")
    hidden = Paper("What nets cost", PaperKind.APPENDIX, "4", "Ninety", grounds=EXEMPT)
    with_papers = replace(july(desk), papers=(Paper("Nets mended", item="4"), hidden))
    change_meeting(desk, july(desk), with_papers, "Lay papers")
    nets = july(desk).items[3]
    agendas.change_item(desk, july(desk), nets, replace(nets, presenter="V Bank"))
    put_back(desk, july(desk), july(desk).items[3], date(2021, 9, 7))
    assert july(desk).papers == (), "no pack of July has them"
    (waits,) = plan(desk, PIER.slug)
    assert (waits.item.lead, waits.item.wanted_on) == ("V Bank", date(2021, 9, 7))
    new_meeting(desk, PIER.slug, date(2021, 9, 7), None, "")
    for _ in range(2):
        (waits,) = plan(desk, PIER.slug)
        take_into(desk, waits.item, "pier-committee/2021-09-07")
        september = read_record(desk.register, 3)
        assert september.papers == with_papers.papers
        put_back(desk, september, september.items[3])
    for _ in range(6):
        undo_last(desk)
    assert july(desk).papers == with_papers.papers
    assert check(desk.register) == ()


def test_deferred_business_brings_its_restricted_papers_along(desk: Desk) -> None:
    may = read_record(desk.register, 1)
    courses.defer(desk, may, may.items[4])
    (waits,) = plan(desk, PIER.slug)
    take_into(desk, waits.item, "pier-committee/2021-07-06")
    (paper,) = july(desk).papers
    assert (paper.title, paper.item, paper.grounds) == ("The lease", "5", EXEMPT)
    assert july(desk).items[-1].restricted == MEETING.items[4].restricted
    assert len(read_record(desk.register, 1).papers) == 1
    assert check(desk.register) == ()


def test_an_urgent_item_without_its_reason_stops_the_issue(desk: Desk) -> None:
    agendas.mark_urgent(desk, july(desk), july(desk).items[3], "")
    with pytest.raises(Refused, match="urgent and gives no reason"):
        issue_agenda(desk, july(desk))
    wanting = what_agenda_fixes(desk, july(desk)).wanting
    assert [(one.light, one.stops) for one in wanting] == [(AgendaLight.URGENT, True)]
    agendas.mark_urgent(desk, july(desk), july(desk).items[3], " The tide ")
    assert july(desk).items[3].urgent_reason == "The tide"
    assert what_agenda_fixes(desk, july(desk)).wanting == ()


def test_what_is_wanting_is_said_and_does_not_stop_the_issue(desk: Desk) -> None:
    lamps = AgendaItem("", "Lamps", kind=ItemKind.REPORT, presenter="Pier Master")
    agendas.add_item(desk, july(desk), lamps, 3)
    late = what_agenda_fixes(desk, july(desk), date(2021, 7, 1))
    assert [one.why for one in late.wanting] == [
        "The report for item 4 “Lamps” is not in, from Pier Master.",
        "The notice is too short: Monday 28 June 2021 was the last lawful day for 5 clear days.",
    ]
    assert late.signatory is None
    assert [one.name for one in late.membership] == ["R Teal", "S Wren", "B Auk", "M Dunlin"]
    issue_agenda(desk, july(desk), date(2021, 7, 1))
    meeting = july(desk).meeting
    assert (meeting.stage, meeting.issued, meeting.agenda_version) == (
        Stage.AGENDA_ISSUED,
        date(2021, 7, 1),
        1,
    )
    assert len(meeting.membership) == 4


def test_an_issued_agenda_is_kept_as_issued_and_its_numbers_stay(desk: Desk) -> None:
    issue_agenda(desk, july(desk))
    assert july(desk).meeting.issued_at == desk.minute()
    with pytest.raises(Refused, match="Nothing was changed since version 1"):
        issue_agenda(desk, july(desk))
    agendas.add_item(desk, july(desk), AgendaItem("", "Nets"), 3)
    agendas.add_item(desk, july(desk), AgendaItem("", "Oil"), 99)
    assert titles(desk) == [*STANDING[:3], "3a Nets", STANDING[3], "5 Oil"]
    assert [one.late for one in july(desk).items] == [False, False, False, True, False, True]
    agendas.change_item(
        desk, july(desk), july(desk).items[0], replace(july(desk).items[0], title="Who is ill")
    )
    for verb in (
        lambda: agendas.move_item(desk, july(desk), july(desk).items[0], 1),
        lambda: agendas.nest_item(desk, july(desk), july(desk).items[1]),
        lambda: agendas.drop_item(desk, july(desk), july(desk).items[0]),
        lambda: put_back(desk, july(desk), july(desk).items[0]),
    ):
        with pytest.raises(Refused, match="has been issued"):
            verb()
    moved = (replace(july(desk).items[0], number="9"), *july(desk).items[1:])
    with pytest.raises(Refused, match="numbers stay"):
        change_meeting(desk, july(desk), replace(july(desk), items=moved), "Renumber")
    issue_agenda(desk, july(desk))
    assert [one.number for one in issued_agendas(desk.register, 2)] == [1, 2]
    first = agenda_as_issued(desk.register, 2, 1, View.PUBLIC)
    assert [one.title for one in first.items] == [line[2:] for line in STANDING]
    with pytest.raises(Refused, match="kept as it was issued"):
        undo_last(desk)
    assert check(desk.register) == ()


def test_the_public_version_kept_holds_nothing_restricted(desk: Desk) -> None:
    hidden = RestrictedItem(EXEMPT, "The Brill tender", "Ninety pounds")
    agendas.add_item(desk, july(desk), AgendaItem("", "A tender", restricted=hidden), 99)
    issue_agenda(desk, july(desk))
    (row,) = desk.register.rows("SELECT public_record, whole_record FROM issued_agenda")
    assert "Brill" not in row["public_record"]
    assert "Ninety" not in row["public_record"]
    assert "Brill" in row["whole_record"]


def test_the_clock_counts_back_and_says_what_is_missing(desk: Desk) -> None:
    lamps = AgendaItem("", "Lamps", kind=ItemKind.REPORT)
    agendas.add_item(desk, july(desk), lamps, 3)
    (told,) = [one for one in clocks(desk, PIER.slug) if one.meeting.id == 2]
    assert told.left == "issue by Mon 28 Jun (55 days left)"
    assert [(one.what, one.day) for one in told.deadlines] == [
        ("Reports in", date(2021, 6, 17)),
        ("Chair's briefing", date(2021, 6, 23)),
        ("Publication", date(2021, 6, 28)),
        ("Agenda issued", date(2021, 6, 28)),
    ]
    assert told.reports == "1 report not in, due Thu 17 Jun"
    assert [one.title for one in told.not_in] == ["Lamps"]
    calling_off.cancel(desk, july(desk), "No business")
    assert clocks(desk, "pier-committee/2021-07-06")[0].left == "cancelled"
    with pytest.raises(Refused):
        clocks(desk, "no-such-committee")


def test_somebody_elses_change_is_noticed_before_issue(desk: Desk) -> None:
    seen = july(desk)
    agendas.add_item(desk, seen, AgendaItem("", "Nets"), 3)
    with pytest.raises(Refused, match="has changed since you looked"):
        issue_agenda(desk, seen)
    with desk.register.writing("Open") as change:
        record = july(desk)
        save_record(
            change, replace(record, meeting=replace(record.meeting, stage=Stage.IN_THE_ROOM))
        )
    with pytest.raises(Refused, match="has begun"):
        issue_agenda(desk, july(desk))


def test_minutes_offered_are_told_to_the_item_that_wants_them(desk: Desk) -> None:
    record = july(desk)
    unlinked = replace(record.items[2], title="Minutes", confirms=None, role=ItemRole.ORDINARY)
    before = replace(record, items=(*record.items[:2], unlinked, record.items[3]))
    change_meeting(desk, record, before, "Unlink")
    (minutes, *_) = offers(desk, july(desk))
    assert minutes.why == "minutes to confirm"
    take_offers(desk, july(desk), (minutes,))
    assert titles(desk) == STANDING
    assert july(desk).items[2].confirms == 1
