"""What changed between two versions of a text."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from clerk.business.differences import Difference, Kind, differences


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(each.kind.value, each.text) for each in differences(old, new)]


def test_a_word_changed_is_shown_as_such() -> None:
    assert told("the date be noted", "the data be noted") == [
        ("kept", "the "),
        ("taken", "date"),
        ("added", "data"),
        ("kept", " be noted"),
    ]


def test_a_phrase_changed_is_one_change_not_several() -> None:
    assert told("the old pier fell", "the new crane fell") == [
        ("kept", "the "),
        ("taken", "old pier"),
        ("added", "new crane"),
        ("kept", " fell"),
    ]


def test_a_line_put_in_leaves_the_others_alone() -> None:
    assert told("One.\nThree.\n", "One.\nTwo.\nThree.\n") == [
        ("kept", "One.\n"),
        ("added", "Two.\n"),
        ("kept", "Three.\n"),
    ]


def test_nothing_changed_is_kept_and_nothing_at_all_is_nothing() -> None:
    assert differences("As it was.", "As it was.") == (Difference(Kind.KEPT, "As it was."),)
    assert differences("", "") == ()


WORDS = st.sampled_from(["tide", "rose", "fell", ".", " ", "  ", "\n", "pier", "é", "\r\n"])
TEXTS = st.lists(WORDS, max_size=40).map("".join) | st.text(max_size=40)


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_out_of_the_differences(old: str, new: str) -> None:
    found = differences(old, new)
    for without, text in ((Kind.ADDED, old), (Kind.TAKEN, new)):
        assert "".join(each.text for each in found if each.kind is not without) == text
    for one, other in pairwise(found):
        assert one.kind is not other.kind
        assert (one.kind, other.kind) != (Kind.ADDED, Kind.TAKEN)
    assert all(each.text for each in found)


def _seconds(old: str, new: str) -> float:
    """Of the processor, which others use as well."""
    begun = time.process_time()
    differences(old, new)
    return time.process_time() - begun


def test_however_much_was_changed_it_takes_about_as_long_as_one_word() -> None:
    long = "\n\n".join(
        f"Paragraph {n}: " + "the tide rose and fell again. " * 8 for n in range(200)
    )
    assert len(long) > 45_000
    one_line = long.replace("\n", " ")
    numbers = one_line.replace(" 7:", " VII:").replace(" 90:", " XC:")
    word = long.replace("Paragraph 7:", "Clause 7:")
    assert len(differences(long, word)) == 4
    assert len(differences(one_line, numbers)) == 7
    once = _seconds(long, word)
    for old, new in (
        (one_line, numbers),
        (one_line, one_line.replace("rose", "sank").upper()),
        (one_line, one_line[:20_000] + "A storm. " + one_line[20_000:]),
        (long, long.replace("fell", "ebbed")),
    ):
        assert any(_seconds(old, new) < 4 * once for _ in range(3))
