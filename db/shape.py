"""The numbers in a register's header, and what of its tables is in the record of changes."""

from collections.abc import Mapping
from typing import Any

APPLICATION_ID = 0x436C726B
"""Marks an SQLite file as a register of this program ("Clrk")."""

LATEST = 14
"""The version of the tables this program writes."""

OPENABLE_FROM = dict(
    zip(range(1, 15), (1, 1, 1, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10, 14), strict=True)
)
"""For each version, the oldest one whose programs may still read and write it: a version that
only adds what old programs never touch does not lock them out."""

RECORDED = frozenset(
    (
        "pack pack_part restricted_pack_part "
        "action action_owner adjournment agenda_item attendance attendance_group chase "
        "checking_copy clause committee correction council declaration in_chair issued_minutes "
        "leftover listed_member log_entry meeting meeting_notice membership minute movement "
        "number_ledger number_run number_series outcome paper paper_file person planned_item "
        "post progress report_chase restricted_item restricted_minute restricted_paper "
        "restricted_paper_file source "
        "source_of_meeting tenure vote vote_name "
        "alteration issued_agenda restricted_planned_item tabled_log "
        "mail_settings promise_left_out recipient"
    ).split()
)
"""The tables whose every change is in the record of changes. The others are their own record."""


def follows(row: Mapping[str, Any], column: str) -> bool:
    """Whether a column of a row follows from other rows, so that no event says what it is.

    That is the number of a minute whose draft is not issued (`db.provisional`).
    """
    return column == "number" and bool(row.get("provisional"))
