"""What a clerk does with actions between meetings, with one or with several at once.

Each verb takes the actions as the clerk saw them, changes all of them in one transaction, so that
one undo takes it back, and answers with a sentence. It raises Refused, with nothing changed, when
somebody else has changed the same thing about one of them in the meantime.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace

from clerk.business.actions import Action, Closing, Due, Owner, OwnerKind, Progress, known_as
from clerk.business.days import day_in_words
from clerk.business.typed_due import typed_due
from clerk.business.typed_owners import owners_as_typed, owners_typed
from clerk.business.words import shortened
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.following_up import Followed
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from clerk.desk.typed import typed_day
from db import councils, directory
from db.actions import action_now, owner_as_spelt, save_action

Seen = Sequence[Followed]

_FIGURES = re.compile(r"[\d/.-]*\d[\d/.-]*[dwm]?", re.IGNORECASE)


def report_progress(
    desk: Desk, seen: Seen, text: str, *, on: str = "", by: str = "", meeting: str = ""
) -> str:
    """Add a report of progress: of today and by this clerk, unless a day or a name is typed.

    `meeting` is the reference of the meeting it was reported at. Raises Refused for no words.
    """
    day = typed_day(on) or desk.today()
    if day > desk.today():
        raise Refused(f"{day_in_words(day)} is still to come; progress is of today or before.")
    report = Progress(something(text, "what was done"), day, " ".join(by.split()), meeting)
    report = report if report.by else replace(report, by=desk.who)
    change_each(
        desk,
        seen,
        f"Report progress of {called(seen)}",
        lambda action: replace(action, progress=(*action.progress, report)),
    )
    return f"Noted for {called(seen)}."


def set_due(desk: Desk, seen: Seen, typed: str) -> str:
    """Set when they are due, as it is typed: "31/10", "3w", "next meeting", "asap", a day.

    Nothing typed: no day is set. Raises Refused for a day there is none of.
    """
    due = due_meant(desk, typed)
    change_each(
        desk,
        seen,
        f"Set when {called(seen)} {_is(seen)} due",
        lambda action: replace(action, due=due),
    )
    if due is None:
        return f"No day is set for {called(seen)} any more."
    said = due.words or (day_in_words(due.on) if due.on else "")
    return f"{called(seen)} {_is(seen)} due {said}."


def give_owners(desk: Desk, seen: Seen, typed: str, *, adding: bool = False) -> str:
    """Make those typed the owners, or with `adding` owners as well as those there are.

    Raises Refused for a name that can mean several people, and for nobody where one is added.
    """
    known = tuple(dict.fromkeys(owner for each in seen for owner in each.action.owners))
    # Whoever is typed is no guess any more.
    owners = tuple(replace(each, guessed=False) for each in owners_meant(desk, typed, known))
    if adding and not owners:
        raise Refused("Say who is to own it as well.")

    def given(action: Action) -> Action:
        before = action.owners if adding else ()
        return replace(action, owners=tuple({each: each for each in (*before, *owners)}.values()))

    change_each(desk, seen, f"Say who owns {called(seen)}", given)
    if not owners:
        return f"{called(seen)} {_is(seen)} nobody's now."
    told = f"{called(seen)} {_is(seen)} for {owners_as_typed(owners)}{' too' if adding else ''}."
    return " ".join([told, *_not_among_the_people(desk, owners)])


def _not_among_the_people(desk: Desk, owners: Sequence[Owner]) -> Iterator[str]:
    """A sentence for each owner nobody knows: it may be a slip of the keys."""
    with in_plain_words():
        known = {entry.name for entry in directory.everybody(desk.register)}
    for owner in owners:
        if owner.kind is OwnerKind.PERSON and owner.name not in known:
            yield f"{owner.name} is not among the people."


def hand_on(desk: Desk, leaver: str, seen: Seen, typed: str) -> str:
    """Make those typed the owners in the place of `leaver`, beside whoever else owns them.

    Raises Refused for nobody, and for a name that can mean several people.
    """
    owners = owners_meant(desk, typed)
    if not owners:
        raise Refused(f"Say who owns them instead of {leaver}.")

    def given(action: Action) -> Action:
        others = [each for each in action.owners if each.name != leaver]
        return replace(action, owners=tuple(dict.fromkeys([*owners, *others])))

    change_each(desk, seen, f"Hand {called(seen)} on from {leaver}", given)
    return f"{called(seen)} {_is(seen)} for {owners_as_typed(owners)} instead of {leaver}."


def snooze(desk: Desk, seen: Seen, until: str) -> str:
    """Leave them alone until a day, typed as a due date is; nothing typed wakes them again."""
    if not until.strip():
        change_each(
            desk, seen, f"Wake {called(seen)}", lambda action: replace(action, snoozed_until=None)
        )
        return f"{called(seen)} {_is(seen)} awake again."
    day = typed_due(until, desk.today()).on
    if day is None or day <= desk.today():
        raise Refused(f"“{until.strip()}” is no day to come; write it as 31/10, 3w or a date.")
    told = day_in_words(day)
    change_each(
        desk,
        seen,
        f"Snooze {called(seen)} until {told}",
        lambda action: replace(action, snoozed_until=day),
    )
    return f"{called(seen)} sleep{'s' if len(seen) == 1 else ''} until {told}."


def leave_unchased(desk: Desk, seen: Seen, reason: str) -> str:
    """Ask nobody about them, saying why; nothing said lets them be asked about again."""
    why = " ".join(reason.split())
    what = f"Chase {called(seen)} no more" if why else f"Chase {called(seen)} again"
    change_each(desk, seen, what, lambda action: replace(action, not_chased=why))
    if not why:
        return f"{called(seen)} will be chased again."
    return f"Nobody will be asked about {called(seen)}."


def close_actions(
    desk: Desk, seen: Seen, reason: str, *, meeting: str = "", minute: str = ""
) -> str:
    """Close them, saying why, today or on the day of the meeting named, in the minute numbered.

    Raises Refused for no reason, or when one is closed already.
    """
    for each in seen:
        if each.action.closed is not None:
            raise Refused(f"{each.number} is closed already; reopen it first.")
    why = something(reason, "why it is closed")
    held, reference = desk.today(), ""
    if meeting.strip():
        named = meeting_named(desk, meeting)
        held, reference = named.held, named.reference
    closing = Closing(held, why, reference, minute.strip())
    change_each(desk, seen, f"Close {called(seen)}", lambda action: replace(action, closed=closing))
    return f"{called(seen)} {_is(seen)} closed."


def reopen_actions(desk: Desk, seen: Seen) -> str:
    """Make closed actions open again. Raises Refused when one is open."""
    for each in seen:
        if each.action.closed is None:
            raise Refused(f"{each.number} is open.")
    change_each(desk, seen, f"Reopen {called(seen)}", lambda action: replace(action, closed=None))
    return f"{called(seen)} {_is(seen)} open again."


def due_meant(desk: Desk, typed: str) -> Due | None:
    """When it is due, as it is typed; words stay words, unless they are figures of a day there is
    none of, which raise Refused."""
    due = typed_due(typed, desk.today()) if typed.strip() else None
    if due is not None and due.on is None and _FIGURES.fullmatch(due.words):
        raise Refused(
            f"“{due.words}” is no day in the calendar; write it as 31/10, 31/10/2026 or 3w."
        )
    return due


def owners_meant(desk: Desk, typed: str, known: Sequence[Owner] = ()) -> tuple[Owner, ...]:
    """The owners typed between commas; one nobody knows is spelt as another action has it.

    Raises Refused for one that can mean several people.
    """
    with in_plain_words():
        bodies = [each.name for each in councils.committees(desk.register)]
        people = directory.everybody(desk.register)
    owners, unsure = owners_typed(typed, people, bodies, known)
    for each in unsure:
        names = " or ".join(owner.name for owner in each.candidates[:4])
        raise Refused(f"“{each.typed}” may be {names}; write more of the name.")
    with in_plain_words():
        return tuple(owner_as_spelt(desk.register, owner) for owner in owners)


def owner_begun(desk: Desk, typed: str) -> str:
    """What was typed with its last name written out: that of a person, a post or a body."""
    begun = typed.rpartition(",")[2].strip()
    if not begun:
        return ""
    with in_plain_words():
        person = directory.first_named(desk.register, begun)
        names = [
            person.name if person else "",
            directory.first_post(desk.register, begun),
            *(each.name for each in councils.committees(desk.register)),
        ]
    fits = (name for name in names if name.casefold().startswith(begun.casefold()))
    whole = next(fits, "")
    return f"{typed}{whole[len(begun) :]}" if whole else ""


def change_each(desk: Desk, seen: Seen, what: str, changed: Callable[[Action], Action]) -> None:
    """Change each action as it stands now in what `changed` changes of it, and in nothing else."""
    if not seen:
        raise Refused("No action is chosen.")
    with in_plain_words(), desk.register.writing(what) as change:
        for each in seen:
            before, after = each.action, changed(each.action)
            now = action_now(change, before.id or 0)
            told = {
                field.name: getattr(after, field.name)
                for field in fields(Action)
                if (field.name == "owners" and known_as(after.owners) != known_as(before.owners))
                or getattr(after, field.name) != getattr(before, field.name)
            }
            if "progress" in told:
                told["progress"] = (*now.progress, *after.progress[len(before.progress) :])
            if any(
                getattr(now, name) != getattr(before, name) for name in told if name != "progress"
            ):
                raise Refused(
                    f"Somebody else has changed this action, {each.number}, in the meantime. "
                    "Nothing was written; look at it as it is now."
                )
            save_action(change, replace(now, **told))


def called(seen: Seen) -> str:
    """The actions in a few words: "CPB 4", "CPB 4 and CPB 5", "CPB 4 and 3 others"."""
    first, *others = [_called(each) for each in seen] or ["nothing"]
    if len(others) > 1:
        return f"{first} and {len(others)} others"
    return " and ".join([first, *others])


def something(text: str, what: str) -> str:
    """The words on one line. Raises Refused when there are none."""
    line = " ".join(text.split())
    if not line:
        raise Refused(f"Say in a few words {what}.")
    return line


def _called(seen: Followed) -> str:
    """Its number, or how it begins; the record of changes must say no restricted words."""
    if seen.action.number:
        return seen.number
    return (
        "a restricted action" if seen.action.restricted else f"“{shortened(seen.action.text, 30)}”"
    )


def _is(seen: Seen) -> str:
    return "is" if len(seen) == 1 else "are"
