"""How a register came to its present shape, step by step.

Only making or upgrading a register imports this module; it is what brings in sqlite-utils.
The steps are written as SQL because sqlite-utils cannot write CHECKs, and its `transform` drops
triggers.
"""

from importlib.resources import files

from sqlite_utils import Database, Migrations

from db import driver, search_index
from db.shape import APPLICATION_ID, LATEST, OPENABLE_FROM

steps = Migrations("clerk")


@steps(name="1 records")
def records(database: Database) -> None:
    for subject in ("council", "meeting", "minutes", "numbers", "history", "confirmed"):
        _execute(database, subject)


@steps(name="2 search")
def search(database: Database) -> None:
    for statement in search_index.statements():
        database.execute(statement)


@steps(name="3 what is due")
def due(database: Database) -> None:
    _execute(database, "due")


@steps(name="4 live minutes")
def live(database: Database) -> None:
    _execute(database, "live")


@steps(name="5 agendas")
def agendas(database: Database) -> None:
    _execute(database, "agendas")


@steps(name="6 packs")
def packs(database: Database) -> None:
    _execute(database, "packs")


@steps(name="7 post")
def post(database: Database) -> None:
    _execute(database, "post")


@steps(name="8 following up")
def following(database: Database) -> None:
    _execute(database, "following")


@steps(name="9 chasing")
def chasing(database: Database) -> None:
    _execute(database, "chasing")


@steps(name="10 pictures")
def pictures(database: Database) -> None:
    _execute(database, "pictures")


@steps(name="11 guessed owners")
def guessed(database: Database) -> None:
    _execute(database, "guessed")


@steps(name="12 papers put off")
def put_off(database: Database) -> None:
    _execute(database, "put_off")


@steps(name="13 right-hand pages")
def right_hand(database: Database) -> None:
    _execute(database, "right_hand")


@steps(name="14 promises left out")
def left_out(database: Database) -> None:
    _execute(database, "left_out")


def apply(connection: driver.Connection, made_at: str, *, stop_before: str | None = None) -> None:
    """Bring the register to its latest shape, inside the transaction the caller has begun.

    `made_at` is the time to note down. Foreign keys must be off. `stop_before` names a step to
    leave out with all after it: how a register of an earlier version is made.
    """
    connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, "
        "openable_from INTEGER NOT NULL, made_at TEXT NOT NULL) STRICT"
    )
    database = Database(connection, execute_plugins=False)
    before = {done.name for done in steps.applied(database)}
    steps.apply(database, stop_before=stop_before)
    done = [migration.name for migration in steps.applied(database)]
    for name in done:
        if name not in before:
            version = int(name.split()[0])
            connection.execute(
                "INSERT INTO schema_version VALUES (?, ?, ?)",
                (version, OPENABLE_FROM[version], made_at),
            )
    reached = max(int(name.split()[0]) for name in done)
    if stop_before is None and reached != LATEST:
        raise RuntimeError(f"the steps lead to version {reached}, not {LATEST}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {reached}")


def _execute(database: Database, subject: str) -> None:
    text = (files("db") / "schema" / f"{subject}.sql").read_text(encoding="utf-8")
    for statement in _statements(text):
        database.execute(statement)


def _statements(text: str) -> list[str]:
    """Split SQL into statements; `executescript` would commit the transaction first."""
    found: list[str] = []
    pending = ""
    for line in text.splitlines():
        if line.startswith("--") or not line.strip():
            continue
        pending += line + "\n"
        if driver.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
