"""How long a stranger's file may take to look at, in this program."""

import time
from collections.abc import Callable

from exporters.papers.looked import PaperRefused

MOST = 60.0
"""Seconds of the processor's time; a thousand ordinary pages take about two."""


def patience() -> Callable[[], None]:
    """What is to be called before each piece of work, the size of which is bound by itself. It
    raises PaperRefused once the time is up."""
    until = time.thread_time() + MOST

    def go_on() -> None:
        if time.thread_time() > until:
            raise PaperRefused(
                "The file takes longer to look at than anybody can wait: ask for it printed to a "
                "PDF again."
            )

    return go_on
