"""What stands between a command and the clerk when something goes wrong."""

import os
import sys
from collections.abc import Sequence

from clerk.cli.app import app
from clerk.cli.page import say
from clerk.desk.refused import Refused


def run(arguments: Sequence[str] | None) -> int:
    """Run the command named by `arguments` (None: those of this program); its exit status."""
    _write_utf8()
    try:
        app(list(arguments) if arguments is not None else None)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 1
    except Refused as refused:
        say(str(refused), error=True)
        return 1
    except BrokenPipeError:
        # Whoever read our output has left; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as fault:
        from clerk.desk import fault_log

        say(fault_log.written(fault), error=True)
        return 1
    return 0


def _write_utf8() -> None:
    """Pipes and files get UTF-8 on every system; a terminal keeps its own letters."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
