"""Giving messages to the mail server, or to the clerk, and keeping who was sent what.

Whatever is sent (papers, letters about actions) goes this way:

    sending_id = record(desk, Sending(...))       all of it waits, in one transaction
    deliver(desk, sending_id, messages)           each is given to the server and noted at once

or, once drafts, a text or letters are made of it, `record_made(desk, Sending(...))`.

A message is noted as under way before the server is given it and as sent when the server has said
that it took it, so that a run that was interrupted sends nobody the same thing twice: what is
still noted as under way is in doubt, and is only sent again when the clerk says that it did not
arrive.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from clerk.business.post import MailSettings, Sending, Sent, State
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import distribution, post
from exporters.errors import ExportError
from exporters.post.message import Message


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of a sending: as it stands now, and whether it was `stopped`, with why."""

    sending: Sending
    stopped: str = ""

    @property
    def sentence(self) -> str:
        """ "3 of 5 sent; 1 failed; 1 in doubt." """
        sending = self.sending
        counts = [
            (len(sending.in_state(State.FAILED)), "failed"),
            (len(sending.in_state(State.UNDER_WAY)), "in doubt"),
            (len(sending.in_state(State.WAITING)), "not sent yet"),
        ]
        sent = f"{len(sending.in_state(State.SENT))} of {len(sending.messages)} sent"
        said = "; ".join([sent, *(f"{count} {word}" for count, word in counts if count)])
        return f"{said}. {self.stopped}".strip() if self.stopped else f"{said}."


def record(desk: Desk, sending: Sending) -> int:
    """Note what is to be sent and to whom; its id. Raises Refused for nobody."""
    if not sending.messages:
        raise Refused("There is nobody to send anything to.")
    with in_plain_words(), desk.register.writing(f"Send {sending.what}") as change:
        return post.begin_sending(change, sending)


def record_made(desk: Desk, sending: Sending) -> int:
    """Note what drafts, a text or letters were made of; its id. To be called when they are made."""
    if not sending.messages:
        raise Refused("There is nobody to send anything to.")
    with in_plain_words(), desk.register.writing(f"Send {sending.what}") as change:
        sending_id = post.begin_sending(change, sending)
        post.note_all(change, sending_id, State.MADE)
    return sending_id


def sending(desk: Desk, sending_id: int) -> Sending:
    """What was sent, and how far each message has come. Raises Refused."""
    with in_plain_words(), desk.register.reading():
        return post.sending(desk.register, sending_id)


def sendings(
    desk: Desk,
    *,
    meeting_id: int | None = None,
    kind: Sent | None = None,
    about: str | None = None,
) -> tuple[Sending, ...]:
    """What was sent, the latest first."""
    with in_plain_words(), desk.register.reading():
        return post.sendings(desk.register, meeting_id=meeting_id, kind=kind, about=about)


def mail_server(desk: Desk) -> MailSettings:
    """The council's mail server. Raises Refused while none is set."""
    with in_plain_words():
        settings = distribution.mail_settings(desk.register)
    if settings is None:
        raise Refused("No mail server is set; set it in the settings, or with clerk post settings.")
    return settings


def deliver(
    desk: Desk,
    sending_id: int,
    messages: Mapping[str, Message],
    *,
    told: Callable[[int, int, str], None] = lambda done, of, name: None,
    going_on: Callable[[], bool] = lambda: True,
) -> Delivered:
    """Give the server every message of a sending that waits or has failed, each by its key.

    What was sent, or is in doubt, is left alone. `told` hears how many were tried, of how many,
    and whose turn it is; it ends before the next message when `going_on` says no. Raises Refused
    when no server is set, or one cannot be worked with before anything was sent.
    """
    from clerk.desk.delivering import delivery_of

    with delivery_of(desk, sending_id, messages) as delivery:
        delivery.connect()
        while delivery.left and not delivery.stopped:
            if not going_on():
                delivery.stop()
                break
            told(delivery.done, delivery.of, delivery.left[0].name)
            if delivery.begin_turn(desk):
                delivery.give()
                delivery.end_turn(desk)
        else:
            told(delivery.done, delivery.of, "")
    return Delivered(sending(desk, sending_id), delivery.stopped)


def settle(desk: Desk, sending_id: int, key: str, *, arrived: bool) -> str:
    """Say of a message in doubt that it arrived, or that it did not and may be sent again."""
    found = sending(desk, sending_id)
    doubted = {each.key: each for each in found.in_state(State.UNDER_WAY)}
    if key not in doubted:
        raise Refused("That message is not in doubt.")
    each = doubted[key]
    state = State.SENT if arrived else State.WAITING
    with in_plain_words(), desk.register.writing(f"Settle the mail to {each.name}") as change:
        post.note_step(change, each.id or 0, state, "as the clerk says")
    if arrived:
        return f"The mail to {each.name} is noted as sent."
    return f"The mail to {each.name} is noted as not sent; it can be sent again."


def settle_named(desk: Desk, sending_id: int, name: str, *, arrived: bool) -> str:
    """As `settle`, of the one whose name or address this is. Raises Refused for nobody in doubt."""
    said = name.strip().casefold()
    doubted = sending(desk, sending_id).in_state(State.UNDER_WAY)
    for each in doubted:
        if said in (each.name.casefold(), each.address.casefold()):
            return settle(desk, sending_id, each.key, arrived=arrived)
    there = ", ".join(each.name for each in doubted) or "nobody"
    raise Refused(f"{name} is not in doubt in sending {sending_id}; in doubt: {there}.")


def try_server(settings: MailSettings, words: str = "") -> str:
    """Connect to a mail server and send nothing; a sentence saying that it works.

    `words` is a password to try, by default the one that is kept. Raises Refused.
    """
    from exporters.post.passwords import Secret, password
    from exporters.post.smtp import MailServer

    try:
        secret = Secret(words) if words else password(settings)
        with MailServer(settings, secret) as server:
            server.connect()
    except ExportError as failure:
        raise Refused(str(failure)) from None
    who = f" and accepts {settings.user}" if settings.user else ""
    return f"{settings.server} answers{who}; nothing was sent."
