"""What was prepared to go out while it was public, and was closed before it left, by a colleague or
by the clerk on another screen: it does not leave."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk.business.actions import Action, Due, Owner
from clerk.business.distribution import RecipientKind
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.people import Person
from clerk.business.post import MailSettings, Security, Sent
from clerk.desk import agendas, chasing_out, distributing, people, restricting, sending_out
from clerk.desk.chasing import ChasePlan, chase_plan
from clerk.desk.chasing_by_mail import send_chase
from clerk.desk.desk import Desk
from clerk.desk.issuing_agendas import issue_agenda
from clerk.desk.refused import Refused
from clerk.desk.sending import Prepared, prepare
from clerk.desk.workspace import workspace
from db.records import save_record
from tests.desk.closing import CLOSED, SECRET, TO_COME, close, closing_desk, item, now
from tests.harbour import EXEMPT, HARBOUR
from tests.post_office import PostOffice, open_office

HELD = Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 5, 3), stage=Stage.WRITING_UP)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing_desk(tmp_path / "clerk.db") as desk:
        owed = Action(f"Price the {SECRET}", owners=(Owner("M Rook"),), due=Due(date(2022, 5, 9)))
        with desk.register.writing("Hold") as change:
            minutes = (Minute("22/1", "A quay", "Seen.", actions=(owed,)),)
            save_record(change, MeetingRecord(HELD, minutes=minutes))
        people.save_person(desk, Person("M Rook", address="m.rook@example.org"))
        distributing.add_recipient(
            desk, HARBOUR.slug, RecipientKind.PRESS, "Herald", "desk@herald.example"
        )
        yield desk


def close_minute(desk: Desk) -> None:
    record = workspace(desk, HELD.reference).record
    restricting.close_minute(desk, record, record.minutes[0], EXEMPT, CLOSED)


Chased = Callable[[Desk, ChasePlan, Path], object]
CHASED: dict[str, Chased] = {
    "text": lambda d, plan, out: chasing_out.write_text(d, plan, plan.messages, out / "c.txt"),
    "letters": lambda d, plan, out: chasing_out.write_letters(
        d, plan, plan.messages, out / "c.docx"
    ),
    "drafts": lambda d, plan, out: chasing_out.write_as_drafts(
        d, plan, plan.messages, out / "drafts"
    ),
    "copied": lambda d, plan, out: chasing_out.check_still_public(d, plan.messages),
    "mail": lambda d, plan, out: send_chase(d, plan, plan.messages),
}


@pytest.mark.parametrize("how", CHASED)
def test_nobody_is_asked_about_an_action_closed_meanwhile(
    desk: Desk, tmp_path: Path, how: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with open_office(PostOffice()) as office:
        set_server(desk, office.port)
        plan = chase_plan(desk, HARBOUR.slug)
        assert SECRET in plan.messages[0].text
        close_minute(desk)
        with pytest.raises(Refused, match="closed to the public since"):
            CHASED[how](desk, plan, out)
        assert office.taken == []
    assert list(out.iterdir()) == []


def test_nor_about_a_report_of_an_item_closed_meanwhile(desk: Desk, tmp_path: Path) -> None:
    before = item(desk, "2")
    report = replace(before, kind=type(before.kind)("report"), presenter="M Rook")
    agendas.change_item(desk, now(desk), before, report)
    plan = chase_plan(desk, meeting=TO_COME)
    assert any(f"{SECRET}" in one.text and one.letter.reports for one in plan.messages)
    close(desk)
    with pytest.raises(Refused, match="closed to the public since"):
        chasing_out.write_text(desk, plan, plan.messages, tmp_path / "chase.txt")


def set_server(desk: Desk, port: int) -> None:
    server = MailSettings("localhost", "c@quay.example", port=port)
    distributing.set_mail_server(desk, replace(server, security=Security.NONE))


Going = Callable[[Desk, Prepared, Path], object]
SENT: dict[str, Going] = {
    "text": lambda d, sent, out: sending_out.write_text(d, sent, out / "s.txt"),
    "copied": lambda d, sent, out: sending_out.make_text(d, sent),
    "letters": lambda d, sent, out: sending_out.make_letters(d, sent, out / "s.docx"),
    "drafts": lambda d, sent, out: sending_out.make_drafts(d, sent, out / "drafts"),
    "mail": lambda d, sent, out: sending_out.send_mail(d, sent),
}


@pytest.mark.parametrize("how", SENT)
def test_no_agenda_leaves_of_which_something_was_closed_meanwhile(
    desk: Desk, tmp_path: Path, how: str
) -> None:
    issue_agenda(desk, now(desk))
    out = tmp_path / "out"
    out.mkdir()
    with open_office(PostOffice()) as office:
        set_server(desk, office.port)
        prepared = prepare(desk, Sent.AGENDA, TO_COME)
        close(desk)
        with pytest.raises(Refused, match="words of restricted business"):
            SENT[how](desk, prepared, out)
        assert office.taken == []
    assert list(out.iterdir()) == []
    SENT["text"](desk, prepare(desk, Sent.AGENDA, TO_COME), out)


def test_a_covering_text_with_words_of_restricted_business_is_told(desk: Desk) -> None:
    close_minute(desk)
    close(desk)
    assert prepare(desk, Sent.AGENDA, TO_COME, text="Please read this.").remarks == ()
    for words in ({"text": f"Mind the {SECRET}."}, {"subject": f"{SECRET}: the agenda"}):
        (remark,) = prepare(desk, Sent.AGENDA, TO_COME, **words).remarks  # type: ignore[arg-type]
        assert "What you wrote has words of restricted business in it" in remark
        assert SECRET not in remark


def test_mail_is_not_taken_up_with_a_covering_text_that_tells_by_now(desk: Desk) -> None:
    with open_office(PostOffice()) as office:
        set_server(desk, office.port)
        link = "https://quay.example/agenda"
        found = prepare(desk, Sent.AGENDA, TO_COME, link=link, text=f"With the {SECRET}.")
        done = sending_out.send_mail(desk, found, going_on=lambda: False)
        close_minute(desk)
        close(desk)
        with pytest.raises(Refused, match="What was written with"):
            sending_out.resume(desk, done.sending.id or 0)
        assert office.taken == []
