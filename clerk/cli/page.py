"""Lines and tables on standard output, as plain text and nothing else."""

import shutil
import sys
import textwrap
from collections.abc import Sequence

_HARMLESS = {"\n", "\t"}


def say(text: str = "", *, error: bool = False) -> None:
    """Write a line. What a paper holds cannot move the cursor or colour the terminal."""
    plain = "".join(
        c if c.isprintable() or c in _HARMLESS else "\N{REPLACEMENT CHARACTER}" for c in text
    )
    (sys.stderr if error else sys.stdout).write(f"{plain}\n")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write rows under their heads, the last column folded to the width of the terminal."""
    every = [list(heads), *([" ".join(cell.split()) for cell in row] for row in rows)]
    widths = [max(len(row[n]) for row in every) for n in range(len(heads) - 1)]
    before = sum(widths) + 2 * len(widths)
    room = max(shutil.get_terminal_size((100, 24)).columns - before, 24)
    for row in every:
        cells = "".join(f"{cell:<{width}}  " for cell, width in zip(row[:-1], widths, strict=True))
        folded = textwrap.wrap(row[-1], room) or [""]
        say((cells + folded[0]).rstrip())
        for line in folded[1:]:
            say(" " * before + line)
