"""Packs as they were issued, with their page maps."""

from collections import defaultdict
from datetime import datetime

from clerk.business.packs import IssuedPack, IssuedPart, PartKind
from clerk.business.restricted import View
from db import errors
from db.transaction import Reader, Row, Transaction


def packs(reader: Reader, meeting_id: int) -> tuple[IssuedPack, ...]:
    """The packs of a meeting that were issued, in both views, in the order they were."""
    parts: defaultdict[int, list[IssuedPart]] = defaultdict(list)
    for row in reader.rows(
        "SELECT pack_part.*, restricted_pack_part.title AS restricted_title FROM pack_part "
        "JOIN pack ON pack.id = pack_id LEFT JOIN restricted_pack_part "
        "ON pack_part_id = pack_part.id WHERE meeting_id = ? ORDER BY place",
        meeting_id,
    ):
        parts[row["pack_id"]].append(_part(row))
    return tuple(
        IssuedPack(
            number=row["number"],
            view=View(row["view"]),
            supplement=row["supplement"],
            sha256=row["sha256"],
            parts=tuple(parts[row["id"]]),
            tagged=bool(row["tagged"]),
            at=datetime.fromisoformat(row["issued_at"]),
            by=row["issued_by"],
            id=row["id"],
        )
        for row in reader.rows("SELECT * FROM pack WHERE meeting_id = ? ORDER BY id", meeting_id)
    )


def meeting_of(reader: Reader, pack_id: int) -> int:
    """The id of the meeting a pack was issued for. Raises NotFound."""
    row = reader.one("SELECT meeting_id FROM pack WHERE id = ?", pack_id)
    if row is None:
        raise errors.NotFound("This pack is not in the register.")
    return int(row["meeting_id"])


def right_hand(reader: Reader, meeting_id: int) -> bool | None:
    """Whether each paper of a meeting's packs begins on a right-hand page; None while nobody has
    said so."""
    row = reader.one("SELECT right_hand FROM meeting WHERE id = ?", meeting_id)
    return None if row is None or row["right_hand"] is None else bool(row["right_hand"])


def set_right_hand(change: Transaction, meeting_id: int, *, right_hand: bool) -> None:
    """Say whether it does. Raises NotFound."""
    change.update("meeting", meeting_id, {"right_hand": right_hand})


def add_pack(
    change: Transaction,
    meeting_id: int,
    view: View,
    *,
    supplement: int,
    sha256: str,
    tagged: bool,
    parts: tuple[IssuedPart, ...],
) -> int:
    """Keep a pack as it is issued; its number among those of this meeting and view.

    Its bytes must be in the papers folder already.
    """
    before = [one for one in packs(change, meeting_id) if one.view is view]
    number = len(before) + 1
    pack_id = change.insert(
        "pack",
        {
            "meeting_id": meeting_id,
            "view": view.value,
            "number": number,
            "supplement": supplement,
            "sha256": sha256,
            "tagged": tagged,
            "issued_at": change.at,
            "issued_by": change.who,
        },
    )
    for place, part in enumerate(parts):
        part_id = change.insert(
            "pack_part",
            {
                "pack_id": pack_id,
                "place": place,
                "part_key": part.key,
                "kind": part.kind.value,
                "title": "" if part.closed else part.title,
                "item": part.item,
                "first_page": part.first,
                "last_page": part.last,
                "paper_id": part.paper,
                "sha256": part.sha256 or None,
                "restricted": part.closed,
            },
        )
        if part.closed:
            change.insert("restricted_pack_part", {"pack_part_id": part_id, "title": part.title})
    return number


def _part(row: Row) -> IssuedPart:
    return IssuedPart(
        key=row["part_key"],
        kind=PartKind(row["kind"]),
        title=row["restricted_title"] if row["restricted"] else row["title"],
        item=row["item"],
        first=row["first_page"],
        last=row["last_page"],
        paper=row["paper_id"],
        sha256=row["sha256"] or "",
        closed=bool(row["restricted"]),
    )
