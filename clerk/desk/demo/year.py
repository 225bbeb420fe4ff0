"""A year of one committee, from how it is told to what the register holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from clerk.business.actions import Action, Closing, Progress
from clerk.business.agenda import ItemRole
from clerk.business.attendance import Roll
from clerk.business.meetings import NOT_BEGUN, ListedMember, Meeting, MeetingRecord, Stage
from clerk.business.notice import last_lawful_day
from clerk.business.numbering import (
    Draft,
    Series,
    SeriesRule,
    number_of,
    period_of,
    provisional,
    value_for,
)
from clerk.business.people import Role
from clerk.desk.demo.council import COUNCIL, Body
from clerk.desk.demo.people import Known
from clerk.desk.demo.room import roll_of
from clerk.desk.demo.standing import whole_agenda
from clerk.desk.demo.told import News, Sitting
from clerk.desk.demo.written import laid, minuted
from db import Transaction, actions, issue, issued_agendas, numbers
from db.records import read_record, save_record

_STAGES = list(Stage)
_AT_TEN = time(10, 0)
_SEATS = {role: place for place, role in enumerate(Role)}


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
    """The year of one committee as it goes on; `drafts` are its meetings not issued yet, `ids`
    the register's numbers of its meetings by their days."""

    change: Transaction
    body: Body
    known: Known
    today: date
    drafts: list[Draft] = field(default_factory=list)
    ids: dict[date, int] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return self.body.committee.slug

    @property
    def rule(self) -> SeriesRule:
        return self.body.committee.style.numbering

    def begin(self, first: Meeting) -> None:
        """Let the numbers begin where the register does: in the middle of things."""
        rule, value = self.rule, self.body.first_number
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
        taken = meeting.stage not in NOT_BEGUN
        roll = roll_of(self.body, self.known, sitting, meeting) if taken else Roll()
        business = whole_agenda(self.body, sitting, before, after, roll.under("apologies"))
        given = self.numbers(meeting, len(business)) if taken else ()
        items, papers = laid(business)
        confirms = self.ids.get(before.held) if before else None
        record = MeetingRecord(
            replace(meeting, stage=Stage.WRITING_UP) if taken else meeting,
            roll=roll,
            items=tuple(
                replace(one, confirms=confirms) if one.role is ItemRole.MINUTES else one
                for one in items
            ),
            minutes=minuted(business, given, meeting.held),
            actions=self.log(sitting) if meeting.held <= self.today else (),
            papers=papers,
            declarations=sitting.declarations,
        )
        meeting_id = self.ids[meeting.held] = save_record(self.change, record)
        if meeting.stage is Stage.AGENDA_ISSUED:
            issued = replace(meeting, id=meeting_id, agenda_version=1, issued_at=_AT_TEN)
            save_record(self.change, replace(read_record(self.change, meeting_id), meeting=issued))
            issued_agendas.keep_agenda(self.change, meeting_id)
        logged = read_record(self.change, meeting_id).actions
        actions.fix_numbers(self.change, [one.id for one in logged if one.id is not None])
        if taken:
            actions.number_actions(self.change, meeting_id)
            self.finish(sitting, meeting, meeting_id, len(given))

    def numbers(self, meeting: Meeting, how_many: int) -> tuple[str, ...]:
        """The provisional numbers of a meeting's minutes."""
        held = meeting.held
        following = numbers.next_value(self.change, self.slug, period_of(self.rule, held))
        first = value_for(self.rule, following, held, self.drafts)
        return provisional(self.rule, first, held, how_many)

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
        """Give the minutes their numbers and keep this version of them."""
        rule, held = self.rule, meeting.held
        issue.issue_minutes(
            self.change,
            meeting_id,
            period=period_of(rule, held),
            number=lambda value: number_of(rule, value, held),
        )


def _order(stage: Stage) -> int:
    return _STAGES.index(stage)


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
