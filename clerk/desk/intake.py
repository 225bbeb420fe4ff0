"""Officers' papers as they come in: read from the disk and looked at, before anything is kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clerk.business.agenda import PaperFile, PaperKind
from clerk.business.words import counted
from clerk.desk.refused import Refused
from exporters.errors import ExportError

_LARGEST = 1 << 30
_ITEM = re.compile(
    r"(?:(?:agenda\s+)?item\s*)?(?P<number>\d{1,3}\s?[a-z]?)(?=[\s._\-–)]|$)", re.IGNORECASE
)
_APPENDIX = re.compile(r"\b(?:appendix|appendices|annex(?:e)?|app)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as it was brought, and what it was found to be; nothing of it is kept yet.

    `name` is safe to show. `what` is its kind in a clerk's words. `pdf` is empty for what must
    still be converted; `words` are those of the PDF, `looks` what its pages look like
    (`exporters/papers/kept_looks.py`). `alt` is as a `PaperFile` has it.
    """

    name: str
    data: bytes
    what: str
    pdf: bytes = b""
    pages: int | None = None
    tagged: bool | None = None
    title: str = ""
    remarks: tuple[str, ...] = ()
    words: str = ""
    kind: PaperKind = PaperKind.REPORT
    alt: str | None = None
    looks: bytes = b""


def bring(path: Path) -> Brought:
    """Read a file and look at it, touching no register. Raises Refused for what is no paper."""
    try:
        if path.is_dir():
            raise Refused(f"{path} is a folder: name the file in it, or bring the whole folder.")
        if path.stat().st_size > _LARGEST:
            raise Refused(f"{path.name} is larger than a gigabyte: ask for a smaller copy.")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(f"There is no file {path}.") from error
    except (OSError, ValueError) as error:
        raise Refused(f"{path} cannot be read: {getattr(error, 'strerror', error)}.") from error
    return look(data, path.name)


def bring_all(paths: Sequence[Path]) -> tuple[Brought, ...]:
    """The same for several files, all before the first is laid, so that a bad one stops nothing
    half way. Raises Refused, which says that none is laid, for the first that is no paper."""
    try:
        return tuple(bring(path) for path in paths)
    except Refused as refused:
        if len(paths) == 1:
            raise
        raise Refused(f"{refused} None of the {len(paths)} files was laid.") from refused


def look(data: bytes, name: str) -> Brought:
    """The same for bytes that came under a name."""
    from exporters.papers.looking import FileKind, look_at, safe_name

    name = safe_name(name)
    try:
        looked = look_at(data, name)
    except ExportError as error:
        raise Refused(f"{name}: {error}") from error
    pdf, words, looks = b"", "", b""
    pages, tagged = looked.pages, looked.tagged
    if looked.kind is FileKind.PDF:
        from exporters.papers.words import read_paper

        pdf = data
        read = read_paper(data)
        words, looks = read.words.replace("\f", "\n\n"), read.looks
    return Brought(
        name,
        data,
        looked.kind.value,
        pdf,
        pages,
        tagged,
        looked.title,
        looked.remarks,
        words,
        _kind(name, looked.kind is FileKind.SLIDES),
        "" if looked.kind is FileKind.PICTURE else None,
        looks,
    )


def description(of: Brought | PaperFile, alt: str) -> tuple[str | None, tuple[str, ...]]:
    """What is said of what a file shows, and its remarks with that: without words they ask for
    some.

    Raises Refused for words about what is no picture.
    """
    from exporters.papers.looked import SAYS_NOTHING

    words = " ".join(alt.split())
    if of.alt is None:
        if not words:
            return None, of.remarks
        raise Refused(f"{of.name} is no picture: only of pictures is said what they show.")
    remarks = tuple(one for one in of.remarks if one != SAYS_NOTHING)
    return words, remarks if words else (*remarks, SAYS_NOTHING)


def told(brought: Brought) -> str:
    """What was brought, in a sentence, and what is to be said of it."""
    if brought.pages is None:
        what = brought.what if brought.what.endswith("s") else f"a {brought.what}"
        said = f"{what}, to be converted when the pack is made"
    else:
        pages = counted(brought.pages, "page")
        tags = "tagged" if brought.tagged else "not tagged"
        said = f"{pages}, {tags if brought.alt is None else 'a picture'}"
    return " ".join((f"{brought.name}: {said}.", *brought.remarks))


def plain_title(brought: Brought) -> str:
    """What the paper is called while the clerk calls it nothing else: the title it gives itself,
    or the name of its file without an item number and an ending."""
    if brought.title:
        return brought.title
    stem = brought.name.rpartition(".")[0] or brought.name
    found = _ITEM.match(stem)
    words = stem[found.end() :] if found else stem
    plain = " ".join(words.replace("_", " ").lstrip(" .-–)").rstrip(" .-–").split())
    return plain or stem


def offered(folder: Path, numbers: Sequence[str]) -> tuple[tuple[str, Path], ...]:
    """The files of a folder whose names begin with a number of an item, with that number, in the
    order of the agenda. Raises Refused when it cannot be looked into or none does."""
    try:
        files = sorted(
            path for path in folder.iterdir() if path.is_file() and path.name[0] not in ".~"
        )
    except OSError as error:
        raise Refused(f"{folder} cannot be looked into: {error.strerror}.") from error
    known = {number.casefold(): place for place, number in enumerate(numbers) if number}
    found = []
    for path in files:
        begun = _ITEM.match(path.name)
        number = re.sub(r"\s", "", begun["number"]).casefold().lstrip("0") if begun else ""
        if number in known:
            found.append((known[number], numbers[known[number]], path))
    if not found:
        raise Refused(
            f"No file in {folder} begins with the number of an item; call them “7 Review.pdf”, "
            "or add them one by one."
        )
    return tuple((number, path) for _, number, path in sorted(found, key=lambda one: one[0]))


def _kind(name: str, slides: bool) -> PaperKind:
    if slides:
        return PaperKind.PRESENTATION
    return PaperKind.APPENDIX if _APPENDIX.search(name.replace("_", " ")) else PaperKind.REPORT
