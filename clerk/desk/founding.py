"""A register's beginning: the council, and a committee known only from its first paper."""

import re
from dataclasses import replace

from clerk.business.council import Committee, Council, short_of
from clerk.business.proposal import Proposal
from clerk.business.style import HouseStyle, profile
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import councils

_PARISH = re.compile(r"\b(?:parish|town|village|community)\s+(?:council|meeting)\b", re.IGNORECASE)


def begin(desk: Desk, name: str, profile_name: str) -> None:
    """Enter the council that owns this register, and the profile its committees begin with.

    Raises Refused for a council without a name.
    """
    name = " ".join(name.split())
    if not name:
        raise Refused("The council needs a name; type it as it stands on your papers.")
    with in_plain_words(), desk.register.writing(f"Begin the register of {name}") as change:
        councils.save_council(change, Council(name, profile=profile_name))


def council_known(desk: Desk) -> Council | None:
    """The council that owns this register, None while its name is not known."""
    with in_plain_words():
        return councils.council(desk.register)


def change_council(desk: Desk, seen: Council | None, council: Council) -> None:
    """Set the name, address, proper officer and bank-holiday calendar of the council.

    `seen` is how it stood for the clerk, None when it was not known. Raises Refused for no name,
    and when somebody else changed it since.
    """
    told = replace(
        council,
        name=" ".join(council.name.split()),
        address=council.address.strip(),
        proper_officer=" ".join(council.proper_officer.split()),
    )
    if not told.name:
        raise Refused("The council needs a name; type it as it stands on your papers.")
    with in_plain_words(), desk.register.writing(f"Say what {told.name} is") as change:
        if councils.council(change) != seen:
            raise Refused("Somebody else changed the council meanwhile; look at it again.")
        councils.save_council(change, told)


def founded(proposal: Proposal, slug: str, council: Council | None) -> Committee:
    """A new committee, its house style begun from a profile and the paper's own words.

    A parish's profile is taken when the body calls itself a parish, town, village or community
    council (Local Government Act 1972 Part I); otherwise that of the council that owns the
    register, a principal council's when none is known.
    """
    usual = council.profile if council else "uk-principal"
    style = profile("uk-parish" if _PARISH.search(proposal.committee) else usual)
    return Committee(
        slug=slug,
        name=proposal.committee,
        short=short_of(proposal.committee),
        style=taught(style, proposal),
    )


def taught(style: HouseStyle, proposal: Proposal) -> HouseStyle:
    """The house style with what this paper shows of it: numbers, outcome words, labels.

    A label the paper prints takes the place of the profile's; words are only ever added.
    """
    printed = {group.key: group for group in proposal.roll.groups}
    groups = tuple(printed.pop(group.key, group) for group in style.attendance_groups)
    words = (word for word in proposal.outcome_words if word not in style.outcome_words)
    return replace(
        style,
        numbering=proposal.series.rule if proposal.series else style.numbering,
        outcome_words=(*style.outcome_words, *words),
        attendance_groups=(*groups, *printed.values()),
    )
