"""Business that was public, went out, and was closed to the public afterwards: from then on it is
in nothing that is made, written again or sent."""

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image

from clerk.business.actions import Action, Due, Origin, Owner
from clerk.business.agenda import AgendaItem, PaperKind
from clerk.business.distribution import RecipientKind
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.numbering import Series, SeriesRule
from clerk.business.post import MailSettings, Security, Sent
from clerk.business.restricted import Restriction, View
from clerk.desk import (
    action_joining,
    action_logs,
    agenda_lists,
    confirming,
    distributing,
    exporting,
    laid_papers,
    listing,
    packs_issued,
    papers,
    restricting,
    sending_out,
    typing,
    versions,
)
from clerk.desk.desk import Desk, open_desk
from clerk.desk.exporting import Printed
from clerk.desk.following_up import Which, followed, followed_ids
from clerk.desk.intake import look
from clerk.desk.issuing import issue_draft
from clerk.desk.issuing_agendas import issue_agenda
from clerk.desk.pack_building import build
from clerk.desk.pack_making import PackWanted, make_pack
from clerk.desk.packing import planned
from clerk.desk.refused import Refused
from clerk.desk.sending import prepare
from clerk.desk.workspace import workspace
from db.councils import add_committee
from db.numbers import save_series
from db.records import save_record
from tests.desk.papers import brought, pdf
from tests.harbour import EXEMPT, HARBOUR
from tests.post_office import PostOffice, open_office

SECRET = "Kittiwake Quay sale"
JULY = MeetingRecord(
    Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 7, 12)),
    items=(AgendaItem("1", "Ropes"), AgendaItem("2", SECRET)),
)
MARCH = MeetingRecord(
    Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 3, 8), stage=Stage.WRITING_UP),
    minutes=(
        Minute(
            "22/1",
            "A quay",
            f"The {SECRET} was looked at.",
            actions=(
                Action(f"Price the {SECRET}", owners=(Owner("M Rook"),), due=Due(words="asap")),
            ),
        ),
        Minute("22/2", "Ropes", "The ropes are old."),
    ),
)
TO_COME, HELD = JULY.meeting.reference, MARCH.meeting.reference


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The agenda of July is issued, and the minutes of March, with all of it public."""
    with open_desk(
        tmp_path / "clerk.db",
        create=True,
        who="Ada Pell",
        clock=lambda: datetime(2022, 7, 1, 9, tzinfo=UTC),
    ) as desk:
        with desk.register.writing("Begin") as change:
            add_committee(change, HARBOUR)
            save_series(change, HARBOUR.slug, Series(SeriesRule("22/{n}"), 3, "22/3"))
            save_record(change, MARCH)
            save_record(change, JULY)
        issue_agenda(desk, workspace(desk, TO_COME).record)
        issue_draft(desk, workspace(desk, HELD).record)
        distributing.add_recipient(
            desk, HARBOUR.slug, RecipientKind.PRESS, "Herald", "desk@herald.example"
        )
        yield desk


def close_item(desk: Desk) -> None:
    record = workspace(desk, TO_COME).record
    restricting.close_item(
        desk, record, record.items[1], Restriction(EXEMPT, "A matter of property")
    )


def close_minute(desk: Desk) -> None:
    record = workspace(desk, HELD).record
    restricting.close_minute(desk, record, record.minutes[0], EXEMPT, "A quay", "It was seen.")


def issued_pack(desk: Desk, path: Path) -> int:
    """The id of the paper in a public pack that was issued."""
    paper = papers.add_paper(desk, TO_COME, "1", brought(SECRET, "1.pdf"), title=SECRET).id
    packs_issued.issue(desk, build(planned(desk, TO_COME), path))
    return paper


def close_paper(desk: Desk, paper_id: int) -> None:
    record, paper = laid_papers.paper_numbered(desk, TO_COME, paper_id)
    restricting.restrict_paper(desk, record, paper, EXEMPT)


def test_an_agenda_as_issued_is_not_printed_for_the_public_again(
    desk: Desk, tmp_path: Path
) -> None:
    exporting.export(desk, Printed.AGENDA, TO_COME, tmp_path / "before.txt", version=1)
    close_item(desk)
    with pytest.raises(Refused, match="closed to the public since"):
        exporting.export(desk, Printed.AGENDA, TO_COME, tmp_path / "after.txt", version=1)
    with pytest.raises(Refused, match="closed to the public since"):
        agenda_lists.agenda_list(desk, TO_COME, 1)
    path = tmp_path / "restricted.txt"
    exporting.export(desk, Printed.AGENDA, TO_COME, path, version=1, view=View.RESTRICTED)
    assert SECRET in path.read_text(encoding="utf-8")


def test_public_words_that_said_too_much_are_not_printed_again(desk: Desk, tmp_path: Path) -> None:
    """Closed before it was issued, under words that were changed afterwards."""
    record = workspace(desk, TO_COME).record
    restricting.close_item(desk, record, record.items[1], Restriction(EXEMPT, f"The {SECRET}"))
    record = workspace(desk, HELD).record
    minute = record.minutes[0]
    restricting.close_minute(desk, record, minute, EXEMPT, "A quay", f"The {SECRET} was seen.")
    issue_agenda(desk, workspace(desk, TO_COME).record)
    issue_draft(desk, workspace(desk, HELD).record)
    close_item(desk)
    close_minute(desk)
    with pytest.raises(Refused, match="closed to the public since"):
        exporting.export(desk, Printed.AGENDA, TO_COME, tmp_path / "agenda.txt", version=2)
    with suppress(Refused):
        exporting.export(desk, Printed.CHANGES, HELD, tmp_path / "changes.txt")
        assert SECRET not in (tmp_path / "changes.txt").read_text("utf-8")


def test_changes_do_not_print_what_a_closed_minute_said(desk: Desk, tmp_path: Path) -> None:
    close_minute(desk)
    path = tmp_path / "changes.txt"
    exporting.export(desk, Printed.CHANGES, HELD, path)
    assert "It was seen." in path.read_text(encoding="utf-8")
    assert SECRET not in path.read_text(encoding="utf-8")


def test_a_log_that_was_tabled_leaves_out_what_was_closed(desk: Desk, tmp_path: Path) -> None:
    action_logs.table_log(desk, TO_COME)
    exporting.export(desk, Printed.ACTIONS, TO_COME, tmp_path / "before.txt")
    assert SECRET in (tmp_path / "before.txt").read_text(encoding="utf-8")
    close_minute(desk)
    exporting.export(desk, Printed.ACTIONS, TO_COME, tmp_path / "after.txt")
    assert SECRET not in (tmp_path / "after.txt").read_text(encoding="utf-8")
    path = tmp_path / "restricted.txt"
    exporting.export(desk, Printed.ACTIONS, TO_COME, path, view=View.RESTRICTED)
    assert SECRET in path.read_text(encoding="utf-8")
    papers.add_made(desk, TO_COME, "1", PaperKind.ACTION_LOG)
    assert SECRET not in repr(planned(desk, TO_COME).made)
    assert SECRET in repr(planned(desk, TO_COME, View.RESTRICTED).made)


def test_a_pack_with_a_paper_closed_since_neither_leaves_nor_is_written_again(
    desk: Desk, tmp_path: Path
) -> None:
    close_paper(desk, issued_pack(desk, tmp_path / "pack.pdf"))
    pack = packs_issued.issued_pack(desk, TO_COME, View.PUBLIC)
    with pytest.raises(Refused, match="closed to the public since"):
        packs_issued.save_issued(desk, pack, tmp_path / "again.pdf")
    assert not (tmp_path / "again.pdf").exists()
    packs_issued.save_issued(desk, pack, tmp_path / "again-restricted.pdf")
    with pytest.raises(Refused, match="closed to the public since"):
        prepare(desk, Sent.PACK, TO_COME)


def test_mail_that_did_not_leave_is_not_taken_up_with_what_was_closed_since(desk: Desk) -> None:
    with open_office(PostOffice()) as office:
        server = MailSettings("localhost", "c@quay.example", port=office.port)
        distributing.set_mail_server(desk, replace(server, security=Security.NONE))
        found = prepare(desk, Sent.AGENDA, TO_COME)
        done = sending_out.send_mail(desk, found, going_on=lambda: False)
        close_minute(desk)
        close_item(desk)
        with pytest.raises(Refused, match="words of restricted business"):
            sending_out.resume(desk, done.sending.id or 0)
        assert office.taken == []


def test_a_file_that_is_both_public_and_restricted_stops_the_public_pack(desk: Desk) -> None:
    data = pdf(SECRET)
    papers.add_paper(desk, TO_COME, "1", look(data, "1.pdf"), title="Ropes", grounds=EXEMPT)
    twin = papers.add_paper(desk, TO_COME, "2", look(data, "2.pdf"), title="Hemp")
    with pytest.raises(Refused, match="The file of “Hemp”, which is public, is also laid"):
        planned(desk, TO_COME)
    close_paper(desk, twin.id)
    assert planned(desk, TO_COME)


def test_a_restricted_paper_is_not_even_converted_for_the_public_pack(
    desk: Desk, tmp_path: Path
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (90, 90), "navy").save(picture, "PNG")
    brought = look(picture.getvalue(), f"{SECRET}.png")
    paper = papers.add_paper(desk, TO_COME, "1", brought, title=SECRET, grounds=EXEMPT)
    told: list[str] = []
    make_pack(desk, PackWanted(TO_COME), tmp_path / "pack.pdf", told=told.append)
    assert SECRET not in " ".join(told)
    _, kept = laid_papers.paper_numbered(desk, TO_COME, paper.id)
    assert kept.file is not None
    assert kept.file.pdf_sha256 == ""
    whole = PackWanted(TO_COME, View.RESTRICTED)
    make_pack(desk, whole, tmp_path / "restricted.pdf", told=told.append)
    _, kept = laid_papers.paper_numbered(desk, TO_COME, paper.id)
    assert kept.file is not None
    assert kept.file.pdf_sha256 != ""


@pytest.mark.parametrize("title", [SECRET, "Report"])
def test_a_paper_closed_while_the_pack_is_made_is_not_in_it(
    desk: Desk, tmp_path: Path, title: str
) -> None:
    paper = papers.add_paper(desk, TO_COME, "1", brought("x", "1.pdf"), title=title)
    closed: list[int] = []

    def told(words: str) -> None:
        if words.startswith("Adding") and not closed:
            closed.append(paper.id)
            close_paper(desk, paper.id)

    with pytest.raises(Refused):
        make_pack(desk, PackWanted(TO_COME), tmp_path / "pack.pdf", told=told)
    assert closed
    assert not (tmp_path / "pack.pdf").exists()


def test_a_pack_with_an_item_closed_since_is_not_sent(desk: Desk, tmp_path: Path) -> None:
    packs_issued.issue(desk, build(planned(desk, TO_COME), tmp_path / "pack.pdf"))
    prepare(desk, Sent.PACK, TO_COME)
    close_minute(desk)
    close_item(desk)
    with pytest.raises(Refused, match="closed to the public since"):
        prepare(desk, Sent.PACK, TO_COME)
    packs_issued.issue(desk, build(planned(desk, TO_COME), tmp_path / "pack.pdf"))
    prepare(desk, Sent.PACK, TO_COME)


def test_the_list_of_packs_does_not_name_a_paper_closed_since(desk: Desk, tmp_path: Path) -> None:
    paper = issued_pack(desk, tmp_path / "pack.pdf")
    assert SECRET in repr(packs_issued.pack_list(desk, TO_COME))
    close_paper(desk, paper)
    packs_issued.issue(desk, build(planned(desk, TO_COME), tmp_path / "pack 2.pdf"))
    listed = packs_issued.pack_list(desk, TO_COME)
    assert SECRET not in repr((listed.rows, listed.shapes))
    assert "closed to the public: a restricted paper" in listed.rows[1][-1]


def test_a_paper_made_public_again_is_public_again(desk: Desk, tmp_path: Path) -> None:
    paper = issued_pack(desk, tmp_path / "pack.pdf")
    close_paper(desk, paper)
    record, closed = laid_papers.paper_numbered(desk, TO_COME, paper)
    restricting.restrict_paper(desk, record, closed, None)
    prepare(desk, Sent.PACK, TO_COME)
    assert SECRET in repr(packs_issued.pack_list(desk, TO_COME).shapes)


def test_a_paper_brought_under_closed_business_is_closed_too(desk: Desk) -> None:
    close_item(desk)
    added = papers.add_paper(desk, TO_COME, "2", brought(SECRET, "2.pdf"), title=SECRET)
    _, paper = laid_papers.paper_numbered(desk, TO_COME, added.id)
    assert paper.grounds == EXEMPT
    assert "closed to the public, as its item is" in added.said
    assert SECRET not in repr(planned(desk, TO_COME))
    open_one = papers.add_paper(desk, TO_COME, "1", brought("Hemp", "1.pdf"), title=SECRET)
    papers.change_paper(desk, TO_COME, open_one.id, item="2")
    _, moved = laid_papers.paper_numbered(desk, TO_COME, open_one.id)
    assert moved.grounds == EXEMPT


def test_who_left_during_business_closed_since_gives_no_title_away(
    desk: Desk, tmp_path: Path
) -> None:
    from clerk.business.attendance import Attendance, AttendanceGroup, Move, Movement, Roll

    with desk.register.writing("Come and go") as change:
        left = Movement(Move.LEFT, item_title=SECRET)
        roll = Roll(
            (AttendanceGroup("present", "PRESENT"),),
            (Attendance("R Teal", "present", movements=(left,)),),
        )
        record = workspace(desk, HELD).record
        items = (AgendaItem("", SECRET),)
        save_record(change, replace(record, items=items, roll=roll))
    record = workspace(desk, HELD).record
    restricting.close_item(
        desk, record, record.items[0], Restriction(EXEMPT, "A matter of property")
    )
    close_minute(desk)
    path = tmp_path / "minutes.txt"
    exporting.export(desk, Printed.MINUTES, HELD, path)
    assert "R Teal left during consideration of “A matter of property”" in path.read_text("utf-8")
    assert SECRET not in path.read_text("utf-8")


def test_what_came_of_the_actions_of_a_closed_minute_is_closed_too(
    desk: Desk, tmp_path: Path
) -> None:
    (action,) = followed(desk, followed_ids(desk, Which.OPEN))
    action_joining.split(desk, action, [f"Measure the {SECRET}", f"Sell the {SECRET}"])
    record = workspace(desk, HELD).record
    confirming.add_correction(desk, record, f"For one {SECRET} read two.", "22/1")
    with desk.register.writing("Read a log") as change:
        origin = Origin(date(2022, 3, 8), "22/1")
        late = Action(f"Clean the {SECRET}", "9", origin=origin)
        record = workspace(desk, TO_COME).record
        save_record(change, replace(record, actions=(late,)))
    close_minute(desk)
    for what, name in ((Printed.ACTIONS, TO_COME), (Printed.MINUTES, HELD)):
        exporting.export(desk, what, name, tmp_path / f"{what.value}.txt")
        assert SECRET not in (tmp_path / f"{what.value}.txt").read_text("utf-8")
        path = tmp_path / f"{what.value}-restricted.txt"
        exporting.export(desk, what, name, path, view=View.RESTRICTED)
        assert SECRET in path.read_text("utf-8")
    assert SECRET not in repr(listing.action_list(desk))
    record = workspace(desk, HELD).record
    restricting.open_minute(desk, record, record.minutes[0])
    listed = repr(listing.action_list(desk))
    assert all(f"{verb} the {SECRET}" in listed for verb in ("Measure", "Sell", "Clean"))
    assert not workspace(desk, HELD).record.corrections[0].restricted


def test_words_still_being_typed_are_closed_with_their_minute(desk: Desk, tmp_path: Path) -> None:
    minute = workspace(desk, HELD).record.minutes[1].id or 0
    _, base = typing.typed_text(desk, minute)
    typing.type_text(desk, minute, f"The {SECRET} again.", base)
    record = workspace(desk, HELD).record
    ropes = record.minutes[1]
    with pytest.raises(Refused, match="being typed in"):
        restricting.close_minute(desk, record, ropes, EXEMPT, "Ropes", "They were seen.")
    typing.leave_minute(desk, minute)
    record = workspace(desk, HELD).record
    ropes = record.minutes[1]
    restricting.close_minute(desk, record, ropes, EXEMPT, "Ropes", "They were seen.")
    close_minute(desk)
    path = tmp_path / "minutes.txt"
    exporting.export(desk, Printed.MINUTES, HELD, path)
    assert "They were seen." in path.read_text("utf-8")
    assert SECRET not in path.read_text("utf-8")
    whole = tmp_path / "restricted.txt"
    exporting.export(desk, Printed.MINUTES, HELD, whole, view=View.RESTRICTED)
    assert f"The {SECRET} again." in whole.read_text("utf-8")


def test_an_earlier_text_does_not_make_a_closed_minute_public_again(desk: Desk) -> None:
    record = workspace(desk, HELD).record
    minute = record.minutes[0].id or 0
    (before, *_) = versions.versions(desk, minute)
    close_minute(desk)
    with pytest.raises(Refused, match="from before the minute was closed"):
        versions.restore_version(desk, minute, before.number)
    first = versions.versions(desk, minute)[0].number
    _, base = typing.typed_text(desk, minute)
    typing.type_text(desk, minute, "Other public words.", base)
    typing.leave_minute(desk, minute)
    versions.restore_version(desk, minute, first)
    assert workspace(desk, HELD).record.minutes[0].text == "It was seen."
    record = workspace(desk, HELD).record
    restricting.open_minute(desk, record, record.minutes[0])
    versions.restore_version(desk, minute, before.number)
    assert SECRET in workspace(desk, HELD).record.minutes[0].text
