"""The files of papers: opening and saving them, and making PDFs of what is none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clerk.business.agenda import Paper, PaperFile
from clerk.business.restricted import View
from clerk.desk import system_programs
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.file_names import check_name
from clerk.desk.laid_papers import paper_numbered
from clerk.desk.meeting_names import meeting_named
from clerk.desk.opened_copies import opened_copy
from clerk.desk.refused import Refused
from clerk.desk.written_files import InTheWay, in_the_way, note_written
from db.laid_papers import versions
from db.papers import looks_place, paper_bytes, place_of, store
from db.records import read_record, save_record
from exporters.errors import ExportError
from exporters.write.place import put


@dataclass(frozen=True, slots=True)
class Unconverted:
    """A paper whose file is no PDF yet, with its bytes."""

    paper: Paper
    data: bytes


@dataclass(frozen=True, slots=True)
class Converted:
    """What became of it: a PDF and what was found of that, or a sentence that says why not."""

    paper: Paper
    pdf: bytes = b""
    pages: int | None = None
    tagged: bool | None = None
    words: str = ""
    why: str = ""
    looks: bytes = b""


def save_copy(
    desk: Desk,
    reference: str,
    paper_id: int,
    path: Path,
    *,
    version: int | None = None,
    replace: bool = False,
) -> str:
    """Write the file of a paper, as it came in, to `path`.

    Raises InTheWay for a file that is there and is not to be replaced, Refused for a restricted
    paper when the name does not say so, and for what cannot be read or written.
    """
    _, paper = paper_numbered(desk, reference, paper_id)
    check_name(path, View.RESTRICTED if paper.grounds else View.PUBLIC)
    if not replace and (why := in_the_way(desk, path)):
        raise InTheWay(why)
    data, file = _read(desk, paper, version)
    try:
        put(data, path)
    except ExportError as error:
        raise Refused(str(error)) from error
    note_written(desk, path, file.sha256)
    return f"Written: {path}"


def copy_to_open(desk: Desk, reference: str, paper_id: int, *, version: int | None = None) -> Path:
    """A copy of the file of a paper, in a folder nobody else may look into, to be opened with
    `open_copy`. What is changed in it changes nothing here."""
    _, paper = paper_numbered(desk, reference, paper_id)
    data, file = _read(desk, paper, version)
    return opened_copy(data, file.name, restricted=paper.grounds is not None)


def open_copy(path: Path) -> None:
    """Open it with the program the system has for it; this may take a moment."""
    system_programs.open_file(path)


def unconverted(
    desk: Desk, reference: str, view: View = View.RESTRICTED
) -> tuple[Unconverted, ...]:
    """The papers of a meeting that are not PDFs yet, as far as `view` may see them: what is
    restricted is not opened, nor its file named, while something public is made."""
    meeting = meeting_named(desk, reference)
    with in_plain_words():
        record = read_record(desk.register, meeting.id or 0)
        return tuple(
            Unconverted(paper, paper_bytes(desk.register, paper.id, view))
            for paper in record.papers
            if paper.id is not None
            and paper.file is not None
            and not paper.file.pdf_sha256
            and not paper.withdrawn
            and (paper.grounds is None or view is View.RESTRICTED)
        )


def convert(
    files: Sequence[Unconverted],
    *,
    told: Callable[[str], None] = lambda _: None,
    going_on: Callable[[], bool] = lambda: True,
) -> tuple[Converted, ...]:
    """Make PDFs of papers, those of Office in one go; slow, and needs no register.

    Never raises for a file: each is answered with its PDF or with why there is none and what to
    ask for.
    """
    from exporters.papers.converting import OfficeFile
    from exporters.papers.converting import convert as convert_office
    from exporters.papers.looking import FileKind, look_at

    done: dict[int, Converted] = {}
    office: list[tuple[int, OfficeFile]] = []
    for place, one in enumerate(files):
        assert one.paper.file is not None
        try:
            looked = look_at(one.data, one.paper.file.name)
        except ExportError as error:
            done[place] = Converted(one.paper, why=str(error))
            continue
        if looked.kind is FileKind.PICTURE:
            done[place] = _picture(one)
        else:
            office.append((place, OfficeFile(one.paper.file.name, one.data)))
    made = convert_office([file for _, file in office], told=told, going_on=going_on)
    for (place, _), result in zip(office, made, strict=True):
        paper = files[place].paper
        done[place] = _looked(paper, result.pdf) if result.pdf else Converted(paper, why=result.why)
    return tuple(done[place] for place in range(len(files)))


def store_pdf(desk: Desk, pdf: bytes, looks: bytes) -> str:
    """Keep a PDF in the papers folder, beside it what its pages look like; its SHA-256.

    Raises as `db.papers.store` does.
    """
    from exporters.papers.kept_looks import keep_at

    sha256 = store(desk.register, pdf)
    keep_at(looks_place(place_of(desk.register.papers_folder, sha256)), looks)
    return sha256


def keep_converted(desk: Desk, reference: str, made: Sequence[Converted]) -> tuple[str, ...]:
    """Keep the PDFs that were made, each with the very file it was made of; a sentence for each
    paper that is still none."""
    meeting_id = meeting_named(desk, reference).id or 0
    done = {one.paper.id: one for one in made if one.pdf}
    with in_plain_words():
        stored = {paper_id: store_pdf(desk, one.pdf, one.looks) for paper_id, one in done.items()}
        if done:
            with desk.register.writing("Make PDFs of papers") as change:
                record = read_record(change, meeting_id)
                papers = tuple(
                    _with_pdf(paper, done[paper.id], stored[paper.id])
                    if paper.id in done
                    else paper
                    for paper in record.papers
                )
                save_record(change, replace(record, papers=papers))
    return tuple(one.why for one in made if one.why)


def _read(desk: Desk, paper: Paper, version: int | None) -> tuple[bytes, PaperFile]:
    if paper.id is None or paper.file is None:
        raise Refused(
            "This paper has no file: it is made with each pack, or only its words are held."
        )
    with in_plain_words():
        data = paper_bytes(desk.register, paper.id, View.RESTRICTED, version=version)
        held = {one.file.version: one.file for one in versions(desk.register, paper.id)}
    return data, held[version or paper.file.version]


def _picture(one: Unconverted) -> Converted:
    from exporters.papers.pictures import picture_pdf

    try:
        said = one.paper.file.alt if one.paper.file else ""
        pdf = picture_pdf(one.data, said or one.paper.title)
    except ExportError as error:
        return Converted(one.paper, why=str(error))
    return _looked(one.paper, pdf)


def _looked(paper: Paper, pdf: bytes) -> Converted:
    from exporters.papers.looking import look_at
    from exporters.papers.words import read_paper

    try:
        looked = look_at(pdf, "paper.pdf")
    except ExportError as error:
        return Converted(paper, why=str(error))
    read = read_paper(pdf)
    words = read.words.replace("\f", "\n\n")
    return Converted(paper, pdf, looked.pages, looked.tagged, words, looks=read.looks)


def _with_pdf(paper: Paper, made: Converted, sha256: str) -> Paper:
    """The paper with its PDF, unless a newer version came in meanwhile, or other words of what
    it shows."""
    of = made.paper.file
    if paper.file is None or of is None:
        return paper
    if (paper.file.sha256, paper.file.alt) != (of.sha256, of.alt):
        return paper
    file = replace(paper.file, pdf_sha256=sha256, pages=made.pages, tagged=made.tagged)
    return replace(paper, file=file, text=paper.text or made.words)
