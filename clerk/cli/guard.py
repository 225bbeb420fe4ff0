"""What stands between a command and the clerk when something goes wrong."""

import os
import sys
from collections.abc import Sequence

from clerk.cli import in_the_app
from clerk.cli.page import finish, say
from clerk.desk.paths import register_path
from clerk.desk.refused import Refused


def run(arguments: Sequence[str] | None) -> int:
    """Run the command named by `arguments` (None: those of this program); its exit status."""
    _write_utf8()
    try:
        status = _carried_out(sys.argv[1:] if arguments is None else list(arguments))
        finish()  # left to Python's own end, output that nobody reads would be a complaint
        return status
    except Refused as refused:
        say(str(refused), error=True)
        return 1
    except KeyboardInterrupt:
        # Stopped before there was a command to stop; a command has its own word for it.
        return 130
    except BrokenPipeError:
        # Whoever read our output has left; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as fault:
        from clerk.desk import fault_log

        say(fault_log.written(fault), error=True)
        return 1


def _carried_out(arguments: list[str]) -> int:
    """`clerk` alone opens the app at once: what reads commands takes a tenth of that time."""
    try:
        if not arguments and in_the_app.at_terminal():
            in_the_app.open_app(register_path(None))
        from clerk.cli.app import app

        app(arguments)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 1
    return 0


def _write_utf8() -> None:
    """Pipes and files get UTF-8 on every system; a terminal keeps its own letters."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
