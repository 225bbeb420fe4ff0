"""Making packs: true page numbers, public and restricted apart, and packs kept as issued."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from clerk.business.agenda import Pages, PaperKind
from clerk.business.restricted import View
from clerk.desk import exporting, laid_papers, pack_making, packs_issued, papers
from clerk.desk.desk import Desk
from clerk.desk.house_files import choose_crest
from clerk.desk.house_files_shown import committees_named
from clerk.desk.intake import look
from clerk.desk.pack_building import build
from clerk.desk.packing import planned
from clerk.desk.refused import Refused
from clerk.desk.workspace import workspace
from db.councils import committee, save_committee
from db.papers import looks_place
from tests.desk.papers import REFERENCE, brought, lay, paper_desk
from tests.exporters.papers.many_papers import scanned_paper
from tests.exporters.reading_back import assert_accessible, pages_shown
from tests.exporters.test_crest import SHIELD
from tests.harbour import EXEMPT, HARBOUR
from tests.scanning import open_elsewhere


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with paper_desk(tmp_path / "clerk.db") as desk:
        yield desk


def test_what_a_paper_looks_like_is_learnt_when_it_comes_in(desk: Desk, tmp_path: Path) -> None:
    lay(desk, "3", "Silt report", 3)
    plan = planned(desk, REFERENCE)
    (held,) = plan.held.values()
    learnt = looks_place(held.path).read_bytes()
    build(plan, tmp_path / "pack.pdf")
    looks_place(held.path).unlink()
    build(plan, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "pack.pdf").read_bytes()
    assert looks_place(held.path).read_bytes() == learnt


def test_the_front_sheet_tells_the_pages_that_are_stamped(desk: Desk, tmp_path: Path) -> None:
    papers.add_made(desk, REFERENCE, "2", PaperKind.MINUTES)
    papers.add_made(desk, REFERENCE, "2", PaperKind.ACTION_LOG)
    lay(desk, "3", "Silt report", 3)
    lay(desk, "3", "Silt map", 1, kind=PaperKind.APPENDIX)
    lay(desk, "4", "Chains report", 2)
    draft = build(planned(desk, REFERENCE, right_hand=True), tmp_path / "pack.pdf")
    assert draft.pages == {2: Pages("3", "6"), 3: Pages("7", "12"), 4: Pages("13", "14")}
    pages = pages_shown(tmp_path / "pack.pdf")
    assert len(pages) == draft.page_count == 14
    assert "3 - 6" in pages[0].replace("\u00a0", " ")
    assert "7 - 12" in pages[0].replace("\u00a0", " ")
    for number, text in enumerate(pages, start=1):
        assert f"Page {number}" in text
    assert "The lamp is to be cleaned" in pages[2]
    assert "Clean the lamp" in pages[4]
    assert "Silt report, sheet 1" in pages[6]
    assert "Silt map, sheet 1" in pages[10]
    assert "Chains report, sheet 2" in pages[13]


def test_public_pages_have_one_number_in_both_packs(desk: Desk, tmp_path: Path) -> None:
    lay(desk, "3", "Silt report", 2)
    lay(desk, "3", "Brill prices", 2, kind=PaperKind.APPENDIX, grounds=EXEMPT)
    lay(desk, "4", "Chains report", 2)
    public = build(planned(desk, REFERENCE), tmp_path / "public.pdf")
    whole = build(planned(desk, REFERENCE, View.RESTRICTED), tmp_path / "restricted.pdf")
    for made in (public, whole):
        assert made.tagged
        assert_accessible(made.path)
    shared = {key: pages for key, pages in whole.spans.items() if key in public.spans}
    assert shared == public.spans
    first = pages_shown(public.path)
    both = pages_shown(whole.path)
    assert both[: len(first)] == first
    assert "Appendix not for publication. Exempt information under paragraph 3" in first[3]
    assert "Brill" not in " ".join(first)
    assert "Brill prices, sheet 2" in both[-1]
    assert len(both) == len(first) + 3
    for at, text in enumerate(both[len(first) + 1 :], start=len(first) + 2):
        assert f"NOT FOR PUBLICATION - Page {at}" in text
    assert "NOT FOR PUBLICATION" not in " ".join(first)


def test_restricted_bytes_are_not_opened_for_the_public_pack(desk: Desk, tmp_path: Path) -> None:
    lay(desk, "3", "Silt report")
    secret = lay(desk, "3", "Brill prices", grounds=EXEMPT)
    _, paper = laid_papers.paper_numbered(desk, REFERENCE, secret)
    assert paper.file is not None
    stored = desk.register.papers_folder / paper.file.sha256[:2] / paper.file.sha256
    stored.unlink()
    stored.mkdir()  # whoever opens it fails
    plan = planned(desk, REFERENCE)
    assert "Brill" not in repr(plan)
    build(plan, tmp_path / "public.pdf")
    with pytest.raises(Refused):
        build(planned(desk, REFERENCE, View.RESTRICTED), tmp_path / "restricted.pdf")
    assert not (tmp_path / "restricted.pdf").exists()


def test_a_restricted_pack_is_put_under_no_name_for_the_public(desk: Desk, tmp_path: Path) -> None:
    lay(desk, "3", "Brill prices", grounds=EXEMPT)
    draft = build(planned(desk, REFERENCE, View.RESTRICTED), tmp_path / "draft.pdf")
    with pytest.raises(Refused, match=r"call it pack-restricted\.pdf"):
        pack_making.finish(desk, draft, tmp_path / "pack.pdf", issue_it=False)
    assert not (tmp_path / "pack.pdf").exists()


def test_an_issued_pack_is_kept_and_a_supplement_goes_on_from_it(
    desk: Desk, tmp_path: Path
) -> None:
    silt = lay(desk, "3", "Silt report", 2)
    chains = lay(desk, "4", "Chains report", 2)
    draft = build(planned(desk, REFERENCE), tmp_path / "pack.pdf")
    assert "is issued: pages 1 to 5" in packs_issued.issue(desk, draft)
    items = workspace(desk, REFERENCE).record.items
    assert [item.pages for item in items] == [None, None, Pages("2", "3"), Pages("4", "5")]
    with pytest.raises(Refused, match="Nothing was added"):
        planned(desk, REFERENCE, as_supplement=True)

    papers.new_version(desk, REFERENCE, silt, brought("Silt again", "silt 2.pdf", 3))
    papers.withdraw(desk, REFERENCE, chains)
    lay(desk, "4", "Ropes report", 1)
    plan = planned(desk, REFERENCE, as_supplement=True)
    more = build(plan, tmp_path / "supplement.pdf")
    assert "Supplement 1" in packs_issued.issue(desk, more)
    texts = pages_shown(more.path)
    assert "It goes on from the pack issued on" in " ".join(texts[0].split())
    assert "Page 6" in texts[0]
    assert "The report “Chains report” was withdrawn." in texts[4]
    first, second = packs_issued.issued_packs(desk, REFERENCE)
    assert packs_issued.pack_bytes(desk, first.pack) == draft.path.read_bytes()
    assert [packs_issued.change_text(one) for one in second.changes] == [
        "replaced: Silt report (pages 2-3, now 7-9)",
        "withdrawn: Chains report (pages 4-5, now 10)",
        "added: Ropes report (page 11)",
    ]
    with pytest.raises(Refused, match="withdraw it instead"):
        papers.remove(desk, REFERENCE, silt)


def test_a_pack_that_cannot_be_issued_nor_deleted_is_named(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(desk, "3", "Silt report", 2)
    draft = build(planned(desk, REFERENCE), tmp_path / "draft.pdf")
    path = tmp_path / "pack.pdf"

    def refused(*_: object) -> str:
        raise Refused("Somebody issued it meanwhile.")

    def held(file: Path, missing_ok: bool = False) -> None:
        raise open_elsewhere()

    monkeypatch.setattr(pack_making, "issue", refused)
    with pytest.raises(Refused, match=r"Somebody issued it meanwhile\.$"):
        pack_making.finish(desk, draft, path, issue_it=True)
    assert not path.exists()
    with monkeypatch.context() as windows:
        windows.setattr(Path, "unlink", held)
        with pytest.raises(Refused, match=r"meanwhile\. .*pack\.pdf is not issued: delete it\."):
            pack_making.finish(desk, draft, path, issue_it=True)


def test_what_is_printed_on_its_pages_is_in_the_words_of_the_house_style(
    desk: Desk, tmp_path: Path
) -> None:
    welsh = {
        "page number": "Tudalen {page}",
        "page of pages": "Tudalen {page} o {pages}",
        "item mark": "Eitem {item}",
        "scanned page": "Tudalen {page} o {title}, heb destun.",
    }
    with desk.register.writing("Speak Welsh") as change:
        spoken = replace(HARBOUR.style, sentences={**HARBOUR.style.sentences, **welsh})
        known = committee(change, HARBOUR.slug)
        save_committee(change, replace(known, style=spoken))
    scan = look(scanned_paper("Mooring plan", 1), "plan.pdf")
    papers.add_paper(desk, REFERENCE, "3", scan, title="Mooring plan")
    draft = build(planned(desk, REFERENCE), tmp_path / "pack.pdf")
    front, plan = pages_shown(draft.path)
    assert "Tudalen 1" in front
    assert "Tudalen 2" in plan
    assert "Eitem 3" in plan
    assert "Page" not in front + plan
    with pikepdf.open(draft.path) as pack:
        said = [str(each["/Alt"]) for each in pack.objects if _is_figure(each)]
    assert said == ["Tudalen 1 o Mooring plan, heb destun."]
    agenda = tmp_path / "agenda.pdf"
    exporting.export(desk, exporting.Printed.AGENDA, REFERENCE, agenda)
    (sheet,) = pages_shown(agenda)
    assert "Tudalen 1 o 1" in sheet


def _is_figure(each: pikepdf.Object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"


def test_the_crest_is_on_the_front_sheet_of_a_pack(desk: Desk, tmp_path: Path) -> None:
    shield = tmp_path / "shield.svg"
    shield.write_bytes(SHIELD)
    choose_crest(desk, committees_named(desk, HARBOUR.slug), shield, "A lighthouse")
    lay(desk, "3", "Silt report")
    draft = build(planned(desk, REFERENCE), tmp_path / "pack.pdf")
    with pikepdf.open(draft.path) as pdf:
        figures = [
            str(each["/Alt"])
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
    assert "A lighthouse" in figures
