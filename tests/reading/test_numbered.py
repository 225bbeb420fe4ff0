"""Which of the lines that begin with a number are headings."""

import pytest

from clerk.reading.numbered import headings
from clerk.reading.source import source


def numbers(text: str) -> list[str]:
    return [heading.number for heading in headings(source(text).lines)]


def minuted(*numbers: str) -> str:
    return "\n\n".join(f"{number} THE POND\n\nIt froze." for number in numbers)


@pytest.mark.parametrize(
    "printed",
    [
        ["1.", "2.", "3."],
        ["1", "2", "3"],
        ["24/98", "24/99", "24/100"],
        ["07.24.01", "07.24.02", "07.24.03"],
        ["112.", "113.", "114."],
        ["FGB 9/2425", "FGB 10/2425", "FGB 11/2425"],
        ["C048/23", "C049/23", "C050/23"],
        ["Item 1:", "Item 2:", "Item 3:"],
        ["Minute 7", "Minute 8", "Minute 9"],
        ["45.1", "45.2", "45.3"],
    ],
)
def test_shapes_of_numbers(printed: list[str]) -> None:
    assert numbers(minuted(*printed)) == [number.rstrip(".:") for number in printed]


@pytest.mark.parametrize(
    "printed",
    [
        ["1.", "2.", "2.", "3."],
        ["1.", "2.", "4.", "5."],
        ["52.", "53.", "5.", "55."],
    ],
)
def test_numbers_stay_as_printed_though_wrong(printed: list[str]) -> None:
    assert numbers(minuted(*printed)) == [number.rstrip(".") for number in printed]


def test_years_sums_and_lists_are_no_headings() -> None:
    text = (
        "1. DUCKS\n\nThere were\n2021 ducks in the year to\n5 April 2021 and\n"
        "1. Mallards\n2. Teal\n\n2. GEESE\n\n24 geese came.\n\n3. SWANS\n\n1,200 swans."
    )
    assert numbers(text) == ["1", "2", "3"]


def test_the_list_of_contents_before_the_minutes_is_not_them() -> None:
    contents = "1. Ponds\n2. Ducks\n3. Geese\n\n"
    found = headings(source(contents + minuted("1.", "2.", "3.")).lines)
    assert [heading.index for heading in found] == [4, 8, 12]


def test_paragraph_numbers_inside_items() -> None:
    text = (
        "1. Ponds\n\n1.1 The upper pond froze.\n\n1.2 So did the lower.\n\n"
        "2. Ducks\n\n2.1 They left.\n\n3. Geese\n\n3.1 They stayed.\n\n3.2 They ate."
    )
    assert numbers(text) == ["1", "2", "3"]


def test_one_number_alone_is_no_run() -> None:
    assert numbers("The pond\n\n1. It froze") == []
