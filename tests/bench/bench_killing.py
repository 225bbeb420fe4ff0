"""The app killed in the middle of typing, again and again: how much is lost at worst."""

import random
import signal
import sys
import tempfile
from pathlib import Path

ROUNDS = 300
_EACH = 10  # rounds with SIGTERM, and with SIGHUP


def main(rounds: int = ROUNDS) -> None:
    if sys.platform == "win32":
        print("Nothing is killed on Windows, which has no pseudo-terminal.")
        return
    from tests.killing.rounds import PROMISE, killed, left_by, new_register

    with tempfile.TemporaryDirectory() as name:
        register, chance = new_register(Path(name)), random.Random()
        found = [killed(register, chance, at * 1000) for at in range(rounds)]
        lost = [
            left_by(register, number, (rounds + at) * 1000)
            for at, number in enumerate((signal.SIGTERM, signal.SIGHUP) * _EACH)
        ]
    by_key, by_screen = (max(one.by_key for one in found), max(one.by_screen for one in found))
    late = sum(one.by_key > PROMISE for one in found)
    print(
        f"killed {rounds} times while typing: nothing shown as saved was lost; the longest "
        f"unsaved stretch was {by_key * 1000:.0f} ms from the key, {by_screen * 1000:.0f} ms from "
        f"its being shown; {late} rounds were over {PROMISE * 1000:.0f} ms"
    )
    print(f"ended by SIGTERM and SIGHUP {_EACH} times each: {sum(map(len, lost))} letters lost")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
