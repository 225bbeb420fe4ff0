"""A public pack is opened again once it is made, and searched for everything restricted.

It was made of public things alone, so there is nothing to find; that is not trusted.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from clerk.business.meetings import MeetingRecord
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from db.records import meeting_record
from exporters.errors import ExportError

_SHORTEST = 4
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What must not be in the public pack of a meeting: words, and the SHA-256 of files. `public`
    are texts that are in it of right."""

    words: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()
    public: tuple[str, ...] = ()


def forbidden(desk: Desk, reference: str) -> Forbidden:
    """What a public pack of a meeting is searched for, once it is made.

    A title or name that the public may read elsewhere on the same agenda gives nothing away.
    """
    meeting = meeting_named(desk, reference)
    with in_plain_words():
        record = meeting_record(desk.register, meeting.id or 0)
        # Minutes and logs that are papers of this meeting have restricted words of their own.
        sources = {one.made_from for one in record.papers} | {one.confirms for one in record.items}
        others = [meeting_record(desk.register, one) for one in sources if one is not None]
    seen = seen_by(record, View.PUBLIC).record
    public = tuple(dict.fromkeys(_public(seen)))
    told = " ".join(" ".join(public).casefold().split())
    words = tuple(
        word
        for word in dict.fromkeys(word for one in (record, *others) for word in _restricted(one))
        if len(word) >= _SHORTEST and " ".join(word.casefold().split()) not in told
    )
    files = [one.file for one in record.papers if one.grounds is not None and one.file is not None]
    hashes = [digest for file in files for digest in (file.sha256, file.pdf_sha256) if digest]
    return Forbidden(words, tuple(hashes), public)


def check_public(
    path: Path, what: Forbidden, *, going_on: Callable[[], bool] = lambda: True
) -> None:
    """Search a public pack at `path`; with a find it is deleted, and Refused says where it was."""
    from exporters.papers.leak_search import leaks

    if not what.words and not what.hashes:
        return
    try:
        found = leaks(path, what.words, what.hashes, public=what.public, going_on=going_on)
    except ExportError as error:
        path.unlink(missing_ok=True)
        raise Refused(str(error)) from error
    if found:
        path.unlink(missing_ok=True)
        places = "; ".join(list(dict.fromkeys(one.where for one in found))[:_MOST_TOLD])
        raise Refused(
            "The public pack held something restricted and was deleted. It was found here: "
            f"{places}. Take it out there, or close that paper to the public, and make it again."
        )


def _restricted(record: MeetingRecord) -> Iterator[str]:
    for item in record.items:
        if item.restricted is not None:
            part = item.restricted
            yield from filter(None, (part.title, part.description, part.recommendations))
    for paper in record.papers:
        if paper.grounds is not None:
            yield from filter(None, (paper.title, paper.text))
            if paper.file is not None:
                yield paper.file.name
    for minute in record.minutes:
        if minute.restricted is not None:
            hidden = minute.restricted
            yield from filter(None, (hidden.title, hidden.text))
            yield from (clause.text for one in hidden.outcomes for clause in one.clauses)
            yield from (action.text for action in hidden.actions)
    yield from (action.text for action in record.actions if action.restricted)


def _public(record: MeetingRecord) -> Iterator[str]:
    for item in record.items:
        yield from filter(None, (item.title, item.description, item.recommendations))
    for paper in record.papers:
        yield from filter(None, (paper.title, paper.text))
