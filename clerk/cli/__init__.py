"""The command line: the front door."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit status.

    0: done. 1: refused or failed, with one sentence on standard error. 2: wrong use.
    130: stopped.
    No traceback reaches the clerk; what nobody foresaw goes into a log file.
    """
    from clerk.cli import guard

    sys.exit(guard.run(arguments))
