from hypothesis import given
from hypothesis import strategies as st

from clerk.business.tables import aligned
from clerk.business.text import Table, blocks, markup

_CELLS = st.lists(st.sampled_from(["", "4", "Gull", "a | b", "back\\slash", "x" * 40]), max_size=4)
_ROWS = st.lists(_CELLS.map(lambda cells: ("Boat", *cells)), min_size=1, max_size=5)


@given(_ROWS)
def test_aligned_rows_say_the_same_and_stay_as_they_are(rows: list[tuple[str, ...]]) -> None:
    typed = markup((Table(tuple(rows)),)).split("\n")
    done = aligned(typed)
    assert len(done) == len(typed)
    assert blocks("\n".join(done)) == blocks("\n".join(typed))
    assert aligned(done) == done


def test_cells_stand_under_each_other() -> None:
    assert aligned(["|Boat|Fare", "| Seagull | 4 |"]) == [
        "| Boat    | Fare |",
        "| Seagull | 4    |",
    ]


def test_a_long_cell_does_not_push_the_others_off_the_line() -> None:
    assert aligned([f"| {'x' * 60} | a |", "| y | b |"])[1] == f"| {'y'.ljust(30)} | b |"
