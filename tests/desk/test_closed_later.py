"""Everything went out while it was public, then it was closed: nothing public has a word of it.

A made-up word stands in every place of one item, of its minute, of its paper and of its actions;
all of that is issued, tabled, sent and planned on. Then the item is closed, and every public output
there is is searched.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from clerk.business.actions import Action, Due, Owner, Progress
from clerk.business.agenda import AgendaItem, ItemKind, ItemRole
from clerk.business.attendance import Attendance, AttendanceGroup, Move, Movement, Roll
from clerk.business.distribution import RecipientKind
from clerk.business.interests import Declaration
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Clause, Minute, Outcome, Vote, VoteMethod
from clerk.business.numbering import Series, SeriesRule
from clerk.business.people import Person
from clerk.business.plan import Why
from clerk.business.post import Sent
from clerk.business.restricted import Restriction
from clerk.desk import (
    action_changes,
    action_joining,
    action_logs,
    action_sheets,
    agenda_lists,
    calendars,
    chasing_out,
    courses,
    distributing,
    exporting,
    listing,
    packs_issued,
    paper_lists,
    papers,
    people,
    plans,
    restricting,
    sending_out,
    showing,
    tracing,
)
from clerk.desk.calling_off import postpone
from clerk.desk.chase_told import plan_shape
from clerk.desk.chasing import chase_plan
from clerk.desk.desk import Desk, open_desk
from clerk.desk.exporting import Printed
from clerk.desk.file_names import SHEETS
from clerk.desk.following_up import Which, followed, followed_ids
from clerk.desk.intake import look
from clerk.desk.issuing import issue_draft
from clerk.desk.issuing_agendas import issue_agenda, what_agenda_fixes
from clerk.desk.pack_building import build
from clerk.desk.pack_making import PackWanted, make_pack
from clerk.desk.packing import planned
from clerk.desk.projecting import projected
from clerk.desk.promises_taken import waiting_promises
from clerk.desk.refused import Refused
from clerk.desk.searching import found
from clerk.desk.sending import prepare
from clerk.desk.undoing import undo_last
from clerk.desk.workspace import workspace
from db.councils import add_committee
from db.numbers import save_series
from db.records import read_record, save_record
from tests.desk.canaries import restricted_pdf, secret
from tests.desk.canary_search import found_in, found_under
from tests.desk.papers import brought
from tests.harbour import EXEMPT, HARBOUR

HELD = date(2022, 6, 14)
NAME = f"{HARBOUR.slug}/{HELD}"
LATER = f"{HARBOUR.slug}/2022-07-12"
_ROOK = Owner("M Rook")


def _action(of: str) -> Action:
    return Action(
        secret(f"later {of} action"),
        owners=(_ROOK,),
        due=Due(date(2022, 5, 1), secret(f"later {of} due")),
        progress=(Progress(secret(f"later {of} progress"), date(2022, 5, 20), "M Rook"),),
    )


ITEM = AgendaItem(
    "2",
    secret("later title"),
    secret("later description"),
    recommendations=secret("later recommendation"),
    kind=ItemKind.REPORT,
    presenter="the Harbour Master",
)
MEETING = MeetingRecord(
    Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", HELD, starts=time(14, 0), venue="The Net Loft"),
    roll=Roll(
        (AttendanceGroup("present", "PRESENT"),),
        (
            Attendance(
                "R Teal",
                "present",
                "Councillor",
                movements=(Movement(Move.LEFT, item="2", item_title=secret("later title")),),
            ),
        ),
    ),
    items=(
        AgendaItem("1", "Apologies"),
        ITEM,
        AgendaItem("2a", secret("later nested title"), secret("later nested words"), depth=1),
        AgendaItem("3", "Ropes"),
    ),
    declarations=(Declaration("R Teal", "2", "Pecuniary", "a share"),),
)
MINUTES = (
    Minute("22/1", "Apologies", "None.", item="1"),
    Minute(
        "22/2",
        secret("later title"),
        f"# {secret('later sub heading')}\n\n{secret('later text')} was heard.\n\n"
        f"The Harbour Master would bring {secret('later promise')} to the next meeting.\n\n"
        f"| {secret('later cell')} | b |\n| --- | --- |",
        outcomes=(
            Outcome(
                "RECOMMENDED",
                (Clause(secret("later clause")),),
                lead_in=secret("later lead in"),
                to_body="Quay Council",
                vote=Vote(VoteMethod.SHOW_OF_HANDS, 3, 1, casting_vote=secret("later vote")),
            ),
        ),
        actions=(_action("kept"), _action("split"), _action("merged")),
        item="2",
    ),
    Minute("22/3", secret("later nested title"), secret("later nested text"), item="2a"),
    Minute("22/4", "Ropes", "Old.", actions=(Action("Buy rope", owners=(_ROOK,)),), item="3"),
)  # fmt: skip


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    fill(folder)
    return folder


def fill(folder: Path) -> None:
    """Make a register in a folder. Everything of the meeting has gone out, and more was made of
    it."""
    with sitting(folder / "clerk.db") as desk:
        with desk.register.writing("Begin") as change:
            add_committee(change, HARBOUR)
            add_committee(change, replace(HARBOUR, slug="quay-council", name="Quay Council"))
            save_series(change, HARBOUR.slug, Series(SeriesRule("22/{n}"), 5, "22/5"))
            save_record(change, MEETING)
            later = replace(MEETING.meeting, held=date(2022, 7, 12))
            log = AgendaItem("1", "Log", role=ItemRole.ACTION_LOG)
            save_record(change, MeetingRecord(later, items=(log,)))
        people.save_person(desk, Person("M Rook", address="m.rook@example.org"))
        distributing.add_recipient(
            desk, HARBOUR.slug, RecipientKind.PRESS, "Herald", "desk@herald.example"
        )
        data, name = restricted_pdf()
        papers.add_paper(desk, NAME, "2", look(data, name), title=secret("later paper title"))
        papers.add_paper(desk, NAME, "2a", brought(secret("later nested paper"), "2a.pdf"))
        papers.add_paper(desk, NAME, "3", brought("Rope", "3.pdf"))
        issue_agenda(desk, workspace(desk, NAME).record, date(2022, 6, 6))
        packs_issued.issue(desk, build(planned(desk, NAME), folder / "pack.pdf"))
        sending_out.write_text(desk, prepare(desk, Sent.AGENDA, NAME), folder / "sent.txt")
        with desk.register.writing("Sit") as change:
            record = read_record(change, 1)
            at = replace(record.meeting, stage=Stage.WRITING_UP)
            save_record(change, replace(record, meeting=at, minutes=MINUTES))
        courses.defer(desk, workspace(desk, NAME).record, workspace(desk, NAME).record.items[1])
        issue_draft(desk, workspace(desk, NAME).record)
        _follow(desk)
        action_logs.table_log(desk, LATER)
        chasing_out.write_text(desk, chase_plan(desk), chase_plan(desk).messages, folder / "c.txt")


def _follow(desk: Desk) -> None:
    def held(words: str) -> object:
        listed = followed(desk, followed_ids(desk, Which.OPEN))
        return next(one for one in listed if words in one.action.text)

    action_joining.split(
        desk,
        held(secret("later split action")),  # type: ignore[arg-type]
        [secret("later first part"), secret("later second part")],
    )
    action_joining.merge(desk, held("Buy rope"), [held(secret("later merged action"))])  # type: ignore[arg-type, list-item]
    action_changes.report_progress(desk, [held(secret("later first part"))], secret("later said"))  # type: ignore[list-item]


def sitting(path: Path):  # type: ignore[no-untyped-def]
    return open_desk(
        path, create=True, who="Ada Pell", clock=lambda: datetime(2022, 6, 20, 9, tzinfo=UTC)
    )


@pytest.fixture
def desk(register: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(register, tmp_path / "register")
    with sitting(tmp_path / "register" / "clerk.db") as opened:
        yield opened


def assert_apart(desk: Desk, out: Path) -> None:
    lines = told(desk, out).split("\n")
    assert [(line[:80], held) for line in lines if (held := found_in(line.encode()))] == []
    assert found_under(out) == {}
    assert len([*out.iterdir()]) > 20


def close(desk: Desk) -> str:
    record = workspace(desk, NAME).record
    return restricting.close_item(
        desk, record, record.items[1], Restriction(EXEMPT, "A matter of property")
    )


def told(desk: Desk, out: Path) -> str:
    """All that the public can be given or shown: files below `out`, and what is answered."""
    said: list[str] = []

    def ask(verb: Callable[..., object], *arguments: object, **more: object) -> None:
        with suppress(Refused):
            said.append(repr(verb(*arguments, **more)))

    names = [str(row[0]) for row in listing.meeting_list(desk).rows]
    for name in (*names, HARBOUR.slug):
        plain = name.replace("/", "-")
        for what in Printed:
            for minute in ("22/2", "22/3", "22/4") if what is Printed.EXTRACT else ("",):
                number = minute.replace("/", "-")
                for ending in (".txt", ".docx", ".pdf"):
                    path = out / f"{plain}-{what.value}-{number}{ending}"
                    ask(exporting.export, desk, what, name, path, minute=minute)
        for version in (1, 2):
            path = out / f"{plain}-version-{version}.txt"
            ask(exporting.export, desk, Printed.AGENDA, name, path, version=version)
            ask(agenda_lists.agenda_list, desk, name, version)
        for supplement in (False, True):
            path = out / f"{plain}-pack-{supplement}.pdf"
            ask(make_pack, desk, PackWanted(name, supplement=supplement), path, told=said.append)
        for ending in SHEETS:
            ask(action_sheets.write_sheet, desk, name, out / f"{plain}-sheet{ending}")
        for kind in (Sent.AGENDA, Sent.MINUTES, Sent.PACK, Sent.NOTICE):
            with suppress(Refused):
                prepared = prepare(desk, kind, name)
                sending_out.make_drafts(desk, prepared, out / f"{plain}-{kind.value}")
        ask(packs_issued.pack_list, desk, name)
        ask(paper_lists.paper_list, desk, name)
        ask(agenda_lists.agenda_list, desk, name)
        ask(waiting_promises, desk, name)
        with suppress(Refused):
            said.append(repr(projected(desk, name)))
    for record in (workspace(desk, name).record for name in names):
        ask(what_agenda_fixes, desk, record)
        ask(agenda_lists.offer_list, desk, record.meeting.reference)
        with suppress(Refused):
            shown = showing.shown(desk, record.meeting.reference)
            said.append(f"{shown.text()}{json.dumps(shown.shape())}")
    for listed in (listing.meeting_list, listing.action_list, plans.plan_list):
        ask(listed, desk)
    for number in range(1, 5):
        ask(tracing.trace, desk, HARBOUR.slug, f"22/{number}")
    plan = chase_plan(desk, again=True)
    ask(chasing_out.write_as_drafts, desk, plan, plan.messages, out / "chase")
    said.append(json.dumps(plan_shape(plan)))
    calendars.export_calendar(desk, "", out / "all.ics")
    for word in ("rope", "matter", *(secret(each) for each in ("later title", "later text"))):
        said.append(repr(found(desk, word)))
    return "\n".join(said)


def test_what_is_searched_for_is_there_while_it_is_public(desk: Desk, out: Path) -> None:
    assert {"later title", "later text", "later promise"} <= found_in(told(desk, out).encode())
    assert len(found_under(out)) > 30


def test_nothing_says_what_was_closed_after_it_went_out(desk: Desk, out: Path) -> None:
    close(desk)
    assert_apart(desk, out)


def test_nor_where_it_was_taken_to_afterwards(desk: Desk, out: Path) -> None:
    """Deferred business is taken by the next meeting, what was recommended by another body."""
    close(desk)
    (waits,) = (one for one in plans.plan(desk, HARBOUR.slug) if one.item.why is Why.DEFERRED)
    plans.take_into(desk, waits.item, LATER)
    issue_agenda(desk, workspace(desk, LATER).record, date(2022, 6, 20))
    packs_issued.issue(desk, build(planned(desk, LATER), out / "later.pdf"))
    assert_apart(desk, out)
    taken = workspace(desk, LATER).record
    assert "later nested title" not in found_in(repr(taken).encode())
    assert {"later title", "pdf words"} <= found_in(repr(taken).encode())
    record = workspace(desk, NAME).record
    restricting.open_item(desk, record, record.items[1])
    undo_last(desk)
    assert workspace(desk, NAME).record.items[1].restricted is not None


def test_nor_when_a_postponed_meeting_hands_it_on(desk: Desk, out: Path) -> None:
    held = replace(MEETING.meeting, held=date(2022, 6, 28))
    name = f"{HARBOUR.slug}/2022-06-28"
    with desk.register.writing("Plan") as change:
        save_record(change, replace(MEETING, meeting=held))
    papers.add_paper(desk, name, "2", brought(secret("later handed on"), "2.pdf"))
    issue_agenda(desk, workspace(desk, name).record, date(2022, 6, 20))
    packs_issued.issue(desk, build(planned(desk, name), out.parent / "pack.pdf"))
    assert f"public at {name}: if it is the same business, close it there too" in close(desk)
    record = workspace(desk, name).record
    restricting.close_item(
        desk, record, record.items[1], Restriction(EXEMPT, "A matter of property")
    )
    postpone(desk, workspace(desk, name).record, date(2022, 7, 12), "The quay is wet.")
    assert "later handed on" in found_in(repr(workspace(desk, LATER).record).encode())
    assert_apart(desk, out)


@pytest.mark.parametrize("first", ["withdrawn", "closed"])
def test_nor_when_its_paper_is_withdrawn(desk: Desk, out: Path, first: str) -> None:
    paper = workspace(desk, NAME).record.papers[0].id or 0
    if first == "withdrawn":
        papers.withdraw(desk, NAME, paper)
    close(desk)
    if first == "closed":
        papers.withdraw(desk, NAME, paper)
    assert_apart(desk, out)
