"""The form for an item of an agenda."""

from collections.abc import Mapping
from dataclasses import replace

from clerk.business.agenda import AgendaItem, ItemKind
from clerk.business.agenda_numbers import is_issued
from clerk.desk.typed import typed_pages
from screens.meeting_views.view import Sight
from screens.widgets.fields import Field


def item_fields(item: AgendaItem, sight: Sight) -> tuple[Field, ...]:
    """What is asked of an item; its restricted words only while those are shown.

    A number is asked only of an agenda that was issued elsewhere: here nobody chooses them.
    """
    part = item.restricted if sight.closed else None
    hidden = (
        (
            Field("hidden_title", "Restricted", part.title),
            Field("hidden_text", "its description", part.description, lines=3),
            Field("hidden_asks", "it recommends", part.recommendations, lines=4),
        )
        if part
        else ()
    )
    record = sight.at.record
    elsewhere = is_issued(record) and not record.meeting.agenda_version
    number = (Field("number", "Number", item.number),) if elsewhere else ()
    # A restricted item has its own, which nobody types where the public may read.
    asks = Field("recommendations", "Report recommends", item.recommendations, lines=4)
    return (
        *number,
        Field("title", "Title", item.title),
        Field("kind", "Kind", item.kind.value, choices=tuple(ItemKind)),
        Field("presenter", "Presenter", item.presenter, hint="a post, or a name"),
        Field("description", "Description", item.description, lines=3),
        Field("pages", "Pages", str(item.pages) if item.pages else ""),
        *(() if item.restricted else (asks,)),
        *hidden,
    )


def item_filled(item: AgendaItem, typed: Mapping[str, str]) -> AgendaItem:
    """The item with what was typed. Raises Refused for pages that are none."""
    part = item.restricted
    if part is not None:
        part = replace(
            part,
            title=typed.get("hidden_title", part.title),
            description=typed.get("hidden_text", part.description),
            recommendations=typed.get("hidden_asks", part.recommendations).strip(),
        )
    return replace(
        item,
        number=typed.get("number", item.number).strip().rstrip("."),
        title=typed.get("title", item.title).strip(),
        kind=ItemKind(typed.get("kind", item.kind.value)),
        presenter=typed.get("presenter", item.presenter).strip(),
        description=typed.get("description", item.description).strip(),
        recommendations=typed.get("recommendations", item.recommendations).strip(),
        pages=typed_pages(typed["pages"]) if "pages" in typed else item.pages,
        restricted=part,
    )
