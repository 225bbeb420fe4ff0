"""A year of one committee, from how it is told to what the register holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from textwrap import dedent

from clerk.business.actions import Action, Closing, Origin, Progress
from clerk.business.agenda import AgendaItem, Pages, Paper
from clerk.business.attendance import Attendance, InChair, Roll
from clerk.business.meetings import ListedMember, Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.notice import last_lawful_day
from clerk.business.numbering import (
    Draft,
    Series,
    number_of,
    period_of,
    provisional,
    value_for,
)
from clerk.business.people import Role, holder_on
from clerk.business.restricted import RestrictedItem
from clerk.business.text import blocks, markup
from clerk.desk.demo.council import COUNCIL, Body
from clerk.desk.demo.people import Known
from clerk.desk.demo.standing import whole_agenda
from clerk.desk.demo.told import Business, News, Sitting
from db import Transaction, actions, issue, numbers
from db.records import read_record, save_record

_STAGES = list(Stage)
_SEATS = {role: place for place, role in enumerate(Role)}
_FIRST_PAGE = 3
_LETTERS_A_PAGE = 1800


def tell_year(
    change: Transaction, body: Body, sittings: Sequence[Sitting], known: Known, today: date
) -> None:
    """Put a year of meetings into the register, and issue, confirm and sign what is due."""
    year = _Year(change, body, known, today)
    meetings = [year.meeting(sitting) for sitting in sittings]
    year.begin(meetings[0])
    for place, sitting in enumerate(sittings):
        before = meetings[place - 1] if place else None
        after = meetings[place + 1] if place + 1 < len(meetings) else None
        year.tell(sitting, meetings[place], before, after)


@dataclass(slots=True)
class _Year:
    """The year of one committee as it goes on; `drafts` are its meetings not issued yet."""

    change: Transaction
    body: Body
    known: Known
    today: date
    drafts: list[Draft] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return self.body.committee.slug

    def begin(self, first: Meeting) -> None:
        """Let the numbers begin where the register does: in the middle of things."""
        rule, value = self.body.committee.style.numbering, self.body.first_number
        series = Series(rule, value, number_of(rule, value, first.held))
        numbers.save_series(self.change, self.slug, series, period_of(rule, first.held))

    def meeting(self, sitting: Sitting) -> Meeting:
        """The details of a meeting; its agenda is issued on the last working day that will do."""
        body, held = self.body, sitting.held
        notice = last_lawful_day(held, body.committee.style.notice, COUNCIL.calendar)
        issued = notice.last_working_day if notice.last_working_day <= self.today else None
        stage = sitting.stage
        if stage is Stage.PLANNED and sitting.business and issued:
            stage = Stage.AGENDA_ISSUED
        return Meeting(
            committee=self.slug,
            body=body.committee.name,
            held=held,
            title=sitting.title,
            starts=sitting.starts or body.starts,
            ends=sitting.ends,
            venue=body.venue,
            issued=issued if sitting.business else None,
            signatory=body.signatory,
            contact=body.contact,
            membership=tuple(
                ListedMember(seat.person.name, seat.person.title, seat.role)
                for seat in sorted(self.known.seats[self.slug], key=lambda seat: _SEATS[seat.role])
                if seat.held_on(held) and seat.role is not Role.SUBSTITUTE
            ),
            stage=stage,
        )

    def tell(
        self, sitting: Sitting, meeting: Meeting, before: Meeting | None, after: Meeting | None
    ) -> None:
        """Put one meeting into the register, as far as it has come."""
        taken = meeting.stage not in (Stage.PLANNED, Stage.AGENDA_ISSUED)
        roll = self.roll(sitting, meeting) if taken else Roll()
        business = whole_agenda(self.body, sitting, before, after, roll.under("apologies"))
        planned = [each for each in business if not each.late]
        items, papers = _laid(planned, business)
        numbered = {id(each): item.number for each, item in zip(planned, items, strict=True)}
        given = self.numbers(meeting, len(business)) if taken else ()
        minutes = tuple(
            _minute(each, number, numbered.get(id(each)), meeting.held)
            for each, number in zip(business, given, strict=False)
        )
        writing_up = replace(meeting, stage=min(meeting.stage, Stage.WRITING_UP, key=_order))
        record = MeetingRecord(
            replace(writing_up, stage=meeting.stage) if not taken else writing_up,
            roll=roll,
            items=items,
            minutes=minutes,
            actions=self.log(sitting) if sitting.posts else (),
            papers=papers,
            declarations=sitting.declarations,
        )
        meeting_id = save_record(self.change, record)
        logged = read_record(self.change, meeting_id).actions
        actions.fix_numbers(self.change, [one.id for one in logged if one.id is not None])
        if taken:
            actions.number_actions(self.change, meeting_id)
            self.finish(sitting, meeting, meeting_id, len(minutes))

    def roll(self, sitting: Sitting, meeting: Meeting) -> Roll:
        """Everybody with a seat is there unless an apology was sent; then the holders of posts."""
        groups = self.body.committee.style.attendance_groups
        people = []
        for member in meeting.membership:
            away = member.name in sitting.apologies
            people.append(
                Attendance(
                    member.name,
                    "apologies" if away else "present",
                    member.title,
                    None if member.role is Role.MEMBER else member.role,
                    reason=sitting.apologies.get(member.name, ""),
                    movements=sitting.moves.get(member.name, ()),
                )
            )
        officers = next(group.key for group in groups if group.capacity == "officer")
        listed = {member.name for member in meeting.membership}
        people += [
            Attendance(name, "apologies", reason=reason)
            for name, reason in sitting.apologies.items()
            if name not in listed
        ]
        elsewhere = {*sitting.apologies, *(guest.name for guest in sitting.guests)}
        for name in sitting.posts:
            post = next(each.post for each in self.known.tenures if each.post.name == name)
            holder = holder_on(self.known.tenures, post, meeting.held)
            if holder is not None and holder.name not in elsewhere:
                people.append(Attendance(holder.name, officers, post=name))
        chair = next(member for member in meeting.membership if member.role is Role.CHAIR)
        return Roll(
            groups=groups,
            people=(*people, *sitting.guests),
            chair=sitting.chair or (InChair(chair.name),),
            public=sitting.public,
        )

    def numbers(self, meeting: Meeting, how_many: int) -> tuple[str, ...]:
        """The provisional numbers of a meeting's minutes."""
        rule = self.body.committee.style.numbering
        following = numbers.next_value(self.change, self.slug, period_of(rule, meeting.held))
        first = value_for(rule, following, meeting.held, self.drafts)
        return provisional(rule, first, meeting.held, how_many)

    def log(self, sitting: Sitting) -> tuple[Action, ...]:
        """What was open before this meeting, with the news of it, and what is older than all."""
        known = actions.actions(self.change, committee=self.slug, open_only=True)
        told = (_with_news(each.action, sitting) for each in known)
        return (*sitting.logged, *told)

    def finish(self, sitting: Sitting, meeting: Meeting, meeting_id: int, how_many: int) -> None:
        """Take the minutes of a meeting as far as they have come."""
        change = self.change
        if _order(meeting.stage) >= _order(Stage.DRAFT_ISSUED):
            self.issue(meeting, meeting_id)
            for minute in read_record(change, meeting_id).minutes:
                if minute.title in sitting.withdrawn and minute.id is not None:
                    reason = sitting.withdrawn[minute.title]
                    numbers.withdraw_number(change, minute.id, reason)
                    self.issue(meeting, meeting_id)
        else:
            self.drafts.append(Draft(meeting.held, how_many))
        if _order(meeting.stage) >= _order(Stage.CONFIRMED):
            issue.confirm_minutes(change, meeting_id)
        saved = read_record(change, meeting_id)
        save_record(change, replace(saved, meeting=replace(saved.meeting, stage=meeting.stage)))

    def issue(self, meeting: Meeting, meeting_id: int) -> None:
        rule, held = self.body.committee.style.numbering, meeting.held
        issue.issue_minutes(
            self.change,
            meeting_id,
            period=period_of(rule, held),
            number=lambda value: number_of(rule, value, held),
        )


def _order(stage: Stage) -> int:
    return _STAGES.index(stage)


def _laid(
    planned: Sequence[Business], business: Sequence[Business]
) -> tuple[tuple[AgendaItem, ...], tuple[Paper, ...]]:
    """The agenda and its papers, with the pages of the pack they are on."""
    items, papers = [], []
    page = _FIRST_PAGE
    for place, each in enumerate(planned, 1):
        first = page
        for paper in each.papers:
            last = page + len(paper.text) // _LETTERS_A_PAGE
            pages = Pages(str(page), str(last))
            papers.append(replace(paper, item=str(place), pages=pages))
            page = last + 1
        items.append(
            AgendaItem(
                str(place),
                each.title,
                each.description,
                Pages(str(first), str(page - 1)) if each.papers else None,
                RestrictedItem(each.restricted.grounds, each.restricted.title)
                if each.restricted
                else None,
            )
        )
    late = (paper for each in business if each.late for paper in each.papers)
    return tuple(items), (*papers, *late)


def _minute(business: Business, number: str, item: str | None, held: date) -> Minute:
    """What the minute of an item says; its actions come from it."""
    origin = Origin(held, number)
    restricted = business.restricted
    return Minute(
        number,
        business.title,
        _clean(business.text),
        business.outcomes,
        tuple(replace(action, origin=origin) for action in business.actions),
        item,
        provisional=True,
        restricted=restricted
        and replace(
            restricted,
            text=_clean(restricted.text),
            actions=tuple(replace(action, origin=origin) for action in restricted.actions),
        ),
        note=business.note,
    )


def _clean(text: str) -> str:
    """The text with each paragraph on a line of its own, as it would have been typed."""
    return markup(blocks(dedent(text)))


def _with_news(action: Action, sitting: Sitting) -> Action:
    news: News | None = sitting.news.get(action.number or "")
    if news is None:
        return action
    on = sitting.held - timedelta(days=6)
    return replace(
        action,
        progress=(*action.progress, Progress(news.text, on, news.by)),
        closed=Closing(on, news.closed) if news.closed else None,
    )
