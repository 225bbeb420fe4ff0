"""A chase by mail to real servers on this machine: whole, refused, cut off, and gone on with."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from clerk.business.actions import Action, Due, Owner
from clerk.business.meetings import MeetingRecord
from clerk.business.people import Person
from clerk.business.post import MailSettings, Security
from clerk.desk import chasing_by_mail, people, posting
from clerk.desk.chase_told import remarks
from clerk.desk.chasing import chase_plan
from clerk.desk.chasing_by_mail import Mailed, send_chase
from clerk.desk.desk import Desk, open_desk
from clerk.desk.refused import Refused
from db import actions, chases, distribution
from db.councils import add_committee
from db.records import save_record
from tests.harbour import HARBOUR, HARBOUR_MEETING
from tests.post_office import PostOffice, open_office, open_until

NAMES = ("Vera Holt", "Tom Reed", "Ida Marsh")


@pytest.fixture
def today() -> list[datetime]:
    return [datetime(2022, 3, 1, 9, tzinfo=UTC)]


@pytest.fixture
def desk(tmp_path: Path, today: list[datetime]) -> Iterator[Desk]:
    with open_desk(
        tmp_path / "clerk.db", create=True, clock=lambda: today[0], who="Ada Pell"
    ) as desk:
        due = Due(date(2022, 2, 1))
        names = (*NAMES, "No Address")
        owed = tuple(
            Action(f"Mend gate {n}", str(n), (Owner(name),), due) for n, name in enumerate(names, 1)
        )
        meeting = replace(HARBOUR_MEETING.meeting, held=date(2022, 1, 11))
        with desk.register.writing("Begin") as change:
            add_committee(change, HARBOUR)
            save_record(change, MeetingRecord(meeting, actions=owed))
        for name in NAMES:
            people.save_person(desk, Person(name, address=address(name)))
        yield desk


def address(name: str) -> str:
    return f"{name.split()[0].lower()}@harbour.example"


def set_server(desk: Desk, port: int) -> None:
    settings = MailSettings("localhost", "clerk@harbour.example", port=port, security=Security.NONE)
    with desk.register.writing("Set the mail server") as change:
        distribution.save_mail_settings(change, settings)


def send(desk: Desk) -> Mailed:
    plan = chase_plan(desk)
    return send_chase(desk, plan, plan.messages)


def asked(desk: Desk) -> list[str]:
    ids = [each.action.id or 0 for each in actions.actions(desk.register)]
    return [each.sent_to for each in chases.chases(desk.register, ids)]


def test_everybody_with_an_address_is_sent_theirs_once(desk: Desk) -> None:
    with open_office(PostOffice()) as office:
        set_server(desk, office.port)
        assert send(desk).sentence == "3 of 3 sent."
        assert sorted(asked(desk)) == sorted(NAMES)
        with pytest.raises(Refused, match="nobody to be asked by mail"):
            send(desk)
        assert len(office.taken) == 3
    mail = office.taken[0].mail
    assert mail["Subject"] == "1 action for you"
    assert "Mend gate" in mail.get_content()
    assert [each.letter.to.name for each in chase_plan(desk).messages] == ["No Address"]


def test_who_is_refused_is_told_and_asked_the_next_time(desk: Desk) -> None:
    with open_office(PostOffice(refuse={address("Tom Reed")})) as office:
        set_server(desk, office.port)
        done = send(desk)
        assert [name for name, _ in done.failed] == ["Tom Reed"]
        assert "Tom Reed" not in asked(desk)
        office.refuse.clear()
        assert send(desk).sentence == "1 of 1 sent."
    assert sorted(asked(desk)) == sorted(NAMES)


def test_a_run_that_dies_sends_nobody_the_same_twice(
    desk: Desk, today: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It dies after the server took two and before either is noted as asked."""
    with open_office(PostOffice()) as office:
        set_server(desk, office.port)

        def dies(done: int, of: int, name: str) -> None:
            if done == 2:
                raise KeyboardInterrupt

        plan = chase_plan(desk)
        with monkeypatch.context() as patch:
            patch.setattr(chasing_by_mail, "note_chased", lambda *args: None)
            with pytest.raises(KeyboardInterrupt):
                send_chase(desk, plan, plan.messages, told=dies)
        assert asked(desk) == []
        today[0] += timedelta(days=1)
        assert send(desk).sentence == "1 of 1 sent."
    assert sorted(each.readers[0] for each in office.taken) == sorted(map(address, NAMES))
    assert sorted(asked(desk)) == sorted(NAMES)
    ids = [each.action.id or 0 for each in actions.actions(desk.register)]
    days = [each.on for each in chases.chases(desk.register, ids)]
    assert sorted(days) == [date(2022, 3, 1), date(2022, 3, 1), date(2022, 3, 2)]


def test_whoever_is_in_doubt_is_left_alone_until_it_is_settled(desk: Desk) -> None:
    office = PostOffice(at_data=lambda readers: "cut" if address("Tom Reed") in readers else None)
    with open_office(office):
        set_server(desk, office.port)
        assert send(desk).in_doubt == ("Tom Reed",)
        assert send(desk).in_doubt == ("Tom Reed",)
        assert len(office.taken) == 2
        assert chase_plan(desk).in_doubt == ("Tom Reed",)
        assert "whether the mail to Tom Reed arrived" in remarks(chase_plan(desk))[0]
        office.at_data = lambda readers: None
        sending = posting.sendings(desk)[-1]
        key = next(each.key for each in sending.messages if each.name == "Tom Reed")
        posting.settle(desk, sending.id or 0, key, arrived=False)
        assert chase_plan(desk).in_doubt == ()
        assert send(desk).sentence == "1 of 1 sent."
    assert len(office.taken) == 3


def test_a_server_that_hangs_up_leaves_all_to_be_asked_again(desk: Desk) -> None:
    with open_until(50) as port:
        set_server(desk, port)
        done = send(desk)
    assert "0 of 3 sent" in done.sentence
    assert asked(desk) == []
    assert len(chase_plan(desk).messages) == 4
