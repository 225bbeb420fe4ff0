"""Interests declared: their rows in the attendance, and the form for one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from clerk.business.interests import Conduct, Declaration
from clerk.business.meetings import MeetingRecord
from clerk.desk.declaring import change_declaration, declare
from screens.meeting_views.room import begun_of
from screens.meeting_views.view import Deed, Editing, Sight
from screens.widgets.fields import Field
from screens.widgets.paged_list import ListRow

_YES_NO = ("no", "yes")


@dataclass(frozen=True, slots=True)
class DeclarationKey:
    """An interest declared, by id; None stands for the heading."""

    declaration: int | None = None


def declaration_rows(sight: Sight) -> list[ListRow]:
    """The interests declared; a sensitive one tells its nature only with restricted business."""
    record = sight.at.record if sight.closed else sight.seen
    count = str(len(record.declarations)) if record.declarations else "none"
    words = f"— Interests declared: {count}"
    return [ListRow(DeclarationKey(), (words,), muted=True)] + [
        ListRow(DeclarationKey(one.id), _cells(one)) for one in record.declarations
    ]


def declaration_of(record: MeetingRecord, key: DeclarationKey) -> Declaration | None:
    """The interest with the id of a key."""
    found = (one for one in record.declarations if one.id == key.declaration)
    return next(found, None) if key.declaration is not None else None


def declaration_form(sight: Sight, held: Declaration | None, name: str, item: str) -> Editing:
    """A form for an interest there is (`held`), or for a new one of somebody in an item."""
    shown = held or Declaration(name, item, "")
    classes = sight.at.committee.style.interest_classes
    words = classes if shown.interest_class in (*classes, "") else (shown.interest_class, *classes)
    # What is sensitive is typed and seen only where restricted business is shown.
    hidden = shown.sensitive and not sight.closed

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        after = replace(
            shown,
            name=said["name"].strip(),
            item=said["item"].strip().rstrip("."),
            interest_class=said["class"].strip(),
            nature=shown.nature if hidden else said["nature"].strip(),
            sensitive=said["sensitive"] == "yes",
            dispensation=said["dispensation"].strip(),
            conduct=Conduct(said["conduct"]),
            declared_at=said["declared_at"].strip().rstrip("."),
        )
        if held is not None:
            return lambda desk: change_declaration(desk, record, held, after)
        return lambda desk: declare(desk, record, after)

    people = tuple(one.name for one in sight.at.record.roll.people)
    nature = () if hidden else (Field("nature", "Nature", shown.nature),)
    fields = (
        Field("name", "Who", shown.name, begun=begun_of(people)),
        Field("item", "In item", shown.item, hint="its agenda number"),
        Field("class", "Class", shown.interest_class or (words[0] if words else ""), choices=words),
        *nature,
        Field("sensitive", "Sensitive", _YES_NO[shown.sensitive], choices=_YES_NO),
        Field("dispensation", "Dispensation", shown.dispensation, hint="empty: none"),
        Field("conduct", "Then they", shown.conduct.value, choices=tuple(Conduct)),
        Field("declared_at", "Declared later, at", shown.declared_at, hint="the item in hand then"),
    )
    return Editing("An interest declared", fields, change, whole=True)


def _cells(one: Declaration) -> tuple[str, ...]:
    nature = f"sensitive{': ' if one.nature else ''}{one.nature}" if one.sensitive else one.nature
    freed = "with a dispensation" if one.dispensation else ""
    said = "; ".join(words for words in (one.conduct.value, freed, nature) if words)
    return one.name, f"item {one.item}", one.interest_class, said
