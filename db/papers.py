"""Papers' bytes, and the files that were read into the register.

Bytes are kept beside the register in a folder, named for their SHA-256, and never changed.
"""

import hashlib
from pathlib import Path

from clerk.business.restricted import View
from db import errors, files
from db.register import Register
from db.transaction import Reader, Transaction


def place_of(folder: Path, sha256: str) -> Path:
    """Where the bytes with this SHA-256 are kept in a papers folder."""
    return folder / sha256[:2] / sha256


def store(register: Register, data: bytes) -> str:
    """Keep bytes in the papers folder; returns their SHA-256. The same bytes are kept once.

    Raises ReadOnly, DiskFull or DiskFailing.
    """
    if register.read_only:
        raise errors.ReadOnly(register.read_only)
    sha256 = hashlib.sha256(data).hexdigest()
    place = place_of(register.papers_folder, sha256)
    if place.exists():
        return sha256
    try:
        for folder in (register.papers_folder, place.parent):
            folder.mkdir(mode=0o700, exist_ok=True)
        files.write(place, data)
    except OSError as error:
        raise files.explained(error, place) from error
    return sha256


def looks_place(place: Path) -> Path:
    """Where it is kept what the pages of a PDF look like, beside the PDF itself."""
    return place.with_suffix(".looks")


def paper_bytes(
    register: Register, paper_id: int, view: View, *, pdf: bool = False, version: int | None = None
) -> bytes:
    """The bytes of a paper as they came in, or its PDF; opened only if `view` may see it.

    They are those of its newest version unless `version` says which. Raises as `paper_place` does,
    and Damaged when the bytes are not those that were stored.
    """
    return _bytes(*paper_place(register, paper_id, view, pdf=pdf, version=version))


def paper_place(
    register: Register, paper_id: int, view: View, *, pdf: bool = False, version: int | None = None
) -> tuple[Path, str, str]:
    """Where the same bytes are, their SHA-256, and the title of the paper.

    Raises NotForThisView for a restricted paper in the public view, NotFound when the register
    has no such bytes of it.
    """
    row = register.one(
        "SELECT coalesce(restricted_paper.title, paper.title) AS title, paper_file.sha256, "
        "paper_file.pdf_sha256, restricted_paper.id AS restricted FROM paper "
        "LEFT JOIN restricted_paper ON restricted_paper.paper_id = paper.id "
        "LEFT JOIN paper_file ON paper_file.paper_id = paper.id AND number = coalesce(?, number) "
        "WHERE paper.id = ? ORDER BY number DESC LIMIT 1",
        version,
        paper_id,
    )
    if row is None:
        raise errors.NotFound(f"There is no paper {paper_id} in the register.")
    if row["restricted"] is not None and view is not View.RESTRICTED:
        raise errors.NotForThisView("This paper is restricted: the public may not see it.")
    if row["sha256"] is None:
        raise errors.NotFound(f"The register has no such file of {row['title']}.")
    if pdf and row["pdf_sha256"] is None:
        raise errors.NotFound(f"{row['title']} is not a PDF yet: convert it first.")
    sha256 = row["pdf_sha256" if pdf else "sha256"]
    return place_of(register.papers_folder, sha256), sha256, row["title"]


def stored(register: Register, sha256: str, title: str) -> bytes:
    """The bytes kept under this SHA-256: of a pack that was issued, or of what was sent, `title`
    being what it is called where something is wrong. Raises NotFound and Damaged."""
    return _bytes(place_of(register.papers_folder, sha256), sha256, title)


def size(register: Register, sha256: str) -> int | None:
    """How many bytes are kept under this SHA-256; None where they are missing."""
    try:
        return place_of(register.papers_folder, sha256).stat().st_size
    except OSError:
        return None


def is_restricted_paper(reader: Reader, sha256: str) -> bool:
    """Whether bytes are those of a restricted paper, or of its PDF, in any version."""
    row = reader.one(
        "SELECT 1 FROM paper_file JOIN restricted_paper "
        "ON restricted_paper.paper_id = paper_file.paper_id "
        "WHERE paper_file.sha256 = ? OR pdf_sha256 = ? LIMIT 1",
        sha256,
        sha256,
    )
    return row is not None


def source_read(reader: Reader, data: bytes) -> str | None:
    """When (UTC) a file with these very bytes was read into the register; None if never."""
    sha256 = hashlib.sha256(data).hexdigest()
    row = reader.one("SELECT read_at FROM source WHERE sha256 = ?", sha256)
    return None if row is None else str(row["read_at"])


def add_source(change: Transaction, name: str, sha256: str, meeting_ids: tuple[int, ...]) -> int:
    """Note that a stored file was read, and which meetings came out of it; returns its id."""
    row = change.one("SELECT id FROM source WHERE sha256 = ?", sha256)
    if row is not None:
        source_id = int(row["id"])
    else:
        source_id = change.insert("source", {"sha256": sha256, "name": name, "read_at": change.at})
    known = change.rows("SELECT meeting_id FROM source_of_meeting WHERE source_id = ?", source_id)
    for meeting_id in dict.fromkeys(meeting_ids):
        if meeting_id not in {row["meeting_id"] for row in known}:
            change.insert("source_of_meeting", {"source_id": source_id, "meeting_id": meeting_id})
    return source_id


def _bytes(place: Path, sha256: str, title: str) -> bytes:
    try:
        data = place.read_bytes()
    except FileNotFoundError as error:
        raise errors.NotFound(
            f"The file of {title} is missing from {place.parent.parent}. Restore a backup."
        ) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise errors.Damaged(f"The file of {title} is not as it was stored. Restore a backup.")
    return data
