"""Is the register sound, do the numbers add up, can everybody read this document?"""

from dataclasses import replace
from pathlib import Path

from clerk.business.findings import Finding
from clerk.desk.committees import number_findings
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import check, councils, search
from db.check_records import DAMAGED


def register_findings(desk: Desk) -> tuple[Finding, ...]:
    """What is wrong with the register, then with the minute numbers of every meeting in it.

    A search index that does not match is made anew, unless the file itself is damaged.
    """
    with in_plain_words():
        found = list(check.check(desk.register))
        kinds = {finding.kind for finding in found}
        if check.INDEX in kinds and DAMAGED not in kinds:
            search.rebuild_index(desk.register)
            found = [_mended(one) if one.kind == check.INDEX else one for one in found]
        for committee in councils.committees(desk.register):
            found += number_findings(desk, committee)
    return tuple(found)


def document_findings(path: Path) -> tuple[Finding, ...]:
    """What in a Word file or a PDF keeps some people from reading it. Raises Refused for others."""
    from exporters.errors import ExportError

    try:
        if path.suffix.lower() == ".pdf":
            from exporters.papers.pdf_check import check_pdf_file

            return check_pdf_file(path)
        from exporters.accessibility import check_word_file

        return check_word_file(path)
    except ExportError as error:
        raise Refused(str(error)) from error


def _mended(finding: Finding) -> Finding:
    return replace(
        finding,
        message="The search index did not match the register, so it was made anew. The records "
        "themselves were not touched by this.",
    )
