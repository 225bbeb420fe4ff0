"""What the public still reads of business that is closed to it, besides its number and title.

Who presents an item is printed as with any other; why it is urgent has to be (Local Government Act
1972 s100B(4)(b)), and so has an interest that is not sensitive (Localism Act 2011 s31). All of it
may say what is closed, and no program can tell: whoever closes the item is shown it.
"""

from collections.abc import Iterator

from clerk.business.agenda import AgendaItem
from clerk.business.meetings import MeetingRecord
from clerk.business.nesting import under


def left_public(record: MeetingRecord, item: AgendaItem) -> tuple[str, ...]:
    """What stays public of an item and of those under it, in words to go on a list."""
    nested = under(record.items, item)
    return (
        *_of(record, item, ""),
        *(each for one in nested for each in _of(record, one, f" of item {one.number}".rstrip())),
    )


def _of(record: MeetingRecord, item: AgendaItem, whose: str) -> Iterator[str]:
    if item.presenter:
        yield f"the presenter{whose}, {item.presenter}"
    if item.urgent and item.urgent_reason:
        yield f"the reason for urgency{whose}, “{item.urgent_reason}”"
    named = {item.number, item.title} - {""}
    for one in record.declarations:
        if one.item in named and one.nature and not one.sensitive:
            yield f"the interest{whose} of {one.name}, “{one.nature}”"
    for each in record.adjournments:
        if each.item in named and each.reason:
            yield f"why the meeting was adjourned, “{each.reason}”"
