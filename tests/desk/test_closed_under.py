"""What stands under closed business, or comes under it later, is closed with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk.business.actions import Action, Owner
from clerk.business.agenda import AgendaItem, ItemRole, PaperKind
from clerk.business.interests import Declaration
from clerk.business.left_public import left_public
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.plan import PlannedItem
from clerk.business.restricted import RestrictedItem, Restriction, View
from clerk.business.restricting import closed_item
from clerk.business.views import seen_by
from clerk.desk import (
    action_changes,
    action_joining,
    agendas,
    courses,
    laid_papers,
    listing,
    papers,
    plans,
    restricting,
)
from clerk.desk.action_reports import offered_reports, take_report
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.desk import Desk
from clerk.desk.following_up import Which, followed, followed_ids
from clerk.desk.issuing import issue_draft
from clerk.desk.issuing_agendas import issue_agenda
from clerk.desk.refused import Refused
from clerk.desk.undoing import events, undo_last
from clerk.desk.workspace import workspace
from db.records import save_record
from tests.desk.closing import CLOSED, JULY, SECRET, TO_COME, close, closing_desk, item, now, public
from tests.desk.papers import brought
from tests.harbour import EXEMPT, HARBOUR


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing_desk(tmp_path / "clerk.db") as desk:
        yield desk


def test_an_item_is_closed_with_all_that_stands_under_it(desk: Desk) -> None:
    before = now(desk)
    assert close(desk) == (
        "Item 2 is closed to the public, and item 2a and item 2b under it, by the same title; "
        "their minutes and papers too."
    )
    assert SECRET not in public(desk)
    assert [one.title for one in now(desk).items if one.restricted] == [CLOSED] * 3
    assert SECRET not in repr(events(desk, limit=1))
    undo_last(desk)
    assert now(desk).items == before.items
    assert now(desk).papers == before.papers


@pytest.mark.parametrize("number", ["2a", "2(a)", "2.1", "2 b"])
def test_the_number_of_an_item_of_a_paper_says_what_it_stands_under(
    desk: Desk, number: str
) -> None:
    with desk.register.writing("Read an agenda") as change:
        items = (*JULY.items[:2], JULY.items[4], AgendaItem(number, SECRET))
        save_record(change, replace(now(desk), items=items, papers=()))
    close(desk)
    assert SECRET not in public(desk)


def test_what_is_opened_under_closed_business_stays_open(desk: Desk) -> None:
    close(desk)
    restricting.open_item(desk, now(desk), item(desk, "2b"))
    agendas.add_item(desk, now(desk), AgendaItem("", "Masts"), 0)
    assert item(desk, "3b").restricted is None
    said = restricting.open_item(desk, now(desk), item(desk, "3"))
    assert said.endswith("its minutes, its papers and the items under it are not opened by it.")
    assert item(desk, "3a").restricted is not None


@pytest.mark.parametrize("issued", [False, True])
def test_an_item_added_under_closed_business_is_closed(desk: Desk, issued: bool) -> None:
    close(desk)
    if issued:
        issue_agenda(desk, now(desk))
    new = AgendaItem("", f"The lease after the {SECRET}", "Said of it", depth=1)
    said = agendas.add_item(desk, now(desk), new, 4)
    assert "Item 2c is closed to the public under the title of the item above" in said
    added = item(desk, "2c")
    assert (added.title, added.restricted and added.restricted.title) == (CLOSED, new.title)
    assert SECRET not in public(desk)
    assert SECRET not in repr((said, events(desk, limit=1)))


def test_an_item_put_or_moved_under_closed_business_is_closed(desk: Desk) -> None:
    close(desk)
    said = agendas.nest_item(desk, now(desk), item(desk, "3"))
    assert "Item 2c is closed to the public" in said
    assert item(desk, "2c").restricted == RestrictedItem(EXEMPT, "Chains")
    undo_last(desk)
    agendas.add_item(desk, now(desk), AgendaItem("", "Masts", depth=1), 1)
    assert item(desk, "1a").restricted is None
    said = agendas.move_item(desk, now(desk), item(desk, "1a"), 1)
    assert "is closed to the public" in said
    assert "Masts" not in public(desk)


def test_what_comes_under_closed_business_when_another_item_goes_is_closed(desk: Desk) -> None:
    close(desk)
    agendas.add_item(desk, now(desk), AgendaItem("", SECRET, depth=1), 5)
    assert item(desk, "3a").restricted is None
    said = agendas.drop_item(desk, now(desk), item(desk, "3"))
    assert "Item 2c is closed to the public" in said
    undo_last(desk)
    said = plans.put_back(desk, now(desk), item(desk, "3"))
    assert "Item 2c is closed to the public" in said
    assert SECRET not in public(desk)


def test_a_number_typed_under_closed_business_closes(desk: Desk) -> None:
    close(desk)
    record = now(desk)
    items = (*record.items[:4], replace(record.items[4], number="2c"))
    assert "Item 2c is closed" in change_meeting(
        desk, record, replace(record, items=items), "Change item 3"
    )
    assert "Chains" not in public(desk)


def test_the_minute_of_an_item_without_a_number_is_closed_with_it(desk: Desk) -> None:
    with desk.register.writing("Read minutes") as change:
        minutes = (Minute("22/1", SECRET.upper(), f"The {SECRET} was seen."),)
        record = replace(now(desk), items=(AgendaItem("", SECRET),), minutes=minutes, papers=())
        save_record(change, record)
    restricting.close_item(desk, now(desk), now(desk).items[0], Restriction(EXEMPT, CLOSED))
    assert SECRET.casefold() not in public(desk).casefold()


def test_the_public_is_excluded_from_what_stands_under_an_item_too(desk: Desk) -> None:
    with desk.register.writing("Sit") as change:
        minutes = (
            Minute("22/1", SECRET, item="2"),
            Minute(
                "22/2",
                f"The price of the {SECRET}",
                f"The {SECRET} is dear.",
                item="2a",
                actions=(Action(f"Price the {SECRET}", "1", (Owner("M Rook"),)),),
            ),
        )
        save_record(change, replace(now(desk), minutes=minutes))
    (action,) = followed(desk, followed_ids(desk, Which.OPEN))
    action_joining.split(desk, action, [f"Measure the {SECRET}", f"Sell the {SECRET}"])
    said = courses.exclude_public(desk, now(desk), item(desk, "2"), Restriction(EXEMPT, CLOSED))
    assert "item 2a and item 2b under it" in said
    assert SECRET not in public(desk)
    assert SECRET not in repr(listing.action_list(desk))


def test_an_appendix_is_closed_as_its_report_is(desk: Desk) -> None:
    def lay(kind: PaperKind, **more: object) -> tuple[int, str]:
        data = brought(f"{kind} {len(now(desk).papers)}", "1.pdf")
        added = papers.add_paper(desk, TO_COME, "1", data, title=SECRET, kind=kind, **more)  # type: ignore[arg-type]
        return added.id, added.said

    report, _ = lay(PaperKind.REPORT)
    lay(PaperKind.APPENDIX)
    record, paper = laid_papers.paper_numbered(desk, TO_COME, report)
    said = restricting.restrict_paper(desk, record, paper, EXEMPT)
    assert said == "The paper is closed to the public, and its appendix with it."
    _, said = lay(PaperKind.APPENDIX)
    assert "It is closed to the public, as its report is." in said
    lain = [one for one in now(desk).papers if one.item == "1"]
    assert [one.grounds for one in lain] == [EXEMPT] * 3


def test_a_paper_made_here_is_closed_under_closed_business(desk: Desk) -> None:
    close(desk)
    added = papers.add_made(desk, TO_COME, "2a", PaperKind.ACTION_LOG)
    assert added.said.endswith("It is closed to the public, as its item is.")


def test_an_action_made_one_with_another_is_closed_with_either(desk: Desk) -> None:
    """It has the words of both."""
    held = MeetingRecord(
        Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 3, 8), stage=Stage.WRITING_UP),
        minutes=(
            Minute("22/1", "A quay", "Seen.", actions=(Action("Price it", owners=(_ROOK,)),)),
            Minute("22/2", "Ropes", "Old.", actions=(Action("Price ropes", owners=(_ROOK,)),)),
        ),
    )
    with desk.register.writing("Hold") as change:
        save_record(change, held)
    name = held.meeting.reference
    issue_draft(desk, workspace(desk, name).record)
    quay, ropes = sorted(followed(desk, followed_ids(desk, Which.OPEN)), key=lambda one: one.number)
    action_changes.report_progress(desk, [quay], f"The {SECRET} is dear.")
    quay, ropes = sorted(followed(desk, followed_ids(desk, Which.OPEN)), key=lambda one: one.number)
    action_joining.merge(desk, ropes, [quay])
    record = workspace(desk, name).record
    said = restricting.close_minute(desk, record, record.minutes[0], EXEMPT, "A quay")
    assert said.endswith(f"{ropes.number} is closed too, because of what was merged into it.")
    assert SECRET not in repr(listing.action_list(desk))
    assert SECRET not in repr(seen_by(workspace(desk, name).record, View.PUBLIC))
    record = workspace(desk, name).record
    restricting.open_minute(desk, record, record.minutes[0])
    public_now = seen_by(workspace(desk, name).record, View.PUBLIC).record
    assert [len(one.actions) for one in public_now.minutes] == [1, 1]


def test_an_action_a_closed_minute_reports_on_is_closed_with_it(desk: Desk) -> None:
    """Its progress has the words of the minute, and stands in every log."""
    with desk.register.writing("Hold") as change:
        actions = (Action("Price it", "4", (_ROOK,)), Action("Price ropes", "5", (_ROOK,)))
        text = f"Action 4: the {SECRET} is priced.\n\nAction 5: ropes are priced."
        minutes = (Minute("22/1", "A quay", text), Minute("22/2", "Ropes", "Old."))
        meeting = replace(now(desk).meeting, stage=Stage.WRITING_UP)
        record = replace(now(desk), meeting=meeting, minutes=minutes, actions=actions)
        save_record(change, record)
    first = offered_reports(desk, TO_COME)[0]
    take_report(desk, first.seen, first.reported.said, now(desk).meeting, minute="", closing=False)
    assert SECRET in repr(listing.action_list(desk))
    record = now(desk)
    restricting.close_minute(desk, record, record.minutes[1], EXEMPT, CLOSED)
    record = now(desk)
    said = restricting.close_minute(desk, record, record.minutes[0], EXEMPT, CLOSED)
    assert said.endswith("HC 4 is closed too, because of what is reported there of it.")
    assert SECRET not in repr(listing.action_list(desk))
    assert "Price ropes" in repr(listing.action_list(desk))
    record = now(desk)
    restricting.open_minute(desk, record, record.minutes[0])
    assert SECRET in repr(listing.action_list(desk))


_ROOK = Owner("M Rook")


def urgent(desk: Desk) -> None:
    with desk.register.writing("Make urgent") as change:
        record = now(desk)
        item_2 = replace(
            record.items[1],
            presenter=f"the {SECRET} Project Manager",
            urgent=True,
            urgent_reason=f"The {SECRET} ends in May.",
        )
        declared = Declaration("R Teal", "2", "Pecuniary", f"Rents by the {SECRET}")
        items = (record.items[0], item_2, *record.items[2:])
        save_record(change, replace(record, items=items, declarations=(declared,)))


def test_whoever_closes_an_item_is_told_what_stays_public_and_can_word_it(desk: Desk) -> None:
    assert left_public(now(desk), item(desk, "2")) == ()
    urgent(desk)
    left = left_public(now(desk), item(desk, "2"))
    assert left == (
        f"the presenter, the {SECRET} Project Manager",
        f"the reason for urgency, “The {SECRET} ends in May.”",
        f"the interest of R Teal, “Rents by the {SECRET}”",
    )
    with pytest.raises(Refused, match="The reason for urgency has to be printed"):
        restricting.close_item(
            desk, now(desk), item(desk, "2"), Restriction(EXEMPT, CLOSED, public_reason=" ")
        )
    before = now(desk)
    restricting.close_item(
        desk,
        before,
        item(desk, "2"),
        Restriction(EXEMPT, CLOSED, public_presenter="", public_reason="An offer ends."),
    )
    shown = item(desk, "2")
    assert (shown.presenter, shown.urgent_reason) == ("", "An offer ends.")
    assert shown.restricted is not None
    assert shown.restricted.description == (
        f"Presenter: the {SECRET} Project Manager\n\nReason for urgency: The {SECRET} ends in May."
    )
    again = closed_item(
        shown, Restriction(EXEMPT, CLOSED, public_presenter="an officer", public_reason="It is.")
    )
    assert again.restricted is not None
    assert again.restricted.description == shown.restricted.description
    assert public(desk).count(SECRET) == 1
    undo_last(desk)
    assert now(desk).items == before.items


def test_planned_business_taken_among_closed_items_keeps_to_itself(desk: Desk) -> None:
    close(desk)
    plans.plan_item(desk, PlannedItem(HARBOUR.slug, "Masts"))
    (waits,) = plans.plan(desk, HARBOUR.slug)
    plans.take_into(desk, waits.item, TO_COME)
    assert next(one for one in now(desk).items if one.title == "Masts").restricted is None


def test_a_standing_item_is_no_item_under_another(desk: Desk) -> None:
    with desk.register.writing("Stand") as change:
        last = AgendaItem("4", "Any other urgent items", role=ItemRole.URGENT)
        save_record(change, replace(now(desk), items=(*now(desk).items, last)))
    close(desk, "3")
    assert item(desk, "4").restricted is None
