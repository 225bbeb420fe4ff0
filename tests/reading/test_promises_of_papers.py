"""What is offered as promised in real minutes of many councils: enough, and little nonsense.

The papers were read through by hand: of what is offered in them, fewer than one in five is no
promise. `pytest -s` prints how many are offered in which paper.
"""

import sys
from pathlib import Path

import pytest

from clerk.business.promises import Promise, promises
from clerk.reading import read_text

NONSENSE = ("had been written", "seek to identify where cuts", "Legal Status Letter")
"""Words of the sentences that are offered and promise nothing, or say over another."""


def offered(paper: Path) -> tuple[Promise, ...]:
    found = read_text(paper.read_text(encoding="utf-8", errors="replace"))
    return tuple(
        promise for each in found for promise in promises(each.minutes, actions=each.actions)
    )


def test_promises_are_found_in_the_papers_of_many_councils(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = sorted(
        path for path in (shared / "corpus").iterdir() if path.suffix in (".txt", ".md")
    )
    found = {paper.name: offered(paper) for paper in papers}
    with capsys.disabled():
        lines = [f"{len(each):4} promises offered in {name}" for name, each in found.items()]
        sys.stdout.write("\n".join(["", *lines, ""]))
    every = [promise for each in found.values() for promise in each]
    odd = [promise for promise in every if any(words in promise.text for words in NONSENSE)]
    assert len(every) >= 35
    assert len(odd) * 5 < len(every)
    assert sum(bool(each) for each in found.values()) >= 7
