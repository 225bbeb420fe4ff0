"""Finding the actions a clerk names."""

import re

from clerk.business.action_filter import FilterError, read_filter
from clerk.business.council import Committee
from clerk.desk.action_joining import numbers_told
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.following_up import Followed, Which, followed, followed_ids
from clerk.desk.refused import Refused
from db import councils
from db.action_lists import action_numbered

_APART = re.compile(r"(?P<committee>.*[^\W\d].*?)[\s/]+(?P<number>\S*\d\S*)")
_TOGETHER = re.compile(r"(?P<committee>.*[^\W\d])-?(?P<number>\d\S*)")
_MOST = 5


def actions_named(desk: Desk, names: str) -> tuple[Followed, ...]:
    """The actions named between commas: "CPB 4, CPB 5". Raises Refused as `action_named` does."""
    found = [action_named(desk, name) for name in names.split(",") if name.strip()]
    if not found:
        raise Refused("Name an action, such as CPB 4.")
    return tuple(found)


def action_named(desk: Desk, name: str) -> Followed:
    """The action with this number ("CPB 4", "cpb4", "corporate-parenting-board/4", "4" where only
    one committee has it, and so where two have the same letters), or the only open one that a
    filter finds. A number of a committee is never taken for words that another action happens to
    hold. Raises Refused when there is none, or more than one."""
    said = name.strip()
    if numbered := _APART.fullmatch(said) or _TOGETHER.fullmatch(said):
        with in_plain_words(), desk.register.reading():
            bodies = councils.slugs_called(desk.register, numbered["committee"])
            found = [action_numbered(desk.register, each, numbered["number"]) for each in bodies]
            ids = [each for each in found if each is not None]
            body = None if ids else councils.committee_called(desk.register, numbered["committee"])
        if len(ids) > 1:
            several = zip(bodies, found, strict=True)
            named = " and ".join(f"{slug}/{numbered['number']}" for slug, id in several if id)
            raise Refused(f"“{said}” may mean {named}; write out which.")
        if ids:
            return followed(desk, ids)[0]
        if body is not None:
            raise Refused(_no_such_number(desk, body, numbered["number"]))
    return _only(desk, said, _with_number(desk, said) if said.isdecimal() else _found(desk, said))


def _with_number(desk: Desk, number: str) -> tuple[int, ...]:
    with in_plain_words():
        bodies = councils.committees(desk.register)
        ids = [action_numbered(desk.register, each.slug, number) for each in bodies]
    return tuple(each for each in ids if each is not None)


def _found(desk: Desk, said: str) -> tuple[int, ...]:
    try:
        return followed_ids(desk, Which.OPEN, read_filter(said))
    except FilterError as error:
        raise Refused(str(error)) from None


def _no_such_number(desk: Desk, body: Committee, number: str) -> str:
    named = f"{body.short} {number}"
    told = next(
        (each for each in numbers_told(desk, body.slug) if each.startswith(f"{named}:")), ""
    )
    return f"There is no action {told or named}; clerk list actions shows them all."


def _only(desk: Desk, said: str, ids: tuple[int, ...]) -> Followed:
    if len(ids) == 1:
        return followed(desk, ids)[0]
    if not ids:
        raise Refused(f"There is no open action “{said}”; clerk list actions shows them all.")
    several = followed(desk, ids[:_MOST])
    numbers = ", ".join(each.number for each in several)
    more = f" and {len(ids) - _MOST} more" if len(ids) > _MOST else ""
    raise Refused(f"“{said}” finds {numbers}{more}; name one of them.")
