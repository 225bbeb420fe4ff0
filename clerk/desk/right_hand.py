"""Whether the papers of a meeting's packs begin on right-hand pages: chosen once, for all of them.

The restricted pack repeats the page numbers of the public one and a supplement goes on from it, so
they have to begin their papers as that does.
"""

from clerk.business.council import Committee
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.meeting_names import meeting_named
from db import Reader, Transaction, packs


def choose_right_hand(desk: Desk, reference: str, *, right_hand: bool) -> str:
    """Have the papers of every pack of a meeting begin on right-hand pages, or on any; a sentence
    that says so. It is kept, and can be taken back. Raises Refused."""
    meeting = meeting_named(desk, reference)
    where = pages_called(right_hand=right_hand)
    with in_plain_words(), desk.register.writing(f"Begin papers on {where}") as change:
        packs.set_right_hand(change, meeting.id or 0, right_hand=right_hand)
    return f"Papers of this meeting begin on {where}."


def keep_right_hand(
    change: Transaction, meeting_id: int, committee: Committee, *, right_hand: bool
) -> None:
    """Have what follows a pack that is issued begin its papers as that does."""
    if usual_right_hand(change, meeting_id, committee) is not right_hand:
        packs.set_right_hand(change, meeting_id, right_hand=right_hand)


def usual_right_hand(reader: Reader, meeting_id: int, committee: Committee) -> bool:
    """How they begin unless something else is said for one pack: as was chosen for the meeting or
    a pack of it was issued, else as the house style has it."""
    chosen = packs.right_hand(reader, meeting_id)
    return committee.style.right_hand if chosen is None else chosen


def pages_called(*, right_hand: bool) -> str:
    return "right-hand pages" if right_hand else "any page"
