"""A sending on its way to the mail server, one message a turn.

A turn has three steps, of which only the two short ones need the desk, so that nobody waits for
the network there:

    if delivery.begin_turn(desk):      the message is noted as under way
        delivery.give()                the server takes it, or says why not
        delivery.end_turn(desk)        what came of it is noted
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from clerk.business.post import How, MailSettings, Sending, SentMessage, State
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.posting import mail_server, sending
from clerk.desk.refused import Refused
from db import errors, post
from exporters.errors import ExportError
from exporters.post.message import Message


def delivery_of(desk: Desk, sending_id: int, messages: Mapping[str, Message]) -> Delivery:
    """What of a sending waits or has failed, to be given to the server now.

    Raises Refused when no server is set, or the sending did not go by mail.
    """
    settings = mail_server(desk)
    found = sending(desk, sending_id)
    if found.how is not How.MAIL:
        raise Refused(f"{found.what} was not sent by the mail server.")
    return Delivery(found, messages, settings)


class Delivery:
    """Use it in a `with`, which ends the connection.

    `left` are the messages whose turn is to come, `done` says how many had theirs, `of` how many;
    `stopped` is why it ended before all had it, empty as long as it goes on.
    """

    def __init__(
        self, found: Sending, messages: Mapping[str, Message], settings: MailSettings
    ) -> None:
        from exporters.post.passwords import password
        from exporters.post.smtp import MailServer

        self.left = list(found.in_state(State.WAITING, State.FAILED))
        self.of = len(self.left)
        self.stopped = ""
        self._sending = found
        self._messages = messages
        self._server = MailServer(settings, password(settings) if self.left else None)
        self._turn: SentMessage | None = None
        self._at: datetime | None = None
        self._came_to: tuple[State, str] | None = None

    def __enter__(self) -> Delivery:
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()

    @property
    def done(self) -> int:
        return self.of - len(self.left)

    def connect(self) -> None:
        """Make the connection, before any message is noted. Raises Refused."""
        if not self.left:
            return
        try:
            self._server.connect()
        except ExportError as failure:
            raise Refused(str(failure)) from None

    def hang_up(self) -> None:
        """End the connection."""
        self._server.hang_up()

    def stop(self) -> None:
        """End it here; the rest can be sent later."""
        self.stopped = self.stopped or "Stopped; the rest can be sent later."

    def begin_turn(self, desk: Desk) -> bool:
        """Note the next message as under way; False when it is not to be given to the server.

        Raises Refused when it cannot be noted.
        """
        each = self.left.pop(0)
        if each.key not in self._messages:
            why = "it was sent another time, or is not to be sent any more"
            _note(desk, each, State.FAILED, why)
            return False
        try:
            with desk.register.writing(f"Send to {each.name}") as change:
                post.note_step(change, each.id or 0, State.UNDER_WAY)
        except errors.RuleBroken:
            return False  # another program is sending it
        except errors.RegisterError as error:
            raise Refused(str(error)) from error
        self._turn, self._at = each, desk.clock()
        return True

    def give(self) -> None:
        """Give the server the message whose turn it is. Needs no desk, and may take its time."""
        from exporters.post.smtp import InDoubtError, NoConnectionError

        assert self._turn is not None
        assert self._at is not None
        message = self._messages[self._turn.key]
        try:
            said = self._server.send(message, at=self._at, name=self._name())
        except InDoubtError:
            self._came_to = None
        except NoConnectionError as failure:
            self._came_to = (State.WAITING, "")
            self.stopped = str(failure)
        except ExportError as failure:
            self._came_to = (State.FAILED, str(failure))
        else:
            self._came_to = (State.SENT, said)

    def end_turn(self, desk: Desk) -> None:
        """Note what came of it; one in doubt stays as it is. Raises Refused when it cannot be."""
        each, self._turn = self._turn, None
        if each is not None and self._came_to is not None:
            _note(desk, each, *self._came_to)

    def _name(self) -> str:
        """What tells a message from all others, the same whenever it is tried."""
        assert self._turn is not None
        found, each = self._sending, self._turn
        whole = f"{found.begun_at} {found.id} {each.key} {each.address}"
        return f"clerk.{hashlib.sha256(whole.encode()).hexdigest()[:32]}"


def _note(desk: Desk, each: SentMessage, state: State, said: str = "") -> None:
    with in_plain_words(), desk.register.writing(f"Send to {each.name}") as change:
        post.note_step(change, each.id or 0, state, said)
