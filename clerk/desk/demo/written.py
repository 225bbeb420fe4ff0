"""The agenda, the papers and the minutes of a meeting, from how its business is told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from textwrap import dedent

from clerk.business.actions import Origin
from clerk.business.agenda import AgendaItem, Pages, Paper
from clerk.business.minutes import Minute
from clerk.business.restricted import RestrictedItem
from clerk.business.text import blocks, markup
from clerk.desk.demo.told import Business

_FIRST_PAGE = 3
_LETTERS_A_PAGE = 1800


def laid(business: Sequence[Business]) -> tuple[tuple[AgendaItem, ...], tuple[Paper, ...]]:
    """The agenda and its papers, with the pages of the pack they are on. Late business is last."""
    items, papers = [], []
    page = _FIRST_PAGE
    for place, each in enumerate(business, 1):
        first = page
        for paper in each.papers:
            last = page + len(paper.text) // _LETTERS_A_PAGE
            item = None if each.late else str(place)
            papers.append(replace(paper, item=item, pages=Pages(str(page), str(last))))
            page = last + 1
        if not each.late:
            pages = Pages(str(first), str(page - 1)) if each.papers else None
            part = each.restricted
            hidden = RestrictedItem(part.grounds, part.title) if part else None
            items.append(
                AgendaItem(
                    str(place),
                    each.title,
                    each.description,
                    pages,
                    hidden,
                    kind=each.kind,
                    presenter=each.presenter,
                    role=each.role,
                )
            )
    return tuple(items), tuple(papers)


def minuted(business: Sequence[Business], numbers: Sequence[str], held: date) -> tuple[Minute, ...]:
    """A minute for each item under these numbers; none while there are no numbers."""
    return tuple(
        _minute(each, number, None if each.late else str(place), held)
        for place, (each, number) in enumerate(zip(business, numbers, strict=False), 1)
    )


def _minute(business: Business, number: str, item: str | None, held: date) -> Minute:
    """What the minute of an item says; its actions come from it."""
    origin = Origin(held, number)
    restricted = business.restricted
    return Minute(
        number,
        business.title,
        _clean(business.text),
        business.outcomes,
        tuple(replace(action, origin=origin) for action in business.actions),
        item,
        provisional=True,
        restricted=restricted
        and replace(
            restricted,
            text=_clean(restricted.text),
            actions=tuple(replace(action, origin=origin) for action in restricted.actions),
        ),
        note=business.note,
    )


def _clean(text: str) -> str:
    """The text with each paragraph on a line of its own, as it would have been typed."""
    return markup(blocks(dedent(text)))
