"""Looking back over owners and committees: what each still owes, and how often it was asked."""

from dataclasses import dataclass
from datetime import date

from clerk.business.days import short_date
from clerk.desk.action_joining import bodies
from clerk.desk.desk import Desk
from clerk.desk.following_up import as_followed
from clerk.desk.listing import Listing, actions_named

_NOBODY = "nobody"


@dataclass
class _Owing:
    """What one owner owes one committee."""

    short: str
    open: int = 0
    overdue: int = 0
    oldest: date | None = None
    asked: int = 0


def owing(desk: Desk, name: str | None = None) -> Listing:
    """Per owner and committee: how much is open and overdue, since when the oldest, and how many
    were asked about without an answer since; who owes most first.

    `name` is a committee or a filter, as `action_list` takes them. Restricted actions are left out
    as there. Raises Refused.
    """
    today, names = desk.today(), dict(bodies(desk))
    found: dict[tuple[str, str], _Owing] = {}
    for listed in actions_named(desk, name):
        action = listed.action
        if action.closed is not None or action.restricted:
            continue
        late = as_followed(listed, today).late
        for owner in [owner.name for owner in action.owners] or [_NOBODY]:
            one = found.setdefault((owner, listed.committee), _Owing(listed.short))
            one.open += 1
            one.overdue += late
            one.asked += bool(listed.unanswered)
            if listed.made is not None and (one.oldest is None or listed.made < one.oldest):
                one.oldest = listed.made
    order = sorted(found.items(), key=lambda item: (-item[1].overdue, -item[1].open, item[0]))
    return Listing(
        ("Owner", "Committee", "Open", "Overdue", "Oldest", "Asked, no answer"),
        tuple(
            (
                owner,
                names[committee],
                str(one.open),
                str(one.overdue),
                short_date(one.oldest) if one.oldest else "",
                str(one.asked),
            )
            for (owner, committee), one in order
        ),
        tuple(
            {
                "owner": None if owner == _NOBODY else owner,
                "committee": committee,
                "name": names[committee],
                "short": one.short,
                "open": one.open,
                "overdue": one.overdue,
                "oldest": one.oldest.isoformat() if one.oldest else None,
                "asked_without_answer": one.asked,
            }
            for (owner, committee), one in order
        ),
        "Nothing is open.",
    )
