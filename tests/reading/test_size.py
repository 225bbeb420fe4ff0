"""Papers far larger than any council's, and lines made to be slow: reading stays in proportion."""

import time
from collections.abc import Callable

import pytest

from clerk.reading import read_text

HEAD = "POND COUNCIL\n\nMinutes of 4 May 2022\n\nPresent: Cllr A Ash\n\n1. Ducks\n\n2. Geese\n\n"
SENTENCE = "The Clerk would circulate the count of ducks to the Council at the next meeting. "


def repeated(line: str) -> Callable[[int], str]:
    return lambda count: HEAD + f"{line}\n" * count


SHAPES: dict[str, Callable[[int], str]] = {
    "numbers": lambda n: "\n".join(f"{i * 7 % 97}. A title" for i in range(n)),
    "rising numbers": lambda n: "\n".join(f"{i}. A title" for i in range(n)),
    "odd numbers": lambda n: "\n".join(f"{i}. A title" for i in range(1, 2 * n, 2)),
    "blank lines": lambda n: HEAD + "\n" * 4 * n,
    "bullets": repeated("• It was agreed to count them."),
    "prose": repeated(SENTENCE),
    "one long line": lambda n: HEAD + SENTENCE * n,
    "initials": lambda n: HEAD + "A. " * 4 * n,
    "capitals": lambda n: HEAD + "CLERK TO COUNT DUCKS " * n,
    "outcomes": repeated("RESOLVED: That it be noted.\n"),
    "actions": repeated("ACTION: AB\n"),
    "motions": repeated("Proposed by A Ash\n\nCarried.\n"),
    "names": lambda n: HEAD.rstrip() + "\nPresent: " + "A Ash, " * n,
    "labels": repeated("PRESENT: Cllrs A Ash and B Birch"),
    "logs": repeated("ACTION LOG\nAction Owner Due\n1. Count them"),
    "tables": repeated("No  Action   Owner\n1   Count    A Ash"),
    "pages": repeated("\fPage 3\n4 May 2022"),
    "brackets": lambda n: HEAD + "(" * n + "(Pages 5 -" * n,
    "agenda": lambda n: (
        "POND COUNCIL\n\nAGENDA\n\n" + "\n".join(f"{i}. Ducks\n\n 5 - 6\n" for i in range(n))
    ),
}


def seconds(text: str) -> float:
    started = time.process_time()
    read_text(text)
    return time.process_time() - started


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_paper_takes_about_four_times_as_long(shape: str) -> None:
    small, large = SHAPES[shape](1000), SHAPES[shape](4000)
    ratios = (seconds(large) / max(seconds(small), 0.02) for _ in range(3))
    assert any(ratio < 9 for ratio in ratios)
