"""The power cut while somebody types, again and again: is a save lost the clerk was told of?"""

import random
import shutil
import sys
import tempfile
from pathlib import Path

CUTS = 300


def main(cuts: int = CUTS) -> None:
    if shutil.which("strace") is None:
        print("No power cut was tried: there is no strace here to see what was written.")
        return
    from tests.killing.power_cut import SAVES, lost_by_cuts, recorded
    from tests.killing.rounds import new_register

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = new_register(folder)
        typed_on = folder / "typed" / before.name
        typed_on.parent.mkdir()
        shutil.copy(before, typed_on)
        lost = lost_by_cuts(before, recorded(typed_on), cuts, random.Random(), folder)
    print(
        f"{cuts} power cuts in {2 * SAVES} saves: {sum(map(bool, lost))} lost a save the clerk was "
        f"told of, {max(lost)} at most"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
