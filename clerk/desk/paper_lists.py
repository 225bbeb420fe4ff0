"""The papers of a meeting as a list, and finding one or the files for them by what a clerk says."""

from pathlib import Path

from clerk.business.agenda import Paper
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.desk import intake
from clerk.desk.as_json import Shape
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.listing import Listing
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from db.records import meeting_record


def paper_list(desk: Desk, reference: str, *, closed: bool = False) -> Listing:
    """The papers of a meeting in their order; of a restricted one no more than its kind and its
    grounds, unless `closed`."""
    meeting = meeting_named(desk, reference)
    with in_plain_words():
        record = meeting_record(desk.register, meeting.id or 0)
    seen = seen_by(record, View.RESTRICTED if closed else View.PUBLIC).record
    return Listing(
        ("Paper", "Item", "Kind", "Pages", "File", "Title"),
        tuple(
            (
                str(paper.id),
                paper.item or "",
                paper.kind.value,
                str(paper.pages or ""),
                file_text(paper),
                title_text(paper),
            )
            for paper in seen.papers
        ),
        tuple(paper_shape(paper) for paper in seen.papers),
        "No paper is laid before this meeting yet.",
    )


def paper_called(desk: Desk, reference: str, said: str) -> int:
    """The number of a paper in the register, from that number or from its title.

    Raises Refused when no paper or several are called so.
    """
    meeting = meeting_named(desk, reference)
    with in_plain_words():
        record = meeting_record(desk.register, meeting.id or 0)
    wanted = " ".join(said.split()).casefold()
    named = [
        paper
        for paper in record.papers
        if str(paper.id) == wanted or " ".join(paper.title.split()).casefold() == wanted
    ]
    if len(named) == 1:
        return named[0].id or 0
    if named:
        numbers = ", ".join(str(one.id) for one in named)
        raise Refused(f"Several papers are called {said}: name one by its number, {numbers}.")
    raise Refused(
        f"There is no paper {said} before {meeting.reference}; "
        f"clerk paper list {meeting.reference} shows them."
    )


def offered(desk: Desk, reference: str, folder: Path) -> tuple[tuple[str, Path], ...]:
    """The files of a folder that begin with the number of an item of a meeting, with it."""
    meeting = meeting_named(desk, reference)
    with in_plain_words():
        items = meeting_record(desk.register, meeting.id or 0).items
    return intake.offered(folder, [item.number for item in items])


def file_text(paper: Paper) -> str:
    """What is to be said of a paper's file in a few words: "8 pages, tagged, v2"."""
    if paper.withdrawn:
        return "withdrawn"
    if paper.made_from is not None:
        return "made with each pack"
    file = paper.file
    if file is None:
        return "" if paper.grounds and not paper.title else "words only"
    if not file.pdf_sha256:
        said = ["not a PDF yet"]
    else:
        said = ["1 page" if file.pages == 1 else f"{file.pages} pages"]
        said += ["tagged" if file.tagged else "not tagged"]
    said += [f"v{file.version}"] if file.version > 1 else []
    return ", ".join(said)


def title_text(paper: Paper) -> str:
    """A paper's title, with a mark in words when it is restricted."""
    mark = f" [{paper.grounds.kind.value}]" if paper.grounds else ""
    return f"{paper.title or 'Restricted paper'}{mark}"


def paper_shape(paper: Paper) -> Shape:
    """A paper for a script, its text left out."""
    file, grounds = paper.file, paper.grounds
    return {
        "id": paper.id,
        "item": paper.item,
        "kind": paper.kind.value,
        "title": paper.title,
        "pages": str(paper.pages) if paper.pages else None,
        "withdrawn": paper.withdrawn,
        "made_here": paper.made_from is not None,
        "file": file
        and {
            "name": file.name,
            "sha256": file.sha256,
            "converted": bool(file.pdf_sha256),
            "pages": file.pages,
            "tagged": file.tagged,
            "version": file.version,
            "remarks": list(file.remarks),
        },
        "restricted": grounds
        and {
            "kind": grounds.kind.value,
            "paragraphs": list(grounds.paragraphs),
            "reason": grounds.reason,
        },
    }
