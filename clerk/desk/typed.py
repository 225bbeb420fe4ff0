"""What a clerk typed into a form, as the values of records. An empty field is no value."""

import re
from datetime import date, time

from clerk.business.actions import Due, Owner, OwnerKind, means_all
from clerk.business.agenda import Pages
from clerk.business.dates import dates_in, is_only_date, times_in
from clerk.business.minutes import Clause
from clerk.business.outcome_words import clause_of
from clerk.business.typed_owners import between_commas, name_and_post
from clerk.desk.refused import Refused

_PAGES = re.compile(r"(?P<first>[\w.]+)(?:\s*(?:-|–|to)\s*(?P<last>[\w.]+))?")
_POINTED_TIME = re.compile(r"\d{1,2}\.\d{2}")


def typed_day(text: str) -> date | None:
    """A day: "20 July 2021", "20/7/2021", "2021-07-20". Raises Refused for anything else."""
    if not text.strip():
        return None
    found = dates_in(text)
    if not is_only_date(text) or found[0].day is None:
        raise Refused(f"“{text.strip()}” is no day in the calendar; write it as 20 July 2021.")
    return found[0].day


def typed_time(text: str) -> time | None:
    """A time of day: "14:00", "14.00", "2.30 pm". Raises Refused for anything else."""
    said = text.strip()
    if not said:
        return None
    # In running text two numbers about a point may be a sum or a paragraph; here they are a time.
    read = said.replace(".", ":") if _POINTED_TIME.fullmatch(said) else said
    found = times_in(read)
    if len(found) != 1 or (found[0][1], found[0][2]) != (0, len(read)):
        raise Refused(f"“{said}” is no time of day; write it as 14:00 or 2.30 pm.")
    return found[0][0]


def typed_pages(text: str) -> Pages | None:
    """A range of pages: "5-16", "5". Raises Refused for anything else."""
    if not text.strip():
        return None
    found = _PAGES.fullmatch(text.strip())
    if found is None:
        raise Refused(f"“{text.strip()}” is no range of pages; write it as 5-16.")
    return Pages(found["first"], found["last"] or found["first"])


def typed_lines(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def typed_clauses(text: str) -> tuple[Clause, ...]:
    """A clause a line, with the number or letter it begins with as its marker."""
    return tuple(clause_of(line) for line in typed_lines(text))


def owners_as_said(text: str, known: tuple[Owner, ...] = ()) -> tuple[Owner, ...]:
    """Names between commas, each with a post in brackets; `known` owners stay what they are."""
    kinds = {owner.name: owner.kind for owner in known}
    owners = []
    for said in between_commas(text):
        name, post = name_and_post(said)
        if name:
            usual = OwnerKind.ALL if means_all(name) else OwnerKind.PERSON
            owners.append(Owner(name, kinds.get(name, usual), post))
    return tuple(owners)


def due_as_said(text: str) -> Due | None:
    """A day, or the words for it ("next meeting")."""
    if not text.strip():
        return None
    return Due(on=typed_day(text)) if is_only_date(text) else Due(words=text.strip())
