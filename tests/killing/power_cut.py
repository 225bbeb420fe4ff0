"""What a power cut leaves of a register: a write log replayed without what was not yet synced.

The log is made by strace (Linux). At a cut, of each file everything is on the disk that was
written before its last sync; of each write after that any part may be, or none of it, in any order.
"""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from clerk.desk.desk import open_desk
from clerk.desk.refused import Refused
from clerk.desk.typing import typed_text
from db.check_records import check_records
from tests.killing.rounds import MINUTE

SAVES = 60
_SECTOR = 512
_CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink"
_TYPIST = f"""
import os, sys
from pathlib import Path
from clerk.desk.desk import open_desk
from clerk.desk.typing import leave_minute, type_text, typed_text
from tests.killing.power_cut import text_of
for first in (1, {SAVES} + 1):
    with open_desk(Path(sys.argv[1]), who="Ada Pell") as desk:
        base = typed_text(desk, {MINUTE})[1]
        for number in range(first, first + {SAVES}):
            base = type_text(desk, {MINUTE}, text_of(number), base)
            os.write(1, b"saved %d" % number)
        leave_minute(desk, {MINUTE})
"""
_LINE = re.compile(r'(\w+)\((?:(\d+)<([^>]*)>)?(?:, )?(?:"([^"]*)")?(?:, )?([\d, ]*)\)\s+= (-?\d+)')


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the program asked of the disk: `data` written at `place`, a length in `place` for
    "cut", or the number of the save that it had told in `place` for "told"."""

    kind: str
    file: str = ""
    place: int = 0
    data: bytes = b""


def text_of(number: int) -> str:
    """The text of a save: longer each time, and its end says which it is."""
    return f"{'The tide came in. ' * number}{number}"


def recorded(register: Path) -> list[Step]:
    """Type on a register, and what was written meanwhile. The register is changed by that."""
    log = register.with_name("strace.txt")
    command = ["strace", "-y", "-xx", "-s", "1000000", "-e", f"trace={_CALLS}", "-o", str(log)]
    program = [sys.executable, "-c", _TYPIST, str(register)]
    subprocess.run([*command, *program], check=True, stdout=subprocess.DEVNULL)
    return list(_steps(log.read_text(encoding="ascii").splitlines(), register))


def _steps(lines: Sequence[str], register: Path) -> Iterator[Step]:
    for line in lines:
        found = _LINE.match(line)
        if found is None or int(found[6]) < 0:
            continue
        call, handle, path, text, numbers, answer = found.groups()
        data = _plain(text or "")
        file = Path(_plain(path or "").decode() or data.decode("utf-8", "replace")).name
        if call == "write" and handle == "1":
            yield Step("told", place=int(data.split()[1]))
        elif not file.startswith(register.name) or file.endswith("-shm"):  # made anew after a cut
            continue
        elif call == "pwrite64":
            yield Step("write", file, int(numbers.split(",")[1]), data[: int(answer)])
        elif call in ("fsync", "fdatasync"):
            yield Step("sync", file)
        elif call == "ftruncate":
            yield Step("cut", file, int(numbers))
        elif call == "unlink":
            yield Step("unlink", file)


def _plain(text: str) -> bytes:
    return re.sub(rb"\\x(..)", lambda one: bytes.fromhex(one[1].decode()), text.encode())


def after_cut(
    before: Path, steps: Sequence[Step], at: int, chance: random.Random, folder: Path
) -> Path:
    """A register as a power cut after `at` of the steps could have left it, put into `folder`.

    `before` is the register as it was before the first step.
    """
    synced = {step.file: place for place, step in enumerate(steps[:at]) if step.kind == "sync"}
    files = {before.name: bytearray(before.read_bytes())}
    for place, step in enumerate(steps[:at]):
        if place < synced.get(step.file, -1):
            _carry_out(files, step)
        elif step.kind == "write":
            _carry_out(files, _torn(step, chance))
        elif chance.random() < 0.5:
            _carry_out(files, step)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder / before.name


def _torn(step: Step, chance: random.Random) -> Step:
    """Half of the time the whole of a write, else the beginning of it, or nothing."""
    if chance.random() < 0.5:
        return step
    kept = chance.randint(0, len(step.data) // _SECTOR) * _SECTOR
    return Step("write", step.file, step.place, step.data[:kept])


def _carry_out(files: dict[str, bytearray], step: Step) -> None:
    if step.kind == "unlink":
        files.pop(step.file, None)
    elif step.kind == "cut":
        data = files.setdefault(step.file, bytearray())
        data[:] = data[: step.place].ljust(step.place, b"\0")
    elif step.kind == "write" and step.data:
        data = files.setdefault(step.file, bytearray())
        data[:] = data.ljust(step.place, b"\0")
        data[step.place : step.place + len(step.data)] = step.data


def lost_by_cuts(
    before: Path, steps: Sequence[Step], cuts: int, chance: random.Random, folder: Path
) -> list[int]:
    """How many saves the clerk was told of are missing after each of so many cuts.

    Where the register cannot be read, is not sound, or holds a text that was never saved, that is
    all of them and one more.
    """
    lost = []
    for _ in range(cuts):
        at = chance.randint(1, len(steps))
        told = max((step.place for step in steps[:at] if step.kind == "told"), default=0)
        place = folder / "cut"
        place.mkdir()
        lost.append(max(0, told - _held(after_cut(before, steps, at, chance, place))))
        shutil.rmtree(place)
    return lost


def _held(register: Path) -> int:
    """The number of the save a register holds; -1 when there is anything wrong with it."""
    try:
        with open_desk(register, who="Ada Pell") as desk:
            text = typed_text(desk, MINUTE)[0]
            sound = check_records(desk.register) == ()
    except Refused:
        return -1
    last = text.rpartition(" ")[2] or "0"
    if not last.isdecimal():  # a torn text is no save
        return -1
    held = int(last)
    return held if sound and text == (text_of(held) if held else "") else -1
