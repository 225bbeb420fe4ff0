"""Lists of what the register holds, to read and as JSON."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clerk.business.action_filter import FilterError, read_filter
from clerk.business.actions import ListedAction
from clerk.desk.as_json import Shape
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.following_up import Followed, as_followed, followed_shape
from clerk.desk.meeting_names import meeting_named
from clerk.desk.next_numbers import next_numbers
from clerk.desk.refused import Refused
from clerk.desk.wording import day_text, origin_text
from db import actions, councils, meetings, numbers, people
from db.action_lists import action_ids, actions_by_id
from db.counts import counts

_FILTER = re.compile(r'[:"]|(?:^|\s)-')


@dataclass(frozen=True, slots=True)
class Listing:
    """A list under its column heads, the same as JSON, and what to say when it is empty."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shapes: tuple[Shape, ...]
    empty: str


def committees(desk: Desk) -> Listing:
    """The committees, by name, each with the next number of its minutes."""
    with in_plain_words(), desk.register.reading():
        known = councils.committees(desk.register)
        series = [numbers.series_of(desk.register, each.slug) for each in known]
        coming = [next_numbers(desk.register, each.slug, desk.today(), 1) for each in known]
    return Listing(
        ("Committee", "Short", "Next minute", "Name"),
        tuple(
            (each.slug, each.short, "".join(now.numbers) or now.instead, each.name)
            for each, now in zip(known, coming, strict=True)
        ),
        tuple(
            {
                "committee": each.slug,
                "name": each.name,
                "short": each.short,
                "pattern": run.rule.pattern if run else None,
                "next": "".join(now.numbers) or None,
            }
            for each, run, now in zip(known, series, coming, strict=True)
        ),
        "There are no committees yet; clerk import FILE brings in the first.",
    )


def meeting_count(desk: Desk) -> int:
    """How many meetings the register holds."""
    with in_plain_words():
        return counts(desk.register)["meetings"]


def meeting_list(
    desk: Desk, committee: str | None = None, *, limit: int | None = None, offset: int = 0
) -> Listing:
    """The meetings, the newest first, of one committee or all. Raises Refused for a wrong one.

    At most `limit` of them after leaving out `offset`.
    """
    with in_plain_words():
        if committee is not None:
            committee = councils.slug_meant(desk.register, committee)
        known = meetings.meetings(desk.register, committee=committee, limit=limit, offset=offset)
    return Listing(
        ("Meeting", "Day", "Stage", "Body"),
        tuple((m.reference, day_text(m), m.state, m.body) for m in known),
        tuple(
            {
                "meeting": each.reference,
                "committee": each.committee,
                "title": each.body,
                "date": each.held.isoformat(),
                "starts": each.starts.isoformat("minutes") if each.starts else None,
                "venue": each.venue,
                "stage": each.stage.value,
            }
            for each in known
        ),
        "There are no meetings yet; clerk import FILE brings in the first.",
    )


def action_list(desk: Desk, name: str | None = None) -> Listing:
    """Actions by committee and number: all, of a committee, of a meeting, or found by a filter.

    Those of restricted business are left out: a list ends up in places nobody looks after. `name`
    is a committee, a meeting, or what `read_filter` reads: plain words when they are the name of
    neither and find something. Raises Refused when it is none of them.
    """
    today = desk.today()
    every = (as_followed(listed, today) for listed in actions_named(desk, name))
    return _action_listing([each for each in every if not each.action.restricted])


def actions_named(desk: Desk, name: str | None) -> tuple[ListedAction, ...]:
    """The actions of a committee, of a meeting (made or logged there), or all of them."""
    register = desk.register
    with in_plain_words(), register.reading():
        if name is None:
            return _found(desk, "")
        if _FILTER.search(name):
            return _found(desk, name)
        if slug := councils.slug_called(register, name):
            return _found(desk, "", committee=slug)
        if "/" not in name and not name.isdecimal():
            if found := _found(desk, name):
                return found
            councils.slug_meant(register, name)
        made = actions.actions(register, meeting_id=meeting_named(desk, name).id)
        return actions_by_id(desk.register, [each.action.id or 0 for each in made], desk.today())


def _found(desk: Desk, typed: str, committee: str = "") -> tuple[ListedAction, ...]:
    try:
        wanted = read_filter(typed)
    except FilterError as error:
        raise Refused(str(error)) from None
    ids = action_ids(desk.register, wanted, desk.today(), committee=committee)
    return actions_by_id(desk.register, ids, desk.today())


def people_list(desk: Desk) -> Listing:
    """Everybody known, with posts held and seats on committees."""
    register = desk.register
    with in_plain_words():
        known = people.people(register)
        tenures = [tenure for tenure in people.tenures(register) if tenure.ends is None]
        seats = [
            (committee, seat)
            for committee in councils.committees(register)
            for seat in people.memberships(register, committee.slug, on=desk.today())
        ]
    held = [[t.post.name for t in tenures if t.person.id == each.id] for each in known]
    sits = [[(c, s) for c, s in seats if s.person.id == each.id] for each in known]
    rows = (
        (
            f"{each.title} {each.name}".strip(),
            each.address or each.phone,
            "; ".join([*posts, *(f"{c.short} {s.role.value}" for c, s in seated)]),
        )
        for each, posts, seated in zip(known, held, sits, strict=True)
    )
    return Listing(
        ("Name", "Reached at", "Posts and seats"),
        tuple(rows),
        tuple(
            {
                "name": each.name,
                "title": each.title,
                "organisation": each.organisation,
                "address": each.address,
                "phone": each.phone,
                "posts": posts,
                "seats": [
                    {
                        "committee": committee.slug,
                        "role": seat.role.value,
                        "seen_on": seat.seen_on.isoformat() if seat.seen_on else None,
                    }
                    for committee, seat in seated
                ],
            }
            for each, posts, seated in zip(known, held, sits, strict=True)
        ),
        "There is nobody in the register yet; clerk import FILE brings in the first.",
    )


def _action_listing(found: Sequence[Followed]) -> Listing:
    return Listing(
        ("Action", "From", "Responsible", "How it stands", "What is to be done"),
        tuple(
            (
                each.number,
                origin_text(each.listed),
                each.owners,
                each.state,
                each.action.text,
            )
            for each in found
        ),
        tuple(followed_shape(each) for each in found),
        "There are no actions.",
    )
