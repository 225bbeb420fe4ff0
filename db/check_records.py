"""Is the register's own file sound? More than SQLite can say of itself.

SQLite's own check is content with a changed letter inside a text, so texts are held against the
hashes they were saved with, rows against the record of changes, and numbers against the ledger.
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import chain, pairwise
from typing import Any

from clerk.business.findings import Finding
from db import errors, kept_versions
from db.register import Register
from db.revisions import digest, rebuilt
from db.shape import RECORDED, follows
from db.transaction import Reader, Row

ADVICE = "Restore the newest backup, or ask for help before going on."
DAMAGED = "damaged"
"""The kind of a finding that the file itself cannot be read."""
_CLOCK_SLACK = timedelta(hours=1)


def check_records(register: Register) -> tuple[Finding, ...]:
    """Everything found wrong with the file alone, without its papers, backups and search index.

    Never raises for what it finds.
    """
    structure = tuple(guarded("file", _structure(register)))
    if any(finding.kind == DAMAGED for finding in structure):
        return structure
    checks: tuple[tuple[str, Callable[[Register], Iterator[Finding]]], ...] = (
        ("texts", _revisions),
        ("texts", _texts),
        ("issued papers", _kept),
        ("minute numbers", _ledger),
        ("record of changes", _events),
        ("record of changes", _rows),
    )
    found = (guarded(place, one(register)) for place, one in checks)
    return (*structure, *chain.from_iterable(found))


def guarded(place: str, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Findings of one check; where the file cannot even be read, that is the finding."""
    try:
        yield from findings
    except errors.RegisterError as error:
        yield Finding(DAMAGED, str(error), place)
    except (ValueError, KeyError) as error:
        yield Finding(DAMAGED, f"The {place} cannot be read: {error}. {ADVICE}", place)


def _structure(register: Register) -> Iterator[Finding]:
    for row in register.rows("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield Finding(DAMAGED, f"SQLite finds the file damaged: {row[0]}. {ADVICE}", "file")
    for row in register.rows("PRAGMA foreign_key_check"):
        yield Finding(
            "missing record",
            f"A {_words(row[0])} points at a {_words(row[2])} that is missing. {ADVICE}",
            f"{_words(row[0])} {row[1]}",
        )


def _revisions(register: Register) -> Iterator[Finding]:
    texts = register.rows(
        "SELECT DISTINCT minute_id, restricted FROM minute_revision ORDER BY minute_id, restricted"
    )
    for minute_id, restricted in texts:
        text, expected = "", 1
        for row in register.rows(
            "SELECT * FROM minute_revision WHERE minute_id = ? AND restricted = ? ORDER BY number",
            minute_id,
            restricted,
        ):
            place = f"minute {minute_id}, revision {row['number']}"
            if row["number"] != expected:
                yield Finding("revision missing", f"Revisions are missing. {ADVICE}", place)
            expected = row["number"] + 1
            text = _revised(text, row)
            if digest(text) != row["sha256"]:
                message = f"A saved text is not as it was saved. {ADVICE}"
                yield Finding("text changed", message, place)
                break


def _revised(before: str, row: Row) -> str:
    try:
        return rebuilt(before, row)
    except Exception:  # a damaged body fails in as many ways as there are bytes
        return ""


_HELD = """
SELECT minute.id, minute.number, 'minute' AS part, 0 AS restricted, minute.text, minute.revision
FROM minute
UNION ALL
SELECT minute.id, minute.number, 'restricted minute', 1, part.text, part.revision
FROM restricted_minute AS part JOIN minute ON minute.id = part.minute_id
UNION ALL
SELECT minute.id, minute.number, 'text being typed', draft.restricted, draft.text, draft.revision
FROM draft JOIN minute ON minute.id = draft.minute_id
"""


def _texts(register: Register) -> Iterator[Finding]:
    for row in register.rows(
        f"SELECT held.*, minute_revision.sha256 FROM ({_HELD}) AS held LEFT JOIN minute_revision "
        "ON minute_revision.minute_id = held.id AND minute_revision.restricted = held.restricted "
        "AND minute_revision.number = held.revision"
    ):
        expected = row["sha256"] if row["revision"] else digest("")
        if digest(row["text"]) != expected:
            yield Finding(
                "text changed",
                f"The words of a {row['part']} are not those that were saved. {ADVICE}",
                f"minute {row['number'] or row['id']}",
            )


def _kept(register: Register) -> Iterator[Finding]:
    there = {table.name for table in register.database().tables}  # fewer in an older register
    for kind in kept_versions.ALL:
        called = _words(kind.table)
        if kind.table not in there:
            continue
        for row in register.rows(f"SELECT * FROM {kind.table} ORDER BY meeting_id, number"):
            for part in ("public", "whole"):
                if digest(row[f"{part}_record"]) != row[f"{part}_sha256"]:
                    yield Finding(
                        f"{called} changed",
                        f"A version of {called} is not as it was {kind.done}. {ADVICE}",
                        f"meeting {row['meeting_id']}, version {row['number']}",
                    )


def _ledger(register: Register) -> Iterator[Finding]:
    rows = register.rows("SELECT * FROM number_ledger ORDER BY series_id, period, value")
    for one, following in pairwise(rows):
        same = (one["series_id"], one["period"]) == (following["series_id"], following["period"])
        if same and following["value"] != one["value"] + 1:
            yield Finding(
                "gap in the ledger",
                f"Numbers are missing between {one['number']} and {following['number']}. {ADVICE}",
                f"number {following['number']}",
            )
    for row in register.rows(
        "SELECT number_ledger.number, minute.number AS printed FROM number_ledger "
        "JOIN minute ON minute.id = minute_id "
        "WHERE state = 'issued' AND minute.number <> number_ledger.number"
    ):
        yield Finding(
            "number changed",
            f"The minute issued as {row['number']} now has the number {row['printed']}. {ADVICE}",
            f"number {row['number']}",
        )


def _events(register: Register) -> Iterator[Finding]:
    expected, latest = 1, None
    for row in register.rows("SELECT seq, at FROM event ORDER BY seq"):
        if row["seq"] != expected:
            yield Finding(
                "events missing", f"Part of the record is missing. {ADVICE}", f"event {expected}"
            )
        expected = row["seq"] + 1
        at = datetime.fromisoformat(row["at"])
        if latest is not None and at < latest - _CLOCK_SLACK:
            yield Finding(
                "clock",
                "The computer's clock was set back here; the order of events is still right.",
                f"event {row['seq']}",
            )
        latest = at


def _rows(register: Register) -> Iterator[Finding]:
    """Each row against what the record of changes last said of it."""
    for table in register.database().tables:
        if table.name not in RECORDED:
            continue
        said = _said(register, table.name)
        for row in table.rows:
            known = said.pop(row["id"], None)
            place = f"{_words(table.name)} {row['id']}"
            if known is None:
                yield Finding(
                    "not in the record",
                    f"Another program added a {_words(table.name)}. {ADVICE}",
                    place,
                )
            elif changed := [
                column
                for column, value in known.items()
                if _short(row[column]) != value and not follows(row, column)
            ]:
                yield Finding(
                    "not in the record",
                    f"The {_words(changed[0])} of a {_words(table.name)} is not what the record "
                    f"of changes says: it was damaged, or changed by another program. {ADVICE}",
                    place,
                )
        for row_id in said:
            yield Finding(
                "not in the record",
                f"A {_words(table.name)} is gone that the record of changes knows. {ADVICE}",
                f"{_words(table.name)} {row_id}",
            )


def _said(reader: Reader, table: str) -> dict[int, dict[str, Any]]:
    said: dict[int, dict[str, Any]] = {}
    for row in reader.rows(
        "SELECT row_id, after FROM event_row WHERE table_name = ? ORDER BY id", table
    ):
        if row["after"] is None:
            said.pop(row["row_id"], None)
        else:
            after = {column: _short(value) for column, value in json.loads(row["after"]).items()}
            said.setdefault(row["row_id"], {}).update(after)
    return said


def _short(value: Any) -> Any:
    return digest(value) if isinstance(value, str) and len(value) > 64 else value


def _words(name: str) -> str:
    return name.replace("_", " ")
