"""Nothing restricted reaches the public: every public output there is, searched byte by byte for
words that were put wherever the public may not look.

What is made is read from the enumerations of the program, so that a new kind of output is in this
test from the day it is there.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk.business.agenda import AgendaItem
from clerk.business.meetings import MeetingRecord, Stage
from clerk.business.post import How, Sent
from clerk.business.restricted import View
from clerk.desk import (
    action_sheets,
    calendars,
    chasing_out,
    exporting,
    pack_leaks,
    packs_issued,
    papers,
    plans,
    sending_out,
)
from clerk.desk.calling_off import postpone
from clerk.desk.chase_told import plan_shape, remarks
from clerk.desk.chasing import chase_plan
from clerk.desk.desk import Desk
from clerk.desk.exporting import FORMATS, Printed
from clerk.desk.file_names import SHEETS
from clerk.desk.intake import look
from clerk.desk.issuing_agendas import issue_agenda
from clerk.desk.pack_building import build
from clerk.desk.pack_making import PackWanted, make_pack
from clerk.desk.packing import planned
from clerk.desk.projecting import decided_under, item_lines, projected
from clerk.desk.refused import Refused
from clerk.desk.searching import found, hit_shape
from clerk.desk.sending import prepare
from clerk.desk.workspace import workspace
from db.records import read_record, save_record
from tests.desk.canaries import MAY, SECRETS, restricted_pdf
from tests.desk.canary_desk import JUNE_14, MEETINGS, fill, sitting
from tests.desk.canary_search import found_in, found_under
from tests.desk.papers import brought
from tests.harbour import EXEMPT, HARBOUR


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    fill(folder / "clerk.db")
    return folder


@pytest.fixture
def desk(register: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(register, tmp_path / "register")
    with sitting(tmp_path / "register" / "clerk.db") as opened:
        yield opened


def assert_apart(out: Path, what: str = "") -> None:
    """That no file below `out` and no part of `what` holds a word the public may not read."""
    assert found_under(out) == {}
    assert found_in(what.encode()) == set()


def test_the_words_are_where_they_may_be_read(desk: Desk, out: Path) -> None:
    """The search does find them: in minutes, a pack and a log that are not for the public."""
    for ending in FORMATS:
        path = out / f"restricted{ending}"
        exporting.export(desk, Printed.MINUTES, JUNE_14, path, view=View.RESTRICTED)
        assert "June minute clause" in found_in(path.read_bytes()), ending
    build(planned(desk, JUNE_14, View.RESTRICTED), out / "restricted.pdf")
    held = found_in((out / "restricted.pdf").read_bytes())
    assert {"pdf words", "May minute text", "logged action", "tender words"} <= held
    plan = chase_plan(desk, view=View.RESTRICTED)
    chasing_out.write_as_drafts(desk, plan, plan.messages, out / "restricted")
    assert "logged action" in found_in(next((out / "restricted").iterdir()).read_bytes())


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("what", Printed)
def test_no_document_holds_anything(desk: Desk, out: Path, what: Printed, ending: str) -> None:
    written = []
    for place, name in enumerate((*MEETINGS, HARBOUR.slug)):
        for minute in ("22/1", "22/2", "22/4") if what is Printed.EXTRACT else ("",):
            path = out / f"{place}{minute.replace('/', '-')}{ending}"
            with suppress(Refused):
                exporting.export(desk, what, name, path, minute=minute)
                written.append(exporting.file_name(what, name, ending=ending, minute=minute))
    assert written, f"nothing was made of {what.value}: give these meetings what it needs"
    assert_apart(out, "\n".join(written))


def test_no_pack_and_no_supplement_holds_anything(desk: Desk, out: Path) -> None:
    said: list[str] = []
    draft = build(planned(desk, JUNE_14), out / "pack.pdf", told=said.append)
    packs_issued.issue(desk, draft)
    whole = PackWanted(JUNE_14, View.RESTRICTED, issue=True)
    make_pack(desk, whole, out.parent / "restricted.pdf")
    papers.add_paper(desk, JUNE_14, "6", brought("Ropes report", "6 ropes.pdf"))
    data, name = restricted_pdf()
    papers.add_paper(desk, JUNE_14, "6", look(data + b"%", name), grounds=EXEMPT)
    make_pack(desk, replace(whole, supplement=True), out.parent / "more-restricted.pdf")
    plan = planned(desk, JUNE_14, as_supplement=True)
    packs_issued.issue(desk, build(plan, out / "supplement.pdf"))
    listed = packs_issued.pack_list(desk, JUNE_14)
    assert_apart(out, f"{plan!r}{draft!r}{listed!r}{said}")


@pytest.mark.parametrize("how", [how for how in How if how is not How.MAIL])
@pytest.mark.parametrize("kind", [Sent.AGENDA, Sent.PACK, Sent.NOTICE, Sent.MINUTES])
def test_nothing_that_is_sent_to_the_press_holds_anything(
    desk: Desk, out: Path, kind: Sent, how: How
) -> None:
    files = {}
    if kind is Sent.PACK:
        packs_issued.issue(desk, build(planned(desk, JUNE_14), out / "pack.pdf"))
    if kind is Sent.NOTICE:
        files = {View.PUBLIC: out / "notice.pdf"}
        exporting.export(desk, Printed.NOTICE, JUNE_14, files[View.PUBLIC])
    prepared = prepare(desk, kind, JUNE_14, files=files)
    match how:
        case How.DRAFTS:
            sending_out.make_drafts(desk, prepared, out / "drafts", each=True)
        case How.TEXT:
            sending_out.write_text(desk, prepared, out / "text.txt")
        case How.LETTERS:
            sending_out.make_letters(desk, prepared, out / "letters.docx")
        case _:
            pytest.fail(f"{how.value} is a new way out: make it here too")
    assert_apart(out, repr(prepared))


def test_no_letter_about_actions_holds_anything(desk: Desk, out: Path) -> None:
    plan = chase_plan(desk)
    assert plan.messages
    chasing_out.write_text(desk, plan, plan.messages, out / "chase.txt")
    chasing_out.write_letters(desk, plan, plan.messages, out / "letters.docx")
    chasing_out.write_letters(desk, plan, plan.messages, out / "letters.pdf")
    chasing_out.write_as_drafts(desk, plan, plan.messages, out / "drafts")
    told = json.dumps(plan_shape(chase_plan(desk, view=View.RESTRICTED, again=True)))
    assert_apart(out, "\n".join((told, *remarks(plan))))


def test_no_sheet_and_no_calendar_holds_anything(desk: Desk, out: Path) -> None:
    for ending in SHEETS:
        for place, name in enumerate((HARBOUR.slug, *MEETINGS, "is:open", "lamp -rope")):
            path = out / f"{place}{ending}"
            action_sheets.write_sheet(desk, name, path)
            assert path.stat().st_size
    calendars.export_calendar(desk, "", out / "all.ics")
    assert_apart(out)


def test_no_search_and_no_projector_shows_anything(desk: Desk, out: Path) -> None:
    for word in SECRETS:
        assert found(desk, word) == ()
    hits = [
        hit_shape(hit) for words in ("lamp", "lease", "tender", "a") for hit in found(desk, words)
    ]
    assert hits
    shown = [projected(desk, name) for name in MEETINGS]
    lines = [
        repr((each, item_lines(each, one.number, 80), decided_under(each, one.number)))
        for each in shown
        for one in each.items
    ]
    assert_apart(out, "\n".join((json.dumps(hits), *lines)))


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("how", ["stopped", "broken off", "no room"])
def test_a_pack_that_is_not_made_leaves_nothing(
    desk: Desk, out: Path, monkeypatch: pytest.MonkeyPatch, view: View, how: str
) -> None:
    """At whichever step: no file, no working folder, and no name in what is said."""
    folder = out / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    steps: list[str] = []
    path = out / f"pack{'-restricted' if view is View.RESTRICTED else ''}.pdf"
    make_pack(desk, PackWanted(JUNE_14, view), path, told=steps.append)
    path.unlink()
    assert len(steps) > 10
    asked: list[str] = []

    def told(words: str) -> None:
        if words == wanted and how == "stopped":
            asked.append(words)
        elif words == wanted:
            raise KeyboardInterrupt if how == "broken off" else OSError(28, "No room")

    for wanted in (steps[0], steps[len(steps) // 2], steps[-1]):
        asked.clear()
        with suppress(Refused, KeyboardInterrupt, OSError):
            make_pack(desk, PackWanted(JUNE_14, view), path, told=told, going_on=lambda: not asked)
            path.unlink()
        assert [*out.rglob("*")] == [folder], wanted
    if view is View.PUBLIC:
        assert found_in("\n".join(steps).encode()) == set()


def test_nothing_is_left_where_others_can_read_it(
    desk: Desk, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = out / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    build(planned(desk, JUNE_14, View.RESTRICTED), out / "pack-restricted.pdf")
    for what in (Printed.AGENDA, Printed.MINUTES, Printed.ACTIONS):
        path = out / f"{what.value}-restricted.pdf"
        exporting.export(desk, what, JUNE_14, path, view=View.RESTRICTED)
    plan = chase_plan(desk, view=View.RESTRICTED)
    chasing_out.write_as_drafts(desk, plan, plan.messages, out / "drafts-restricted")
    assert list(folder.iterdir()) == []


ANYBODY_S = (
    "Report",
    "Costs",
    "Contents",
    "Not for publication",
    "Exempt information",
    "Appendix",
    "Minutes of the previous meeting",
    "Harbour Committee",
    "Page 3",
    "Agenda",
    "Dredging",
    "AGREED",
    "The lamp",
)


def test_restricted_titles_anybody_uses_stop_no_pack(desk: Desk, out: Path) -> None:
    for title in ANYBODY_S:
        data = brought(f"{title} costs much", f"{title}.pdf")
        papers.add_paper(desk, JUNE_14, "4", data, title=title, grounds=EXEMPT)
    papers.add_paper(desk, JUNE_14, "6", brought("What it costs", "6.pdf"), title="Ropes")
    make_pack(desk, PackWanted(JUNE_14), out / "pack.pdf")
    assert_apart(out)


def test_a_public_paper_that_quotes_a_restricted_one_is_told(desk: Desk, out: Path) -> None:
    title = "The Brill tender of spring"
    papers.add_paper(desk, JUNE_14, "5", brought("x", "5.pdf"), title=title, grounds=EXEMPT)
    told = make_pack(desk, PackWanted(JUNE_14), out / "pack.pdf")
    assert not any("read it before it goes out" in each for each in told)
    quoting = brought(f"As said in: {title}", "6.pdf")
    papers.add_paper(desk, JUNE_14, "6", quoting, title="Ropes")
    told = make_pack(desk, PackWanted(JUNE_14), out / "pack.pdf")
    (remark,) = (each for each in told if "read it before it goes out" in each)
    assert remark.startswith("“Ropes”, which is public, ")
    assert title not in " ".join(told)


def test_an_item_that_still_says_what_is_restricted_is_told(desk: Desk, out: Path) -> None:
    title = "The Brill tender of spring"
    papers.add_paper(desk, JUNE_14, "5", brought("x", "5.pdf"), title=title, grounds=EXEMPT)
    with desk.register.writing("Word it") as change:
        record = read_record(change, workspace(desk, JUNE_14).record.meeting.id or 0)
        items = tuple(
            replace(one, urgent=True, urgent_reason=f"{title} ends.") if one.number == "5" else one
            for one in record.items
        )
        save_record(change, replace(record, items=items))
    told = make_pack(desk, PackWanted(JUNE_14), out / "pack.pdf")
    (remark,) = (each for each in told if "read what it says" in each)
    assert remark.startswith("Item 5 says, where the public reads it, ")
    assert title not in " ".join(told)


def test_business_that_moves_on_stays_apart(desk: Desk, out: Path) -> None:
    """Postponed with its meeting, and put off and taken by another."""
    with desk.register.writing("Before the room") as change:
        record = read_record(change, workspace(desk, JUNE_14).record.meeting.id or 0)
        meeting = replace(record.meeting, held=date(2022, 6, 20))
        save_record(change, replace(record, meeting=meeting, minutes=(), corrections=()))
    record = workspace(desk, "harbour-committee/2022-06-20").record
    postpone(desk, record, date(2022, 7, 4), "The quay is wet.")
    later = workspace(desk, "harbour-committee/2022-07-04").record
    assert [bool(paper.grounds) for paper in later.papers].count(True) >= 3
    (tender,) = (one for one in later.items if one.title == "A tender")
    plans.put_back(desk, later, tender)
    last = replace(MAY.meeting, held=date(2022, 8, 2), stage=Stage.PLANNED)
    with desk.register.writing("Another") as change:
        save_record(change, MeetingRecord(last, items=(AgendaItem("1", "Apologies"),)))
    for waits in plans.plan(desk, HARBOUR.slug):
        plans.take_into(desk, waits.item, last.reference)
    for name in (later.meeting.reference, last.reference):
        exporting.export(desk, Printed.AGENDA, name, out / f"{name[-2:]}.docx")
        build(planned(desk, name), out / f"{name[-2:]}.pdf")
        issue_agenda(desk, workspace(desk, name).record, date(2022, 6, 15))
        exporting.export(desk, Printed.AGENDA, name, out / f"{name[-2:]}.txt", version=1)
    exporting.export(desk, Printed.NOTICE, record.meeting.reference, out / "notice.pdf")
    assert_apart(out, repr(plans.plan_list(desk)))
    held = found_in(repr(workspace(desk, last.reference).record).encode())
    assert {"tender title", "planned title", "planned words"} <= held


def test_a_word_alone_is_sought_as_a_title_only(desk: Desk) -> None:
    words = pack_leaks.forbidden(desk, JUNE_14).words
    assert {SECRETS[word.casefold()] for word in words if word.casefold() in SECRETS} >= {
        "May minute title",
        "paper title",
        "tender title",
        "unnumbered title",
    }
    assert not any(SECRETS.get(word.casefold()) == "reason for absence" for word in words)
    assert any("was heard" in word for word in words)
