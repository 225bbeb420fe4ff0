"""Actions added from outside the minutes, duplicates made one, and one parted into several."""

from collections.abc import Sequence
from dataclasses import replace

from clerk.business.actions import Action, Closing, Origin
from clerk.desk.action_changes import Seen, called, due_meant, owners_meant, something
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.following_up import Followed, followed
from clerk.desk.refused import Refused
from db import action_joining, councils
from db.actions import action_now, save_action


def add_action(
    desk: Desk, committee: str, text: str, *, owners: str = "", due: str = "", origin: str = ""
) -> Followed:
    """Add an action that comes from outside the minutes; how it stands then.

    `committee` is the slug of the one whose log it goes into; `origin` says in words where it
    comes from. Owners and due are as they are typed. Raises Refused for no text or no origin.
    """
    what = something(text, "what is to be done")
    whence = something(origin, "where it comes from, such as the Mayor's letter of 3 May")
    given = owners_meant(desk, owners)
    action = Action(
        what,
        owners=given,
        due=due_meant(desk, due),
        origin=Origin(desk.today(), words=whence),
    )
    with in_plain_words():
        short = councils.committee(desk.register, committee).short
        with desk.register.writing(f"Add an action of {short} from outside the minutes") as change:
            committee_id = councils.committee_id(change, committee)
            made = action_joining.add_action(change, committee_id, action, today=desk.today())
    return followed(desk, [made])[0]


def bodies(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The committees an action can be of: slug and name, by name."""
    with in_plain_words():
        return tuple((each.slug, each.name) for each in councils.committees(desk.register))


def merge(desk: Desk, kept: Followed, gone: Seen) -> str:
    """Make duplicates one: `kept` stays, with the owners and progress of all; the others are
    closed and say into which. Raises Refused when they cannot be one."""
    others = [each for each in gone if each.action.id != kept.action.id]
    if not others:
        raise Refused("Mark the others as well: one action alone is no duplicate.")
    if kept.action.number is None:
        raise Refused("The one that stays has no number yet; let it be one that has.")
    for each in (kept, *others):
        if each.action.closed is not None:
            raise Refused(f"{each.number} is closed; reopen it first.")
        if each.listed.committee != kept.listed.committee:
            raise Refused(f"{each.number} and {kept.number} are of two committees.")
        if each.action.restricted != kept.action.restricted:
            raise Refused(
                f"One of {each.number} and {kept.number} is restricted and the other is not."
            )
    what = f"Merge {called(others)} into {kept.number}"
    with in_plain_words(), desk.register.writing(what) as change:
        now = [_unchanged(action_now(change, e.action.id or 0), e) for e in (kept, *others)]
        reason = f"merged into {kept.number}"
        action_joining.merge_into(change, now[0], now[1:], reason, desk.today())
    return f"{called(others)} {'is' if len(others) == 1 else 'are'} merged into {kept.number}."


def split(desk: Desk, seen: Followed, texts: Sequence[str]) -> str:
    """Part an action into several, one a text, with new numbers, its origin, owners and day.

    It is closed itself and says into which: its own words may stand in issued minutes. Raises
    Refused when it is closed, has no number yet, or there are not two texts.
    """
    parts = [" ".join(text.split()) for text in texts if text.strip()]
    if len(parts) < 2:
        raise Refused("Write what each part is, a line for each: at least two.")
    if seen.action.closed is not None:
        raise Refused(f"{seen.number} is closed; reopen it first.")
    if seen.action.number is None:
        raise Refused("It has no number yet: its minutes are a draft, and are changed there.")
    with in_plain_words(), desk.register.writing(f"Split {seen.number}") as change:
        now = _unchanged(action_now(change, seen.action.id or 0), seen)
        origin = now.origin or Origin(seen.listed.made, seen.listed.minute)
        committee_id = action_joining.committee_of(change, now.id or 0)
        made = []
        for text in parts:
            part = Action(
                text, owners=now.owners, due=now.due, origin=origin, restricted=now.restricted
            )
            part_id = action_joining.add_action(
                change, committee_id, part, today=desk.today(), like=now.id
            )
            made.append(action_now(change, part_id).number)
        numbers = ", ".join(f"{seen.listed.short} {number}" for number in made)
        save_action(change, replace(now, closed=Closing(desk.today(), f"split into {numbers}")))
    return f"{seen.number} is split into {numbers}."


def numbers_told(desk: Desk, committee: str = "") -> tuple[str, ...]:
    """What became of numbers that are not used any more, a line each: "CPB 4: merged into CPB 2",
    "CPB 3: in no paper read here"."""
    with in_plain_words():
        replaced = action_joining.replaced_numbers(desk.register, committee)
        missing = action_joining.missing_numbers(desk.register, committee)
    told = [
        (short, number, f"{how} {', '.join(f'{short} {one}' for one in now.split(', '))}")
        for short, number, how, now in replaced
    ]
    told += [(each.short, each.number, "in no paper read here") for each in missing]
    return tuple(
        f"{short} {number}: {how}"
        for short, number, how in sorted(told, key=lambda one: (one[0], len(one[1]), one[1]))
    )


def _unchanged(now: Action, seen: Followed) -> Action:
    if now != seen.action:
        raise Refused(
            f"Somebody else has changed this action, {seen.number}, in the meantime. "
            "Nothing was written; look at it as it is now."
        )
    return now
