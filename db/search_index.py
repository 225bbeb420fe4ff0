"""The full-text index: one entry for everything that can be found, kept by triggers.

An entry's id begins with the day of its meeting, so reading the index backwards is reading the
newest meeting first, however many hits there are; within a meeting entries stand in the order
they were written. The index holds no text: it reads the view `searched`, which reads the tables.
"""

from dataclasses import dataclass

_A_DAY = 1_000_000_000
_PEOPLE = 9_999_999  # people have no day; whoever is looked for by name comes first


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is indexed of one table. `{row}` stands for the row in hand."""

    table: str
    title: str
    text: str
    columns: str
    meeting: str = "{row}.meeting_id"
    restricted: str = "0"
    deletable: bool = False


_VIA_MINUTE = "(SELECT meeting_id FROM minute WHERE id = {row}.minute_id)"
_VIA_ITEM = "(SELECT meeting_id FROM agenda_item WHERE id = {row}.agenda_item_id)"
_VIA_PAPER = "(SELECT meeting_id FROM paper WHERE id = {row}.paper_id)"
_VIA_OUTCOME = (
    "(SELECT meeting_id FROM minute JOIN outcome ON outcome.minute_id = minute.id "
    "WHERE outcome.id = {row}.outcome_id)"
)
_NUMBERED = "{row}.number || ' ' || {row}.title"

_KINDS = (
    _Kind("minute", _NUMBERED, "{row}.text", "number, title, text", deletable=True),
    _Kind("restricted_minute", "{row}.title", "{row}.text", "title, text", _VIA_MINUTE, "1"),
    _Kind("outcome", "{row}.word", "{row}.lead_in", "word, lead_in", _VIA_MINUTE,
          "{row}.restricted"),
    _Kind("clause", "''", "{row}.text", "text", _VIA_OUTCOME,
          "(SELECT restricted FROM outcome WHERE id = {row}.outcome_id)"),
    _Kind("action", "coalesce({row}.number, '')", "{row}.text", "number, text",
          restricted="{row}.restricted", deletable=True),
    _Kind("agenda_item", _NUMBERED, "{row}.description", "number, title, description"),
    _Kind("restricted_item", "{row}.title", "{row}.description", "title, description",
          _VIA_ITEM, "1"),
    _Kind("paper", "{row}.title", "{row}.text", "title, text", deletable=True),
    _Kind("restricted_paper", "{row}.title", "{row}.text", "title, text", _VIA_PAPER, "1"),
    _Kind("person", "{row}.title || ' ' || {row}.name", "{row}.organisation",
          "title, name, organisation", "NULL"),
)  # fmt: skip


def statements() -> list[str]:
    """The SQL that makes the index and fills it from what is there already."""
    made = [
        f"""CREATE TABLE search_entry (
          id INTEGER PRIMARY KEY,
          serial INTEGER NOT NULL UNIQUE CHECK (serial < {_A_DAY}),
          kind TEXT NOT NULL,
          record_id INTEGER NOT NULL,
          meeting_id INTEGER,
          restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
          UNIQUE (kind, record_id)
        ) STRICT""",
        "CREATE INDEX search_entry_of_meeting ON search_entry (meeting_id)",
        "CREATE VIEW searched AS " + " UNION ALL ".join(_viewed(kind) for kind in _KINDS),
        """CREATE VIRTUAL TABLE search USING fts5 (
          title, text, content = 'searched', content_rowid = 'id',
          tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')""",
        *(_filled(kind) for kind in _KINDS),
        "INSERT INTO search (search) VALUES ('rebuild')",
    ]
    for kind in _KINDS:
        made += _triggers(kind)
    return [*made, *_RESTRICTING, _MOVED]


def _day(meeting: str) -> str:
    return (
        f"coalesce((SELECT CAST(julianday(held) + 0.5 AS INTEGER) FROM meeting "
        f"WHERE id = {meeting}), {_PEOPLE})"
    )


def _viewed(kind: _Kind) -> str:
    return (
        f"SELECT search_entry.id AS id, {kind.title} AS title, {kind.text} AS text "
        "FROM search_entry JOIN {row} ON {row}.id = search_entry.record_id "
        f"WHERE search_entry.kind = '{kind.table}'"
    ).format(row=kind.table)


def _filled(kind: _Kind) -> str:
    live = f"WHERE {kind.table}.deleted_at IS NULL" if kind.deletable else ""
    return (
        "INSERT INTO search_entry (id, serial, kind, record_id, meeting_id, restricted) "
        f"SELECT day * {_A_DAY} + {_A_DAY - 1} - serial, serial, '{kind.table}', record_id, "
        f"meeting_id, restricted FROM (SELECT {_day(kind.meeting)} AS day, "
        "(SELECT coalesce(max(serial), 0) FROM search_entry) "
        "+ row_number() OVER (ORDER BY {row}.id) AS serial, {row}.id AS record_id, "
        f"{kind.meeting} AS meeting_id, {kind.restricted} AS restricted FROM {{row}} {live})"
    ).format(row=kind.table)


def _triggers(kind: _Kind) -> list[str]:
    table = kind.table
    entry = f"FROM search_entry WHERE kind = '{table}' AND record_id = {{row}}.id"
    enter = (
        "INSERT INTO search_entry (id, serial, kind, record_id, meeting_id, restricted) "
        f"SELECT {_day(kind.meeting)} * {_A_DAY} + {_A_DAY - 1} - serial, serial, '{table}', "
        f"{{row}}.id, {kind.meeting}, {kind.restricted} "
        "FROM (SELECT coalesce(max(serial), 0) + 1 AS serial FROM search_entry);\n"
    ).format(row="NEW")
    index = (
        f"INSERT INTO search (rowid, title, text) SELECT id, {kind.title}, {kind.text} {entry};\n"
    ).format(row="NEW")
    unindex = (
        "INSERT INTO search (search, rowid, title, text) "
        f"SELECT 'delete', id, {kind.title}, {kind.text} {entry};\n"
    ).format(row="OLD")
    leave = f"DELETE {entry};\n".format(row="OLD")

    def trigger(name: str, when: str, condition: str, *body: str) -> str:
        guard = f"WHEN {condition} " if condition and kind.deletable else ""
        return f"CREATE TRIGGER search_{table}_{name} {when} ON {table} {guard}BEGIN\n" + (
            "".join(body) + "END"
        )

    was, is_now = "OLD.deleted_at IS NULL", "NEW.deleted_at IS NULL"
    made = [
        trigger("added", "AFTER INSERT", is_now, enter, index),
        trigger("deleted", "AFTER DELETE", was, unindex, leave),
        trigger(
            "changed", f"AFTER UPDATE OF {kind.columns}", f"{was} AND {is_now}", unindex, index
        ),
    ]
    if kind.deletable:
        marked = "AFTER UPDATE OF deleted_at"
        made += [
            trigger("gone", marked, f"{was} AND NEW.deleted_at IS NOT NULL", unindex, leave),
            trigger("back", marked, f"OLD.deleted_at IS NOT NULL AND {is_now}", enter, index),
        ]
    return made


_RESTRICTING = (
    """CREATE TRIGGER search_outcome_restricted AFTER UPDATE OF restricted ON outcome BEGIN
      UPDATE search_entry SET restricted = NEW.restricted
      WHERE (kind = 'outcome' AND record_id = NEW.id) OR (kind = 'clause' AND record_id IN
        (SELECT id FROM clause WHERE outcome_id = NEW.id));
    END""",
    """CREATE TRIGGER search_action_restricted AFTER UPDATE OF restricted ON action BEGIN
      UPDATE search_entry SET restricted = NEW.restricted
      WHERE kind = 'action' AND record_id = NEW.id;
    END""",
)

_MOVED = f"""CREATE TRIGGER search_meeting_moved AFTER UPDATE OF held ON meeting BEGIN
  INSERT INTO search (search, rowid, title, text)
  SELECT 'delete', id, title, text FROM searched
  WHERE id IN (SELECT id FROM search_entry WHERE meeting_id = NEW.id);
  UPDATE search_entry SET id = {_day("NEW.id")} * {_A_DAY} + {_A_DAY - 1} - serial
  WHERE meeting_id = NEW.id;
  INSERT INTO search (rowid, title, text)
  SELECT id, title, text FROM searched
  WHERE id IN (SELECT id FROM search_entry WHERE meeting_id = NEW.id);
END"""
