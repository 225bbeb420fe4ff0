"""The papers of a meeting as a list, and finding one or the files for them by what a clerk says."""

from dataclasses import dataclass
from pathlib import Path

from clerk.business.agenda import Paper
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.desk import intake
from clerk.desk.as_json import Shape, file_shape, grounds_shape
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.laid_papers import find, paper_numbered
from clerk.desk.listing import Listing
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from clerk.desk.wording import moment_text
from db import laid_papers
from db.papers import size
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
        tuple(_shape(desk, paper) for paper in seen.papers),
        "No paper is laid before this meeting yet.",
    )


@dataclass(frozen=True, slots=True)
class PaperShown:
    """One paper: what is to be said of it, line by line, its versions, and both for a script."""

    lines: tuple[str, ...]
    versions: Listing
    shape: Shape


def paper_shown(desk: Desk, reference: str, paper_id: int, *, closed: bool = False) -> PaperShown:
    """A paper with every version of its file; of a restricted one no more than its kind and its
    grounds, unless `closed`."""
    record, _ = paper_numbered(desk, reference, paper_id)
    paper = find(seen_by(record, View.RESTRICTED if closed else View.PUBLIC).record, paper_id)
    if paper.grounds is None or closed:
        versions = paper_versions(desk, reference, paper_id)
    else:
        versions = Listing((), (), (), "")
    where = f"Item {paper.item}" if paper.item else "No item"
    pages = f"pages {paper.pages} of the pack" if paper.pages else ""
    of_it = (where, paper.kind.value, pages, file_text(paper))
    lines = (title_text(paper), ", ".join(part for part in of_it if part))
    if paper.file is not None:
        shows = (f"It shows: {paper.file.alt}",) if paper.file.alt else ()
        lines = (*lines, *shows, *paper.file.remarks)
    shape = {**_shape(desk, paper), "versions": list(versions.shapes)}
    return PaperShown(lines, versions, shape)


def paper_versions(desk: Desk, reference: str, paper_id: int) -> Listing:
    """Every version of a paper, the newest first, restricted or not."""
    paper_numbered(desk, reference, paper_id)
    with in_plain_words():
        found = laid_papers.versions(desk.register, paper_id)
    moments = [desk.here(one.at) for one in found]
    return Listing(
        ("Version", "Laid", "By", "Pages", "File"),
        tuple(
            (
                str(one.file.version),
                moment_text(at),
                one.by,
                "" if one.file.pages is None else str(one.file.pages),
                one.file.name,
            )
            for one, at in zip(found, moments, strict=True)
        ),
        tuple(
            {
                **file_shape(one.file, size(desk.register, one.file.sha256)),
                "laid": at.isoformat(),
                "by": one.by,
            }
            for one, at in zip(found, moments, strict=True)
        ),
        "No file of this paper came in: it is made with each pack, or only its words are held.",
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


def _shape(desk: Desk, paper: Paper) -> Shape:
    """A paper for a script, its text left out."""
    file = paper.file
    return {
        "id": paper.id,
        "item": paper.item,
        "kind": paper.kind.value,
        "title": paper.title,
        "pages": str(paper.pages) if paper.pages else None,
        "withdrawn": paper.withdrawn,
        "made_here": paper.made_from is not None,
        "file": file and file_shape(file, size(desk.register, file.sha256)),
        "restricted": grounds_shape(paper.grounds),
    }
