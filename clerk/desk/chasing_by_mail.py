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
from clerk.desk.chasing_out import as_message, note_chased
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import chases

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


def send_chase(
    desk: Desk,
    plan: ChasePlan,
    messages: Sequence[Prepared],
    *,
    told: Callable[[int, int, str], None] = lambda done, of, name: None,
    going_on: Callable[[], bool] = lambda: True,
) -> Mailed:
    """Send each message that has an address, and note who was asked as they are.

    Those who were sent it by a run that was cut off are noted and left alone; what failed is asked
    again the next time. Raises Refused when no server is set, or one cannot be worked with.
    """
    posting.mail_server(desk)
    wanted = [each for each in messages if sendable(each.letter.to.address)]
    wanted, doubted = _not_yet_sent(desk, plan, wanted)
    if not wanted:
        if doubted:
            return Mailed("Nothing was sent.", in_doubt=doubted)
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
    noted: set[str] = set()

    def on_the_way(done: int, of: int, name: str) -> None:
        if done and done % _AT_ONCE == 0:
            _note_sent(desk, plan, wanted, posting.sending(desk, sending_id), noted)
        told(done, of, name)

    mails = {each.letter.key: as_message(each, by_mail=True) for each in wanted}
    try:
        done = posting.deliver(desk, sending_id, mails, told=on_the_way, going_on=going_on)
    finally:
        found = posting.sending(desk, sending_id)
        _note_sent(desk, plan, wanted, found, noted)
    return Mailed(
        done.sentence,
        tuple((each.name, each.said) for each in found.in_state(State.FAILED)),
        (*doubted, *(each.name for each in found.in_state(State.UNDER_WAY))),
    )


def _noted(each: Prepared) -> SentMessage:
    letter = each.letter
    view = View.RESTRICTED if letter.restricted else View.PUBLIC
    return SentMessage(letter.key, letter.to.name, letter.to.address, view)


def _note_sent(
    desk: Desk, plan: ChasePlan, messages: Sequence[Prepared], found: Sending, noted: set[str]
) -> None:
    """Note as asked those whose message the server took and who are not noted yet."""
    taken = {each.key for each in found.in_state(State.SENT)} - noted
    fresh = [each for each in messages if each.letter.key in taken]
    if fresh:
        note_chased(desk, plan, fresh, How.MAIL)
    noted |= taken


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
