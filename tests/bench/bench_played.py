"""A meeting played key by key: how much of what a clerk presses is not minute text."""

import sys
import tempfile
from pathlib import Path

_SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def main() -> None:
    if sys.platform == "win32" or not _SEEDS.is_dir():
        print("No meeting is played: that takes a pseudo-terminal, and the papers of it.")
        return
    from tests.played.playing import imported, play

    with tempfile.TemporaryDirectory() as folder:
        played = play(imported(_SEEDS, Path(folder)), _SEEDS)
    print(
        f"the meeting of 14 September 2021 played: {played.keys} keys that are not minute text, "
        "from Home to the checking copy in Word"
    )


if __name__ == "__main__":
    main()
