"""Is the register sound, do the numbers add up, can everybody read this document?"""

from dataclasses import replace
from pathlib import Path

from clerk.business.findings import Finding
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.looking import numbering_findings
from clerk.desk.refused import Refused
from db import check, councils, meetings
from db.records import meeting_record


def register_findings(desk: Desk) -> tuple[Finding, ...]:
    """What is wrong with the register, then with the minute numbers of every meeting in it."""
    with in_plain_words():
        found = list(check.check(desk.register))
        for committee in councils.committees(desk.register):
            for meeting in meetings.meetings(desk.register, committee=committee.slug):
                record = meeting_record(desk.register, meeting.id or 0)
                found += [
                    replace(finding, place=f"{meeting.reference}, {finding.place}")
                    for finding in numbering_findings(record, committee.style.numbering)
                ]
    return tuple(found)


def document_findings(path: Path) -> tuple[Finding, ...]:
    """What in a Word file keeps some people from reading it. Raises Refused for other files."""
    from exporters.accessibility import check_word_file
    from exporters.errors import ExportError

    try:
        return check_word_file(path)
    except ExportError as error:
        raise Refused(str(error)) from error
