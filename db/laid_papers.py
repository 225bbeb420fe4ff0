"""The papers laid before a meeting and their files, restricted words kept apart."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from clerk.business.agenda import Paper, PaperFile, PaperKind
from db.agenda import grounds, grounds_columns, pages_columns, pages_of
from db.keeping import Wanted, delete_all, keep, keep_one
from db.sql import marks
from db.transaction import Reader, Row, Transaction, Value

_FILE = (
    "paper_file.*, restricted_paper_file.name AS restricted_name, "
    "restricted_paper_file.remarks AS restricted_remarks, "
    "restricted_paper_file.alt AS restricted_alt FROM paper_file"
)
_NEWEST = "SELECT paper_id, max(number) AS number FROM paper_file GROUP BY paper_id"


@dataclass(frozen=True, slots=True)
class PaperVersion:
    """A version of a paper: its file, when (UTC) it was added, and by whom."""

    file: PaperFile
    at: str
    by: str


def papers(reader: Reader, meeting_id: int) -> tuple[Paper, ...]:
    """The papers laid before a meeting, restricted ones included."""
    return _papers(reader, "meeting_id = ? AND deleted_at IS NULL", meeting_id)


def papers_waiting(reader: Reader, planned_item_id: int) -> tuple[Paper, ...]:
    """The papers that wait with business in the plan, as they were laid for it."""
    return _papers(reader, "planned_item_id = ?", planned_item_id)


def let_wait(change: Transaction, laid: Iterable[Paper], planned_item_id: int | None) -> None:
    """Note that papers taken out of their meeting wait with business in the plan; or (None) that
    they wait no longer."""
    for paper in laid:
        change.update("paper", paper.id or 0, {"planned_item_id": planned_item_id})


def _papers(reader: Reader, which: str, value: int) -> tuple[Paper, ...]:
    rows = reader.rows(
        "SELECT paper.*, restricted_paper.grounds_kind, restricted_paper.grounds_paragraphs, "
        "restricted_paper.grounds_reason, restricted_paper.title AS restricted_title, "
        "restricted_paper.text AS restricted_text FROM paper "
        "LEFT JOIN restricted_paper ON paper_id = paper.id "
        f"WHERE {which} ORDER BY place",
        value,
    )
    files = {
        int(row["paper_id"]): _file(row)
        for row in reader.rows(
            f"SELECT {_FILE} "
            f"JOIN ({_NEWEST}) USING (paper_id, number) "
            "JOIN paper ON paper.id = paper_file.paper_id "
            "LEFT JOIN restricted_paper_file ON paper_file_id = paper_file.id "
            f"WHERE {which}",
            value,
        )
    }
    return tuple(
        Paper(
            title=row["title"] if row["grounds_kind"] is None else row["restricted_title"],
            kind=PaperKind(row["kind"]),
            item=row["item"],
            text=row["text"] if row["grounds_kind"] is None else row["restricted_text"],
            pages=pages_of(row),
            file=files.get(row["id"]),
            grounds=None if row["grounds_kind"] is None else grounds(row),
            withdrawn=bool(row["withdrawn"]),
            made_from=row["made_from"],
            id=row["id"],
        )
        for row in rows
    )


def versions(reader: Reader, paper_id: int) -> tuple[PaperVersion, ...]:
    """Every version of a paper, the newest first; empty while only its text is held."""
    rows = reader.rows(
        f"SELECT {_FILE} "
        "LEFT JOIN restricted_paper_file ON paper_file_id = paper_file.id "
        "WHERE paper_id = ? ORDER BY number DESC",
        paper_id,
    )
    return tuple(PaperVersion(_file(row), row["added_at"], row["added_by"]) for row in rows)


def public_at(reader: Reader, digests: Iterable[str]) -> tuple[int, ...]:
    """The meetings before which one of these files (by SHA-256) lies open to the public, the
    latest laid first."""
    wanted = tuple(digests)
    rows = reader.rows(
        "SELECT meeting_id FROM paper_file JOIN paper ON paper.id = paper_id "
        f"JOIN ({_NEWEST}) USING (paper_id, number) "
        f"WHERE paper_file.sha256 IN ({marks(wanted)}) "
        "AND paper.deleted_at IS NULL AND withdrawn = 0 "
        "AND NOT EXISTS (SELECT 1 FROM restricted_paper AS part WHERE part.paper_id = paper.id) "
        "GROUP BY meeting_id ORDER BY max(paper.id) DESC",
        *wanted,
    )
    return tuple(int(row["meeting_id"]) for row in rows)


def save_papers(change: Transaction, meeting_id: int, wanted: tuple[Paper, ...]) -> None:
    """Make the papers laid before a meeting these; one left out is marked as deleted.

    Versions before that of a paper's file are kept; their names are as restricted as the paper is.
    """
    ids = keep(
        change,
        "paper",
        {"meeting_id": meeting_id},
        [
            Wanted(
                {
                    "title": "" if paper.grounds else paper.title,
                    "kind": paper.kind.value,
                    "item": paper.item,
                    **pages_columns(paper.pages),
                    "text": "" if paper.grounds else paper.text,
                    "withdrawn": paper.withdrawn,
                    "made_from": paper.made_from,
                },
                paper.id,
            )
            for paper in wanted
        ],
        alike=(("title", "item"),),
        remove=lambda paper_id: change.update("paper", paper_id, {"deleted_at": change.at}),
    )
    for paper_id, paper in zip(ids, wanted, strict=True):
        keep_one(
            change,
            "restricted_paper",
            {"paper_id": paper_id},
            None
            if paper.grounds is None
            else {
                **grounds_columns(paper.grounds),
                "title": paper.title,
                "text": paper.text,
            },
        )
        _save_file(change, paper_id, paper)


def _save_file(change: Transaction, paper_id: int, paper: Paper) -> None:
    newest = paper.file.version if paper.file else 0
    for kept in reversed(versions(change, paper_id)):
        if kept.file.version < newest:
            _save_version(change, paper_id, kept.file, restricted=paper.grounds is not None)
        elif kept.file.version > newest:
            row = change.one(_ROW, paper_id, kept.file.version)
            assert row is not None
            delete_all(change, "restricted_paper_file", {"paper_file_id": row["id"]})
            change.delete("paper_file", row["id"])
    if paper.file is not None:
        _save_version(change, paper_id, paper.file, restricted=paper.grounds is not None)


_ROW = "SELECT id FROM paper_file WHERE paper_id = ? AND number = ?"


def _save_version(change: Transaction, paper_id: int, file: PaperFile, *, restricted: bool) -> None:
    words: dict[str, Value] = {
        "name": file.name,
        "remarks": json.dumps(file.remarks, ensure_ascii=False),
        "alt": file.alt,
    }
    columns: dict[str, Value] = {
        "sha256": file.sha256,
        "pdf_sha256": file.pdf_sha256 or None,
        "pages": file.pages,
        "tagged": file.tagged,
        **({"name": "", "remarks": "[]", "alt": None} if restricted else words),
    }
    row = change.one(_ROW, paper_id, file.version)
    if row is None:
        key = {"paper_id": paper_id, "number": file.version}
        added = {"added_at": change.at, "added_by": change.who}
        file_id = change.insert("paper_file", {**key, **columns, **added})
    else:
        file_id = int(row["id"])
        change.update("paper_file", file_id, columns)
    owner = {"paper_file_id": file_id}
    keep_one(change, "restricted_paper_file", owner, words if restricted else None)


def _file(row: Row) -> PaperFile:
    apart = row["restricted_name"] is not None
    return PaperFile(
        name=row["restricted_name"] if apart else row["name"],
        sha256=row["sha256"],
        pdf_sha256=row["pdf_sha256"] or "",
        pages=row["pages"],
        tagged=None if row["tagged"] is None else bool(row["tagged"]),
        remarks=tuple(json.loads(row["restricted_remarks"] if apart else row["remarks"])),
        version=row["number"],
        alt=row["restricted_alt" if apart else "alt"],
    )
