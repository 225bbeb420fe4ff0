"""Lines and tables on standard output, as plain text and nothing else."""

import errno
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path

_HARMLESS = {"\n", "\t"}
_NARROWEST = 20


def say(text: str = "", *, error: bool = False) -> None:
    """Write a line, folded between words where a terminal shows it.

    What a paper holds cannot move the cursor or colour the terminal.
    """
    plain = "".join(
        c if c.isprintable() or c in _HARMLESS else "\N{REPLACEMENT CHARACTER}" for c in text
    )
    stream = sys.stderr if error else sys.stdout
    if stream.isatty():
        plain = "\n".join(_folded(line) for line in plain.split("\n"))
    with _somebody_reading():
        stream.write(f"{plain}\n")


def finish() -> None:
    """Hand over what was said so far. Raises BrokenPipeError when nobody reads it any more."""
    with _somebody_reading():
        sys.stdout.flush()


@contextmanager
def _somebody_reading() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.EINVAL:  # how Windows says that nobody reads on
            raise BrokenPipeError from error
        raise


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write rows under their heads, long cells folded so that the last column keeps some room."""
    every = [list(heads), *([" ".join(cell.split()) for cell in row] for row in rows)]
    terminal = shutil.get_terminal_size((100, 24)).columns
    others = max(1, len(heads) - 1)
    share = min(terminal // len(heads), (terminal - _NARROWEST - 2 * others) // others)
    widths = [_width([row[n] for row in every], share) for n in range(len(heads) - 1)]
    left = terminal - sum(widths) - 2 * len(widths)
    widths.append(max(left, _NARROWEST))
    for row in every:
        folded = [
            textwrap.wrap(cell, width, break_long_words=False, break_on_hyphens=False) or [""]
            for cell, width in zip(row, widths, strict=True)
        ]
        for line in zip_longest(*folded, fillvalue=""):
            cells = (f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True))
            say("  ".join(cells).rstrip())


def _folded(line: str) -> str:
    """The line cut between words at the edge of the terminal, what follows set in a little."""
    columns = shutil.get_terminal_size((100, 24)).columns
    if len(line) < columns:
        return line
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return "\n".join(
        textwrap.wrap(
            line,
            columns - 1,
            subsequent_indent=indent,
            drop_whitespace=True,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def _width(cells: Sequence[str], share: int) -> int:
    """How wide a column is: its share at most, but a reference is for copying and stays whole."""
    longest_word = max(len(word) for cell in cells for word in cell.split() or [""])
    return min(max(len(cell) for cell in cells), max(share, longest_word))


def named(output: Path | None) -> Path | None:
    """Where -o says; None for "-", which by custom is what is printed and no file."""
    return None if output == Path("-") else output
