"""Opening: nothing that is not surely a register of ours is touched, and each has its sentence."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from db import Register, driver, errors, open_register, private_folder
from db.history import events
from tests.db import programs
from tests.db.conftest import other_program


@pytest.fixture(autouse=True)
def registers_are_copied() -> None:
    """Here they are made."""


def opening(path: Path) -> errors.RegisterError:
    """The error of opening `path`, which must be left exactly as it is."""
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(errors.RegisterError) as raised:
        open_register(path, who="Ada Pell", create=True)
    after = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    assert after == before
    message = str(raised.value)
    assert path.name in message
    assert message.endswith(".")
    assert "disk I/O" not in message
    return raised.value


def test_a_new_register_is_its_owners_alone(register: Register, path: Path) -> None:
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert register.one("PRAGMA foreign_keys")[0] == 1  # type: ignore[index]
    assert register.one("PRAGMA synchronous")[0] == 2  # type: ignore[index]


def test_a_folder_of_our_making_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "clerk"
    private_folder(folder)
    private_folder(folder)
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_wal_where_it_is_sound_and_not_elsewhere(path: Path, clock: object) -> None:
    assert driver.wal_is_sound((3, 51, 3))
    assert driver.wal_is_sound((3, 50, 7))
    assert driver.wal_is_sound((3, 44, 6))
    for version in ((3, 51, 2), (3, 50, 6), (3, 45, 1), (3, 44, 5), (3, 40, 1)):
        assert not driver.wal_is_sound(version)
    open_register(path, who="A", create=True).close()
    with closing(driver.connect(path)) as connection:
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    sound = driver.wal_is_sound(driver.VERSION) and driver.on_local_disk(path)
    assert (mode == "wal") == sound


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (
            PureWindowsPath(r"\\quay\clerks\north ward\clerk.db"),
            "file:////quay/clerks/north%20ward/clerk.db",
        ),
        (PureWindowsPath(r"C:\clerks\clerk.db"), "file:///C:/clerks/clerk.db"),
        (PurePosixPath("/clerks/what?.db"), "file:///clerks/what%3F.db"),
    ],
)
def test_a_path_as_sqlite_takes_it(path: PurePath, written: str) -> None:
    assert driver.uri(path) == written


def test_a_missing_file_without_create(path: Path) -> None:
    with pytest.raises(errors.NoRegister, match="There is no register at"):
        open_register(path, who="A")
    assert not path.exists()


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(errors.NoRegister, match="There is no folder"):
        open_register(tmp_path / "nowhere" / "clerk.db", who="A", create=True)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_given_as_the_register(tmp_path: Path) -> None:
    (tmp_path / "clerk.db").mkdir()
    assert "is a folder" in str(opening(tmp_path / "clerk.db"))


def test_an_empty_file_is_never_initialised(path: Path) -> None:
    path.touch()
    error = opening(path)
    assert isinstance(error, errors.NotARegister)
    assert "is empty" in str(error)
    assert path.stat().st_size == 0


def test_a_text_file(path: Path) -> None:
    path.write_text("Minutes of the meeting of the harbour committee\n" * 300, encoding="utf-8")
    error = opening(path)
    assert isinstance(error, errors.NotARegister)
    assert "not a register of minutes" in str(error)


@pytest.mark.parametrize("statement", ["PRAGMA application_id = 99", "PRAGMA user_version = 1"])
def test_another_programs_file(path: Path, statement: str) -> None:
    with closing(driver.connect(path, "rwc")) as connection:
        connection.execute("CREATE TABLE minute (id INTEGER)")
        connection.execute(statement)
    error = opening(path)
    assert isinstance(error, errors.NotARegister)
    assert "another program" in str(error)


def test_a_newer_register_is_refused_and_stays_as_it_is(register: Register, path: Path) -> None:
    register.close()
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    error = opening(path)
    assert isinstance(error, errors.TooNew)
    assert "later version" in str(error)


def test_a_newer_register_with_pages_still_in_its_wal(register: Register, path: Path) -> None:
    if not driver.wal_is_sound(driver.VERSION):
        pytest.skip("this SQLite never uses a WAL here")
    register.close()
    # A program that was killed leaves its last changes in the -wal file.
    code = (
        "import os, sys; from pathlib import Path; from db import driver\n"
        "c = driver.connect(Path(sys.argv[1])); c.execute('PRAGMA user_version = 99')\n"
        "os._exit(0)"
    )
    programs.run(code, path)
    beside = path.with_name(f"{path.name}-wal")
    before = (path.read_bytes(), beside.read_bytes())
    with pytest.raises(errors.TooNew):
        open_register(path, who="A")
    assert (path.read_bytes(), beside.read_bytes()) == before


def test_a_newer_register_that_lets_this_program_work(register: Register, path: Path) -> None:
    register.close()
    with closing(driver.connect(path)) as connection:
        connection.execute("INSERT INTO schema_version VALUES (99, 2, 'later')")
        connection.execute("PRAGMA user_version = 99")
    with open_register(path, who="A") as again, again.writing("Add the council") as change:
        change.insert("council", {"id": 1, "name": "Marsh Council"})


def test_a_register_cut_in_half(register: Register, path: Path) -> None:
    register.close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert isinstance(opening(path), errors.Damaged)


def test_a_register_whose_pages_are_rubbish(register: Register, path: Path) -> None:
    register.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + os.urandom(len(whole) - 100))
    assert isinstance(opening(path), errors.Damaged)


def read_only_mount(folder: Path) -> bool:
    """Whether a folder could be made read-only even for the user who runs the tests."""
    if sys.platform == "win32":
        return False
    if os.geteuid() == 0:
        commands = (["mount", "--bind", folder, folder], ["mount", "-o", "remount,ro,bind", folder])
        return all(
            subprocess.run(command, capture_output=True, check=False).returncode == 0
            for command in commands
        )
    folder.chmod(0o500)
    return True


def writable_again(folder: Path) -> None:
    if os.geteuid() == 0:
        subprocess.run(["umount", "-l", folder], capture_output=True, check=False)
    folder.chmod(0o700)


def test_a_read_only_folder(register: Register, saved: int, path: Path) -> None:
    register.close()
    if not read_only_mount(path.parent):
        pytest.skip("nothing can be made read-only here")
    try:
        with open_register(path, who="A") as reading:
            assert "may be read here but not changed" in reading.read_only
            assert len(events(reading)) == 2
            with pytest.raises(errors.ReadOnly), reading.writing("Type"):
                pass
        with pytest.raises(errors.ReadOnly, match="No register can be made"):
            open_register(path.with_name("other.db"), who="A", create=True)
    finally:
        writable_again(path.parent)


def test_no_right_to_look_into_the_folder(tmp_path: Path) -> None:
    if sys.platform == "win32" or os.geteuid() == 0:
        pytest.skip("this user may look everywhere")
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o000)
    try:
        with pytest.raises(errors.NoRegister, match="no right to look into"):
            open_register(folder / "clerk.db", who="A")
    finally:
        folder.chmod(0o700)


def test_a_lock_held_too_long_names_its_holder(
    register: Register, opened: Callable[[str], Register], path: Path
) -> None:
    code = (
        "import sys; from pathlib import Path; from db import driver\n"
        "c = driver.connect(Path(sys.argv[1])); c.execute('BEGIN IMMEDIATE')\n"
        "print('held', flush=True); sys.stdin.read()"
    )
    holder = programs.start(code, path)
    assert holder.stdout is not None
    holder.stdout.readline()
    try:
        with pytest.raises(errors.Locked) as locked, register.writing("Type"):
            pass
        if sys.platform == "linux":
            assert f"process {holder.pid}" in str(locked.value)
        assert register.rows("SELECT * FROM committee"), "reading goes on meanwhile"
    finally:
        holder.kill()
        holder.communicate()
    with register.writing("Type") as change:  # the lock goes with its holder
        change.insert("council", {"id": 1, "name": "Marsh Council"})


def _add_people(register: Register, how_many: int) -> None:
    with register.writing("Add people") as change:
        for _ in range(how_many):
            change.insert("person", {"name": "N" * 2000})


def test_a_full_disk_takes_nothing_and_spoils_nothing(register: Register, saved: int) -> None:
    pages = register.one("PRAGMA page_count")
    assert pages is not None
    register.rows(f"PRAGMA max_page_count = {pages[0] + 2}")
    with pytest.raises(errors.DiskFull, match="no room left"):
        _add_people(register, 100)
    assert register.rows("SELECT * FROM person") == []
    register.rows("PRAGMA max_page_count = 100000")
    _add_people(register, 1)
    assert len(register.rows("SELECT * FROM person")) == 1


def test_a_file_swapped_under_an_open_program(register: Register, path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("an open file cannot be moved there")
    path.rename(path.with_name("moved.db"))
    open_register(path, who="B", create=True).close()
    with pytest.raises(errors.Replaced, match="moved or restored"), register.writing("Type"):
        pass


def test_a_file_brought_to_a_newer_version_under_an_open_program(
    register: Register, path: Path
) -> None:
    with other_program(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(errors.Replaced, match="newer version"), register.writing("Type"):
        pass


READ_AND_WRITE = """
from pathlib import Path
from db import driver, errors, open_register
with open_register(Path(sys.argv[1]), who="B") as register:
    if register.read_only:
        print(register.read_only)
    else:
        print(register.one("PRAGMA journal_mode")[0], driver.VERSION >= (3, 51, 3))
    print(register.one("SELECT count(*) FROM committee")[0])
"""


def test_an_sqlite_with_the_wal_bug_converts_a_wal_file_nobody_has_open(
    register: Register, path: Path
) -> None:
    if not driver.wal_is_sound(driver.VERSION):
        pytest.skip("only one SQLite here")
    register.close()
    printed = programs.run(programs.UNSOUND_DRIVER + READ_AND_WRITE, path)
    if "True" in printed:
        pytest.skip("Python's own SQLite is sound as well")
    assert printed.splitlines() == ["truncate False", "1"]


def test_an_sqlite_with_the_wal_bug_only_reads_a_wal_file_in_use(
    register: Register, path: Path
) -> None:
    if not driver.wal_is_sound(driver.VERSION):
        pytest.skip("only one SQLite here")
    printed = programs.run(programs.UNSOUND_DRIVER + READ_AND_WRITE, path)
    if "True" in printed:
        pytest.skip("Python's own SQLite is sound as well")
    assert "can be read but not changed" in printed
    assert printed.splitlines()[1] == "1"


def test_listing_showing_and_saving_text_load_no_big_library(
    register: Register, saved: int, path: Path
) -> None:
    code = """
import sys
from pathlib import Path
from db import open_register
from db.actions import actions
from db.councils import committees
from db.meetings import meetings
from db.records import meeting_record
from db.search import search
from db.texts import leave_minute, save_text
from clerk.business.restricted import View
with open_register(Path(sys.argv[1]), who="B") as register:
    committees(register), actions(register), meetings(register)
    record = meeting_record(register, int(sys.argv[2]))
    save_text(register, record.minutes[0].id, "Typed.", 1)
    leave_minute(register, record.minutes[0].id)
    assert search(register, "typed", view=View.PUBLIC)
print(*(name for name in ("sqlite_utils", "textual", "docx", "typer") if name in sys.modules))
"""
    assert programs.run(code, path, saved).strip() == ""
