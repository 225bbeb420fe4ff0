"""A chase given to the mail server: nobody is sent the same twice, however it is interrupted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from clerk.business.addresses import sendable
from clerk.business.days import day_in_words
from clerk.business.post import How, Sending, Sent, SentMessage, State
from clerk.business.restricted import View
from clerk.desk import posting
from clerk.desk.chasing import ChasePlan, Prepared
from clerk.desk.chasing_out import as_message, check_still_public, note_chased
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.posting import Delivered
from clerk.desk.refused import Refused
from db import chases
from exporters.post.message import Message

_ABOUT = "actions"
_REMEMBERED = timedelta(days=30)
_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Mailed:
    """What became of a chase by mail.

    `sentence` says how many were sent. `failed` are names with why; `in_doubt` names of whom
    nobody knows whether they got it, which is settled before they are sent anything more.
    """

    sentence: str
    failed: tuple[tuple[str, str], ...] = ()
    in_doubt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MailedChase:
    """A chase that is noted as a sending and can be given to the mail server.

    `messages` are what it is made of; `in_doubt` are as in `Mailed`. With nobody left who can be
    sent anything there are no messages, and no `sending_id`.
    """

    plan: ChasePlan
    messages: tuple[Prepared, ...] = ()
    sending_id: int | None = None
    in_doubt: tuple[str, ...] = ()

    @property
    def mails(self) -> dict[str, Message]:
        """Its messages by their keys, as they are to be given to the server."""
        return {each.letter.key: as_message(each, by_mail=True) for each in self.messages}


def begin_chase(desk: Desk, plan: ChasePlan, messages: Sequence[Prepared]) -> MailedChase:
    """Note that each message that has an address is to go out by mail.

    Those who were sent it by a run that was cut off are noted as asked and left alone. Raises
    Refused when no server is set, or there is nobody to be asked.
    """
    posting.mail_server(desk)
    check_still_public(desk, messages)
    wanted = [each for each in messages if sendable(each.letter.to.address)]
    wanted, doubted = _not_yet_sent(desk, plan, wanted)
    if not wanted:
        if doubted:
            return MailedChase(plan, in_doubt=doubted)
        raise Refused("There is nobody to be asked by mail just now.")
    day = day_in_words(plan.asking.today)
    sending_id = posting.record(
        desk,
        Sending(
            Sent.CHASE,
            _ABOUT,
            f"messages about actions on {day}",
            How.MAIL,
            tuple(_noted(each) for each in wanted),
        ),
    )
    return MailedChase(plan, tuple(wanted), sending_id, doubted)


def note_sent(desk: Desk, chase: MailedChase) -> None:
    """Note as asked those whose message the server took so far and who are not noted yet."""
    if chase.sending_id is None:
        return
    sent = {each.key for each in posting.sending(desk, chase.sending_id).in_state(State.SENT)}
    with in_plain_words():
        noted = chases.messages_noted(desk.register, list(sent))
    taken = [each for each in chase.messages if each.letter.key in sent - noted]
    asked = {each.letter.to for each in taken if each.letter.copy_of is None}
    if asked:  # a copy asks nobody: it is noted with the message it is one of
        fresh = [each for each in taken if (each.letter.copy_of or each.letter.to) in asked]
        note_chased(desk, chase.plan, fresh, How.MAIL)


def mailed(chase: MailedChase, done: Delivered | None) -> Mailed:
    """What became of a chase, `done` being what became of its sending, if there was one."""
    if done is None:
        return Mailed("Nothing was sent.", in_doubt=chase.in_doubt)
    found = done.sending
    return Mailed(
        done.sentence,
        tuple((each.name, each.said) for each in found.in_state(State.FAILED)),
        (*chase.in_doubt, *(each.name for each in found.in_state(State.UNDER_WAY))),
    )


def send_chase(
    desk: Desk,
    plan: ChasePlan,
    messages: Sequence[Prepared],
    *,
    told: Callable[[int, int, str], None] = lambda done, of, name: None,
) -> Mailed:
    """Send each message that has an address, and note who was asked as they are.

    What failed is asked again the next time. Raises Refused as `begin_chase` does, and when the
    server cannot be worked with.
    """
    chase = begin_chase(desk, plan, messages)
    if chase.sending_id is None:
        return mailed(chase, None)

    def on_the_way(done: int, of: int, name: str) -> None:
        if done and done % _AT_ONCE == 0:
            note_sent(desk, chase)
        told(done, of, name)

    try:
        done = posting.deliver(desk, chase.sending_id, chase.mails, told=on_the_way)
    finally:
        note_sent(desk, chase)
    return mailed(chase, done)


def _noted(each: Prepared) -> SentMessage:
    letter = each.letter
    view = View.RESTRICTED if letter.restricted else View.PUBLIC
    return SentMessage(letter.key, letter.to.name, letter.to.address, view)


def _not_yet_sent(
    desk: Desk, plan: ChasePlan, messages: Sequence[Prepared]
) -> tuple[list[Prepared], tuple[str, ...]]:
    """The messages that did not go out in a run that was cut off, and the names in doubt.

    What did go out and was not noted as asked is noted now, on the day it went.
    """
    earlier = _earlier(desk, plan.asking.today)
    with in_plain_words():
        noted = chases.messages_noted(desk.register, [each.key for each in earlier])
    left: list[Prepared] = []
    doubted: list[str] = []
    for message in messages:
        mine = [each for each in earlier if _to_whom(each.key) == _to_whom(message.letter.key)]
        lost = [e for e in mine if e.state is State.SENT and e.key not in noted]
        if any(each.state is State.UNDER_WAY for each in mine):
            doubted.append(message.letter.to.name)
        elif message.letter.copy_of is not None:
            if all(each.key != message.letter.key for each in lost):
                left.append(message)
        elif lost:
            _note_late(desk, plan, message, lost[-1].key)
        else:
            left.append(message)
    return left, tuple(doubted)


def _earlier(desk: Desk, today: date) -> list[SentMessage]:
    """The messages of the chases of the last weeks, the earliest first."""
    since = (today - _REMEMBERED).isoformat()
    return [
        each
        for sending in reversed(posting.sendings(desk, kind=Sent.CHASE, about=_ABOUT))
        if sending.begun_at >= since
        for each in sending.messages
    ]


def _note_late(desk: Desk, plan: ChasePlan, message: Prepared, key: str) -> None:
    day = date.fromisoformat(key.partition(" ")[0])
    then = replace(plan, asking=replace(plan.asking, today=day))
    note_chased(desk, then, [replace(message, letter=replace(message.letter, key=key))], How.MAIL)


def _to_whom(key: str) -> str:
    """What a message's key says but the day it was made."""
    return key.partition(" ")[2]
