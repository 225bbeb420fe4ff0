"""A made-up council: Harrowmere, and the parish of Little Ambledown beside it.

Its papers are our own writing; nobody and nothing in them exists.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import resources
from pathlib import Path

from clerk.desk.demo.building import build_demo

__all__ = ["build_demo", "demo_papers"]


@contextmanager
def demo_papers() -> Iterator[tuple[Path, ...]]:
    """The papers, as files that may be read while this is open."""
    found = sorted(
        (entry for entry in resources.files(__name__).iterdir() if entry.name.endswith(".txt")),
        key=lambda entry: entry.name,
    )
    with ExitStack() as stack:
        yield tuple(stack.enter_context(resources.as_file(entry)) for entry in found)
