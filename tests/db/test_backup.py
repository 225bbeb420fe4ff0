"""Backups are whole, checked and thinned by their events; restoring loses nothing."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clerk.business.agenda import Paper, PaperFile
from db import Register, driver, errors, open_register
from db.backup import ALWAYS, Backup, back_up, backups, thin, worth_keeping
from db.check import check
from db.counts import counts
from db.history import events
from db.papers import place_of, store
from db.records import meeting_record, save_record
from db.restore import restore
from tests.db import programs
from tests.db.conftest import Clock, other_program, small_record

NOW = datetime(2022, 3, 1, 12, tzinfo=UTC)


def test_a_backup_is_whole_while_others_work(
    register: Register, saved: int, path: Path, clock: Clock
) -> None:
    sha256 = store(register, b"a plan")
    paper = Paper("Plan", file=PaperFile("plan.pdf", sha256))
    with register.writing("Lay a paper") as change:
        save_record(change, small_record(papers=(paper,)))
    made = back_up(path, clock=clock)
    assert made.seq == events(register)[0].seq
    assert backups(made.path.parent) == (made,)
    kept = place_of(made.path.parent / "papers", sha256)
    assert kept.read_bytes() == b"a plan"
    names = {file.name for file in made.path.parent.iterdir()}
    assert names == {made.path.name, "papers", ".lock"}
    with closing(driver.connect(made.path, "ro")) as connection:
        assert connection.execute("SELECT count(*) FROM minute").fetchone()[0] == 2
    with register.writing("Go on") as change:
        change.insert("person", {"name": "M Rook"})


def test_a_folder_that_cannot_be_there_has_no_backups(tmp_path: Path) -> None:
    assert backups(tmp_path / "long" / ("x" * 300)) == ()


def test_a_register_another_program_edited_is_still_backed_up(
    register: Register, saved: int, path: Path, clock: Clock
) -> None:
    with other_program(path) as connection:
        connection.execute("UPDATE minute SET text = 'Edited elsewhere.'")
    assert check(register)
    back_up(path, clock=clock)


def test_a_damaged_register_is_not_backed_up(
    register: Register, saved: int, path: Path, clock: Clock
) -> None:
    register.close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(errors.RegisterError):
        back_up(path, clock=clock)
    assert backups(path.parent / "backups") == ()
    assert not list((path.parent / "backups").glob("*.partial"))


def test_one_backup_at_a_time(
    register: Register, path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(path, clock=clock)
    code = (
        "import sys; from pathlib import Path; from db import driver\n"
        "c = driver.connect(Path(sys.argv[1])); c.execute('BEGIN IMMEDIATE')\n"
        "print('held', flush=True); sys.stdin.read()"
    )
    holder = programs.start(code, path.parent / "backups" / ".lock")
    assert holder.stdout is not None
    holder.stdout.readline()
    monkeypatch.setattr("db.backup._WAIT_SECONDS", 0.1)
    with pytest.raises(errors.Locked, match="making a backup"):
        back_up(path, clock=clock)
    holder.kill()
    holder.communicate()
    back_up(path, clock=clock)


def every(step: timedelta, how_many: int) -> tuple[Backup, ...]:
    """Backups made at even steps up to NOW, the latest first."""
    return tuple(
        Backup(Path(f"{count}.db"), 10_000 - count, NOW - step * count) for count in range(how_many)
    )


def test_thinning_keeps_days_then_weeks_then_months() -> None:
    made = every(timedelta(hours=3), 8 * 400)
    kept = worth_keeping(made, NOW)
    ages = [(NOW - one.at).days for one in kept]
    assert sum(age < 2 for age in ages) == 16
    assert len({one.at.date() for one in kept if (NOW - one.at).days < 12}) == 12
    assert max(ages) > 200
    assert len(kept) < 16 + 12 + 10 + 9


@pytest.mark.parametrize("wrong", [timedelta(days=-4000), timedelta(days=4000)])
def test_a_wrong_clock_does_not_thin_the_latest(wrong: timedelta) -> None:
    made = every(timedelta(days=400), 12)
    assert worth_keeping(made, NOW + wrong)[:ALWAYS] == made[:ALWAYS]


def test_a_backup_with_the_clock_set_back_is_not_the_first_to_go() -> None:
    old = every(timedelta(days=30), 20)
    fresh = Backup(Path("fresh.db"), 20_000, NOW - timedelta(days=3000))
    assert fresh in worth_keeping((fresh, *old), NOW)


def test_thinning_deletes_only_backups_of_that_register(
    register: Register, path: Path, clock: Clock
) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    for count in range(30):
        at = NOW - timedelta(days=400 * count)
        (folder / f"clerk-{9000 - count:08}-{at:%Y%m%dT%H%M%SZ}.db").touch()
    (folder / "other-00000001-20010101T000000Z.db").touch()
    (folder / "notes.db").touch()
    gone = thin(folder, "clerk", NOW)
    assert len(gone) + len(backups(folder, "clerk")) == 30
    assert len(backups(folder, "clerk")) >= ALWAYS
    assert (folder / "other-00000001-20010101T000000Z.db").exists()
    assert (folder / "notes.db").exists()


def test_restoring_keeps_what_was_there(
    register: Register,
    opened: Callable[[str], Register],
    saved: int,
    path: Path,
    clock: Clock,
) -> None:
    made = back_up(path, clock=clock)
    with register.writing("A mistake") as change:
        save_record(change, small_record(minutes=()))
    last = events(register)[0].seq
    register.close()
    done = restore(path, made.path, who="Ada Pell", clock=clock)
    assert (done.last_event, done.findings) == (made.seq, ())
    assert done.kept == path.with_name("clerk.db.before-restore")
    again = opened("Ada Pell")
    assert len(meeting_record(again, saved).minutes) == 2
    assert events(again)[0].what == f"Restore the backup {made.path.name}"
    assert check(again) == ()
    again.close()
    second = restore(path, done.kept, who="Ada Pell", clock=clock)
    assert second.last_event == last
    assert second.kept is not None
    assert second.kept.name == "clerk.db.before-restore-2"


def test_restoring_brings_the_papers_back(
    register: Register, path: Path, tmp_path: Path, clock: Clock
) -> None:
    sha256 = store(register, b"a plan")
    paper = Paper("Plan", file=PaperFile("plan.pdf", sha256))
    with register.writing("Lay a paper") as change:
        save_record(change, small_record(papers=(paper,)))
    made = back_up(path, clock=clock)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = restore(elsewhere / "clerk.db", made.path, who="Ada Pell", clock=clock)
    assert done.kept is None
    assert place_of(elsewhere / "papers", sha256).read_bytes() == b"a plan"
    place_of(made.path.parent / "papers", sha256).unlink()
    third = tmp_path / "third"
    third.mkdir()
    done = restore(third / "clerk.db", made.path, who="Ada Pell", clock=clock)
    assert [finding.kind for finding in done.findings] == ["paper missing"]


def test_nothing_is_restored_over_a_register_in_use(
    register: Register, saved: int, path: Path, clock: Clock
) -> None:
    if not driver.wal_is_sound(driver.VERSION):
        pytest.skip("an idle program cannot be seen without a WAL")
    made = back_up(path, clock=clock)
    with pytest.raises(errors.Locked, match="open in another program"):
        restore(path, made.path, who="Ada Pell", clock=clock)
    assert counts(register)["meetings"] == 1
    assert not path.with_name("clerk.db.before-restore").exists()


def test_a_damaged_register_is_set_aside_as_it_is(
    register: Register,
    opened: Callable[[str], Register],
    saved: int,
    path: Path,
    clock: Clock,
) -> None:
    made = back_up(path, clock=clock)
    register.close()
    damaged = path.read_bytes()[:8192]
    path.write_bytes(damaged)
    path.with_name("clerk.db-wal").write_bytes(b"left over")
    done = restore(path, made.path, who="Ada Pell", clock=clock)
    assert done.kept is not None
    assert done.kept.read_bytes() == damaged
    assert check(opened("Ada Pell")) == ()


@pytest.mark.parametrize("spoilt", ["half", "empty", "text", "itself"])
def test_a_spoilt_backup_is_not_restored(
    register: Register, saved: int, path: Path, clock: Clock, spoilt: str
) -> None:
    made = back_up(path, clock=clock)
    register.close()
    before = path.read_bytes()
    whole = made.path.read_bytes()
    source = path if spoilt == "itself" else made.path
    if spoilt != "itself":
        cut = {"half": whole[: len(whole) // 2], "empty": b"", "text": b"Dear all, " * 500}
        made.path.write_bytes(cut[spoilt])
    with pytest.raises(errors.RegisterError):
        restore(path, source, who="Ada Pell", clock=clock)
    assert path.read_bytes() == before
    # Where no WAL is sound, its journal stays beside a register, empty.
    left = {file.name for file in path.parent.iterdir()} - {"clerk.db-journal"}
    assert left == {"clerk.db", "backups"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_gets_a_sentence_and_keeps_what_was_saved(
    small_disk: Path, clock: Clock
) -> None:
    path = small_disk / "clerk.db"
    with open_register(path, who="Ada Pell", clock=clock, create=True) as register:
        with register.writing("Begin") as change:
            change.insert("person", {"name": "M Rook"})
        with pytest.raises(errors.DiskFull, match="no room left"):
            store(register, os.urandom(1_000_000))
        assert not list(register.papers_folder.rglob("*.partial"))
        ballast = small_disk / "ballast"
        with suppress(OSError):
            ballast.write_bytes(bytes(1_000_000))
        with pytest.raises(errors.DiskFull, match="no room left"):
            back_up(path, clock=clock)
        assert backups(small_disk / "backups") == ()
        assert not list((small_disk / "backups").glob("*.partial"))
        with pytest.raises(errors.DiskFull), register.writing("Too much") as change:
            change.insert("person", {"name": "N" * 400_000})
        ballast.unlink()
        with register.writing("Go on") as change:
            change.insert("person", {"name": "R Teal"})
        assert counts(register)["people"] == 2
        assert check(register) == ()
