"""Numbers of pages as a clerk would say them."""

from collections.abc import Sequence

from clerk.business.words import listed

_MOST = 8


def several(word: str, numbers: Sequence[int]) -> str:
    """ "Page 6", "Pages 1, 3 to 5 and 9": the rising `numbers` after the word, capital first.

    A list too long to be read ends in how many more there are.
    """
    runs = _runs(numbers)
    said = [_run(first, last) for first, last in runs[:_MOST]]
    if more := sum(last - first + 1 for first, last in runs[_MOST:]):
        said.append(f"{more} more")
    name = word.capitalize() + ("" if len(numbers) == 1 else "s")
    return f"{name} {listed(said)}"


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of each run of three or more; what is no run stands alone."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return [
        part
        for first, last in runs
        for part in (((first, first), (last, last)) if last == first + 1 else ((first, last),))
    ]


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"
