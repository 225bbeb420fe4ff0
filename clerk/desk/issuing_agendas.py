"""Issuing an agenda: what it will fix and what is missing, and doing it.

From the first issue on the numbers of the agenda stay. Each version is kept as it was issued.
"""

from dataclasses import dataclass, replace
from datetime import date

from clerk.business.agenda import Course
from clerk.business.agenda_readiness import AgendaWanting, agenda_wanting, what_stops
from clerk.business.closed_since import has_closed_since
from clerk.business.council import Council
from clerk.business.days import day_in_words, weekday_in_words
from clerk.business.meetings import (
    NOT_BEGUN,
    ListedMember,
    Meeting,
    MeetingRecord,
    Signatory,
    Stage,
)
from clerk.business.notice import Notice
from clerk.business.people import Membership, Role
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.desk.clocks import notice_of
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import Reader, councils, issued_agendas, people
from db.records import read_record, save_record

_SEATS = {role: place for place, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class AgendaFixing:
    """What issuing the agenda on the day `on` would fix, and what is still `wanting`.

    `version` counts from 1; `numbers` are those of the items; `signatory` and `membership` are
    what it will print; `notice` is None where it cannot be counted.
    """

    version: int
    on: date
    numbers: tuple[str, ...]
    signatory: Signatory | None
    membership: tuple[ListedMember, ...]
    wanting: tuple[AgendaWanting, ...]
    notice: Notice | None


def what_agenda_fixes(desk: Desk, record: MeetingRecord, on: date | None = None) -> AgendaFixing:
    """What `issue_agenda` would do. Raises Refused as that does, but for what is only wanting."""
    day = on or desk.today()
    with in_plain_words(), desk.register.reading():
        council = councils.council(desk.register)
        committee = councils.committee(desk.register, record.meeting.committee)
        ready = _ready(desk.register, record, day, council)
        _check(desk.register, record, ready, day)
        version = len(issued_agendas.issued_agendas(desk.register, record.meeting.id or 0)) + 1
    notice = notice_of(record.meeting, committee, council)
    return AgendaFixing(
        version,
        day,
        tuple(one.number for one in record.items if one.number),
        ready.meeting.signatory,
        ready.meeting.membership,
        agenda_wanting(ready, day, notice),
        notice,
    )


def issue_agenda(desk: Desk, record: MeetingRecord, on: date | None = None) -> str:
    """Issue the agenda as the clerk saw it, on a day (None: today).

    It records day, time, who signs it and the membership as listed, and keeps this version. It
    cannot be taken back. Raises Refused when an urgent item gives no reason, the meeting was held
    or called off, it has changed since the clerk saw it, or has not since its last issue.
    """
    day = on or desk.today()
    check_printable(record)
    meeting_id = record.meeting.id or 0
    with in_plain_words():
        council = councils.council(desk.register)
        version = len(issued_agendas.issued_agendas(desk.register, meeting_id)) + 1
        again = f", version {version}" if version > 1 else ""
        with desk.register.writing(f"Issue the agenda{again}") as change:
            if read_record(change, meeting_id) != record:
                raise Refused(
                    "Something in this meeting has changed since you looked. Nothing was issued: "
                    "look at it as it is now, then issue it."
                )
            ready = _ready(change, record, day, council)
            _check(change, record, ready, day)
            issued = replace(
                ready.meeting,
                issued=day,
                issued_at=desk.minute() if day == desk.today() else None,
                agenda_version=version,
                stage=max(record.meeting.stage, Stage.AGENDA_ISSUED, key=list(Stage).index),
            )
            save_record(change, replace(ready, meeting=issued))
            issued_agendas.keep_agenda(change, meeting_id)
    which = f"Version {version} of the agenda" if version > 1 else "The agenda"
    return f"{which} is issued, on {day_in_words(day)}; its numbers stay from now on."


def fixing_lines(fixing: AgendaFixing) -> tuple[str, ...]:
    """What issuing would fix, and what is wanting, a sentence a line."""
    numbers = fixing.numbers
    span = f"the numbers {numbers[0]} to {numbers[-1]}" if numbers else "an agenda without numbers"
    signed = f"Signed by {fixing.signatory.name}" if fixing.signatory else "Nobody signs it"
    members = f"{len(fixing.membership)} members are" if fixing.membership else "no member is"
    lines = [
        f"Version {fixing.version}, issued on {weekday_in_words(fixing.on)}: {span}.",
        f"{signed}; {members} listed.",
    ]
    if fixing.signatory is None:
        lines.append("Name the proper officer, who signs: settings, F4, or clerk style council.")
    if fixing.notice is not None:
        lines.append(f"Last lawful day: {weekday_in_words(fixing.notice.last_day)}.")
    return (*lines, *(f"! {one.why}" for one in fixing.wanting))


def fixing_shape(fixing: AgendaFixing) -> dict[str, object]:
    """The same as JSON."""
    return {
        "version": fixing.version,
        "on": fixing.on.isoformat(),
        "numbers": list(fixing.numbers),
        "signatory": fixing.signatory.name if fixing.signatory else None,
        "membership": [one.name for one in fixing.membership],
        "last_lawful_day": fixing.notice.last_day.isoformat() if fixing.notice else None,
        "wanting": [{"light": one.light.value, "why": one.why} for one in fixing.wanting],
    }


def agenda_as_issued(desk: Desk, now: MeetingRecord, version: int, view: View) -> MeetingRecord:
    """A version of the agenda of a meeting as it was issued, as `view` may see it.

    Raises Refused when the public may not see all of it any more.
    """
    with in_plain_words():
        kept = issued_agendas.agenda_as_issued(desk.register, now.meeting.id or 0, version, view)
    if view is View.PUBLIC and has_closed_since(kept, now):
        raise Refused(
            f"Business of version {version} of this agenda was closed to the public since: only "
            "the restricted one can be printed as it was issued."
        )
    return kept


def check_printable(record: MeetingRecord) -> None:
    """Raise Refused for an agenda others may not be given yet: an urgent item gives no reason."""
    if stops := what_stops(record):
        raise Refused(stops[0].why)


def _ready(
    reader: Reader, record: MeetingRecord, day: date, council: Council | None
) -> MeetingRecord:
    """The meeting with who signs its agenda and who its members are, where nobody has said."""
    meeting = record.meeting
    signatory = meeting.signatory
    if signatory is None and council is not None and council.proper_officer:
        lines = tuple(part.strip() for part in council.address.splitlines() if part.strip())
        signatory = Signatory(council.proper_officer, place=lines)
    membership = meeting.membership
    if not membership:
        seats = people.memberships(reader, meeting.committee, on=meeting.held)
        membership = _listed(seats)
    return replace(record, meeting=replace(meeting, signatory=signatory, membership=membership))


def _listed(seats: tuple[Membership, ...]) -> tuple[ListedMember, ...]:
    """The seats as an agenda lists them: the Chair first, substitutes left out."""
    return tuple(
        ListedMember(seat.person.name, seat.person.title, seat.role)
        for seat in sorted(seats, key=lambda seat: _SEATS[seat.role])
        if seat.role is not Role.SUBSTITUTE
    )


def _check(reader: Reader, record: MeetingRecord, ready: MeetingRecord, day: date) -> None:
    meeting = record.meeting
    if meeting.called_off is not None:
        raise Refused(f"This meeting is {meeting.state}: its agenda cannot be issued.")
    if not record.items:
        raise Refused("There is no business on this agenda yet: add some, then issue it.")
    if meeting.stage not in NOT_BEGUN:
        raise Refused(f"The meeting has begun; the stage is: {meeting.stage}.")
    if day > meeting.held:
        raise Refused(f"{day_in_words(day)} is after the meeting: choose the day it went out.")
    versions = issued_agendas.issued_agendas(reader, meeting.id or 0)
    if not versions:
        return
    last = issued_agendas.agenda_as_issued(
        reader, meeting.id or 0, versions[-1].number, View.RESTRICTED
    )
    if _front(ready) == _front(last):
        raise Refused(f"Nothing was changed since version {versions[-1].number} was issued.")


def _front(record: MeetingRecord) -> object:
    """What an agenda says, without when it was issued."""
    seen = seen_by(record, View.RESTRICTED).record
    meeting: Meeting = replace(
        seen.meeting, issued=None, issued_at=None, agenda_version=0, stage=Stage.PLANNED
    )
    items = tuple(one for one in seen.items if one.course is not Course.WITHDRAWN)
    return meeting, items, seen.papers
