"""Several programs start at the same moment: on no register yet, and on an older one."""

from contextlib import closing
from pathlib import Path

import pytest

from clerk.business.restricted import View
from db import driver, errors, migrations, open_register
from db.backup import backups
from db.check import check
from db.search import search
from db.shape import LATEST
from tests.db import programs

ADD_A_PERSON = """
import sys
from pathlib import Path
from db import open_register
sys.stdin.readline()
with open_register(Path(sys.argv[1]), who=sys.argv[2], create=True, wait=60) as register:
    with register.writing("Add a person") as change:
        change.insert("person", {"name": sys.argv[2]})
"""


@pytest.fixture(autouse=True)
def registers_are_copied() -> None:
    """Here they are made."""


def together(path: Path, how_many: int) -> None:
    """Start programs, let them all go at once, and wait for them."""
    started = [programs.start(ADD_A_PERSON, path, f"Clerk {number}") for number in range(how_many)]
    for program in started:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in started:
        programs.finish(program)


def old_register(path: Path) -> None:
    """A register as version 1 left it, with a minute in it and no search index."""
    with closing(driver.connect(path, "rwc")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        migrations.apply(connection, "2021-01-01T09:00:00Z", stop_before="2 search")
        connection.execute("COMMIT")
        for statement in (
            "INSERT INTO committee (slug, name, short, house_style) VALUES ('h', 'H', 'H', '{}')",
            "INSERT INTO meeting (committee_id, held) VALUES (1, '2021-05-04')",
            "INSERT INTO minute (meeting_id, place, number, title) "
            "VALUES (1, 0, '21/1', 'Rusty chains')",
            "INSERT INTO minute (meeting_id, place, title, deleted_at) "
            "VALUES (1, 1, 'Rusty', '2021-05-05')",
        ):
            connection.execute(statement)


def test_the_first_start_of_many_programs_at_once(path: Path) -> None:
    together(path, 6)
    with open_register(path, who="A") as register:
        assert len(register.rows("SELECT * FROM person")) == 6
        assert [row[0] for row in register.rows("SELECT seq FROM event")] == list(range(1, 7))
        assert check(register) == ()
    assert not list(path.parent.glob(".*.new")), "nothing half made is left behind"


def test_an_older_register_is_backed_up_and_migrated_once(path: Path) -> None:
    old_register(path)
    together(path, 6)
    with open_register(path, who="A") as register:
        versions = register.rows("SELECT version FROM schema_version ORDER BY version")
        assert [row[0] for row in versions] == list(range(1, LATEST + 1))
        assert len(register.rows("SELECT * FROM person")) == 6
        found = search(register, "rusty", view=View.PUBLIC)
        assert [hit.title for hit in found] == ["21/1 Rusty chains"]
    (backup,) = backups(path.parent / "backups")
    with closing(driver.connect(backup.path, "ro")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
        assert connection.execute("SELECT title FROM minute").fetchone()[0] == "Rusty chains"


def test_without_a_backup_there_is_no_migration(path: Path) -> None:
    old_register(path)
    before = path.read_bytes()
    (path.parent / "backups").write_text("in the way", encoding="utf-8")
    with pytest.raises(errors.RegisterError):
        open_register(path, who="A")
    with closing(driver.connect(path, "ro")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert "search" not in [row[0] for row in tables]
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    assert path.read_bytes()[200:] == before[200:], "only the journal's marks may differ"


def test_a_migration_that_fails_leaves_the_register_as_it_was(path: Path) -> None:
    old_register(path)
    with closing(driver.connect(path)) as connection:
        connection.execute("CREATE TABLE search_entry (id INTEGER)")  # in the way of the new one
    with pytest.raises(errors.RegisterError):
        open_register(path, who="A")
    with closing(driver.connect(path, "ro")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
        assert connection.execute("SELECT count(*) FROM minute").fetchone()[0] == 2
