"""The words of a meeting the public may not see, and those it may: what a search for leaks needs.

Names of owners and voters are not among the hidden ones: they tell nothing of what was done, and
stand everywhere.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from clerk.business.actions import Action
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute, Outcome
from clerk.business.restricted import View
from clerk.business.restricting import taken_from_public
from clerk.business.views import seen_by


def hidden_words(record: MeetingRecord) -> tuple[str, ...]:
    """Every text of a meeting the public may not see, each once: titles, texts, names of files."""
    return tuple(dict.fromkeys(text for text in _hidden(record) if text.strip()))


def hidden_titles(record: MeetingRecord) -> frozenset[str]:
    """What closed items, minutes and papers of a meeting are called, and their files."""
    titles = [one.restricted.title for one in record.items if one.restricted]
    titles += [one.restricted.title for one in record.minutes if one.restricted]
    papers = [one for one in record.papers if one.grounds is not None]
    titles += [one.title for one in papers]
    titles += [one.file.name for one in papers if one.file is not None]
    return frozenset(titles)


def titles_of(record: MeetingRecord) -> frozenset[str]:
    """What items, minutes and papers of a meeting are called to the public."""
    return frozenset(
        (
            *(one.title for one in record.items),
            *(one.title for one in record.minutes),
            *(one.title for one in record.papers),
        )
    )


def shown_words(record: MeetingRecord) -> tuple[str, ...]:
    """Every text of a meeting the public may see, each once."""
    seen = seen_by(record, View.PUBLIC).record
    return tuple(dict.fromkeys(text for text in _texts(seen) if text.strip()))


def _hidden(record: MeetingRecord) -> Iterator[str]:
    for item in record.items:
        if item.restricted is not None:
            part = item.restricted
            yield from (part.title, part.description, part.recommendations)
            yield from taken_from_public(part.description)
    for paper in record.papers:
        if paper.grounds is not None:
            yield from (paper.title, paper.text)
            if paper.file is not None:
                yield from (paper.file.name, paper.file.alt or "")
    for minute in record.minutes:
        yield from _of_minute(minute)
    yield from (text for each in record.actions if each.restricted for text in _of_action(each))
    yield from (each.text for each in record.corrections if each.restricted)
    yield from (each.nature for each in record.declarations if each.sensitive)
    yield from (each.reason for each in record.roll.people)


def _of_minute(minute: Minute) -> Iterator[str]:
    yield minute.note
    yield from (text for each in minute.actions if each.restricted for text in _of_action(each))
    part = minute.restricted
    if part is not None:
        yield from (part.title, part.text)
        yield from (text for each in part.outcomes for text in _of_outcome(each))
        yield from (text for each in part.actions for text in _of_action(each))


def _of_outcome(outcome: Outcome) -> Iterator[str]:
    yield from (outcome.lead_in, outcome.closing)
    yield from (clause.text for clause in outcome.clauses)


def _of_action(action: Action) -> Iterator[str]:
    yield action.text
    yield from (report.text for report in action.progress)
    if action.closed is not None:
        yield action.closed.reason


def _texts(thing: object) -> Iterator[str]:
    """Every text in a record, however deep."""
    if isinstance(thing, str) and not isinstance(thing, Enum):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _texts(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _texts(getattr(thing, field.name))
