"""Can everybody read this PDF? What a program can tell of a pack, or of a paper before it is laid.

Damage, missing tags, title and language (WCAG 2.2, 1.3.1, 2.4.2 and 3.1.1), and a structure that
leads a screen reader to the wrong pages.
"""

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from clerk.business.findings import Finding
from exporters.errors import ExportError
from exporters.papers.looked import PaperRefused
from exporters.papers.pdfs import look_at_pdf
from exporters.papers.preparing import claims_conformance
from exporters.papers.tree_check import tree_faults


def check_pdf_file(path: Path) -> tuple[Finding, ...]:
    """What in the PDF at `path` keeps some people from reading it; empty when nothing was found.

    Raises ExportError when it cannot be opened.
    """
    try:
        looked = look_at_pdf(path.read_bytes())
        remarks = [Finding("paper", remark, "the whole file") for remark in looked.remarks]
        faults = tree_faults(path) if looked.tagged else ()
        with pikepdf.open(path) as pdf:
            whole = tuple(_whole_file(pdf, looked.title, tagged=bool(looked.tagged)))
    except PaperRefused as refused:
        raise ExportError(f"{path}: {refused}") from refused
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {error.strerror}.") from error
    except pikepdf.PdfError as error:
        raise ExportError(f"{path} is damaged: ask for it again.") from error
    return (*whole, *remarks, *(Finding("structure", fault, "its tags") for fault in faults))


def _whole_file(pdf: pikepdf.Pdf, title: str, *, tagged: bool) -> Iterator[Finding]:
    if not title:
        yield Finding("no title", "The file has no title of its own.", "the whole file")
    if not str(pdf.Root.get("/Lang", "")).strip():
        message = "The file does not say in which language it is, so it may be read aloud wrongly."
        yield Finding("language", message, "the whole file")
    if tagged and not claims_conformance(pdf):
        message = "The file does not claim to be PDF/UA: a part of it may have had no tags."
        yield Finding("no claim", message, "the whole file")
