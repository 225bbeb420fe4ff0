"""A committee as it stands, new committees and meetings, and changes to the house style."""

from dataclasses import dataclass, replace
from datetime import date, time

from clerk.business.agenda_offers import first_items
from clerk.business.council import Committee, short_of, slug_of
from clerk.business.days import day_in_words
from clerk.business.findings import Finding
from clerk.business.house_files import shared_crest
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.numbering import PatternError, Scope, Series, SeriesRule, audit, period_of
from clerk.business.numbering.examples import following
from clerk.business.numbering.ledger import LedgerEntry
from clerk.business.people import Membership
from clerk.business.style import HouseStyle, profile
from clerk.desk.agenda_offers import to_confirm
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.next_numbers import NextNumbers, next_numbers
from clerk.desk.refused import Refused
from db import Reader, Transaction, councils, meetings, numbers, people
from db.records import save_record


@dataclass(frozen=True, slots=True)
class CommitteeShown:
    """A committee with all its seats, those held today first.

    `next_value` is the counter of the next minute number today, `next_numbers` the first three of
    the next meeting; `meetings` and `issued` count its meetings and the numbers issued here.
    `today` is the day all this is of.
    """

    today: date
    committee: Committee
    seats: tuple[Membership, ...]
    next_value: int
    next_numbers: NextNumbers
    meetings: int
    issued: int


def committee_shown(desk: Desk, slug: str) -> CommitteeShown:
    """The committee with this slug. Raises Refused with near names."""
    register, today = desk.register, desk.today()
    with in_plain_words(), register.reading():
        committee = councils.committee(register, slug)
        seats = people.memberships(register, slug)
        rule = committee.style.numbering
        return CommitteeShown(
            today,
            committee,
            tuple(sorted(seats, key=lambda seat: not seat.held_on(today))),
            _next_value(register, slug, rule, today),
            next_numbers(register, slug, today),
            meetings.how_many(register, slug),
            numbers.ledger_length(register, slug),
        )


def meetings_page(desk: Desk, slug: str, offset: int, limit: int) -> tuple[Meeting, ...]:
    """Meetings of a committee from `offset` on, the newest first."""
    with in_plain_words():
        return meetings.meetings(desk.register, committee=slug, offset=offset, limit=limit)


def ledger_page(desk: Desk, slug: str, offset: int, limit: int) -> tuple[LedgerEntry, ...]:
    """The numbers issued here in a committee's series, the latest first."""
    with in_plain_words():
        return numbers.ledger(desk.register, slug, offset=offset, limit=limit)


def number_findings(desk: Desk, committee: Committee) -> tuple[Finding, ...]:
    """The audit of the minute numbers of all meetings of a committee, the newest first.

    The place of each finding begins with the reference of its meeting.
    """
    with in_plain_words():
        printed = numbers.printed_numbers(desk.register, committee.slug)
    try:
        return tuple(
            replace(finding, place=f"{each.meeting}, {finding.place}")
            for each in printed
            for finding in audit(each.numbers, committee.style.numbering, each.held)
        )
    except PatternError as error:
        return (Finding("wrong pattern", str(error), f"house style of {committee.name}"),)


def new_committee(desk: Desk, name: str, short: str, profile_name: str) -> Committee:
    """Found a committee with one of the house styles the program brings along, and the crest that
    all committees of the council have.

    Raises Refused without a name, or when there is one of that name already.
    """
    name = name.strip()
    if not name:
        raise Refused("A committee needs a name; write it as it is printed on its papers.")
    style = profile(profile_name)
    with in_plain_words():
        slug = slug_of(name)
        others = councils.committees(desk.register)
        if slug in {known.slug for known in others}:
            raise Refused(f"There is a committee called {slug} already; choose another name.")
        style = replace(style, crest=shared_crest(other.style.crest for other in others))
        committee = Committee(slug, name, short.strip() or short_of(name), style)
        with desk.register.writing(f"Found the {name}") as change:
            councils.add_committee(change, committee)
            _keep_series(change, slug, style.numbering, style.numbering.start, desk.today())
        return councils.committee(desk.register, slug)


def new_meeting(desk: Desk, slug: str, held: date, starts: time | None, venue: str) -> Meeting:
    """Plan a meeting, with the standing items of the house style on its agenda; that for the
    minutes names the last meeting whose minutes wait to be confirmed.

    Where the committee meets on that day already, it is its next sitting.
    """
    with in_plain_words():
        committee = councils.committee(desk.register, slug)
        what = f"Plan a meeting of the {committee.name} on {day_in_words(held)}"
        with desk.register.writing(what) as change:
            sitting = meetings.last_sitting(change, slug, held) + 1
            meeting = Meeting(
                slug, committee.name, held, sitting, starts=starts, venue=venue.strip()
            )
            confirm = to_confirm(change, meeting)
            items = first_items(committee.style, confirm[-1] if confirm else None)
            save_record(change, MeetingRecord(meeting, items=items))
    return meeting


def rename(desk: Desk, committee: Committee, name: str, short: str) -> None:
    """Change a committee's name and the letters before its action numbers. Its slug stays.

    `committee` is as the clerk saw it. Raises Refused when somebody changed it since.
    """
    if not name.strip() or not short.strip():
        raise Refused("A committee needs a name and a short name; write both.")
    renamed = replace(committee, name=name.strip(), short=short.strip())
    with in_plain_words(), desk.register.writing(f"Rename the {committee.name}") as change:
        councils.save_committee(change, renamed)


def save_style(desk: Desk, committee: Committee, style: HouseStyle, what: str) -> None:
    """Give a committee this house style; `what` names the part that was changed.

    `committee` is as the clerk saw it. Raises Refused when somebody changed it since.
    """
    with (
        in_plain_words(),
        desk.register.writing(f"Change the house style of the {committee.name}: {what}") as change,
    ):
        councils.save_committee(change, replace(committee, style=style))


def save_numbering(desk: Desk, committee: Committee, rule: SeriesRule, next_value: int) -> None:
    """Change how a committee numbers, and the counter of its next number.

    The council's own series is changed for all committees that share it. Raises Refused when
    the pattern is wrong, when the register holds issued numbers that say
    otherwise, or somebody changed the committee since.
    """
    style = replace(committee.style, numbering=rule)
    slug = committee.slug
    with (
        in_plain_words(),
        desk.register.writing(f"Change how the {committee.name} numbers") as change,
    ):
        if rule.scope is Scope.COUNCIL:
            numbers.leave_own_series(change, slug)
        councils.save_committee(change, replace(committee, style=style))
        if rule.scope is Scope.COUNCIL:
            _keep_in_step(change, rule)
        _keep_series(change, slug, rule, next_value, desk.today())


def _keep_in_step(change: Transaction, rule: SeriesRule) -> None:
    """Let every committee that shares the council's series number by its one rule."""
    for each in councils.committees(change):
        if each.style.numbering.scope is Scope.COUNCIL:
            style = replace(each.style, numbering=rule)
            councils.save_committee(change, replace(each, style=style))


def _keep_series(
    change: Transaction, slug: str, rule: SeriesRule, next_value: int, today: date
) -> None:
    try:
        (number,) = following(rule, next_value, today, 1)
    except PatternError as error:
        raise Refused(str(error)) from error
    numbers.save_series(change, slug, Series(rule, next_value, number), period_of(rule, today))


def _next_value(reader: Reader, slug: str, rule: SeriesRule, today: date) -> int:
    if numbers.series_of(reader, slug) is None:
        return rule.start
    return numbers.next_value(reader, slug, period_of(rule, today))
