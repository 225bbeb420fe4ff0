"""What the public is given is opened again and searched for everything restricted.

It was made of public things alone, so there is nothing to find; that is not trusted. What was
issued before is searched too, as more may have been closed to the public since.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clerk.business.agenda import PaperKind
from clerk.business.meetings import MeetingRecord
from clerk.business.packs import IssuedPart
from clerk.desk.closed_words import ClosedWords, closed_words
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from db import Reader, councils
from db.papers import is_restricted_paper
from exporters.errors import ExportError
from exporters.write.place import removed

if TYPE_CHECKING:
    from exporters.papers.leak_search import Searched

_SHORTEST = 4
_MOST_TOLD = 3
_FEWEST, _MOST_WORDS, _LONG = 3, 8, 14
_MUCH = 0.3
_SHEETS = (
    "Agenda, date, time, venue, membership, page, item, papers, pack, pages, supplement.",
    "Not for publication. Restricted business. Withdrawn.",
    "Exempt information under paragraph of Schedule 12A. Confidential information.",
    "The public may be excluded by resolution. The public were excluded by resolution.",
    ", ".join(PaperKind),
    "Minutes of the previous meeting. Minutes of the meeting held on.",
)
"""What front sheets and leaves say of themselves: whoever calls a restricted paper so gives
nothing away."""


_PAGE = re.compile(r"page (\d+)")
_STAMP = re.compile(r"\s*(?:page|item)?\s*\d+[a-z]?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What must not be in anything public of a meeting: words, and the SHA-256 of files. `public`
    are texts that may be in it. `remarks` say which public papers speak of what is restricted."""

    words: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def forbidden(desk: Desk, reference: str) -> Forbidden:
    """What anything public of a meeting is searched for.

    A title or name that the public may read elsewhere in the same papers gives nothing away.
    """
    from exporters.papers.leak_words import Wanted

    meeting = meeting_named(desk, reference)
    with in_plain_words(), desk.register.reading():
        found = closed_words(desk, meeting)
        style = councils.committee(desk.register, meeting.committee).style
        files = tuple(_laid_apart(desk.register, found.record))
    public = tuple(dict.fromkeys((*found.shown, *style.labels.values())))
    words = [text for text in found.hidden if _is_sought(text, title=text in found.titles)]
    search = Wanted(words)
    shown = {told for text in (*public, *_SHEETS) for told in search.in_text(text)}
    left = tuple(one for one in words if one not in shown)
    return Forbidden(left, found.hashes, public, (*files, *_remarks(found, words)))


def _laid_apart(reader: Reader, record: MeetingRecord) -> Iterator[str]:
    """A sentence for each public paper whose file is, or was, a restricted one as well, at this
    meeting or another. It may be public by now; a wrong file taken for another may not."""
    for paper in record.papers:
        if paper.grounds is not None or paper.withdrawn or paper.file is None:
            continue
        if is_restricted_paper(reader, paper.file.sha256):
            yield (
                f"The very file of “{paper.title}”, which is public, is kept as a restricted paper "
                "too: see that it is the right one before it goes out."
            )


def _remarks(found: ClosedWords, words: Sequence[str]) -> Iterator[str]:
    """A sentence for each public paper and each item in which something restricted was left, as it
    seems: a title of several words, or much of a paper. It is not for a program to say that it
    was meant to be there, nor to repeat it."""
    from exporters.papers.leak_words import Wanted, plain, shared_part

    record = found.record
    named = [item.title for item in record.items]
    named += [one.title for one in record.papers if one.grounds is None]
    known = plain("\n".join(named))
    titles = Wanted(one for one in words if _is_telling(plain(one)) and plain(one) not in known)
    for paper in record.papers:
        if paper.grounds is not None or paper.withdrawn or not paper.text:
            continue
        quoted = any(shared_part(text, paper.text) >= _MUCH for text in found.papers)
        if quoted or any(True for _ in titles.in_text(paper.text)):
            yield (
                f"“{paper.title}”, which is public, says something that is restricted elsewhere: "
                "read it before it goes out."
            )
    for item in record.items:
        said = (item.description, item.recommendations, item.presenter, item.urgent_reason)
        if any(True for text in said for _ in titles.in_text(text)):
            name = f"Item {item.number}" if item.number else "An item without a number"
            yield (
                f"{name} says, where the public reads it, something that is restricted elsewhere: "
                "read what it says, its presenter and its reason for urgency before it goes out."
            )


def _is_telling(words: str) -> bool:
    return _FEWEST <= len(words.split()) <= _MOST_WORDS and len(words) >= _LONG


def _is_sought(text: str, *, title: bool) -> bool:
    """Whether a text tells anything where it is found. A word alone does as a title; a clause, a
    note or a reason for absence of one word ("holiday") stands in any paper."""
    if len(text.strip()) < _SHORTEST or _STAMP.fullmatch(text):
        return False
    return title or len(text.split()) > 1


def _searched(
    path: Path, what: Forbidden, going_on: Callable[[], bool] = lambda: True
) -> "Searched":
    """What is forbidden in a PDF file. Raises Refused when the search is stopped or the file cannot
    be opened."""
    from pikepdf import PdfError

    from exporters.papers.leak_search import Searched, search

    if not what.words and not what.hashes:
        return Searched()
    try:
        return search(path, what.words, what.hashes, public=what.public, going_on=going_on)
    except ExportError as error:
        raise Refused(str(error)) from error
    except PdfError as error:
        raise Refused(f"{path.name} is no whole PDF, so it could not be searched.") from error


def says_any(path: Path, what: Forbidden, called: str = "") -> bool:
    """Whether a file of any kind holds anything forbidden. Raises Refused for a PDF that cannot be
    searched, or not all of it; it is `called` so to the clerk."""
    try:
        with path.open("rb") as file:
            begins = file.read(1024)
        if b"%PDF" in begins:
            return _is_found(_searched(path, what), called or path.name)
        from exporters.papers.leak_files import found_in
        from exporters.papers.leak_words import Wanted

        return bool(found_in(path, Wanted(what.words, what.public)))
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}).") from error


def _is_found(searched: "Searched", called: str) -> bool:
    if searched.unread and not searched.leaks:
        raise Refused(
            f"{called} could not be searched for restricted words in all places "
            f"({_some(searched.unread)}), so it is not given to the public; make the public one "
            "anew."
        )
    return bool(searched.leaks)


def says_any_of(desk: Desk, reference: str, text: str) -> bool:
    """Whether a text that goes out about a meeting says anything the public may not read."""
    from exporters.papers.leak_words import Wanted

    what = forbidden(desk, reference)
    return any(True for _ in Wanted(what.words, what.public).in_text(text))


def check_public(
    path: Path,
    what: Forbidden,
    parts: Sequence[IssuedPart] = (),
    *,
    going_on: Callable[[], bool] = lambda: True,
) -> tuple[str, ...]:
    """Search a public pack of `parts` at `path`; what is to be said of its public papers and of
    pages without words. With a find it is deleted, and Refused says where it was; so it is when
    some of it cannot be searched, as nobody knows what that says."""
    try:
        searched = _searched(path, what, going_on)
    except Refused:
        removed(path)
        raise
    if searched.leaks:
        removed(path)
        raise Refused(
            "The public pack held something restricted and was deleted. It was found here: "
            f"{_some(one.where for one in searched.leaks)}. Take it out there, or close that paper "
            "to the public, and make it again."
        )
    if searched.unread:
        removed(path)
        raise Refused(_unread(searched.unread, parts))
    return (*what.remarks, *_wordless(searched))


def _some(places: Iterable[str]) -> str:
    return "; ".join(tuple(dict.fromkeys(places))[:_MOST_TOLD])


def _unread(places: Sequence[str], parts: Sequence[IssuedPart]) -> str:
    """What could not be searched, and of which paper that is. Only the first page of several is to
    blame for certain: what goes wrong with one may take those after it along."""
    from exporters.papers.numbers import several

    pages = sorted(int(found[1]) for one in places if (found := _PAGE.fullmatch(one)))
    where = several("page", pages) if pages else f"Something ({_some(places)})"
    said = f"{where} of the public pack could not be searched for restricted words, so it was "
    said += "deleted. "
    for part in parts:
        if pages and part.sha256 and part.first <= pages[0] <= part.last:
            return (
                f"{said}Ask for “{part.title}”, which page {pages[0]} is of, printed to a PDF "
                "again, or withdraw it, and make the pack again."
            )
    return f"{said}Make it again; if it is so again, ask for the papers printed to PDFs again."


def _wordless(searched: "Searched") -> Iterator[str]:
    from exporters.papers.numbers import several

    pages = [int(one) for one in searched.wordless if one.isdecimal()]
    if pages:
        is_one = len(pages) == 1
        yield (
            f"{several('page', pages)} {'is a picture' if is_one else 'are pictures'} without text "
            f"and could not be searched for restricted words: look at {'it' if is_one else 'them'} "
            "before the pack goes out."
        )


def check_still_public(desk: Desk, reference: str, path: Path, called: str) -> None:
    """Search a file at `path` that was made for the public before, `called` so to the clerk.

    Raises Refused when something in it was closed to the public since.
    """
    if says_any(path, forbidden(desk, reference), called):
        raise Refused(
            f"Something in {called} was closed to the public since it was made, so it is not given "
            "to the public any more; make the public one anew."
        )
