"""What became of a minute: what was decided, what is to be done about it, and how far that is."""

from collections.abc import Iterator
from dataclasses import dataclass

from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute, Outcome
from clerk.business.offered_actions import offered_actions
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.desk.action_stories import Story, action_story, story_shape
from clerk.desk.as_json import Shape
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from clerk.desk.wording import day_text
from db import councils
from db.left_out import left_out
from db.records import meeting_record
from db.tracing import actions_of, business_from, minutes_numbered


@dataclass(frozen=True, slots=True)
class Traced:
    """One minute and what came of it.

    `minute` is as its view may show it, None when only a log knows its number. `sent_on` is the
    business it gave to another meeting, a line each; `promised` what it seems to promise and is no
    action yet. `hidden` counts the restricted actions that are not shown.
    """

    number: str
    record: MeetingRecord | None
    minute: Minute | None
    stories: tuple[Story, ...]
    sent_on: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    hidden: int = 0


def trace(desk: Desk, committee: str, number: str, view: View = View.PUBLIC) -> tuple[Traced, ...]:
    """Each minute of a committee with this number, the latest first, and what came of it.

    `committee` is as `committee_meant` takes it. Raises Refused for one there is not, and for a
    number no minute has and no action came from.
    """
    register = desk.register
    with in_plain_words(), register.reading():
        house = councils.committee(register, councils.slug_meant(register, committee))
        found = [
            _traced(desk, house.slug, meeting_id, minute_id, view)
            for meeting_id, minute_id in minutes_numbered(register, house.slug, number)
        ]
        if not found:
            stories, hidden = _stories(desk, actions_of(register, house.slug, number), view)
            if stories or hidden:
                found = [Traced(number, None, None, stories, hidden=hidden)]
    if not found:
        raise Refused(
            f"No minute of the {house.name} has the number {number}, and no action came from it; "
            "clerk search finds words."
        )
    return tuple(found)


def trace_text(found: Traced) -> str:
    """What became of a minute as text, a part under each heading."""
    return "\n\n".join(_parts(found))


def trace_shape(found: Traced) -> Shape:
    """The same as JSON."""
    minute = found.minute
    return {
        "minute": found.number,
        "meeting": found.record and found.record.meeting.reference,
        "title": minute and minute.title,
        "outcomes": [_outcome(each) for each in minute.outcomes] if minute else [],
        "actions": [story_shape(each) for each in found.stories],
        "sent_on": list(found.sent_on),
        "promised": list(found.promised),
        "restricted_actions": found.hidden,
    }


def _traced(desk: Desk, slug: str, meeting_id: int, minute_id: int, view: View) -> Traced:
    whole = meeting_record(desk.register, meeting_id)
    seen = seen_by(whole, view).record
    minute = next(each for each in seen.minutes if each.id == minute_id)
    ids = actions_of(desk.register, slug, minute.number, minute_id)
    stories, hidden = _stories(desk, ids, view)
    known = [each.seen.action for each in stories]
    sent_on = tuple(
        f"{title}: {f'taken at {taken}' if taken else f'waits for the {body}'}"
        for title, body, taken in business_from(desk.register, meeting_id, minute.number)
    )
    out = left_out(desk.register, meeting_id)
    promised = tuple(
        each.promise.text
        for each in offered_actions(minute, actions=(*seen.actions, *known), left_out=out)
    )
    return Traced(minute.number, seen, minute, stories, sent_on, promised, hidden)


def _stories(desk: Desk, ids: tuple[int, ...], view: View) -> tuple[tuple[Story, ...], int]:
    stories = [action_story(desk, each, view) for each in ids]
    shown = tuple(
        each for each in stories if view is View.RESTRICTED or not each.seen.action.restricted
    )
    return shown, len(stories) - len(shown)


def _parts(found: Traced) -> Iterator[str]:
    if found.record is not None and found.minute is not None:
        meeting = found.record.meeting
        yield f"{found.number}  {found.minute.title}\n{meeting.body}, {day_text(meeting)}"
        if found.minute.outcomes:
            yield "\n".join(_outcome(each) for each in found.minute.outcomes)
        else:
            yield "Nothing was decided in it."
    else:
        yield f"{found.number}\nIts minutes are not in the register; the action logs name it."
    if not found.stories and not found.hidden:
        yield "No action came of it."
    for story in found.stories:
        yield "\n".join(_story(story))
    if found.hidden:
        many = "action is" if found.hidden == 1 else "actions are"
        yield f"{found.hidden} restricted {many} not shown."
    if found.sent_on:
        yield "\n".join(("Sent on", *(f"  {line}" for line in found.sent_on)))
    if found.promised:
        yield "\n".join(("Promised, and no action yet", *(f"  {line}" for line in found.promised)))


def _story(story: Story) -> Iterator[str]:
    seen = story.seen
    yield f"{seen.number}  {' '.join(seen.action.text.split())}"
    for chapter in story.chapters:
        if chapter.title in ("Where it comes from", "Changes"):
            continue
        if chapter.title == "How it stands":
            yield from (f"  {line}" for line in chapter.entries)
        else:
            yield f"  {chapter.title}:"
            yield from (f"    {line}" for line in chapter.entries)


def _outcome(outcome: Outcome) -> str:
    clauses = " ".join(f"{clause.marker} {clause.text}".strip() for clause in outcome.clauses)
    return " ".join(part for part in (outcome.word, outcome.lead_in, clauses) if part)
