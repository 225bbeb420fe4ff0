"""The papers of a meeting and its pack, laid and made on their screens."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clerk.business.agenda import PaperKind
from clerk.business.meetings import MeetingRecord, Stage
from clerk.desk import pack_building, papers
from clerk.desk.desk import Desk
from clerk.desk.intake import look
from clerk.desk.pack_building import LaidOut, PackDraft
from clerk.desk.packing import PackPlan
from db.records import save_record
from screens.widgets.form import Form
from tests.desk.papers import JUNE, MAY, pdf
from tests.exporters.papers.odd_files import ODD_PDFS
from tests.exporters.papers.office_files import picture
from tests.exporters.reading_back import pages_shown
from tests.harbour import EXEMPT
from tests.screens.conftest import screen_text, settled
from tests.screens.quiet import held_up
from tests.screens.sitting import Sitting, until_shown
from tests.screens.test_meeting import told

SIZES = ((80, 24), (120, 40))


def laid(desk: Desk, meeting: int) -> None:
    """Papers before the meeting: a report with a restricted appendix, and the last minutes."""
    reference = str(meeting)
    with desk.register.writing("Write up May") as change:
        save_record(change, MAY)
    papers.add_made(desk, reference, "2", PaperKind.MINUTES)
    papers.add_paper(desk, reference, "3", look(pdf("Silt report", 3), "silt.pdf"))
    papers.add_paper(
        desk,
        reference,
        "3",
        look(pdf("Brill prices", 2), "Brill prices.pdf"),
        kind=PaperKind.APPENDIX,
        grounds=EXEMPT,
    )


def written_up(desk: Desk, meeting: int) -> None:
    """The minutes of the meeting before; nothing is laid."""
    with desk.register.writing("Write up May") as change:
        save_record(change, MAY)


@pytest.mark.parametrize("size", SIZES)
def test_papers_and_pack_look_as_kept(
    at: Callable[..., None], same_as_kept: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    async def steps(sitting: Sitting) -> None:
        same_as_kept(f"papers-{size[0]}", await sitting.press("5"))
        same_as_kept(f"papers-adding-{size[0]}", await sitting.press("a"))
        await sitting.press("escape")
        same_as_kept(f"papers-read-{size[0]}", await sitting.press("down", "enter"))
        await sitting.press("escape")
        text = await sitting.press("P")
        assert "Brill" not in text
        same_as_kept(f"pack-{size[0]}", text)
        same_as_kept(f"pack-restricted-{size[0]}", await sitting.press("r"))
        same_as_kept(f"pack-gaps-{size[0]}", await sitting.press("2"))

    at(steps, JUNE, laid, size=size)


def test_a_paper_is_brought_given_a_new_version_and_withdrawn(
    at: Callable[..., None], tmp_path: Path
) -> None:
    first, second = tmp_path / "4 Chains.pdf", tmp_path / "chains again.pdf"
    first.write_bytes(pdf("Chains report", 2))
    second.write_bytes(pdf("Chains again", 4))

    async def steps(sitting: Sitting) -> None:
        await sitting.press("5", "a")
        await sitting.type(str(tmp_path / "none.pdf"))
        assert "There is no file" in await sitting.press("ctrl+s")
        await sitting.type(str(first))
        await sitting.press("tab", "4", "ctrl+s")
        (paper,) = sitting.record().papers
        assert (paper.title, paper.item) == ("Chains report", "4")
        assert paper.file is not None
        assert paper.file.pages == 2
        assert "Add “Chains report” under item 4" in sitting.done()
        await sitting.press("b")
        await sitting.type(str(second))
        text = await sitting.press("ctrl+s")
        assert "4 pages, tagged, v2" in text
        text = await sitting.press("d")
        assert "withdrawn" in text
        assert sitting.record().papers[0].withdrawn
        await sitting.press("f8")
        assert not sitting.record().papers[0].withdrawn
        await sitting.press("e", "tab", "tab", "3", "ctrl+s")
        assert sitting.record().papers[0].item == "3"

    at(steps, JUNE)


@pytest.mark.parametrize("size", SIZES)
def test_old_versions_are_listed_and_one_is_saved(
    at: Callable[..., None],
    same_as_kept: Callable[[str, str], None],
    tmp_path: Path,
    size: tuple[int, int],
) -> None:
    saved = tmp_path / "first.pdf"

    def twice(desk: Desk, meeting: int) -> None:
        laid(desk, meeting)
        newer = look(pdf("Silt again", 4), "silt 2.pdf")
        papers.new_version(desk, str(meeting), 2, newer)

    async def steps(sitting: Sitting) -> None:
        assert "made with each pack" in await sitting.press("5", "ctrl+l")
        text = await sitting.press("down", "ctrl+l")
        same_as_kept(f"paper-versions-{size[0]}", text)
        assert "silt 2.pdf" in text
        await sitting.press("down", "enter")
        await sitting.type(str(saved))
        await sitting.press("ctrl+s")
        assert saved.read_bytes() == pdf("Silt report", 3)
        await sitting.press("down", "ctrl+l")
        assert "restricted: r shows" in told(sitting.app)[-1]

    at(steps, JUNE, twice, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_what_a_picture_shows_is_said_when_it_comes_and_later(
    at: Callable[..., None],
    same_as_kept: Callable[[str, str], None],
    tmp_path: Path,
    size: tuple[int, int],
) -> None:
    chart = tmp_path / "chart.png"
    chart.write_bytes(picture("PNG"))

    def alt(sitting: Sitting) -> str | None:
        (paper,) = sitting.record().papers
        assert paper.file is not None
        return paper.file.alt

    async def steps(sitting: Sitting) -> None:
        await sitting.press("5", "a")
        await sitting.type(str(chart))
        await sitting.press("tab", "3", "tab", "tab")
        await sitting.type("Silt by year")
        await sitting.press("ctrl+s")
        assert alt(sitting) == "Silt by year"
        assert "It shows: Silt by year" in await sitting.press("enter")
        await sitting.press("escape", "e", "tab")
        await sitting.type("Silt has doubled")
        same_as_kept(f"picture-described-{size[0]}", screen_text(sitting.app))
        await sitting.press("ctrl+s")
        assert alt(sitting) == "Silt has doubled"
        await sitting.press("f8")
        assert alt(sitting) == "Silt by year"

    at(steps, JUNE, size=size)


def test_a_folder_goes_where_the_names_of_its_files_say(
    at: Callable[..., None], tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "4 - Chains.pdf").write_bytes(pdf("Chains report", 2))
    (folder / "Item 3 Silt.pdf").write_bytes(pdf("Silt report", 3))
    (folder / "notes.txt").write_text("not for the meeting")

    async def steps(sitting: Sitting) -> None:
        await sitting.press("5", "a")
        await sitting.type(str(folder))
        await sitting.press("ctrl+s")
        found = [(one.item, one.title) for one in sitting.record().papers]
        assert sorted(found) == [("3", "Silt report"), ("4", "Chains report")]

    at(steps, JUNE)


def test_a_pack_is_made_then_issued_and_listed(at: Callable[..., None], tmp_path: Path) -> None:
    draft, issued = tmp_path / "draft.pdf", tmp_path / "issued.pdf"

    async def steps(sitting: Sitting) -> None:
        await sitting.press("P", "m")
        await sitting.type(str(draft))
        text = await sitting.press("ctrl+s")
        assert "Written:" in text
        assert "The report for “Moorings” has not come yet." in text
        assert "Page 6" in pages_shown(draft)[5]
        assert b"Brill" not in draft.read_bytes()
        assert "No pack of this meeting was issued yet" in await sitting.press("3")
        await sitting.press("i")
        await sitting.type(str(issued))
        text = await sitting.press("ctrl+s")
        assert "Pack 1 (public) is issued: pages 1 to 6." in text
        assert "pack 1" in text
        assert [str(one.pages) for one in sitting.record().items if one.pages] == ["2", "3-6"]
        await sitting.press("1", "s")
        text = await sitting.press("m")
        assert "Nothing was added or withdrawn since pack 1 was issued." in text
        text = await sitting.press("r")
        assert "No restricted pack of this meeting is issued yet" in text

    at(steps, JUNE, laid)


def test_a_supplement_that_was_issued_is_said_to_be(
    at: Callable[..., None], tmp_path: Path
) -> None:
    late = tmp_path / "4 Chains.pdf"
    late.write_bytes(pdf("Chains report", 2))

    async def steps(sitting: Sitting) -> None:
        await sitting.press("P", "i")
        await sitting.type(str(tmp_path / "pack.pdf"))
        await sitting.press("ctrl+s", "escape", "5", "a")
        await sitting.type(str(late))
        await sitting.press("tab", "4", "ctrl+s", "P", "s", "i")
        await sitting.type(str(tmp_path / "supplement.pdf"))
        assert "Supplement 1 (public) is issued" in await sitting.press("ctrl+s")

    at(steps, JUNE, written_up)


def test_the_pages_shown_are_of_what_was_asked_for_last(
    at: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pack_building.lay_out
    waiting = threading.Event()

    def slowly(plan: PackPlan) -> LaidOut:
        """The pages of a pack on any page are found last."""
        if not plan.right_hand:
            assert waiting.wait(10)
        laid_out = real(plan)
        if plan.right_hand:
            waiting.set()
        return laid_out

    monkeypatch.setattr(pack_building, "lay_out", slowly)
    monkeypatch.setattr("screens.typed_ahead._LONGEST", 0.05)  # the key waits for these pages

    async def steps(sitting: Sitting) -> None:
        with held_up():
            await sitting.pilot.press("P")
            await until_shown(sitting, "papers on any page")
        text = await sitting.press("h")
        assert "papers on right-hand pages" in text
        assert "│ 3-4        2      previous minutes" in text

    at(steps, JUNE, laid)


def test_making_pdfs_says_when_it_is_done(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("P")
        assert "Every paper that can be a PDF is one." in await sitting.press("c")

    at(steps, JUNE, laid)


def test_minutes_and_log_are_made_here_where_no_file_is_named(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("5", "a")
        assert "Without a file it is made here" in await sitting.press(
            "tab", "2", "tab", "tab", "tab", "p", "p"
        )
        await sitting.press("ctrl+s")
        (paper,) = sitting.record().papers
        assert (paper.kind, paper.item) == (PaperKind.MINUTES, "2")
        assert paper.made_from is not None

    at(steps, JUNE, written_up)


def test_damaged_pages_are_let_in_by_a_key(at: Callable[..., None], tmp_path: Path) -> None:
    pack = tmp_path / "pack.pdf"
    torn = next(odd for odd in ODD_PDFS if odd.what == "one bad stream")

    def damaged(desk: Desk, meeting: int) -> None:
        papers.add_paper(desk, str(meeting), "3", look(torn.make(), "torn.pdf"))

    async def steps(sitting: Sitting) -> None:
        await sitting.press("P", "m")
        await sitting.type(str(pack))
        assert "is damaged on page 6" in await sitting.press("ctrl+s")
        assert not pack.exists()
        assert "Damaged pages are let in" in await sitting.press("d")
        await sitting.press("m")
        await sitting.type(str(pack))
        assert "which cannot be shown" in await sitting.press("ctrl+s")
        assert pack.exists()

    at(steps, JUNE, damaged)


def test_what_is_being_done_is_said_and_escape_stops_it(
    at: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pack_building.build
    stopping = threading.Event()

    def slowly(plan: PackPlan, path: Path, **how: Any) -> PackDraft:
        """The real thing, once somebody has pressed Escape."""
        how["told"]("Opening the report")
        assert stopping.wait(10)
        return real(plan, path, **how)

    monkeypatch.setattr(pack_building, "build", slowly)

    async def steps(sitting: Sitting) -> None:
        await sitting.press("P", "m")
        await sitting.type(str(tmp_path / "pack.pdf"))
        with held_up():
            await sitting.pilot.press("ctrl+s")
            assert "Opening the report … Escape stops." in await until_shown(sitting, "Opening the")
            await sitting.pilot.press("escape")
        stopping.set()
        await settled(sitting.pilot)
        assert "stopped" in screen_text(sitting.app)
        assert not (tmp_path / "pack.pdf").exists()

    at(steps, JUNE, laid)


def test_a_meeting_without_minutes_exports_its_agenda_first(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        assert "▐●▌ Agenda" in await sitting.press("x")

    at(steps, JUNE)


def test_no_pack_is_issued_before_the_agenda(at: Callable[..., None]) -> None:
    planned = replace(JUNE.meeting, stage=Stage.PLANNED, issued=None, held=date(2022, 6, 21))

    async def steps(sitting: Sitting) -> None:
        await sitting.press("P", "i")
        assert "is not issued yet" in told(sitting.app)[-1]
        assert not sitting.app.screen.query_one(Form).display

    at(steps, MeetingRecord(planned, items=JUNE.items), laid)


def test_how_papers_begin_is_remembered_and_taken_back(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        assert "papers on right-hand pages" in await sitting.press("P", "h")
        assert "papers on right-hand pages" in await sitting.press("r")
        assert "papers on right-hand pages" in await sitting.press("escape", "P")
        assert "papers on any page" in await sitting.press("f8")

    at(steps, JUNE, laid)


def test_minutes_laid_as_restricted_are_restricted(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("5", "a", "down", "2", "down", "down", "down")
        assert "◂ previous minutes ▸" in await sitting.press(*4 * ["right"])
        await sitting.press("down", "right")
        await sitting.press("ctrl+s")
        (made,) = sitting.record().papers
        assert made.grounds is not None
        assert "Restricted paper" in screen_text(sitting.app)

    at(steps, JUNE, written_up)
