"""Public and restricted packs and their supplements, issued in any order: no number of a page is
that of two pages, and a public page has one number for everybody."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clerk.business.agenda import PaperKind
from clerk.business.pack_numbers import closed_chain
from clerk.business.packs import chain
from clerk.business.restricted import View
from clerk.desk import packs_issued, papers
from clerk.desk.desk import Desk
from clerk.desk.pack_building import build
from clerk.desk.packing import planned
from clerk.desk.refused import Refused
from clerk.desk.right_hand import choose_right_hand
from clerk.desk.undoing import undo_last
from db.check import check
from db.packs import packs
from tests.desk.papers import REFERENCE, brought, lay, paper_desk
from tests.exporters.reading_back import pages_shown
from tests.harbour import EXEMPT

Issue = Callable[..., str]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with paper_desk(tmp_path / "clerk.db") as desk:
        yield desk


@pytest.fixture
def issue(desk: Desk, tmp_path: Path) -> Issue:
    def issued(view: View = View.PUBLIC, *, more: bool = False) -> str:
        """Issue a pack or a supplement, and hold its pages against all that were issued."""
        path = tmp_path / "pack.pdf"
        draft = build(planned(desk, REFERENCE, view, as_supplement=more), path)
        said = packs_issued.issue(desk, draft)
        first = draft.plan.first_page
        for number, text in enumerate(pages_shown(path), start=first):
            assert f"Page {number}" in text
        check_numbers(desk)
        return said

    return issued


def check_numbers(desk: Desk) -> None:
    """Each page of the packs that stand is one thing, in whichever of them it is."""
    issued = packs(desk.register, 2)
    there: dict[int, tuple[str, int, int]] = {}
    for pack in (*chain(issued, View.PUBLIC), *closed_chain(issued)):
        for part in pack.parts:
            # A front sheet and a leaf of each supplement have the same key.
            what = (f"{pack.supplement} {part.key}", part.first, part.last)
            for page in range(part.first, part.last + 1):
                assert there.setdefault(page, what) == what


def test_the_restricted_pack_comes_before_a_public_supplement(desk: Desk, issue: Issue) -> None:
    lay(desk, "3", "Silt report", 2)
    lay(desk, "3", "Brill prices", 3, grounds=EXEMPT)
    issue()
    lay(desk, "2", "Late report")
    with pytest.raises(Refused) as refused:
        issue(more=True)
    assert str(refused.value) == (
        "The restricted pack of this meeting is not issued yet, and the numbers of its pages come "
        "before those of this supplement: issue it first."
    )
    # The late paper stands before the others, and would move every page of the public pack.
    plan = planned(desk, REFERENCE, View.RESTRICTED)
    assert "“Late report” came later and goes into the next supplement." in [
        gap.message for gap in plan.gaps
    ]
    issue(View.RESTRICTED)
    assert "pages 9 to 10" in issue(more=True)


def test_business_closed_after_a_supplement_goes_into_a_restricted_one(
    desk: Desk, issue: Issue
) -> None:
    lay(desk, "3", "Silt report", 2)
    issue()
    lay(desk, "4", "Late report")
    issue(more=True)
    lay(desk, "3", "Brill prices", 3, grounds=EXEMPT)
    with pytest.raises(Refused, match="make this a supplement too"):
        issue(View.RESTRICTED)
    with pytest.raises(Refused, match="The restricted supplement 2"):
        issue(more=True)
    issue(View.RESTRICTED, more=True)
    (_, _, restricted) = packs_issued.issued_packs(desk, REFERENCE)
    assert [packs_issued.change_text(one) for one in restricted.changes][-1].startswith("added: a")
    assert "supplement 2" in issue(more=True).casefold()


def test_a_supplement_without_anything_restricted_waits_for_nothing(
    desk: Desk, issue: Issue
) -> None:
    lay(desk, "3", "Silt report", 2)
    lay(desk, "3", "Brill prices", 3, grounds=EXEMPT)
    issue(View.RESTRICTED)
    issue()
    for title in ("One", "Two"):
        lay(desk, "4", title)
        issue(more=True)
    lay(desk, "4", "Brill again", grounds=EXEMPT)
    assert "Supplement 2 (restricted)" in issue(View.RESTRICTED, more=True)
    issue(more=True)


def test_a_restricted_supplement_may_come_first(desk: Desk, issue: Issue) -> None:
    lay(desk, "3", "Silt report", 2)
    lay(desk, "3", "Brill prices", 3, grounds=EXEMPT)
    issue()
    issue(View.RESTRICTED)
    lay(desk, "4", "Late report")
    lay(desk, "4", "Brill again", grounds=EXEMPT)
    issue(View.RESTRICTED, more=True)
    lay(desk, "2", "Later report")
    plan = planned(desk, REFERENCE, as_supplement=True)
    assert "Brill" not in repr(plan)
    issue(more=True)
    assert "Supplement 2 (public)" in issue(more=True)


def test_a_version_that_came_since_does_not_move_a_public_page(desk: Desk, issue: Issue) -> None:
    silt = lay(desk, "3", "Silt report", 2)
    lay(desk, "4", "Brill prices", 1, grounds=EXEMPT)
    issue()
    papers.new_version(desk, REFERENCE, silt, brought("Silt again", "again.pdf", 5))
    issue(View.RESTRICTED)
    assert "pages 7 to 12" in issue(more=True)


def test_what_was_withdrawn_since_asks_for_a_new_public_pack(desk: Desk, issue: Issue) -> None:
    silt = lay(desk, "3", "Silt report", 2)
    lay(desk, "4", "Brill prices", 1, grounds=EXEMPT)
    issue()
    papers.withdraw(desk, REFERENCE, silt)
    with pytest.raises(Refused, match="issue the whole public pack anew, then the restricted one"):
        issue(View.RESTRICTED)
    issue()
    issue(View.RESTRICTED)
    papers.add_made(desk, REFERENCE, "2", PaperKind.MINUTES)
    assert "The restricted pack has other pages now: issue it anew." in issue()
    lay(desk, "4", "Late report")
    with pytest.raises(Refused, match="The restricted pack of this meeting is not issued yet"):
        issue(more=True)
    issue(View.RESTRICTED)
    issue(more=True)


def test_what_follows_a_pack_begins_its_papers_as_that_did(desk: Desk, tmp_path: Path) -> None:
    lay(desk, "3", "Silt report", 3)
    lay(desk, "4", "Buoys report", 2)
    draft = build(planned(desk, REFERENCE, right_hand=True), tmp_path / "pack.pdf")
    assert not planned(desk, REFERENCE).right_hand, "a draft decides nothing"
    packs_issued.issue(desk, draft)
    lay(desk, "4", "Brill prices", 1, grounds=EXEMPT)
    restricted = planned(desk, REFERENCE, View.RESTRICTED)
    assert restricted.right_hand
    packs_issued.issue(desk, build(restricted, tmp_path / "restricted.pdf"))
    lay(desk, "4", "Late report")
    assert planned(desk, REFERENCE, as_supplement=True).first_page % 2


def test_how_papers_begin_is_chosen_for_all_packs_of_a_meeting(desk: Desk) -> None:
    lay(desk, "3", "Silt report", 3)
    said = choose_right_hand(desk, REFERENCE, right_hand=True)
    assert said == "Papers of this meeting begin on right-hand pages."
    assert planned(desk, REFERENCE).right_hand
    assert not planned(desk, REFERENCE, right_hand=False).right_hand
    undo_last(desk)
    assert not planned(desk, REFERENCE).right_hand
    assert check(desk.register) == ()


def test_a_pack_that_begins_its_papers_otherwise_is_told_what_to_do(
    desk: Desk, tmp_path: Path
) -> None:
    lay(desk, "3", "Silt report", 3)
    lay(desk, "4", "Brill prices", 1, grounds=EXEMPT)
    packs_issued.issue(desk, build(planned(desk, REFERENCE), tmp_path / "pack.pdf"))
    other = planned(desk, REFERENCE, View.RESTRICTED, right_hand=True)
    with pytest.raises(Refused, match="issued with its papers on any page: make this one so too"):
        packs_issued.issue(desk, build(other, tmp_path / "restricted.pdf"))


def test_a_restricted_supplement_with_nothing_restricted_names_the_public_one(
    desk: Desk, issue: Issue
) -> None:
    lay(desk, "3", "Silt report", 3)
    lay(desk, "4", "Brill prices", 1, grounds=EXEMPT)
    issue()
    issue(View.RESTRICTED)
    lay(desk, "4", "Late report")
    with pytest.raises(Refused) as refused:
        planned(desk, REFERENCE, View.RESTRICTED, as_supplement=True)
    assert str(refused.value) == (
        "Nothing restricted was added or withdrawn since pack 1 was issued: make the public "
        "supplement, which is for everybody."
    )


def test_a_restricted_paper_that_was_withdrawn_leaves_a_leaf_in_the_restricted_supplement(
    desk: Desk, issue: Issue, tmp_path: Path
) -> None:
    lay(desk, "3", "Silt report", 3)
    brill = lay(desk, "4", "Brill prices", 2, grounds=EXEMPT)
    issue()
    issue(View.RESTRICTED)
    papers.withdraw(desk, REFERENCE, brill)
    with pytest.raises(Refused, match="Nothing was added or withdrawn"):
        planned(desk, REFERENCE, as_supplement=True)
    assert "Supplement 1 (restricted)" in issue(View.RESTRICTED, more=True)
    leaf = pages_shown(tmp_path / "pack.pdf")[-1]
    assert "The report “Brill prices” was withdrawn." in leaf
    assert "NOT FOR PUBLICATION" in leaf
    (*_, restricted) = packs_issued.issued_packs(desk, REFERENCE)
    assert [packs_issued.change_text(one) for one in restricted.changes] == [
        "withdrawn: a restricted paper (pages 7-8, now 11)"
    ]
    with pytest.raises(Refused, match="Nothing was added or withdrawn"):
        planned(desk, REFERENCE, View.RESTRICTED, as_supplement=True)
    assert "Brill" not in repr(planned(desk, REFERENCE))
