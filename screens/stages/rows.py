"""What the screen of a meeting's stages says, in words."""

from collections.abc import Iterable

from rich.cells import cell_len

from clerk.business.meetings import MeetingRecord
from clerk.business.readiness import Light
from clerk.business.restricted import View
from clerk.desk.issuing import Fixing, span
from clerk.desk.stages import Stages, Step
from clerk.desk.wording import day_text
from screens.plain import shortened
from screens.widgets.paged_list import ListRow


def title_words(now: Stages, width: int) -> str:
    """The committee, as far as there is room, and the day."""
    meeting = now.at.record.meeting
    rest = f" · {day_text(meeting)}"
    room = width - cell_len(rest) - 10
    return f"Stages  {shortened(meeting.body or now.at.committee.name, max(12, room))}{rest}"


def state_words(now: Stages) -> str:
    """How far it has come, how much is not ready, and what comes next."""
    off = sum(not light.ready for light in now.lights)
    ready = "all is ready" if not off else f"{off} of {len(now.lights)} not ready"
    return f"Now: {now.at.record.meeting.stage.value} · {ready} · Next: {now.at.next_step}"


def light_rows(lights: Iterable[Light]) -> list[ListRow]:
    """A row for each light that is on, and one for each thing that keeps another off."""
    rows = []
    for light in lights:
        if light.ready:
            rows.append(ListRow(light.name, (f"✓ {light.name}", "ready"), muted=True))
        for wanting in light.wanting:
            rows.append(ListRow(wanting, (f"✗ {light.name}", wanting.why)))
    return sorted(rows, key=lambda row: row.muted)


def step_rows(steps: Iterable[Step]) -> list[ListRow]:
    """A row for each step the minutes took."""
    return [ListRow(step, (step.what, step.when, step.words)) for step in steps]


def restricted_left_out(record: MeetingRecord, view: View) -> str:
    """What to say when a copy leaves out restricted business there is; empty otherwise."""
    if view is View.RESTRICTED or not any(minute.restricted for minute in record.minutes):
        return ""
    return " Restricted business is not in it; C writes a copy with it."


def fixing_words(fixing: Fixing, short: str) -> str:
    """What issuing would fix, what is out of order about it, and what is not ready.

    `short` stands before the numbers of the committee's actions.
    """
    actions = tuple(f"{short} {number}".strip() for number in fixing.actions)
    numbers = [
        f"{name}{'s' if len(given) > 1 else ''} {span(given)}"
        for name, given in (("minute", fixing.minutes), ("action", actions))
        if given
    ]
    fixed = " and ".join(numbers) or "no new number"
    lines = [f"Draft {fixing.draft} fixes for good: {fixed}. It cannot be taken back."]
    lines += [f"✗ {finding.message}" for finding in fixing.findings]
    if fixing.not_ready:
        lines.append(f"✗ Not ready: {', '.join(light.name for light in fixing.not_ready)}.")
    return "\n".join(lines)
