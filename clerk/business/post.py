"""What leaves the house: by which server, and what was sent to whom."""

from dataclasses import dataclass, field
from enum import StrEnum

from clerk.business.restricted import View


class Security(StrEnum):
    """How the way to the mail server is closed to others."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


USUAL_PORT = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The council's mail server and in whose name it is sent. The password is kept elsewhere."""

    server: str
    sender_address: str
    sender_name: str = ""
    port: int = USUAL_PORT[Security.STARTTLS]
    security: Security = Security.STARTTLS
    user: str = ""


class How(StrEnum):
    """In which way something leaves."""

    DRAFTS = "drafts"
    TEXT = "text"
    LETTERS = "letters"
    MAIL = "mail"


class Sent(StrEnum):
    """What is sent."""

    AGENDA = "agenda"
    PACK = "pack"
    NOTICE = "notice"
    MINUTES = "minutes"
    CHASE = "chase"


class State(StrEnum):
    """How far one message has come.

    `UNDER_WAY` is written down before a server is given the message; where nothing follows, it is
    in doubt whether the server took it. `MADE`: it was handed to the clerk, to send or to post.
    """

    WAITING = "waiting"
    UNDER_WAY = "under way"
    SENT = "sent"
    FAILED = "failed"
    MADE = "made"


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message of a sending: its key there, to whom, and how far it has come.

    `said` is why it failed, in a sentence; `at` is when it came so far (UTC), `file_name` and
    `sha256` what went with it.
    """

    key: str
    name: str
    address: str
    view: View
    file_name: str = ""
    sha256: str = ""
    state: State = State.WAITING
    said: str = ""
    at: str = ""
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Sending:
    """One go of sending something: what, how, when (UTC) and by whom, and each of its messages.

    `about` names what it is about as the command line does (a meeting's reference, a committee);
    `what` says it in words ("Agenda of 14 September 2021, version 2"). `subject` and `text` are
    public words: everybody is sent the same. `link` stood in place of a public file.
    """

    kind: Sent
    about: str
    what: str
    how: How
    messages: tuple[SentMessage, ...]
    subject: str = ""
    text: str = ""
    link: str = ""
    meeting_id: int | None = None
    begun_at: str = ""
    begun_by: str = ""
    id: int | None = field(default=None, compare=False)

    def in_state(self, *states: State) -> tuple[SentMessage, ...]:
        return tuple(each for each in self.messages if each.state in states)

    @property
    def unsettled(self) -> tuple[SentMessage, ...]:
        """What of it has not left, or may not have."""
        return self.in_state(State.WAITING, State.UNDER_WAY, State.FAILED)
