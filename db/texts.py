"""Texts of minutes while they are typed, and every version of them that was saved.

A save writes the draft and one small revision, and nothing else: no event, no full-text index.
Leaving the minute folds the draft into it, as one event.
"""

import zlib
from dataclasses import dataclass

from clerk.business.minutes import Minute
from db import errors
from db.register import Register
from db.revisions import WHOLE_EVERY, digest, holds
from db.standing import follow
from db.transaction import Reader, Transaction, clean
from db.typing_places import keep_place


@dataclass(frozen=True, slots=True)
class TypedText:
    """A minute's text as it is on the disk now, with the number of the revision that holds it."""

    text: str
    revision: int


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a text lives: `text` is what was last typed, `held` the revision that holds it."""

    id: int
    text: str
    held: int
    newest: int
    drafted: bool


def text_now(reader: Reader, minute_id: int, *, restricted: bool = False) -> TypedText:
    """The text of a minute with what has been typed and not yet folded in.

    `restricted` asks for its restricted part. Raises NotFound when there is no such part.
    """
    part = _part(reader, minute_id, restricted)
    return TypedText(part.text, part.held)


def save_text(
    register: Register,
    minute_id: int,
    text: str,
    base: int,
    *,
    restricted: bool = False,
    place: tuple[int, int] | None = None,
    wait: float | None = None,
) -> int:
    """Put a text being typed on the disk; returns its revision, the base of the next save.

    `base` is the revision the text was typed from, `place` the line and column of the cursor in
    it, `wait` as in `Register.writing`. Raises StaleWrite, holding both texts, when somebody else
    has changed the text since; RuleBroken when the minutes are confirmed.
    """
    text = str(clean(text))
    with register.writing("Type", wait=wait) as change:
        part = _part(change, minute_id, restricted)
        number = part.held
        if part.text != text:
            _check_not_changed(change, minute_id, restricted, part, base, text)
            _check_open(change, minute_id)
            number = _append(change, minute_id, part, text, restricted)
            change.unrecorded(
                "INSERT INTO draft (minute_id, restricted, text, revision, saved_at, saved_by) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (minute_id, restricted) DO UPDATE SET "
                "text = excluded.text, revision = excluded.revision, "
                "saved_at = excluded.saved_at, saved_by = excluded.saved_by",
                minute_id,
                restricted,
                text,
                number,
                change.at,
                change.who,
            )
        if place is not None:
            keep_place(change, minute_id, restricted, place)
    return number


def keep_aside(register: Register, minute_id: int, text: str, *, restricted: bool = False) -> None:
    """Keep a text among the revisions of a minute without putting it in place of what is there."""
    text = str(clean(text))
    with register.writing("Keep a text aside") as change:
        if not holds(change, minute_id, text, restricted=restricted):
            part = _part(change, minute_id, restricted)
            _append(change, minute_id, part, text, restricted, whole=True)


def leave_minute(register: Register, minute_id: int) -> bool:
    """Fold what was typed into the minute and the search index, as one event that names it.

    False when nothing had been typed.
    """
    minute = register.one("SELECT number, title FROM minute WHERE id = ?", minute_id)
    name = f"{minute['number']} {minute['title']}".strip() if minute is not None else ""
    with register.writing(f"Type in minute {name}" if name else "Type in a minute") as change:
        public = fold(change, minute_id)
        restricted = fold(change, minute_id, restricted=True)
        return public or restricted


def fold(change: Transaction, minute_id: int, *, restricted: bool = False) -> bool:
    """Move a draft into its minute; False when there is none, or it says the same."""
    draft = change.one(
        "SELECT text, revision FROM draft WHERE minute_id = ? AND restricted = ?",
        minute_id,
        restricted,
    )
    if draft is None:
        return False
    part = _part(change, minute_id, restricted)
    change.unrecorded(
        "DELETE FROM draft WHERE minute_id = ? AND restricted = ?", minute_id, restricted
    )
    before = _part(change, minute_id, restricted).text
    if before == draft["text"]:
        return False
    follow(change, minute_id, before, draft["text"], restricted=restricted)
    _set(change, minute_id, part.id, draft["text"], draft["revision"], restricted)
    return True


def fold_all(change: Transaction, meeting_id: int) -> None:
    """Fold in whatever is being typed in the minutes of a meeting."""
    rows = change.rows(
        "SELECT minute_id, restricted FROM draft JOIN minute ON minute.id = minute_id "
        "WHERE meeting_id = ?",
        meeting_id,
    )
    for row in rows:
        fold(change, row["minute_id"], restricted=bool(row["restricted"]))


def drafts(reader: Reader) -> tuple[int, ...]:
    """The minutes with text that was typed and not folded in: left open, or a program ended."""
    return tuple(row[0] for row in reader.rows("SELECT DISTINCT minute_id FROM draft"))


def write_text(change: Transaction, minute_id: int, text: str, *, restricted: bool = False) -> None:
    """Set a minute's text as a whole, with its revision.

    Raises StaleWrite when somebody is typing something else in it.
    """
    text = str(clean(text))
    part = _part(change, minute_id, restricted)
    if part.text == text:
        fold(change, minute_id, restricted=restricted)
    elif part.drafted:
        raise errors.StaleWrite(
            "This minute is being typed in. Nothing was written; leave it first.",
            theirs={"text": part.text, "revision": part.held},
            yours={"text": text},
        )
    else:
        number = _append(change, minute_id, part, text, restricted)
        _set(change, minute_id, part.id, text, number, restricted)


def check_unchanged(change: Transaction, minute: Minute) -> None:
    """Raise StaleWrite when writing `minute`, read earlier, would lose words typed since."""
    row = change.one("SELECT version FROM minute WHERE id = ?", minute.id)
    if minute.id is None or row is None or row["version"] == minute.version:
        return
    yours = [(minute.text, False)]
    if minute.restricted is not None:
        yours.append((minute.restricted.text, True))
    for text, restricted in yours:
        theirs = _part(change, minute.id, restricted).text
        if theirs != clean(text):
            raise errors.StaleWrite(
                "Somebody else has changed this minute in the meantime. Nothing was written; "
                "choose which of the two texts to keep.",
                theirs={"text": theirs},
                yours={"text": text},
            )


def _set(
    change: Transaction, minute_id: int, part_id: int, text: str, revision: int, restricted: bool
) -> None:
    table = "restricted_minute" if restricted else "minute"
    change.update(table, part_id, {"text": text, "revision": revision})
    if restricted:  # whoever read the minute before has read an older restricted text
        change.unrecorded("UPDATE minute SET version = version + 1 WHERE id = ?", minute_id)


def _append(
    change: Transaction,
    minute_id: int,
    part: _Part,
    text: str,
    restricted: bool,
    *,
    whole: bool = False,
) -> int:
    number = part.newest + 1
    # After an undo, or when one was kept aside, the text is not that of the newest revision.
    whole = whole or number % WHOLE_EVERY == 1 or part.held != part.newest
    kept_before, kept_after = (0, 0) if whole else _kept(part.text, text)
    middle = text[kept_before : len(text) - kept_after].encode("utf-8")
    change.unrecorded(
        "INSERT INTO minute_revision (minute_id, restricted, number, whole, kept_before, "
        "kept_after, body, sha256, saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        minute_id,
        restricted,
        number,
        whole,
        kept_before,
        kept_after,
        zlib.compress(middle) if whole else middle,
        digest(text),
        change.at,
        change.who,
    )
    return number


def _kept(before: str, after: str) -> tuple[int, int]:
    """How many characters two texts share at their beginnings, and then at their ends."""
    start = _shared(before, after, min(len(before), len(after)))
    rest = min(len(before), len(after)) - start
    end = _shared(before[::-1], after[::-1], rest)
    return start, end


def _shared(one: str, other: str, limit: int) -> int:
    # Halving compares whole slices, which is far quicker than a loop over characters.
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _part(reader: Reader, minute_id: int, restricted: bool) -> _Part:
    table, key = ("restricted_minute", "minute_id") if restricted else ("minute", "id")
    row = reader.one(
        f"SELECT part.id AS id, coalesce(draft.text, part.text) AS text, "
        f"coalesce(draft.revision, part.revision) AS held, draft.text IS NOT NULL AS drafted, "
        f"(SELECT coalesce(max(number), 0) FROM minute_revision WHERE minute_id = part.{key} AND "
        f"minute_revision.restricted = ?) AS newest FROM {table} AS part LEFT JOIN draft "
        f"ON draft.minute_id = part.{key} AND draft.restricted = ? WHERE part.{key} = ?",
        restricted,
        restricted,
        minute_id,
    )
    if row is None:
        raise errors.NotFound("This minute is no longer in the register.")
    return _Part(row["id"], row["text"], row["held"], row["newest"], bool(row["drafted"]))


def _check_not_changed(
    change: Transaction, minute_id: int, restricted: bool, part: _Part, base: int, text: str
) -> None:
    if part.held == base:
        return
    known = change.one(
        "SELECT sha256 FROM minute_revision WHERE minute_id = ? AND restricted = ? AND number = ?",
        minute_id,
        restricted,
        base,
    )
    if (known["sha256"] if known is not None else digest("")) == digest(part.text):
        return
    by = change.one(
        "SELECT saved_by, saved_at FROM minute_revision "
        "WHERE minute_id = ? AND restricted = ? AND number = ?",
        minute_id,
        restricted,
        part.held,
    )
    raise errors.StaleWrite(
        "Somebody else has typed in this minute in the meantime. Nothing was written; "
        "choose which of the two texts to keep.",
        theirs={
            "text": part.text,
            "revision": part.held,
            "saved_by": by["saved_by"] if by is not None else "",
            "saved_at": by["saved_at"] if by is not None else "",
        },
        yours={"text": text, "revision": base},
    )


def _check_open(change: Transaction, minute_id: int) -> None:
    if change.one("SELECT 1 FROM confirmed_minute WHERE id = ?", minute_id) is not None:
        raise errors.RuleBroken("These minutes are confirmed: their text is fixed.")
    row = change.one("SELECT deleted_at FROM minute WHERE id = ?", minute_id)
    if row is None or row["deleted_at"] is not None:
        raise errors.NotFound("This minute is no longer in the register.")
