"""What is due and what is new, on one page: the first thing a clerk sees."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from clerk.business.action_filter import ActionFilter, State
from clerk.business.council import Council
from clerk.business.due import OverdueActions, Unfinished
from clerk.business.history import Event
from clerk.business.meetings import NOT_BEGUN, Meeting, Stage
from clerk.business.notice import Notice, NoticeError, NoticeRule, last_lawful_day
from clerk.desk.backing_up import backup_folder
from clerk.desk.clocks import MeetingClock, clock
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.paths import from_home
from clerk.desk.refused import Refused
from clerk.desk.rescuing import Rescued, rescued_texts
from clerk.desk.settings import change_settings, read_settings
from db import councils, due, history
from db.action_lists import action_ids
from db.backup import Backup, backups
from db.minutes import heading
from db.records import meeting_record

_OF_LEAVERS = ActionFilter(states=(State.LEAVER,))

MEETINGS, OF_EACH_STAGE, EVENTS = 6, 5, 20
"""How many of each are shown."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting to come, its committee's name and notice rule, and the notice counted from it.

    `notice` is None before `count_notice`, and where it cannot be counted; `clock` only before
    `count_notice` and once the meeting has begun.
    """

    meeting: Meeting
    name: str
    rule: NoticeRule
    calendar: str
    notice: Notice | None = None
    clock: MeetingClock | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A rescued text to be taken or turned down: its minute, as a line, and that one's meeting.

    `meeting` is 0 when the minute is no longer in the register.
    """

    rescued: Rescued
    meeting: int
    title: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What is due on `today`.

    `names` are the committees' names by their slugs. `events` are what was done after the event
    `since`, the latest first, the last few of them; `changes` is how many there were.
    `unsaved` is how many changes the last backup does not hold. `read_only` is empty, or says
    why nothing can be changed. `waiting` are texts that never reached the register. `leavers` is
    how many open actions are owned by somebody who has left. `promised` is how much minutes
    promise that is no action yet, None until it was looked for (`promises_waiting`), and
    `looked_through` the number of meetings looked through for it, 0 for all.
    """

    today: date
    council: Council | None
    names: dict[str, str]
    coming: tuple[Coming, ...]
    unfinished: tuple[Unfinished, ...]
    overdue: tuple[OverdueActions, ...]
    events: tuple[Event, ...]
    changes: int
    last_seq: int
    backup: Backup | None
    unsaved: int
    read_only: str
    waiting: tuple[Waiting, ...] = ()
    leavers: int = 0
    promised: int | None = None
    looked_through: int = 0


def overview(desk: Desk, since: int = 0) -> Overview:
    """What is due, and what was done since the event numbered `since`. Raises Refused."""
    register, today = desk.register, desk.today()
    with in_plain_words(), register.reading():
        council = councils.council(register)
        known = {each.slug: each for each in councils.committees(register)}
        calendar = council.calendar if council else Council("").calendar
        last = history.last_seq(register)
        made = _backups(desk)
        return Overview(
            today=today,
            council=council,
            names={slug: each.name for slug, each in known.items()},
            coming=tuple(
                Coming(
                    each, known[each.committee].name, known[each.committee].style.notice, calendar
                )
                for each in due.coming(register, today, MEETINGS)
            ),
            unfinished=due.unfinished(register, today, OF_EACH_STAGE),
            overdue=due.overdue_actions(register, today),
            events=tuple(
                each for each in history.events(register, limit=EVENTS) if each.seq > since
            ),
            changes=max(0, last - since),
            last_seq=last,
            backup=made[0] if made else None,
            unsaved=max(0, last - made[0].seq) if made else last,
            read_only=register.read_only,
            waiting=tuple(_waiting(desk)),
            leavers=len(action_ids(register, _OF_LEAVERS, today)),
        )


def count_notice(desk: Desk, page: Overview) -> Overview:
    """The same page with the last lawful day to issue the agenda of each meeting to come.

    Apart from `overview`, because the bank holidays are slow to come the first time.
    """
    return replace(page, coming=tuple(_counted(desk, each) for each in page.coming))


def register_told(desk: Desk) -> str:
    """Where the register is, in a sentence."""
    gone = "; it is gone when you leave" if desk.passing else ""
    return f"The register is {from_home(desk.register.path)}{gone}."


def unfinished_count(desk: Desk, stage: Stage) -> int:
    """How many meetings past their day have minutes at this stage."""
    with in_plain_words():
        return due.unfinished_count(desk.register, desk.today(), stage)


def unfinished_page(desk: Desk, stage: Stage, offset: int, limit: int) -> tuple[Meeting, ...]:
    """`limit` of those meetings, the latest first, after leaving out `offset`."""
    with in_plain_words():
        return due.unfinished_at(desk.register, desk.today(), stage, limit, offset)


def seen_until(desk: Desk) -> int:
    """The number of the last change this user has seen in this register."""
    return read_settings()[0].seen.get(str(desk.register.path), 0)


def note_seen(desk: Desk, shown: int) -> None:
    """Remember for next time that this user has seen the changes up to the one numbered `shown`.

    What the user did after it counts as seen, up to the first change of somebody else.
    """
    if desk.passing:
        return
    with in_plain_words():
        other = history.first_of_others(desk.register, desk.who, shown)
        seen = history.last_seq(desk.register) if other is None else other - 1
    before = read_settings()[0].seen
    if before.get(str(desk.register.path)) != seen:
        change_settings(seen={**before, str(desk.register.path): seen})


def _backups(desk: Desk) -> tuple[Backup, ...]:
    try:
        return backups(backup_folder(desk), desk.register.path.stem)
    except Refused:  # said when a backup is made: nothing else here depends on it
        return ()


def _waiting(desk: Desk) -> Iterator[Waiting]:
    for rescued in rescued_texts(desk):
        meeting, title = heading(desk.register, rescued.minute) or (0, "a minute that is gone")
        yield Waiting(rescued, meeting, title)


def _counted(desk: Desk, coming: Coming) -> Coming:
    """A meeting to come with its notice and, before it has begun, its clock."""
    told = replace(coming, notice=_notice(coming))
    if coming.meeting.stage not in NOT_BEGUN:
        return told
    with in_plain_words(), desk.register.reading():
        record = meeting_record(desk.register, coming.meeting.id or 0)
        committee = councils.committee(desk.register, coming.meeting.committee)
        return replace(told, clock=clock(desk, record, committee))


def _notice(coming: Coming) -> Notice | None:
    try:
        return last_lawful_day(coming.meeting.held, coming.rule, coming.calendar)
    except NoticeError:
        return None
