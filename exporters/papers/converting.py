"""Officers' Word, PowerPoint, Excel and OpenDocument files made PDFs by LibreOffice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from exporters.file_names import safe_name
from exporters.papers.formats import format_of
from exporters.papers.looked import FileKind, PaperRefused
from exporters.papers.office_calls import OfficeCalls, Waiting
from exporters.papers.office_profile import make_profile
from exporters.papers.office_program import office_program
from exporters.working_folder import working_folder

_PATIENCE = 90.0
_SAVE_AS_PDF = (
    'ask for it as a PDF (in Word: Save as PDF, "Best for electronic distribution", with structure '
    "tags)."
)


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file as it came: the name it had, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of a file: a PDF, or one sentence that says `why` there is none."""

    name: str
    pdf: bytes = b""
    why: str = ""


def convert(
    files: Sequence[OfficeFile],
    *,
    going_on: Callable[[], bool] = lambda: True,
    told: Callable[[str], None] = lambda _: None,
    program: Path | None = None,
    patience: float = _PATIENCE,
) -> tuple[Conversion, ...]:
    """A PDF of each of the files, in their order.

    All go into one call of LibreOffice (`program`; looked for when None). What that does not
    finish is tried again by itself. A call is ended when for `patience` seconds, and some for the
    size of the files, nothing came of it. `going_on` is asked ten times a second: False ends the
    work, and keeps what was finished. `told` hears a line for each file that is done.
    """
    program = program or office_program()
    try:
        with working_folder() as folder:
            for name in ("in", "out"):
                (folder / name).mkdir()
            prepared = [_prepared(file, program, folder, place) for place, file in enumerate(files)]
            waiting = tuple(each for each in prepared if isinstance(each, Waiting))
            calls = OfficeCalls(program or Path(), folder, waiting, going_on, told, patience)
            if waiting:
                make_profile(folder / "profile")
                calls.through()
            return tuple(
                _result(each, calls) if isinstance(each, Waiting) else each for each in prepared
            )
    except OSError as failure:
        return tuple(_unwritten(file, failure) for file in files)


def _prepared(
    file: OfficeFile, program: Path | None, folder: Path, place: int
) -> Waiting | Conversion:
    """The file, put where LibreOffice will find it; or why it does not get that far."""
    name = safe_name(file.name)
    try:
        found = format_of(file.data, file.name)
    except PaperRefused as failure:
        return Conversion(file.name, why=f"{name}: {failure}")
    if found.kind in (FileKind.PDF, FileKind.PICTURE):
        return Conversion(file.name, why=f"{name} is {found.called}: add it as it is.")
    if not program:
        return Conversion(
            file.name,
            why=f"{name} cannot be made a PDF, as LibreOffice is not on this computer: "
            f"{_SAVE_AS_PDF}",
        )
    # LibreOffice goes by the ending where the contents leave it a choice.
    source = folder / "in" / f"{place:04}{found.ending}"
    source.write_bytes(file.data)
    return Waiting(file.name, len(file.data), source, folder / "out" / f"{place:04}.pdf")


def _result(paper: Waiting, calls: OfficeCalls) -> Conversion:
    if pdf := calls.finished.get(paper):
        return Conversion(paper.name, pdf)
    name = safe_name(paper.name)
    if why := calls.why.get(paper):
        return Conversion(paper.name, why=f"{name} is not a PDF yet, as {why}: {_SAVE_AS_PDF}")
    return Conversion(paper.name, why=f"{name} is not a PDF yet: converting it was stopped.")


def _unwritten(file: OfficeFile, failure: OSError) -> Conversion:
    return Conversion(
        file.name,
        why=f"{safe_name(file.name)} is not a PDF yet, as its copy could not be written "
        f"({failure.strerror or failure}): free some room on the disk.",
    )
