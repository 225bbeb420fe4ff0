"""An action as a row of the list, under the columns there is room for, and in a few lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from clerk.business.actions import Closing, Progress
from clerk.business.days import day_in_words, short_date
from clerk.desk.following_up import Followed
from clerk.desk.wording import origin_text
from screens.plain import shortened
from screens.screen import WIDE
from screens.widgets.paged_list import Column, ListRow

_REPORTS = 3
_TEXT_LINES = 2
_ROOMY = 150


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column, and what stands in it for an action."""

    column: Column
    cell: Callable[[Followed], str]


def _number(seen: Followed) -> str:
    return seen.number if seen.action.number else "–"


def _text(seen: Followed) -> str:
    action = seen.action
    return f"(restricted) {action.text}" if action.restricted else action.text


def _stands(seen: Followed) -> str:
    return f"not chased, {seen.state}" if seen.action.not_chased else seen.state


def _from(seen: Followed) -> str:
    """The minute and the day: "21/97 20 Jul 2021"."""
    origin, listed = seen.action.origin, seen.listed
    minute = (origin.minute if origin else "") or listed.minute
    day = short_date(listed.made) if listed.made else ""
    return f"{minute} {day}".strip() or (origin.words if origin else listed.meeting)


def _age(seen: Followed) -> str:
    return "" if seen.age is None else f"{seen.age} d"


def _heard(seen: Followed) -> str:
    report = seen.last_report
    if report is None:
        return "never"
    return short_date(report.on) if report.on else "no day"


def _report(seen: Followed) -> str:
    report = seen.last_report
    return " ".join(report.text.split()) if report else "–"


def _chased(seen: Followed) -> str:
    return short_date(seen.listed.last_chased) if seen.listed.last_chased else "–"


def _asked(seen: Followed) -> str:
    return f"{seen.listed.unanswered}x" if seen.listed.unanswered else "–"


_NUMBER = _Shown(Column("Action", 9), _number)
_TEXT = _Shown(Column("To be done"), _text)
_AGE = _Shown(Column("Age", 6), _age)
_FROM = _Shown(Column("From", 19), _from)
_HEARD = _Shown(Column("Heard", 11), _heard)
_REPORT = _Shown(Column("Last progress"), _report)
_CHASED = _Shown(Column("Last asked", 11), _chased)
_ASKED = _Shown(Column("Asked", 5), _asked)


def _by(width: int) -> _Shown:
    return _Shown(Column("By", width), lambda seen: seen.owners or "nobody")


def _standing(width: int) -> _Shown:
    return _Shown(Column("How it stands", width), _stands)


def columns(width: int, *, going: bool = False) -> tuple[_Shown, ...]:
    """The columns for a screen of this width: who and when, or with `going` how it went on."""
    if going and width < WIDE:
        return (_NUMBER, _TEXT, _AGE, _HEARD, _CHASED, _ASKED)
    if going:
        return (_NUMBER, _TEXT, _REPORT, _AGE, _HEARD, _CHASED, _ASKED)
    if width < WIDE:
        return (_NUMBER, _TEXT, _by(13), _standing(25))
    if width < _ROOMY:
        return (_NUMBER, _TEXT, _by(18), _standing(25), _FROM, _AGE)
    return (_NUMBER, _TEXT, _by(30), _standing(25), _FROM, _AGE, _HEARD, _CHASED, _ASKED)


def row(seen: Followed, shown: tuple[_Shown, ...]) -> ListRow:
    """An action under these columns."""
    cells = tuple(each.cell(seen) for each in shown)
    return ListRow(seen, cells, muted=seen.action.closed is not None)


def details(seen: Followed, width: int) -> str:
    """An action in a few lines of that width: what the columns have no room for."""
    return "\n".join(_lines(seen, width))


def _lines(seen: Followed, width: int) -> Iterator[str]:
    # Where there is little room the last lines are not seen: what changes stands before what stays.
    action = seen.action
    room = _TEXT_LINES * width - len(seen.number)
    yield f"{seen.number}  {shortened(action.text, room)}"
    if owners := seen.owners:
        guessed = " · a guess (?): o, Enter confirms it" if seen.guessed else ""
        yield f"By: {owners}{guessed}"
    due = f"Due: {seen.due or 'no day was set'} · {seen.state}"
    yield f"{due} · not chased: {action.not_chased}" if action.not_chased else due
    if action.closed:
        yield f"Closed because: {action.closed.reason}{_where(action.closed)}"
    elif seen.asked:
        yield f"Last asked: {seen.asked}"
    last, *earlier = [_progress(report) for report in reversed(seen.reports[-_REPORTS:])] or [""]
    if last:
        yield last
    age = f" · {seen.age} days old" if seen.age is not None else ""
    yield f"From: {_whence(seen)}{age}"
    yield from earlier


def _progress(report: Progress) -> str:
    day = f" {day_in_words(report.on)}" if report.on else ""
    return f"Progress{day}: {' '.join(report.text.split())}"


def _where(closing: Closing) -> str:
    minute = f"minute {closing.minute}" if closing.minute else ""
    where = ", ".join(each for each in (closing.meeting, minute) if each)
    return f" ({where})" if where else ""


def _whence(seen: Followed) -> str:
    if words := origin_text(seen.listed):
        return words
    minute = f", minute {seen.listed.minute}" if seen.listed.minute else ""
    return f"{seen.listed.meeting}{minute}"
