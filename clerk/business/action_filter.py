"""What a clerk types to find actions: `is:overdue owner:banks committee:parks rope -crane`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk.business.dates import dates_in, is_only_date

_TERM = re.compile(
    r"(?P<minus>-)?(?:(?P<key>[A-Za-z]+):(?P<compared>[<>]=?|=)?)?"
    r"""(?P<said>"(?:[^"]|"")*"|[^\s"]\S*)?"""
)
_UNQUOTED = re.compile(r'[^\s":<>=-][^\s":]*')
_NAMED = ("owner", "committee", "origin")


class FilterError(Exception):
    """A filter that cannot be read; the message is one sentence for the clerk."""


class State(StrEnum):
    """How an action stands. One that is not closed is open as well.

    One snoozed or unchased is not asked about, until its day or at all; one asked was chased since
    its last progress; one of a leaver is owned by somebody who holds no post and no seat any more,
    or by a post nobody holds any more; one unowned is nobody's, and of one guessed an
    owner was guessed from the words of a promise.
    """

    OPEN = "open"
    CLOSED = "closed"
    OVERDUE = "overdue"
    SILENT = "silent"
    SNOOZED = "snoozed"
    UNCHASED = "unchased"
    ASKED = "asked"
    LEAVER = "leaver"
    UNOWNED = "unowned"
    GUESSED = "guessed"


class Order(StrEnum):
    """What a list of actions is sorted by."""

    COMMITTEE = "committee"
    NUMBER = "number"
    DUE = "due"
    OWNER = "owner"
    AGE = "age"
    HEARD = "last heard"


class Group(StrEnum):
    """What a list of actions is parted by."""

    NOTHING = "nothing"
    OWNER = "owner"
    COMMITTEE = "committee"


class Compared(StrEnum):
    """How the day an action falls due lies to the one that was typed."""

    BEFORE = "<"
    NOT_AFTER = "<="
    ON = "="
    NOT_BEFORE = ">="
    AFTER = ">"


@dataclass(frozen=True, slots=True)
class DueBound:
    """The action falls due before, on or after `day`."""

    compared: Compared
    day: date


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """What must all be true of an action for it to be found.

    `owners` and `committees` are parts of names, `origins` minute numbers, days or words of the
    paper. Each of `words`, which may be several with single spaces, stands somewhere in the
    action, and none of `without` does; nor does it stand in any of the states of `not_in`.
    """

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    owners: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    due: tuple[DueBound, ...] = ()
    origins: tuple[str, ...] = ()
    not_in: tuple[State, ...] = ()


def read_filter(text: str) -> ActionFilter:
    """The filter typed as `text`. Raises FilterError for what cannot be read."""
    words, without, due = list[str](), list[str](), list[DueBound]()
    states, not_in = list[State](), list[State]()
    named: dict[str, list[str]] = {key: [] for key in _NAMED}
    for term in _terms(text):
        key, compared = (term["key"] or "").casefold(), term["compared"] or ""
        said = _said(term)
        if not key:
            (without if term["minus"] else words).append(said)
        elif key == "is":
            (not_in if term["minus"] else states).append(_state(compared + said))
        elif term["minus"]:
            raise FilterError(
                f"Only words and states can be left out; take the - from “{term[0]}”."
            )
        elif key == "due":
            due.append(DueBound(Compared(compared or "="), _day(said)))
        elif key in named:
            named[key].append(compared + said)
        else:
            raise FilterError(
                f"“{key}:” is not known; write is, owner, committee, due or origin before the "
                "colon, or put the words in quotation marks."
            )
    owners, committees, origins = (tuple(named[key]) for key in _NAMED)
    return ActionFilter(
        tuple(words),
        tuple(without),
        tuple(states),
        owners,
        committees,
        tuple(due),
        origins,
        tuple(not_in),
    )


def as_typed(wanted: ActionFilter) -> str:
    """The filter as it is typed; `read_filter` makes the same one of it."""
    return " ".join(
        [
            *(f"is:{state}" for state in wanted.states),
            *(f"-is:{state}" for state in wanted.not_in),
            *(f"owner:{_typed(name)}" for name in wanted.owners),
            *(f"committee:{_typed(name)}" for name in wanted.committees),
            *(f"due:{bound.compared}{bound.day}" for bound in wanted.due),
            *(f"origin:{_typed(origin)}" for origin in wanted.origins),
            *(_typed(word) for word in wanted.words),
            *(f"-{_typed(word)}" for word in wanted.without),
        ]
    )


def _terms(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        term = _TERM.match(text, at)
        if term is None or (term["said"] is None and text[term.end() :].startswith('"')):
            raise FilterError('A quotation mark is open; put " behind the last of the words.')
        yield term
        at = term.end()


def _said(term: re.Match[str]) -> str:
    """What stands behind the colon, or the words, without quotation marks."""
    said = term["said"] or ""
    if said.startswith('"'):
        said = said[1:-1].replace('""', '"')
    said = " ".join(said.split())
    if not said:
        raise FilterError(f"“{term[0]}” says nothing yet; write what to look for behind it.")
    return said


def _state(said: str) -> State:
    try:
        return State(said.casefold())
    except ValueError:
        raise FilterError(
            f"“is:{said}” is not known; write one of is:{', is:'.join(State)}."
        ) from None


def _day(said: str) -> date:
    day = dates_in(said)[0].day if is_only_date(said) else None
    if day is None:
        raise FilterError(f"“{said}” is no day in the calendar; write it as 2021-10-01.")
    return day


def _typed(said: str) -> str:
    if _UNQUOTED.fullmatch(said):
        return said
    return '"' + said.replace('"', '""') + '"'
