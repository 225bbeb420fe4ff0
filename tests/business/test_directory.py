"""People who may be one are found by their names, and never claimed to be one."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from clerk.business.directory import Named, likely_pairs
from clerk.business.names import may_be_same

NAMES = ["D Bell", "Dora Bell", "Bell", "E Bell", "D J Bell", "Cllr D Marsh", "D Marsh", ""]


@given(st.lists(st.sampled_from(NAMES), max_size=12))
def test_all_who_may_be_one_are_found_once(names: list[str]) -> None:
    known = [Named(at, name) for at, name in enumerate(names)]
    found = [frozenset((one.id, other.id)) for one, other in likely_pairs(known)]
    wanted = {
        frozenset((one.id, other.id))
        for one, other in combinations(known, 2)
        if may_be_same(one.name, other.name)
    }
    assert set(found) == wanted
    assert len(found) == len(wanted)


def test_two_organisations_tell_two_people_apart() -> None:
    town, port = Named(1, "J Finch", "Town"), Named(2, "J Finch", "Port")
    assert list(likely_pairs([town, port])) == []
    assert list(likely_pairs([town, Named(3, "J Finch")])) == [(town, Named(3, "J Finch"))]
    assert str(town) == "J Finch (Town)"
