"""One sitting of a committee, and everything the register knows of it."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem, Paper
from clerk.business.attendance import Roll
from clerk.business.interests import Declaration
from clerk.business.minutes import Minute
from clerk.business.people import Role


class Stage(StrEnum):
    """How far a meeting has come. From DRAFT_ISSUED on, its minute numbers are fixed."""

    PLANNED = "planned"
    AGENDA_ISSUED = "agenda issued"
    IN_THE_ROOM = "in the room"
    WRITING_UP = "writing up"
    BEING_CHECKED = "being checked"
    DRAFT_ISSUED = "draft issued"
    CONFIRMED = "confirmed"
    SIGNED = "signed"


NOT_BEGUN = (Stage.PLANNED, Stage.AGENDA_ISSUED)
"""The stages of a meeting nobody has begun to minute."""

ISSUED = (Stage.DRAFT_ISSUED, Stage.CONFIRMED, Stage.SIGNED)
"""The stages of minutes that were issued."""

FIXED = (Stage.CONFIRMED, Stage.SIGNED)
"""The stages of minutes whose text is fixed."""


class CalledOff(StrEnum):
    """Why a meeting that was called is not held."""

    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class Altered(StrEnum):
    """What was altered about a meeting that was called."""

    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    MOVED = "venue or time"


@dataclass(frozen=True, slots=True)
class Alteration:
    """A change to a meeting that was called, of which notice is given: what, on which day, why.

    `venue_was` and `starts_was` are what was called, `venue` and `starts` what is now. `to` is the
    day a meeting is postponed to and `other` the register's number of the meeting held then.
    `sent_on` is the day the notice went out; from then on it cannot be taken back.
    """

    what: Altered
    on: date
    reason: str = ""
    venue_was: str = ""
    starts_was: time | None = None
    venue: str = ""
    starts: time | None = None
    to: date | None = None
    other: int | None = None
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed the agenda, as printed, and the place printed with the date of issue."""

    name: str
    post: str = ""
    place: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about the meeting, as printed."""

    name: str = ""
    phone: str = ""
    email: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ListedMember:
    """A member as printed in the membership of an agenda."""

    name: str
    title: str = ""
    role: Role = Role.MEMBER


@dataclass(frozen=True, slots=True)
class Adjournment:
    """A break in a meeting: when, until when, during which item, and why; all may be unknown."""

    at: time | None = None
    resumed_at: time | None = None
    item: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the confirming meeting had put right: in which minute (its number), in what words.

    One of a restricted text is `restricted` too.
    """

    text: str
    number: str = ""
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """The details of a meeting.

    `committee` is the committee's slug and `body` its name as printed at the head of the
    paper. `sitting` is 1, or 2 for a second meeting of that committee on the same day.
    `title` is the kind of meeting where one was printed ("Annual Meeting").
    `starts` is the time on the agenda, `opened` when it really began, `ends` when it was closed.
    `opening` is the sentence minutes open with, as printed; empty: the house style writes it.
    `signed_by` and `signed_on` say who signed the minutes as a correct record, and when.
    `membership` is as printed on this agenda; the dated seats are `people.Membership`.
    `issued` and `issued_at` say when the agenda was issued, `agenda_version` how often it was
    issued here. `called_off` is why it is not held, None for a meeting that stands.
    """

    committee: str
    body: str
    held: date
    sitting: int = 1
    title: str = ""
    starts: time | None = None
    ends: time | None = None
    venue: str = ""
    notices: tuple[str, ...] = ()
    opening: str = ""
    issued: date | None = None
    signatory: Signatory | None = None
    contact: Contact | None = None
    membership: tuple[ListedMember, ...] = ()
    stage: Stage = Stage.PLANNED
    opened: time | None = None
    signed_by: str = ""
    signed_on: date | None = None
    issued_at: time | None = None
    agenda_version: int = 0
    called_off: CalledOff | None = None
    id: int | None = field(default=None, compare=False)
    version: int = field(default=1, compare=False)

    @property
    def reference(self) -> str:
        """How the meeting is named: "corporate-parenting-board/2021-07-20", "…-2" for a second."""
        return reference_of(self.committee, self.held, self.sitting)

    @property
    def state(self) -> str:
        """How it stands, in words: its stage, or that it was called off."""
        return self.called_off.value if self.called_off else self.stage.value


def reference_of(committee: str, held: date, sitting: int = 1) -> str:
    """The name of a meeting of the committee with this slug, as `Meeting.reference`."""
    second = f"-{sitting}" if sitting > 1 else ""
    return f"{committee}/{held.isoformat()}{second}"


@dataclass(frozen=True, slots=True)
class Leftover:
    """A word or line of a paper that is in no record.

    `line` counts from 1 in the source.
    """

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What a reading did not turn into records, so that nothing is dropped in silence.

    `furniture`: page numbers, running heads. `labels`: words used up as structure ("PRESENT:").
    `unplaced`: text that found no place.
    """

    furniture: tuple[Leftover, ...] = ()
    labels: tuple[Leftover, ...] = ()
    unplaced: tuple[Leftover, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """Everything known of one meeting, restricted parts included.

    Composers never take this; they take what `views.seen_by` makes of it.
    """

    meeting: Meeting
    roll: Roll = Roll()
    items: tuple[AgendaItem, ...] = ()
    minutes: tuple[Minute, ...] = ()
    actions: tuple[Action, ...] = ()
    papers: tuple[Paper, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    adjournments: tuple[Adjournment, ...] = ()
    corrections: tuple[Correction, ...] = ()
    alterations: tuple[Alteration, ...] = ()
    leftovers: Leftovers = Leftovers()
