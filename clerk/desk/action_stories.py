"""All that is known of one action, from the minute that made it to the one that closed it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clerk.business.days import day_in_words
from clerk.business.restricted import View
from clerk.desk.as_json import Shape
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.following_up import Followed, followed, followed_shape
from clerk.desk.refused import Refused
from clerk.desk.wording import moment_text, origin_text
from db.action_joining import kin
from db.action_stories import ActionChange, OriginMinute, changes_of, logged_at, origin_minute
from db.chases import chases


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the story under its heading; each entry is a line or a short text."""

    title: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An action as it stands, and its chapters. `has_restricted`: its minute holds more, which
    was not asked for. `number` is that of its minute, empty when it is not known."""

    seen: Followed
    chapters: tuple[Chapter, ...]
    has_restricted: bool = False
    number: str = ""


def action_story(desk: Desk, action_id: int, view: View = View.PUBLIC) -> Story:
    """The story of the action with this id; of restricted minutes only with `view` restricted.

    Raises Refused when it is gone.
    """
    with in_plain_words(), desk.register.reading():
        found = followed(desk, [action_id])
        if not found:
            raise Refused("This action is no longer in the register.")
        (seen,) = found
        register = desk.register
        minute = origin_minute(register, action_id)
        short = seen.listed.short
        chapters = (
            Chapter("How it stands", tuple(_stands(seen))),
            Chapter("Where it comes from", tuple(_origin(seen, minute, view))),
            Chapter("Progress", tuple(_progress(seen))),
            Chapter(
                "Asked",
                tuple(
                    f"{day_in_words(each.on)}: {each.sent_to}, {each.level.value}, by "
                    f"{each.way.value}{' · answered since' if each.answered else ''}"
                    for each in chases(register, [action_id])
                ),
            ),
            Chapter(
                "In the logs",
                tuple(
                    f"{each.meeting}: {'tabled' if each.tabled else 'as read in its papers'}"
                    f"{', as closed' if each.closed else ''}"
                    for each in logged_at(register, action_id)
                ),
            ),
            Chapter(
                "Made one, and parted",
                tuple(f"{each.how} {short} {each.number}" for each in kin(register, action_id)),
            ),
            Chapter("Changes", tuple(_changes(desk, changes_of(register, action_id)))),
        )
    kept = tuple(chapter for chapter in chapters if chapter.entries)
    hidden = bool(minute and minute.restricted) and view is View.PUBLIC
    origin = seen.action.origin
    number = minute.number if minute else origin.minute if origin else ""
    return Story(seen, kept, hidden, number)


def story_shape(story: Story) -> Shape:
    """The story as JSON."""
    told = {chapter.title: list(chapter.entries) for chapter in story.chapters}
    return {**followed_shape(story.seen), "story": told}


def _stands(seen: Followed) -> Iterator[str]:
    action = seen.action
    yield f"By {seen.owners}" if action.owners else "Nobody owns it."
    if seen.guessed:
        yield f"{seen.guessed}; saying who owns it confirms or changes that."
    yield f"Due: {seen.due or 'no day was set'} · {seen.state}"
    if seen.age is not None:
        yield f"{seen.age} days old"
    if seen.asked:
        yield f"Last asked {seen.asked}"
    if action.snoozed_until:
        yield f"Snoozed until {day_in_words(action.snoozed_until)}"
    if action.not_chased:
        yield f"Nobody is asked about it: {action.not_chased}"
    if closed := action.closed:
        where = ", ".join(
            each
            for each in (closed.meeting, f"minute {closed.minute}" if closed.minute else "")
            if each
        )
        yield f"Closed {day_in_words(closed.on)}{f' ({where})' if where else ''}: {closed.reason}"


def _origin(seen: Followed, minute: OriginMinute | None, view: View) -> Iterator[str]:
    words = origin_text(seen.action)
    if words:
        told = seen.action.origin.words if seen.action.origin else ""
        yield f"{words}{f' ({told})' if told and words not in told else ''}"
    if minute is None:
        if not words:
            yield f"First read in the papers of {seen.listed.meeting}"
        return
    yield f"{minute.meeting}, {minute.number or 'no number yet'} {minute.title}".strip()
    if minute.text:
        yield minute.text
    if minute.restricted and view is View.RESTRICTED:
        yield f"Restricted: {minute.restricted}"


def _progress(seen: Followed) -> Iterator[str]:
    for each in seen.reports:
        said = " ".join(each.text.split())
        when = day_in_words(each.on) if each.on else "no day given"
        at = f", at {each.meeting}" if each.meeting else ""
        yield f"{when}{f', {each.by}' if each.by else ''}{at}: {said}"


def _changes(desk: Desk, changes: tuple[ActionChange, ...]) -> Iterator[str]:
    for each in changes:
        at = moment_text(desk.here(each.at))
        details = "; ".join(_details(each))
        yield f"{at} {each.who}: {each.what}{f' ({details})' if details else ''}"


def _details(change: ActionChange) -> Iterator[str]:
    before, after = change.before, change.after
    if before and {"due_on", "due_words"} & set(after):
        yield f"it was due {_due(before) or 'on no day'}"
    if "snoozed_until" in after and before:
        yield f"until {_day(after['snoozed_until']) or 'now'}"
    if before and before.get("text") and after.get("text"):
        yield "its words changed"
    if before and "number" in after:
        yield f"its number is {after['number'] or 'taken back'}"
    if change.taken:
        yield f"it was for {', '.join(change.taken)}"
    if change.added:
        yield f"for {', '.join(change.added)}"


def _due(values: dict[str, object]) -> str:
    return " ".join(filter(None, (str(values.get("due_words") or ""), _day(values.get("due_on")))))


def _day(value: object) -> str:
    return day_in_words(date.fromisoformat(str(value))) if value else ""
