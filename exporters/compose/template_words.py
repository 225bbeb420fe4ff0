"""What the single anchors of a council's own Word template stand for: `[[venue]]`, `[[chair]]`."""

from clerk.business.attendance import Attendance, Roll, Status
from clerk.business.council import Committee
from clerk.business.days import day_in_words, time_in_words, weekday_in_words
from clerk.business.people import Role
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.compose.contact import contact_words, members_words

TEMPLATE_WORDS = {
    "body": "the committee as printed on its papers",
    "committee": "the name of the committee",
    "title": "what kind of meeting it is",
    "date": "Tuesday 8 March 2022",
    "day": "8 March 2022",
    "time": "when it begins",
    "venue": "where it is",
    "chair": "who is in the chair",
    "members": "the membership",
    "officer": "who signs the agenda",
    "post": "the post of that officer",
    "place": "where the agenda is issued",
    "issued": "the day the agenda was issued",
    "contact": "whom to ask",
    "marking": "DRAFT, NOT FOR PUBLICATION",
}
"""The anchors there are words for, and what each stands for."""


def template_words(
    seen: PublicMeeting | RestrictedMeeting, committee: Committee, marking: str
) -> tuple[tuple[str, str], ...]:
    """The words for each of TEMPLATE_WORDS, empty where they are not known."""
    meeting = seen.record.meeting
    signatory = meeting.signatory
    said = {
        "body": meeting.body,
        "committee": committee.name,
        "title": meeting.title,
        "date": weekday_in_words(meeting.held),
        "day": day_in_words(meeting.held),
        "time": time_in_words(meeting.starts) if meeting.starts else "",
        "venue": meeting.venue,
        "chair": _chair(seen),
        "members": members_words(meeting.membership, committee.style),
        "officer": signatory.name if signatory else "",
        "post": signatory.post if signatory else "",
        "place": "\n".join(signatory.place) if signatory else "",
        "issued": weekday_in_words(meeting.issued) if meeting.issued else "",
        "contact": contact_words(meeting.contact) if meeting.contact else "",
        "marking": marking,
    }
    return tuple((name, said[name]) for name in TEMPLATE_WORDS)


def _chair(seen: PublicMeeting | RestrictedMeeting) -> str:
    """Who was in the chair when the meeting began, else the Chair among the members."""
    roll, membership = seen.record.roll, seen.record.meeting.membership
    for each in roll.chair:
        return each.name
    present = [each.name for each in roll.people if each.role is Role.CHAIR and _here(roll, each)]
    listed = [each.name for each in membership if each.role is Role.CHAIR]
    return next(iter(present + listed), "")


def _here(roll: Roll, person: Attendance) -> bool:
    group = roll.group_of(person)
    return group is not None and group.status is Status.PRESENT
