"""What Home says of each thing that is due: a line for the list, and more beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from clerk.business.days import near_day, short_day, weekday_in_words
from clerk.business.due import OverdueActions, Unfinished
from clerk.business.history import Event
from clerk.business.meetings import NOT_BEGUN, Meeting, Stage
from clerk.desk.overview import Coming, Overview, Waiting

_NEXT_STEP = {
    Stage.PLANNED: "Its day has passed, and nothing of it is minuted yet.",
    Stage.AGENDA_ISSUED: "Its day has passed, and nothing of it is minuted yet.",
    Stage.IN_THE_ROOM: "It is being minuted in the room.",
    Stage.WRITING_UP: "The minutes are being written up.",
    Stage.BEING_CHECKED: "The minutes are being checked before the draft is issued.",
    Stage.DRAFT_ISSUED: "The draft is issued; the next meeting confirms it.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Home.

    `key` stays the same while what the line says changes; `told` is shown beside the list; `goes`
    is the place Enter leads to and what it is to show, empty for none.
    """

    key: tuple[object, ...]
    cells: tuple[str, ...]
    told: str = ""
    goes: tuple[object, ...] = ()
    heading: bool = False


def due_lines(page: Overview) -> Iterator[Line]:
    """The lines of Home, each part under its heading; headings are told by number."""
    yield _heading(1, "Next meetings")
    for coming in page.coming:
        yield _coming(coming, page.today)
    if not page.coming:
        yield _nothing(1, "None is planned.")
    yield _heading(2, "Minutes to finish")
    for waiting in page.waiting:
        yield _rescued(waiting)
    for stage in page.unfinished:
        yield from _unfinished(stage, page)
    if not page.unfinished and not page.waiting:
        yield _nothing(2, "All minutes are confirmed.")
    yield _heading(3, "Actions overdue", ("actions", "overdue"))
    for overdue in page.overdue:
        yield _overdue(overdue)
    if not page.overdue:
        yield _nothing(3, "None, as far as their days are known.")
    if page.leavers:
        yield _leavers(page.leavers)
    if page.promised:
        yield _promised(page.promised, page.looked_through)
    yield _heading(4, "Changed since last time", ("history",))
    for event in page.events:
        yield _event(event)
    if page.changes > len(page.events):
        more = f"and {page.changes - len(page.events)} more"
        yield Line(("more", 4), (f"  {more}",), "Enter shows the whole history.", ("history",))
    if not page.changes:
        yield _nothing(4, "Nothing.")
    yield _heading(5, "Last backup")
    yield _backup(page)


def _heading(number: int, title: str, goes: tuple[object, ...] = ()) -> Line:
    return Line(("part", number), (f"{number} {title.upper()}",), goes=goes, heading=True)


def _nothing(part: int, sentence: str) -> Line:
    return Line(("nothing", part), (f"  {sentence}",))


def _coming(coming: Coming, today: date) -> Line:
    meeting = coming.meeting
    return Line(
        ("coming", meeting.id),
        (short_day(meeting.held), f"{coming.name}{_not_in(coming)}", _standing(coming, today)),
        "\n".join([*_details(meeting, coming.name), *_missing(coming), *_arithmetic(coming)]),
        ("meeting", str(meeting.id)),
    )


def _standing(coming: Coming, today: date) -> str:
    """How far the agenda is: issued, or the last lawful day and what is left until then."""
    meeting, notice = coming.meeting, coming.notice
    if meeting.called_off is not None:
        return meeting.state
    if meeting.issued is not None:
        late = notice is not None and meeting.issued > notice.last_day
        return f"issued {near_day(meeting.issued)}" + (", too late" if late else "")
    if meeting.stage is not Stage.PLANNED:
        return str(meeting.stage)
    if notice is None:
        return "not issued"
    left = (notice.last_day - today).days
    if left < 0:
        return f"late: {near_day(notice.last_day)} was the last"
    days = {0: "today", 1: "tomorrow"}.get(left, f"{left} days")
    return f"issue by {near_day(notice.last_day)} ({days})"


def _details(meeting: Meeting, name: str) -> list[str]:
    hour = f", {meeting.starts:%H:%M}" if meeting.starts else ""
    place = f", {meeting.venue}" if meeting.venue else ""
    return [name, f"{weekday_in_words(meeting.held)}{hour}{place}"]


def _not_in(coming: Coming) -> str:
    """How many reports are not in, for the line of a meeting."""
    count = len(coming.clock.not_in) if coming.clock and not coming.meeting.called_off else 0
    return f" · {count} not in" if count else ""


def _missing(coming: Coming) -> list[str]:
    """What is still missing before the agenda goes out, and the days counted back from that."""
    told = coming.clock
    if told is None or not told.running:
        return [] if told is None or not told.reports else ["", f"{told.reports}."]
    days = [f"{one.what}: {weekday_in_words(one.day)}" for one in told.deadlines[:-1]]
    wanting = [one.why for one in told.wanting]
    return ["", *days, *(["", *wanting] if wanting else [])]


def _arithmetic(coming: Coming) -> list[str]:
    notice = coming.notice
    if notice is None:
        return []
    working = []
    if notice.last_working_day != notice.last_day:
        working = [f"{weekday_in_words(notice.last_working_day)}: last working day before it"]
    return ["", f"{notice.days} clear days:", *working, *notice.arithmetic]


def _rescued(waiting: Waiting) -> Line:
    rescued, when = waiting.rescued, _moment(waiting.rescued.at)
    part = "the restricted part of " if rescued.restricted else ""
    told = (
        f"What you typed in {part}{waiting.title} at {when:%H:%M} on "
        f"{weekday_in_words(when.date())} never reached the register. It lies in a file only you "
        f"can read:\n\n{rescued.file}\n\n"
    )
    if waiting.meeting:
        restricted = "r shows restricted business, then " if rescued.restricted else ""
        told += f"Enter goes to the minute; {restricted}t shows both texts to choose from."
    goes = ("meeting", str(waiting.meeting), "minute", rescued.minute) if waiting.meeting else ()
    return Line(
        ("rescued", str(rescued.file)),
        (f"{near_day(when.date())[4:]} {when:%H:%M}", waiting.title, "typed, not in the register"),
        told,
        goes,
    )


def _unfinished(stage: Unfinished, page: Overview) -> Iterator[Line]:
    for meeting in stage.latest:
        name = page.names.get(meeting.committee, meeting.body)
        yield Line(
            ("unfinished", meeting.id),
            (short_day(meeting.held), name, stage_told(stage.stage)),
            "\n".join([*_details(meeting, name), "", _NEXT_STEP[stage.stage]]),
            ("meeting", str(meeting.id)),
        )
    if stage.count > len(stage.latest):
        more = f"and {stage.count - len(stage.latest)} more"
        yield Line(
            ("more", stage.stage),
            ("", more, stage_told(stage.stage)),
            "Enter shows them all.",
            ("unfinished", stage.stage),
        )


def stage_told(stage: Stage) -> str:
    """How far the minutes of a meeting are whose day has passed."""
    return "not minuted" if stage in NOT_BEGUN else str(stage)


def _overdue(overdue: OverdueActions) -> Line:
    count = f"{overdue.count}{' or more' if overdue.more else ''} overdue"
    told = (
        f"{overdue.name}\n\nThe oldest fell due on {weekday_in_words(overdue.oldest)}. "
        "Enter shows them; on the heading, those of every committee. w writes to all who owe "
        "something."
    )
    return Line(
        ("overdue", overdue.committee),
        (short_day(overdue.oldest), overdue.name, count),
        told,
        ("actions", "overdue", overdue.committee, overdue.name),
    )


def _leavers(count: int) -> Line:
    told = (
        "Their owners hold no post and no seat any more, or nobody holds the post that owns them. "
        "Enter shows who they are; o there hands on all that one of them owned."
    )
    cells = ("", "Actions of leavers", f"{count} to hand on")
    return Line(("leavers",), cells, told, ("leavers",))


def _promised(count: int, looked_through: int) -> Line:
    where = f"the minutes of the latest {looked_through} meetings" if looked_through else "minutes"
    told = (
        f"Sentences in {where} that seem to promise something and are no action yet. "
        "Enter, or P anywhere here, shows them; each becomes an action with one key."
    )
    cells = ("", "Promises in minutes", f"{count} waiting · P")
    return Line(("promised",), cells, told, ("promised",))


def _event(event: Event) -> Line:
    when = _moment(event.at)
    told = f"{event.what}\n\nby {event.who}, {when:%H:%M} on {weekday_in_words(when.date())}"
    return Line(
        ("event", event.seq),
        (f"{near_day(when.date())[4:]} {when:%H:%M}", event.what, f"by {event.who}"),
        told,
        ("history",),
    )


def _backup(page: Overview) -> Line:
    if page.backup is None:
        told = "There is no backup yet. Press b to make one; it is checked before it counts."
        return Line(("backup",), ("never", "", "press b to back up now"), told)
    made = page.backup.at.astimezone()
    unsaved = {0: "holds everything", 1: "1 change since"}.get(
        page.unsaved, f"{page.unsaved} changes since"
    )
    return Line(
        ("backup",),
        (short_day(made.date()), f"{made:%H:%M}, checked", unsaved),
        f"{page.backup.path}\n\nChecked when it was made. Press b to make another now.",
    )


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone()
