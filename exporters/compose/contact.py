"""Who sits on a committee and whom to ask about a meeting, in words, as its agenda prints them."""

import re
from collections.abc import Sequence

from clerk.business.attendance import Attendance
from clerk.business.meetings import Contact, ListedMember
from clerk.business.people import Role
from clerk.business.style import HouseStyle
from exporters.compose.attendance import names

_LEADS_ON = re.compile(
    r"(?:\b(?:ask|call|contact|e-?mail|from|of|on|phone|ring|telephone|to|with)|:)\s*$",
    re.IGNORECASE,
)


def members_words(membership: Sequence[ListedMember], style: HouseStyle) -> str:
    """The members with their roles in one line; an ordinary seat goes without saying."""
    return names([_seated(each) for each in membership], style)


def contact_words(contact: Contact) -> str:
    """Whom to ask: the words as printed, else a sentence of our own; empty for nobody.

    Words that only lead on to a name ("please ask") are nothing without one.
    """
    known = ", ".join(filter(None, (contact.name, contact.phone, contact.email)))
    if contact.words and _LEADS_ON.search(contact.words):
        return f"{contact.words.rstrip(' :')} {known}." if known else ""
    if contact.words:
        return contact.words
    return f"For more about this meeting please contact {known}." if known else ""


def _seated(member: ListedMember) -> Attendance:
    """A member as the attendance list words one."""
    role = None if member.role is Role.MEMBER else member.role
    return Attendance(member.name, group="", title=member.title, role=role)
