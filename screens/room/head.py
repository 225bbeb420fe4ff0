"""What stands over the list: the meeting, the quorum of now and of the item, who should leave."""

from rich.cells import cell_len

from clerk.business.interests import leaving_suggested
from clerk.business.names import may_be_same
from clerk.business.presence import chair_at, in_the_room, order_taken
from clerk.business.quorum import QuorumState, quorum_at, quorum_now
from screens.meeting_views.view import Sight
from screens.plain import shortened


def head_line(sight: Sight, width: int) -> str:
    """Which room this is, and the quorum of those in it now."""
    at = sight.at
    quorum = quorum_now(at.committee.style.quorum, at.record.roll, at.seats)
    right = _quorum(quorum) if at.record.roll.people else "nobody listed yet"
    room = max(8, width - 3 - cell_len(right))
    left = shortened(f"The room · {at.record.meeting.body or at.committee.name}", room)
    return f"{left}{' ' * (room - cell_len(left) + 1)}{right}"


def item_lines(sight: Sight, item: str, width: int) -> str:
    """The item in hand (its number): its quorum and chair, in `width` cells; under it a quorum that
    is lost, and whoever should leave for the item."""
    record = sight.at.record
    order = order_taken(record)
    if item not in order:
        return "No item in hand: comings and goings are noted with the time alone."
    title = next((one.title for one in sight.seen.items if one.number == item), "")
    rule = sight.at.committee.style.quorum
    quorum = quorum_at(rule, record.roll, sight.at.seats, order, item)
    presiding = chair_at(record.roll, order, item)
    rest = f" · {_quorum(quorum)}" if record.roll.people else ""
    rest += f" · {shortened(presiding, 24) or 'nobody'} in the chair"
    lines = [f"{shortened(f'Item {item} {title}', max(12, width - 2 - cell_len(rest)))}{rest}"]
    if record.roll.people and not quorum.quorate:
        lines.append("The quorum is lost: q puts the sentence for it into this item's minute.")
    there = in_the_room(record.roll)
    leaving = dict.fromkeys(
        one.name
        for one in leaving_suggested(record, item)
        if any(may_be_same(one.name, person.name) for person in there)
    )
    if leaving:
        who = ", ".join(leaving)
        lines.append(f"To leave for item {item}, having an interest: {who}. l notes who goes.")
    return "\n".join(lines)


def _quorum(found: QuorumState) -> str:
    return f"{found} ✓" if found.quorate else f"{found}: NO QUORUM"
