"""Distribution lists, and the record of what was sent, in the register."""

from dataclasses import replace

import pytest

from clerk.business.distribution import Recipient, RecipientKind
from clerk.business.people import Person, Post
from clerk.business.post import How, MailSettings, Security, Sending, Sent, SentMessage, State
from clerk.business.restricted import View
from db import Register, distribution, post
from db.check import check
from db.councils import committee
from db.errors import RuleBroken
from db.history import undo
from db.joining import join_people
from db.people import add_person, add_post, people
from tests.harbour import HARBOUR

SENT = Sending(
    Sent.AGENDA,
    "harbour-committee/2022-03-08",
    "Agenda",
    How.MAIL,
    (SentMessage("a", "A", "a@harbour.example", View.PUBLIC, "agenda.pdf", "0" * 64),),
)


@pytest.fixture
def recipients(register: Register) -> tuple[Recipient, ...]:
    with register.writing("Set up") as change:
        committee_id = committee(change, HARBOUR.slug).id or 0
        post_id = add_post(change, Post("Harbour Master"))
        vera = Person("Vera Holt", address="vera@harbour.example")
        vera = replace(vera, id=add_person(change, vera))
        for each in (
            Recipient(RecipientKind.PUBLIC, name="Ida", address="ida@town.example"),
            Recipient(RecipientKind.PRESS, name="Herald", address="desk@herald.example"),
            Recipient(RecipientKind.POST, post=Post("Harbour Master", id=post_id)),
            Recipient(RecipientKind.PERSON, View.RESTRICTED, person=vera),
            Recipient(RecipientKind.MEMBERS, View.RESTRICTED),
        ):
            distribution.add_recipient(change, committee_id, each)
    return distribution.recipients(register, HARBOUR.slug)


def test_a_list_is_kept_members_first(recipients: tuple[Recipient, ...]) -> None:
    assert [each.kind for each in recipients] == [
        *(RecipientKind.MEMBERS, RecipientKind.PERSON, RecipientKind.POST),
        *(RecipientKind.PRESS, RecipientKind.PUBLIC),
    ]
    assert recipients[1].person == Person("Vera Holt", address="vera@harbour.example")
    assert recipients[2].post == Post("Harbour Master")


def test_the_register_itself_keeps_the_press_to_public_papers(
    register: Register, recipients: tuple[Recipient, ...]
) -> None:
    press = next(each for each in recipients if each.kind is RecipientKind.PRESS)
    with pytest.raises(RuleBroken), register.writing("Mark") as change:
        distribution.change_view(change, press, View.RESTRICTED)


def test_a_line_taken_off_the_list_comes_back_by_undo(
    register: Register, recipients: tuple[Recipient, ...]
) -> None:
    with register.writing("Remove") as change:
        distribution.remove_recipient(change, recipients[0])
    assert len(distribution.recipients(register, HARBOUR.slug)) == 4
    undo(register)
    assert distribution.recipients(register, HARBOUR.slug) == recipients


def test_a_person_who_is_joined_to_another_stays_on_the_list(
    register: Register, recipients: tuple[Recipient, ...]
) -> None:
    with register.writing("Join") as change:
        kept = Person("V Holt", address="v.holt@harbour.example")
        kept = replace(kept, id=add_person(change, kept))
        gone = next(each for each in people(change) if each.name == "Vera Holt")
        join_people(change, kept, gone.id or 0)
    found = distribution.recipients(register, HARBOUR.slug)
    assert [each.person.name for each in found if each.person] == ["V Holt"]


def test_a_name_and_password_never_go_over_an_open_line(register: Register) -> None:
    settings = MailSettings("mail.example", "clerk@harbour.example", user="ada")
    with register.writing("Set") as change:
        distribution.save_mail_settings(change, settings)
    assert distribution.mail_settings(register) == settings
    with pytest.raises(RuleBroken), register.writing("Set") as change:
        distribution.save_mail_settings(change, replace(settings, security=Security.NONE))


def test_what_was_sent_stays_as_it_was_sent(register: Register) -> None:
    with register.writing("Send") as change:
        sending_id = post.begin_sending(change, SENT)
    message = post.sending(register, sending_id).messages[0]
    for state in (State.UNDER_WAY, State.FAILED, State.UNDER_WAY, State.WAITING, State.UNDER_WAY):
        with register.writing("Send") as change:
            post.note_step(change, message.id or 0, state)
    with pytest.raises(RuleBroken, match="being sent"), register.writing("Send") as change:
        post.note_step(change, message.id or 0, State.UNDER_WAY)
    with register.writing("Send") as change:
        post.note_step(change, message.id or 0, State.SENT)
    for state in State:
        with pytest.raises(RuleBroken, match="sent already"), register.writing("Send") as change:
            post.note_step(change, message.id or 0, state)
    for sql in (
        "UPDATE sending SET what = 'another'",
        "DELETE FROM sent_message",
        "UPDATE sent_message SET address = ''",
        "UPDATE dispatch SET state = 'failed'",
        "DELETE FROM dispatch",
    ):
        with pytest.raises(RuleBroken, match="kept as it was"), register.writing("Send") as change:
            change.unrecorded(sql)
    assert undo(register).what == "Add the Harbour Committee"
    assert post.sendings(register)[0].messages[0].state is State.SENT
    assert [each.kind for each in check(register)] == ["paper missing"]
