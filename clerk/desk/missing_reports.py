"""Reports that are not in yet, with whoever was to bring them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from clerk.business.addressees import AddressBook, Addressee
from clerk.business.agenda import AgendaItem, Course, Paper, is_to_follow
from clerk.business.chasing import unanswered
from clerk.business.council import Committee
from clerk.business.letters import AskedReport
from clerk.business.meetings import Meeting
from clerk.business.notice import NoticeError, last_lawful_day
from db import Reader, agenda, chases, laid_papers, meetings


def meetings_to_come(
    reader: Reader, today: date, coming: Mapping[str, date], committees: Mapping[str, Committee]
) -> tuple[Meeting, ...]:
    """The next meeting of each committee whose reports are asked for by now."""
    found: list[Meeting] = []
    for slug, day in sorted(coming.items()):
        if day <= today + timedelta(days=committees[slug].style.chasing.report_days):
            found += meetings.meetings(reader, committee=slug, first=day, last=day)
    return tuple(each for each in found if each.called_off is None)


def missing_reports(
    reader: Reader,
    meeting: Meeting,
    committee: Committee,
    book: AddressBook,
    calendar: str,
) -> tuple[AskedReport, ...]:
    """The reports of a meeting no paper has come for, whoever was asked for them before."""
    meeting_id = meeting.id or 0
    papers = laid_papers.papers(reader, meeting_id)
    items = [each for each in agenda.items(reader, meeting_id) if _missing(each, papers)]
    if not items:
        return ()
    made = chases.report_chases(reader, meeting_id)
    deadline = _deadline(meeting, committee, calendar)
    return tuple(
        AskedReport(
            meeting,
            item,
            item.presenter,
            to,
            deadline,
            unanswered((each for each in made if each.about == item.id), to.name),
        )
        for item, to in _with_presenters(items, book)
    )


def unnamed_reports(reader: Reader, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """The reports of a meeting no paper has come for and nobody is named for."""
    meeting_id = meeting.id or 0
    papers = laid_papers.papers(reader, meeting_id)
    items = agenda.items(reader, meeting_id)
    return tuple(each for each in items if not each.presenter and _missing(each, papers))


def _with_presenters(
    items: list[AgendaItem], book: AddressBook
) -> Iterator[tuple[AgendaItem, Addressee]]:
    for item in items:
        to = book.named(item.presenter)
        if to is not None:
            yield item, to


def _missing(item: AgendaItem, papers: tuple[Paper, ...]) -> bool:
    return item.course is Course.TAKEN and is_to_follow(item, papers)


def _deadline(meeting: Meeting, committee: Committee, calendar: str) -> date | None:
    try:
        return last_lawful_day(meeting.held, committee.style.notice, calendar).last_day
    except NoticeError:
        return None
