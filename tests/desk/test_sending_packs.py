"""Who is sent which pack: the one issued last, for everybody whom it has anything new for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk.business.distribution import RecipientKind
from clerk.business.post import Sent
from clerk.business.restricted import View
from clerk.desk import packs_issued, papers
from clerk.desk.desk import Desk
from clerk.desk.distributing import add_recipient
from clerk.desk.pack_building import build
from clerk.desk.packing import planned
from clerk.desk.sending import prepare
from tests.desk.papers import REFERENCE, lay, paper_desk
from tests.harbour import EXEMPT, HARBOUR


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The Herald gets public packs, the auditor restricted ones; both were issued."""
    with paper_desk(tmp_path / "clerk.db") as desk:
        add_recipient(desk, HARBOUR.slug, RecipientKind.PRESS, "Herald", "desk@herald.example")
        add_recipient(
            desk,
            HARBOUR.slug,
            RecipientKind.ADDRESS,
            "Auditor",
            "a@audit.example",
            view=View.RESTRICTED,
        )
        lay(desk, "3", "Silt report", 2)
        lay(desk, "4", "Brill prices", 1, grounds=EXEMPT)
        issue(desk, tmp_path)
        issue(desk, tmp_path, View.RESTRICTED)
        yield desk


def issue(desk: Desk, folder: Path, view: View = View.PUBLIC, *, more: bool = False) -> bytes:
    path = folder / "pack.pdf"
    packs_issued.issue(desk, build(planned(desk, REFERENCE, view, as_supplement=more), path))
    return path.read_bytes()


def given(desk: Desk) -> tuple[str, dict[str, bytes]]:
    """What is sent, as it is called, and what each reader gets of it."""
    found = prepare(desk, Sent.PACK, REFERENCE)
    return found.what, {one.reader.name: one.enclosures[0].content for one in found.parcels}


def test_both_get_their_own(desk: Desk) -> None:
    what, files = given(desk)
    assert what.endswith(", pack 1")
    assert files["Herald"] != files["Auditor"]


def test_a_supplement_with_nothing_restricted_goes_to_everybody(desk: Desk, tmp_path: Path) -> None:
    lay(desk, "4", "Late report")
    late = issue(desk, tmp_path, more=True)
    what, files = given(desk)
    assert what.endswith(", supplement 1")
    assert files == {"Herald": late, "Auditor": late}


def test_a_restricted_supplement_alone_goes_to_those_it_is_for(desk: Desk, tmp_path: Path) -> None:
    lay(desk, "4", "Brill again", grounds=EXEMPT)
    late = issue(desk, tmp_path, View.RESTRICTED, more=True)
    what, files = given(desk)
    assert what.endswith(", supplement 1")
    assert files == {"Auditor": late}
    said = prepare(desk, Sent.PACK, REFERENCE).remarks
    assert "Supplement 1 has nothing for the public: Herald gets none of it." in said


def test_a_restricted_pack_whose_public_pages_moved_goes_to_nobody(
    desk: Desk, tmp_path: Path
) -> None:
    lay(desk, "2", "Early report", 3)
    anew = issue(desk, tmp_path)
    what, files = given(desk)
    assert what.endswith(", pack 2")
    assert files == {"Herald": anew, "Auditor": anew}


def test_a_withdrawn_restricted_paper_is_told_to_those_who_had_it(
    desk: Desk, tmp_path: Path
) -> None:
    papers.withdraw(desk, REFERENCE, 2)
    told = issue(desk, tmp_path, View.RESTRICTED, more=True)
    assert given(desk)[1] == {"Auditor": told}
