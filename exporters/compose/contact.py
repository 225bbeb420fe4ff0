"""Who sits on a committee and whom to ask about a meeting, in words, as its agenda prints them."""

from collections.abc import Sequence

from clerk.business.attendance import Attendance
from clerk.business.meetings import Contact, ListedMember
from clerk.business.people import Role
from clerk.business.style import HouseStyle
from exporters.compose.attendance import names


def members_words(membership: Sequence[ListedMember], style: HouseStyle) -> str:
    """The members with their roles in one line; an ordinary seat goes without saying."""
    return names([_seated(each) for each in membership], style)


def contact_words(contact: Contact) -> str:
    """Whom to ask: the words as printed, else a sentence of our own; empty for nobody."""
    if contact.words:
        return contact.words
    known = ", ".join(filter(None, (contact.name, contact.phone, contact.email)))
    return f"For more about this meeting please contact {known}." if known else ""


def _seated(member: ListedMember) -> Attendance:
    """A member as the attendance list words one."""
    role = None if member.role is Role.MEMBER else member.role
    return Attendance(member.name, group="", title=member.title, role=role)
