"""What the program writes into minutes about how the meeting went, in the house style's words."""

from collections.abc import Sequence
from datetime import date, time

from clerk.business.agenda import AgendaItem, Course
from clerk.business.days import day_in_words, time_in_words
from clerk.business.meetings import Adjournment, Correction
from clerk.business.restricted import Grounds, RestrictedKind
from clerk.business.style import HouseStyle
from clerk.business.words import listed


def exclusion_text(grounds: Grounds, item: str, style: HouseStyle) -> str:
    """The clause that closes an item to the public, from its grounds; `item` is its number.

    Exempt: Local Government Act 1972 s100A(4) and the paragraphs of Schedule 12A. Confidential:
    s100A(2) and (3). By resolution, with the reason it must state: Public Bodies (Admission to
    Meetings) Act 1960 s1(2).
    """
    reason = _plain(grounds.reason)
    behind = f": {reason}" if reason else ""
    match grounds.kind:
        case RestrictedKind.EXEMPT:
            text = style.sentence("exclusion", item=item, grounds=_paragraphs(grounds.paragraphs))
            return f"{text} {grounds.reason}".strip()
        case RestrictedKind.CONFIDENTIAL:
            return style.sentence("exclusion confidential", item=item, reason=behind)
        case RestrictedKind.EXCLUDED:
            return style.sentence("exclusion by reason", item=item, reason=behind)


def readmission_text(style: HouseStyle) -> str:
    """The clause that lets the public in again."""
    return style.sentence("public again")


def adjournment_text(adjournment: Adjournment, style: HouseStyle) -> str:
    """That the meeting was adjourned, why, and, once it is so, that it resumed."""
    reason = _plain(adjournment.reason)
    told = style.sentence(
        "adjourned", time=_at(adjournment.at), reason=f": {reason}" if reason else ""
    )
    if adjournment.resumed_at is None:
        return told
    return f"{told} {style.sentence('resumed', time=_at(adjournment.resumed_at))}"


def course_text(item: AgendaItem, style: HouseStyle) -> str:
    """What became of an item that was not taken: withdrawn, or deferred, to a day if known.

    Empty for one that was taken.
    """
    if item.course is Course.WITHDRAWN:
        return style.sentence("withdrawn")
    if item.course is Course.DEFERRED:
        if item.deferred_to:
            return style.sentence("deferred to", day=day_in_words(item.deferred_to))
        return style.sentence("deferred")
    return ""


def urgent_text(reason: str, style: HouseStyle) -> str:
    """That the Chair took an item as urgent, with the reason the minutes must give.

    Local Government Act 1972 s100B(4)(b).
    """
    return style.sentence("urgent", reason=f"{_plain(reason)}.")


def out_of_order_text(item: str, before: str, style: HouseStyle) -> str:
    """That one item, by its number, was taken before another that the agenda has first."""
    return style.sentence("out of order", item=item, before=before)


def confirmation_text(held: date, corrections: Sequence[Correction], style: HouseStyle) -> str:
    """That the minutes of the meeting on that day were confirmed, and what was put right first.

    Of a correction to restricted text only the minute is named.
    """
    day = day_in_words(held)
    if not corrections:
        return style.sentence("confirmed", day=day)
    told = dict.fromkeys(_correction(each) for each in corrections)
    return style.sentence("confirmed as corrected", day=day, corrections="; ".join(told))


def confirming_item(
    items: Sequence[AgendaItem], held: date, style: HouseStyle
) -> AgendaItem | None:
    """The item under which a meeting confirms the minutes of an earlier one, held on that day.

    The one whose title begins with "Minutes" and names the day; else the house style's standing
    item of that kind; else any that begins so. None when there is none.
    """
    standing = {one.title.casefold() for one in style.standing_items}
    found = [item for item in items if item.title.casefold().lstrip().startswith("minutes")]
    naming = (item for item in found if day_in_words(held) in item.title)
    usual = (item for item in found if item.title.casefold() in standing)
    return next(iter((*naming, *usual, *found)), None)


def closing_text(ends: time, style: HouseStyle) -> str:
    """That the meeting was closed, and when."""
    return style.sentence("closed", time=time_in_words(ends))


def _correction(correction: Correction) -> str:
    minute = f"minute {correction.number}" if correction.number else ""
    if correction.restricted:
        return f"{minute or 'a minute'}, in its restricted text"
    return ": ".join(filter(None, (minute, _plain(correction.text))))


def _paragraphs(numbers: Sequence[str]) -> str:
    if not numbers:
        return "a paragraph"
    return f"paragraph{'s' if len(numbers) > 1 else ''} {listed(numbers)}"


def _at(at: time | None) -> str:
    return time_in_words(at) if at else "a time that was not noted"


def _plain(words: str) -> str:
    return words.strip().rstrip(".")
