"""The pack of 14 September 2021, made of the register that the real one was read into."""

import re
from pathlib import Path

import pytest

from clerk.business.agenda import PaperKind
from clerk.business.restricted import View
from clerk.desk import packs_issued, papers
from clerk.desk.desk import open_desk
from clerk.desk.importing import accept, read_paper
from clerk.desk.pack_building import build
from clerk.desk.pack_leaks import check_public, forbidden
from clerk.desk.packing import planned
from clerk.desk.paper_lists import paper_called
from clerk.desk.workspace import workspace
from exporters.papers.tree_check import tree_faults
from tests.desk.papers import brought
from tests.exporters.reading_back import assert_accessible, pages_shown

MEETING = "corporate-parenting-board/2021-09-14"
BEFORE = "corporate-parenting-board/2021-07-20"


@pytest.mark.slow
def test_the_front_sheet_of_the_real_agenda_tells_true_pages(shared: Path, tmp_path: Path) -> None:
    with open_desk(tmp_path / "clerk.db", create=True, who="Ada Pell") as desk:
        accept(desk, read_paper(shared / "seeds" / "agenda-pack-2021-09-14.txt"))
        papers.add_made(desk, MEETING, "3", PaperKind.MINUTES, BEFORE)
        papers.add_made(desk, MEETING, "3", PaperKind.ACTION_LOG)
        for title in ("Review of the Permanence action plan", "Future for Families - Update"):
            report = brought(f"Report on {title}", f"{title}.pdf", 8)
            papers.new_version(desk, MEETING, paper_called(desk, MEETING, title), report)
        draft = build(planned(desk, MEETING, right_hand=True), tmp_path / "pack.pdf")
        check_public(draft.path, forbidden(desk, MEETING))
        packs_issued.issue(desk, draft)
        items = workspace(desk, MEETING).record.items
        (pack,) = packs_issued.issued_packs(desk, MEETING)

    assert [item.number for item in items] == [str(number) for number in range(1, 12)]
    told = {item.number: item.pages for item in items if item.pages}
    assert set(told) == {"3", "7", "8"}
    texts = pages_shown(draft.path)
    assert len(texts) == draft.page_count
    assert draft.tagged
    assert_accessible(draft.path)
    assert tree_faults(draft.path) == ()
    for number, text in enumerate(texts, start=1):
        assert f"Page {number}" in text.splitlines()
    front = " ".join("\n".join(texts[:2]).replace("\N{NO-BREAK SPACE}", " ").split())
    for number, pages in told.items():
        first, last = int(pages.first), int(pages.last)
        assert (first % 2, last % 2) == (1, 0), "from a right-hand page to a left-hand one"
        assert re.search(rf"(?<!\d){number}\. .*? {first} - {last}(?!\d)", front)
        # What the front sheet says is what a reader turning to that page finds stamped there.
        assert f"Item {number}" in texts[first - 1].splitlines()
    starts = {number: int(pages.first) for number, pages in told.items()}
    assert "21/9" in texts[starts["3"] - 1]
    assert "Report on Review of the Permanence action plan, sheet 1" in texts[starts["7"] - 1]
    assert "Report on Future for Families - Update, sheet 8" in texts[int(told["8"].last) - 1]
    assert (int(told["7"].first), int(told["8"].first)) == (
        int(told["3"].last) + 1,
        int(told["7"].last) + 1,
    )
    assert pack.pack.view is View.PUBLIC
