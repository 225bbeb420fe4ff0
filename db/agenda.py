"""Agenda items, their restricted parts kept apart."""

import json

from clerk.business.agenda import AgendaItem, Course, ItemKind, ItemRole, Pages
from clerk.business.restricted import Grounds, RestrictedItem, RestrictedKind
from db.details import read_date, written_date
from db.keeping import Wanted, delete_all, keep, keep_one
from db.transaction import Reader, Row, Transaction, Value


def items(reader: Reader, meeting_id: int) -> tuple[AgendaItem, ...]:
    """The agenda of a meeting, restricted parts included."""
    rows = reader.rows(
        "SELECT agenda_item.*, restricted_item.grounds_kind, restricted_item.grounds_paragraphs, "
        "restricted_item.grounds_reason, restricted_item.title AS restricted_title, "
        "restricted_item.description AS restricted_description, "
        "restricted_item.recommendations AS restricted_recommendations FROM agenda_item "
        "LEFT JOIN restricted_item ON agenda_item_id = agenda_item.id "
        "WHERE meeting_id = ? ORDER BY place",
        meeting_id,
    )
    return tuple(
        AgendaItem(
            number=row["number"],
            title=row["title"],
            description=row["description"],
            pages=pages_of(row),
            recommendations=row["recommendations"],
            urgent=bool(row["urgent"]),
            urgent_reason=row["urgent_reason"],
            course=Course(row["course"]),
            deferred_to=read_date(row["deferred_to"]),
            kind=ItemKind(row["kind"]),
            presenter=row["presenter"],
            depth=row["depth"],
            late=bool(row["late"]),
            role=ItemRole(row["role"]),
            confirms=row["confirms"],
            restricted=None
            if row["grounds_kind"] is None
            else RestrictedItem(
                grounds(row),
                row["restricted_title"],
                row["restricted_description"],
                row["restricted_recommendations"],
            ),
            id=row["id"],
            version=row["version"],
        )
        for row in rows
    )


def save_items(change: Transaction, meeting_id: int, wanted: tuple[AgendaItem, ...]) -> None:
    """Make the agenda of a meeting these items. Raises StaleWrite."""

    def remove(item_id: int) -> None:
        delete_all(change, "restricted_item", {"agenda_item_id": item_id})
        change.delete("agenda_item", item_id)

    ids = keep(
        change,
        "agenda_item",
        {"meeting_id": meeting_id},
        [
            Wanted(
                {
                    "number": item.number,
                    "title": item.title,
                    "description": item.description,
                    **pages_columns(item.pages),
                    "recommendations": item.recommendations,
                    "urgent": item.urgent,
                    "urgent_reason": item.urgent_reason,
                    "course": item.course.value,
                    "deferred_to": written_date(item.deferred_to),
                    "kind": item.kind.value,
                    "presenter": item.presenter,
                    "depth": item.depth,
                    "late": item.late,
                    "role": item.role.value,
                    "confirms": item.confirms,
                },
                item.id,
                item.version,
            )
            for item in wanted
        ],
        alike=(("number",),),
        remove=remove,
    )
    for item_id, item in zip(ids, wanted, strict=True):
        hidden = restricted_columns(item.restricted)
        keep_one(change, "restricted_item", {"agenda_item_id": item_id}, hidden)


def restricted_columns(part: RestrictedItem | None) -> dict[str, Value] | None:
    """What the public may not see of an item, as columns of its restricted row."""
    if part is None:
        return None
    return {
        **grounds_columns(part.grounds),
        "title": part.title,
        "description": part.description,
        "recommendations": part.recommendations,
    }


def grounds(row: Row) -> Grounds:
    """The grounds in a restricted row."""
    return Grounds(
        RestrictedKind(row["grounds_kind"]),
        tuple(json.loads(row["grounds_paragraphs"])),
        row["grounds_reason"],
    )


def grounds_columns(grounds: Grounds) -> dict[str, Value]:
    """Grounds as columns of a restricted row."""
    return {
        "grounds_kind": grounds.kind.value,
        "grounds_paragraphs": json.dumps(grounds.paragraphs, ensure_ascii=False),
        "grounds_reason": grounds.reason,
    }


def pages_of(row: Row) -> Pages | None:
    """The page range in a row, None where none is known."""
    return None if row["first_page"] is None else Pages(row["first_page"], row["last_page"])


def pages_columns(pages: Pages | None) -> dict[str, Value]:
    """A page range as columns of a row."""
    return {
        "first_page": pages.first if pages else None,
        "last_page": pages.last if pages else None,
    }
