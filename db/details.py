"""A meeting's own row, with its notices, printed membership and leftovers."""

import json
from datetime import date, time

from clerk.business.meetings import (
    CalledOff,
    Contact,
    Leftover,
    Leftovers,
    ListedMember,
    Meeting,
    MeetingRecord,
    Signatory,
    Stage,
)
from clerk.business.people import Role
from db.keeping import Wanted, keep
from db.transaction import Reader, Row, Transaction, Value

_MEETING = (
    "SELECT meeting.*, committee.slug AS slug FROM meeting "
    "JOIN committee ON committee.id = meeting.committee_id"
)


def meetings_where(reader: Reader, conditions: str, *values: Value) -> tuple[Meeting, ...]:
    """The meetings an SQL condition picks, in its order, with notices and membership."""
    return tuple(_meeting(reader, row) for row in reader.rows(f"{_MEETING} {conditions}", *values))


def columns(record: MeetingRecord) -> dict[str, Value]:
    """The meeting as a row, without its committee and its stage."""
    meeting, roll = record.meeting, record.roll
    signatory = meeting.signatory or Signatory("")
    contact = meeting.contact or Contact()
    return {
        "held": meeting.held.isoformat(),
        "sitting": meeting.sitting,
        "body": meeting.body,
        "title": meeting.title,
        "starts": written_time(meeting.starts),
        "ends": written_time(meeting.ends),
        "venue": meeting.venue,
        "opening": meeting.opening,
        "issued": written_date(meeting.issued),
        "signatory_name": signatory.name if meeting.signatory else None,
        "signatory_post": signatory.post,
        "signatory_place": json.dumps(signatory.place, ensure_ascii=False),
        "contact_name": contact.name if meeting.contact else None,
        "contact_phone": contact.phone,
        "contact_email": contact.email,
        "contact_words": contact.words,
        "opened": written_time(meeting.opened),
        "signed_by": meeting.signed_by,
        "signed_on": written_date(meeting.signed_on),
        "issued_at": written_time(meeting.issued_at),
        "agenda_version": meeting.agenda_version,
        "called_off": meeting.called_off and meeting.called_off.value,
        "public_present": roll.public,
        "press_present": roll.press,
    }


def save_parts(change: Transaction, meeting_id: int, record: MeetingRecord) -> None:
    """Make notices, printed membership and leftovers those of `record`."""
    owner = {"meeting_id": meeting_id}
    keep(
        change,
        "meeting_notice",
        owner,
        [Wanted({"text": notice}) for notice in record.meeting.notices],
    )
    keep(
        change,
        "listed_member",
        owner,
        [
            Wanted({"name": member.name, "title": member.title, "role": member.role.value})
            for member in record.meeting.membership
        ],
        alike=(("name",),),
    )
    keep(
        change,
        "leftover",
        owner,
        [
            Wanted({"kind": kind, "line": leftover.line, "text": leftover.text})
            for kind in ("furniture", "labels", "unplaced")
            for leftover in getattr(record.leftovers, kind)
        ],
    )


def leftovers(reader: Reader, meeting_id: int) -> Leftovers:
    """The words of a meeting's papers that are in no record."""
    rows = reader.rows("SELECT * FROM leftover WHERE meeting_id = ? ORDER BY place", meeting_id)
    found: dict[str, list[Leftover]] = {"furniture": [], "labels": [], "unplaced": []}
    for row in rows:
        found[row["kind"]].append(Leftover(row["line"], row["text"]))
    return Leftovers(**{kind: tuple(lines) for kind, lines in found.items()})


def written_date(day: date | None) -> str | None:
    """A day as the register holds it."""
    return None if day is None else day.isoformat()


def read_date(text: str | None) -> date | None:
    """A day from the register."""
    return None if text is None else date.fromisoformat(text)


def written_time(moment: time | None) -> str | None:
    """A time of day as the register holds it: 14:30."""
    return None if moment is None else moment.isoformat(timespec="auto")[:8].removesuffix(":00")


def read_time(text: str | None) -> time | None:
    """A time of day from the register."""
    return None if text is None else time.fromisoformat(text)


def _meeting(reader: Reader, row: Row) -> Meeting:
    notices = reader.rows(
        "SELECT text FROM meeting_notice WHERE meeting_id = ? ORDER BY place", row["id"]
    )
    members = reader.rows(
        "SELECT name, title, role FROM listed_member WHERE meeting_id = ? ORDER BY place",
        row["id"],
    )
    signatory = contact = None
    if row["signatory_name"] is not None:
        place = tuple(json.loads(row["signatory_place"]))
        signatory = Signatory(row["signatory_name"], row["signatory_post"], place)
    if row["contact_name"] is not None:
        contact = Contact(
            row["contact_name"], row["contact_phone"], row["contact_email"], row["contact_words"]
        )
    return Meeting(
        committee=row["slug"],
        body=row["body"],
        held=date.fromisoformat(row["held"]),
        sitting=row["sitting"],
        title=row["title"],
        starts=read_time(row["starts"]),
        ends=read_time(row["ends"]),
        venue=row["venue"],
        notices=tuple(notice["text"] for notice in notices),
        opening=row["opening"],
        issued=read_date(row["issued"]),
        signatory=signatory,
        contact=contact,
        membership=tuple(
            ListedMember(member["name"], member["title"], Role(member["role"]))
            for member in members
        ),
        stage=Stage(row["stage"]),
        opened=read_time(row["opened"]),
        signed_by=row["signed_by"],
        signed_on=read_date(row["signed_on"]),
        issued_at=read_time(row["issued_at"]),
        agenda_version=row["agenda_version"],
        called_off=CalledOff(row["called_off"]) if row["called_off"] else None,
        id=row["id"],
        version=row["version"],
    )
