"""What the tests of reading may ask for."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

from clerk.business.proposal import Proposal
from clerk.reading import read_text
from clerk.reading.lines import plain

# Worked out from other parts of a proposal, so no words of the paper of their own.
_WORKED_OUT = {"promises", "findings", "series", "outcome_words", "committee", "key"}


def words_in(text: str) -> Counter[str]:
    """The words of a text, as the promise that none is lost counts them."""
    return Counter(re.findall(r"[^\W_]+", text))


def words_held(proposals: Sequence[Proposal]) -> Counter[str]:
    """Every word that stands in a record, a paper or the leftovers of the proposals."""
    return sum((words_in(text) for proposal in proposals for text in _texts(proposal)), Counter())


def _texts(record: object) -> Iterator[str]:
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from _texts(part)
    elif is_dataclass(record):
        for field in fields(record):
            if field.name not in _WORKED_OUT:
                yield from _texts(getattr(record, field.name))


@pytest.fixture(scope="session")
def text_of() -> Callable[[Path], str]:
    """Gives the text of a paper; skips for a PDF where nothing can turn one into text."""

    def text(path: Path) -> str:
        if path.suffix != ".pdf":
            return plain.read(path)
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext is not installed here")
        done = subprocess.run(
            ["pdftotext", "-layout", "-enc", "UTF-8", str(path), "-"],
            capture_output=True,
            check=True,
        )
        return done.stdout.decode("utf-8")

    return cache(text)


@pytest.fixture(scope="session")
def proposals_of(text_of: Callable[[Path], str]) -> Callable[[Path], tuple[Proposal, ...]]:
    """Gives what is read in a paper, which is the same for every question asked of it."""
    return cache(lambda path: read_text(text_of(path)))
