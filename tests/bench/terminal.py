"""A program in a pseudo-terminal, as a clerk's fingers and eyes have it. POSIX only."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType

_LINES, _COLUMNS = 40, 120
_PATIENCE = 60.0
_QUIET = 0.4


class Terminal:
    """Runs `arguments` in a terminal of 120 by 40; the program is ended on leaving.

    `environment` is added to ours. Raises RuntimeError when what is waited for does not come, or
    the program has ended.
    """

    def __init__(
        self, arguments: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> None:
        self._arguments = arguments
        self._environment = environment or {}
        self._shown = b""

    def __enter__(self) -> "Terminal":
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", _LINES, _COLUMNS, 0, 0))
        self._begun = time.perf_counter()
        self._program = subprocess.Popen(
            self._arguments,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={
                **os.environ,
                "TERM": "xterm-256color",
                "TEXTUAL_ANIMATIONS": "none",
                **self._environment,
            },
        )
        os.close(theirs)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._program.kill()
        self._program.wait()
        os.close(self._ours)

    def started(self, text: str) -> float:
        """Seconds from the start of the program until `text` is shown."""
        return self._seen(text) - self._begun

    def pressed(self, keys: str, text: str) -> float:
        """Seconds from pressing `keys` until `text` is shown."""
        self.rest()
        self._shown = b""
        begun = time.perf_counter()
        os.write(self._ours, keys.encode())
        return self._seen(text) - begun

    def sent(self, keys: str) -> int:
        """How many bytes the program sends on `keys`."""
        self.rest()
        self._shown = b""
        os.write(self._ours, keys.encode())
        self.rest()
        return len(self._shown)

    def press(self, keys: str) -> float:
        """Press keys and wait for nothing; when that was."""
        os.write(self._ours, keys.encode())
        return time.perf_counter()

    def watch(self, seconds: float) -> list[tuple[float, bytes]]:
        """What is shown in the next `seconds`, and when it came."""
        until, came = time.perf_counter() + seconds, []
        while (left := until - time.perf_counter()) > 0:
            self._shown = b""
            if self._read(left):
                came.append((time.perf_counter(), self._shown))
        return came

    def end(self, number: int) -> bytes:
        """Send the program a signal that ends it; what it still had shown, and showed then."""
        self._shown = b""
        self._program.send_signal(number)
        with suppress(RuntimeError):
            while self._read(_PATIENCE):
                pass
        self._program.wait(_PATIENCE)
        return self._shown

    def rest(self) -> None:
        """Wait until the program has nothing more to show."""
        while self._read(_QUIET):
            pass

    def _seen(self, text: str) -> float:
        wanted, until = text.encode(), time.perf_counter() + _PATIENCE
        while wanted not in self._shown:
            if not self._read(max(0.0, until - time.perf_counter())):
                raise RuntimeError(f"“{text}” was not shown within {_PATIENCE:.0f} seconds")
        return time.perf_counter()

    def _read(self, patience: float) -> bool:
        """Take what comes next; False when nothing comes in that many seconds."""
        if not select.select([self._ours], [], [], patience)[0]:
            return False
        try:
            came = os.read(self._ours, 65536)
        except OSError:  # Linux says so when the program has closed its end
            came = b""
        if not came:
            raise RuntimeError("the program has ended")
        self._shown += came
        return True
