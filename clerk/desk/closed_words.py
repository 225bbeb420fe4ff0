"""Where words come from that nothing public of a meeting may have: its own business and that of the
minutes and logs laid before it, what waits in the plan, and what the public could read once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from clerk.business.closed_since import without_closed_since
from clerk.business.hidden_words import hidden_titles, hidden_words, shown_words, titles_of
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.plan import as_item
from clerk.business.restricted import View
from clerk.desk.action_logs import action_log_record
from clerk.desk.desk import Desk
from db import Reader, issue, issued_agendas, laid_papers, plans
from db.records import meeting_record


@dataclass(frozen=True, slots=True)
class ClosedWords:
    """The meeting, all words it and what belongs to it hide, those of them that are titles, the
    words the public reads there, the words of its restricted papers, and the SHA-256 of their
    files in every version."""

    record: MeetingRecord
    hidden: tuple[str, ...]
    titles: frozenset[str]
    shown: tuple[str, ...]
    papers: tuple[str, ...]
    hashes: tuple[str, ...]


def closed_words(desk: Desk, meeting: Meeting) -> ClosedWords:
    """All that is hidden from whoever reads the public papers of a meeting."""
    reader = desk.register
    record = meeting_record(reader, meeting.id or 0)
    # Minutes and logs that are papers of this meeting have restricted words of their own.
    sources = {one.made_from for one in record.papers} | {one.confirms for one in record.items}
    known = (record, *(meeting_record(reader, one) for one in sources if one))
    log, waiting = action_log_record(desk, str(meeting.id)), _waiting(reader, record)
    hiding = (*known, log, waiting)
    once = tuple(each for one in known for each in _public_once(reader, one))
    papers = [one for each in (record, waiting) for one in each.papers if one.grounds is not None]
    files = [each.file for one in papers for each in laid_papers.versions(reader, one.id or 0)]
    return ClosedWords(
        record,
        tuple(
            dict.fromkeys((*(text for one in hiding for text in hidden_words(one)), *dict(once)))
        ),
        frozenset(
            (
                *(title for one in hiding for title in hidden_titles(one)),
                *(text for text, is_title in once if is_title),
            )
        ),
        tuple(dict.fromkeys(text for one in (*known, log) for text in shown_words(one))),
        tuple(one.text for one in papers),
        tuple(digest for one in files for digest in (one.sha256, one.pdf_sha256) if digest),
    )


def _waiting(reader: Reader, record: MeetingRecord) -> MeetingRecord:
    """What waits in the plan of the committee, with its papers: it may have been taken off this
    very agenda, and what others say of what is restricted in it may stand there still."""
    planned = plans.waiting(reader, record.meeting.committee)
    laid = (one for each in planned for one in laid_papers.papers_waiting(reader, each.id or 0))
    return MeetingRecord(
        record.meeting, items=tuple(as_item(one) for one in planned), papers=tuple(laid)
    )


def _public_once(reader: Reader, now: MeetingRecord) -> Iterator[tuple[str, bool]]:
    """What the public could read in versions that were issued, of what is closed to it now, and
    whether it is a title: business is worded anew before it is closed, and after."""
    meeting_id = now.meeting.id or 0
    for agenda in issued_agendas.issued_agendas(reader, meeting_id):
        kept = issued_agendas.agenda_as_issued(reader, meeting_id, agenda.number, View.PUBLIC)
        yield from _closed_since(kept, now)
    for version in issue.issued_versions(reader, meeting_id):
        kept = issue.issued_record(reader, meeting_id, version.number, View.PUBLIC)
        yield from _closed_since(kept, now)


def _closed_since(kept: MeetingRecord, now: MeetingRecord) -> Iterator[tuple[str, bool]]:
    left = frozenset(shown_words(without_closed_since(kept, now)))
    titles = titles_of(kept)
    return ((text, text in titles) for text in shown_words(kept) if text not in left)
