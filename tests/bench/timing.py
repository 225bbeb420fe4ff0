"""Taking times."""

import time
from collections.abc import Callable


def best(work: Callable[[], object], times: int = 7) -> float:
    """The seconds of the quickest of several runs: the one other work disturbed least."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def middle(work: Callable[[], object], times: int) -> float:
    """The seconds of the run in the middle, for work that waits for the disk."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2]
