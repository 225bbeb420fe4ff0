"""Interests declared at a meeting: added, changed, taken out, each as one change."""

from dataclasses import replace

from clerk.business.interests import Declaration
from clerk.business.meetings import MeetingRecord
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused


def declare(desk: Desk, record: MeetingRecord, declared: Declaration) -> str:
    """Note an interest. Raises Refused when it does not say who, or in which item."""
    _check(declared)
    after = replace(record, declarations=(*record.declarations, declared))
    change_meeting(desk, record, after, f"{declared.name} declares an interest")
    return f"{declared.name} declared an interest in item {declared.item}."


def change_declaration(
    desk: Desk, record: MeetingRecord, declared: Declaration, after: Declaration
) -> str:
    """Put `after` in the place of an interest noted before. Raises Refused as `declare`."""
    _check(after)
    _keep(desk, record, declared, (after,), f"Change the interest of {declared.name}")
    return f"The interest of {after.name} in item {after.item} is changed."


def remove_declaration(desk: Desk, record: MeetingRecord, declared: Declaration) -> str:
    """Take a declaration out."""
    _keep(desk, record, declared, (), f"Take out the interest of {declared.name}")
    return f"The interest of {declared.name} is taken out."


def _check(declared: Declaration) -> None:
    if not declared.name.strip():
        raise Refused("Who declared the interest? Type the name as it stands in the attendance.")
    if not declared.item.strip():
        raise Refused("In which item was the interest declared? Type its agenda number.")


def _keep(
    desk: Desk,
    record: MeetingRecord,
    declared: Declaration,
    after: tuple[Declaration, ...],
    what: str,
) -> None:
    at = next((at for at, one in enumerate(record.declarations) if one.id == declared.id), None)
    if at is None:
        raise Refused(f"The interest of {declared.name} is no longer there; look again.")
    declarations = (*record.declarations[:at], *after, *record.declarations[at + 1 :])
    change_meeting(desk, record, replace(record, declarations=declarations), what)
