"""Is the register sound, with its papers, its backups and its search index?"""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from clerk.business.findings import Finding
from db import backup, driver
from db.check_records import ADVICE, check_records, guarded
from db.house_files import NAMED
from db.papers import place_of
from db.register import Register

INDEX = "search index"
"""The kind of a finding about the search index alone, which can be made anew."""

RESTORE = "Restore the backup"
"""How the event begins that says an older state was put back on purpose."""


def check(register: Register) -> tuple[Finding, ...]:
    """Everything found wrong with a register and its papers, in the order of gravity; nothing
    when it is sound. Changes nothing. Never raises for what it finds."""
    return (
        *check_records(register),
        *guarded("search", _search_index(register)),
        *guarded("papers", _papers(register)),
        *guarded("backups", _backups(register)),
    )


def _search_index(register: Register) -> Iterator[Finding]:
    if register.read_only:
        return
    try:
        register.database().execute(
            "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)"
        )
    except driver.DriverError as error:
        if driver.is_busy(error):
            raise driver.explained(error, register.path) from error
        yield Finding(
            INDEX,
            "The search index does not match the register; what is searched for may not be "
            "found. The records themselves are not touched by this.",
            "search",
        )


def _papers(register: Register) -> Iterator[Finding]:
    for row in register.rows(
        "SELECT sha256, min(title) AS title FROM ("
        "SELECT paper_file.sha256, title FROM paper_file JOIN paper ON paper.id = paper_id "
        "UNION ALL SELECT pdf_sha256, title FROM paper_file JOIN paper ON paper.id = paper_id "
        "UNION ALL SELECT sha256, file_name FROM sent_message "
        "UNION ALL SELECT sha256, '' FROM pack "
        f"UNION ALL {NAMED} "
        "UNION ALL SELECT sha256, name FROM source) AS held "
        "WHERE sha256 IS NOT NULL GROUP BY sha256"
    ):
        place = f"paper {row['title']}".strip()
        try:
            data = place_of(register.papers_folder, row["sha256"]).read_bytes()
        except OSError:
            yield Finding("paper missing", f"The file of a paper is missing. {ADVICE}", place)
            continue
        if hashlib.sha256(data).hexdigest() != row["sha256"]:
            message = f"The file of a paper is not as it was stored. {ADVICE}"
            yield Finding("paper changed", message, place)


def _backups(register: Register) -> Iterator[Finding]:
    last = register.one("SELECT coalesce(max(seq), 0) FROM event")
    restored = register.one("SELECT max(at) FROM event WHERE what LIKE ?", f"{RESTORE} %")
    since = restored[0] if restored is not None else None
    made = [
        one
        for one in backup.backups(backup.folder_of(register.path), register.path.stem)
        if since is None or one.at >= datetime.fromisoformat(since)
    ]
    if made and last is not None and made[0].seq > last[0]:
        yield Finding(
            "older than its backup",
            f"The register is older than its backup {made[0].path.name}: the file beside it "
            "that ends in -wal was perhaps thrown away, with the last changes in it. Restore "
            "that backup.",
            "file",
        )
