"""`clerk paper`, and packs on the command line."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from clerk.desk import pack_building, pack_making
from clerk.desk.desk import open_desk
from db.records import read_record, save_record
from exporters.papers.words import pdf_words
from tests.cli.running import Clerk
from tests.desk.papers import REFERENCE, paper_desk, pdf
from tests.exporters.papers.odd_files import ODD_PDFS
from tests.exporters.papers.office_files import picture
from tests.exporters.papers.test_pictures import alternatives
from tests.exporters.reading_back import pages_shown

MEETING = REFERENCE


@pytest.fixture
def harbour(clerk: Clerk) -> Clerk:
    """A register with the meetings of May and June."""
    with paper_desk(clerk.db):
        return clerk


def written(clerk: Clerk, name: str, title: str, pages: int = 1) -> Path:
    path = clerk.folder / name
    path.write_bytes(pdf(title, pages))
    return path


def test_papers_are_laid_listed_and_packed(harbour: Clerk) -> None:
    silt = written(harbour, "silt.pdf", "Silt report", 3)
    prices = written(harbour, "Brill prices.pdf", "Brill prices", 2)
    assert harbour("paper", "add", MEETING, "2", "--kind", "previous minutes").status == 0
    answer = harbour("paper", "add", MEETING, "3", silt)
    assert "silt.pdf: 3 pages, tagged." in answer.out
    hidden = ("--appendix", "--restricted", "paragraph 3")
    assert harbour("paper", "add", MEETING, "3", prices, *hidden).status == 0
    listed = harbour("paper", "list", MEETING, "--json").json()
    assert [one["kind"] for one in listed] == ["previous minutes", "report", "appendix"]
    assert "Brill" not in json.dumps(listed)
    assert listed[2]["restricted"]["paragraphs"] == ["3"]
    assert "Brill prices" in harbour("paper", "list", MEETING, "--restricted").out

    pack = harbour.folder / "pack.pdf"
    answer = harbour("export", "pack", MEETING, "-o", pack, "--issue")
    assert answer.status == 0, answer.err
    assert "Pack 1 (public) is issued: pages 1 to 6." in answer.out
    assert answer.err == ""
    (issued,) = harbour("list", "packs", MEETING, "--json").json()
    assert [part["pages"] for part in issued["parts"]] == ["1-1", "2-2", "3-5", "6-6"]
    again = harbour.folder / "again.pdf"
    assert harbour("export", "pack", MEETING, "-o", again, "--version", "1").status == 0
    assert again.read_bytes() == pack.read_bytes()
    refused = harbour("export", "pack", MEETING, "-o", pack, "--restricted")
    assert refused.sentence.endswith("call it pack-restricted.pdf.")


def test_minutes_laid_as_restricted_are_in_the_restricted_pack_alone(harbour: Clerk) -> None:
    hidden = ("--kind", "previous minutes", "--restricted", "paragraph 3")
    assert harbour("paper", "add", MEETING, "2", *hidden).status == 0
    (made,) = harbour("paper", "list", MEETING, "--json").json()
    assert made["restricted"]["paragraphs"] == ["3"]
    public, closed = harbour.folder / "pack.pdf", harbour.folder / "pack-restricted.pdf"
    assert harbour("export", "pack", MEETING, "-o", public).status == 0
    assert harbour("export", "pack", MEETING, "-o", closed, "--restricted").status == 0
    assert "The lamp is to be cleaned" not in " ".join(pages_shown(public))
    assert "The lamp is to be cleaned" in " ".join(pages_shown(closed))


def test_papers_are_changed(harbour: Clerk) -> None:
    harbour("paper", "add", MEETING, "3", written(harbour, "silt.pdf", "Silt report", 3))
    again = written(harbour, "silt 2.pdf", "Silt again", 4)
    assert "Version 2." in harbour("paper", "replace", MEETING, "Silt report", again).out
    assert "very file" in harbour("paper", "replace", MEETING, "1", again).sentence
    assert "report under item 4" in harbour("paper", "move", MEETING, "1", "--item", "4").out
    first = harbour.folder / "first.pdf"
    assert harbour("paper", "save", MEETING, "1", "-o", first, "--version", "1").status == 0
    assert first.read_bytes() == pdf("Silt report", 3)
    withdrawn = harbour("paper", "withdraw", MEETING, "1").out
    assert "is withdrawn; the pack will say so.\nIt was in no pack yet: with --away" in withdrawn
    assert "laid again" in harbour("paper", "withdraw", MEETING, "1", "--again").out
    assert "closed" in harbour("paper", "restrict", MEETING, "1", "paragraph 3").out
    assert harbour("paper", "withdraw", MEETING, "1", "--away").status == 0
    assert harbour("paper", "list", MEETING, "--json").json() == []


def test_a_bad_file_among_good_ones_lays_none(harbour: Clerk) -> None:
    good = written(harbour, "good.pdf", "Good")
    bad = harbour.write("bad.pdf", "<html><body>sign in</body></html>")
    answer = harbour("paper", "add", MEETING, "3", good, bad)
    assert answer.status == 1
    assert answer.sentence.startswith("bad.pdf: ")
    assert answer.sentence.endswith(" None of the 2 files was laid.")
    folder = harbour.folder / "papers"
    folder.mkdir()
    good.rename(folder / "3 good.pdf")
    bad.rename(folder / "4 bad.pdf")
    answer = harbour("paper", "add-folder", MEETING, folder, "--yes")
    assert answer.sentence.endswith(" None of the 2 files was laid.")
    assert harbour("paper", "list", MEETING, "--json").json() == []
    good = folder / "3 good.pdf"
    assert "it has 1, 2, 3, 4" in harbour("paper", "add", MEETING, "9", good).sentence


def test_names_that_would_mislead_are_made_safe(harbour: Clerk) -> None:
    odd = written(harbour, "silt\u202efdp.pdf", "Silt")
    harbour("paper", "add", MEETING, "3", odd)
    (one,) = harbour("paper", "list", MEETING, "--json").json()
    assert one["file"]["name"] == "siltfdp.pdf"


def test_a_file_laid_twice_is_told(harbour: Clerk) -> None:
    silt = written(harbour, "silt.pdf", "Silt report")
    harbour("paper", "add", MEETING, "3", silt)
    answer = harbour("paper", "add", MEETING, "4", silt)
    assert "The very same file is laid under item 3 already." in answer.out
    with open_desk(harbour.db) as desk, desk.register.writing("Take it from its item") as change:
        record = read_record(change, 2)
        save_record(change, replace(record, papers=(replace(record.papers[0], item=None),)))
    answer = harbour("paper", "add", MEETING, "4", silt)
    assert "The very same file is laid under no item already." in answer.out


def test_a_paper_with_damaged_pages_goes_in_when_that_is_said(harbour: Clerk) -> None:
    torn = harbour.folder / "torn.pdf"
    torn.write_bytes(next(odd for odd in ODD_PDFS if odd.what == "one bad stream").make())
    assert harbour("paper", "add", MEETING, "3", torn).status == 0
    pack = harbour.folder / "pack.pdf"
    refused = harbour("export", "pack", MEETING, "-o", pack)
    assert refused.status == 1
    assert "is damaged on page 6" in refused.err
    assert not pack.exists()
    answer = harbour("export", "pack", MEETING, "-o", pack, "--damaged")
    assert answer.status == 0, answer.err
    assert "is damaged on page 6, which cannot be shown: ask for the paper again." in answer.out
    assert "This page of the paper is damaged" in pdf_words(pack.read_bytes())


def test_every_version_of_a_paper_is_shown_and_none_of_a_restricted_one(harbour: Clerk) -> None:
    harbour("paper", "add", MEETING, "3", written(harbour, "silt.pdf", "Silt report", 3))
    harbour("paper", "replace", MEETING, "1", written(harbour, "silt 2.pdf", "Silt again", 4))
    text = harbour("paper", "show", MEETING, "Silt report").out
    assert [line.split()[0] for line in text.splitlines()[-2:]] == ["2", "1"]
    assert "silt 2.pdf" in text
    found = harbour("paper", "show", MEETING, "1", "--json").json()
    assert [(one["version"], one["name"], one["pages"]) for one in found["versions"]] == [
        (2, "silt 2.pdf", 4),
        (1, "silt.pdf", 3),
    ]
    assert found["versions"][1]["size"] == len(pdf("Silt report", 3))
    assert list(found["versions"][0]) == [*found["file"], "laid", "by"]
    harbour("paper", "restrict", MEETING, "1", "paragraph 3")
    hidden = harbour("paper", "show", MEETING, "1", "--json")
    assert hidden.json()["versions"] == []
    assert "ilt" not in hidden.out
    assert "silt" in harbour("paper", "show", MEETING, "1", "--restricted").out


def test_a_meeting_tells_a_script_what_is_known_of_its_papers(harbour: Clerk) -> None:
    silt = written(harbour, "silt.pdf", "Silt report", 3)
    harbour("paper", "add", MEETING, "3", silt)
    secret = written(harbour, "Brill prices.pdf", "Brill prices", 2)
    harbour("paper", "add", MEETING, "3", secret, "--restricted", "paragraph 3")
    shown = harbour("show", MEETING, "--json")
    public, closed = shown.json()["papers"]
    assert list(public) == [
        *("title", "kind", "item", "pages", "text", "restricted", "withdrawn", "file")
    ]
    assert list(public["file"].items()) == [
        ("name", "silt.pdf"),
        ("sha256", hashlib.sha256(silt.read_bytes()).hexdigest()),
        ("size", silt.stat().st_size),
        ("converted", True),
        ("pages", 3),
        ("tagged", True),
        ("version", 1),
        ("alt", None),
        ("remarks", []),
    ]
    assert (closed["title"], closed["text"], closed["file"]) == ("", "", None)
    assert closed["restricted"]["paragraphs"] == ["3"]
    assert "Brill" not in shown.out


def test_a_picture_says_in_the_pack_what_it_shows(harbour: Clerk) -> None:
    chart, map_ = harbour.folder / "chart.png", harbour.folder / "map.jpg"
    chart.write_bytes(picture("PNG"))
    map_.write_bytes(picture("JPEG"))
    asked = "say in a sentence what it shows"
    assert asked in harbour("paper", "add", MEETING, "3", chart).out
    described = harbour("paper", "add", MEETING, "4", map_, "--alt", "The moorings, row by row")
    assert asked not in described.out
    pack = harbour.folder / "pack.pdf"
    assert "“chart” is a picture" in harbour("export", "pack", MEETING, "-o", pack).out
    assert alternatives(pack.read_bytes()) == ["chart", "The moorings, row by row"]
    said = harbour("paper", "describe", MEETING, "chart", "Silt has doubled since 2019").out
    assert "from the next pack on" in said
    made = harbour("export", "pack", MEETING, "-o", pack, "--force").out
    assert "is a picture" not in made
    assert alternatives(pack.read_bytes())[0] == "Silt has doubled since 2019"
    (first, _) = harbour("paper", "list", MEETING, "--json").json()
    assert (first["file"]["alt"], first["file"]["remarks"]) == ("Silt has doubled since 2019", [])
    harbour("paper", "describe", MEETING, "chart")
    assert asked in harbour("paper", "show", MEETING, "chart").out


def test_only_a_picture_is_described(harbour: Clerk) -> None:
    silt = written(harbour, "silt.pdf", "Silt report")
    refused = harbour("paper", "add", MEETING, "3", silt, "--alt", "A chart")
    assert refused.sentence == "silt.pdf is no picture: only of pictures is said what they show."
    harbour("paper", "add", MEETING, "3", silt)
    assert harbour("paper", "describe", MEETING, "1").status == 1
    (paper,) = harbour("paper", "list", MEETING, "--json").json()
    assert paper["file"]["converted"]


@pytest.mark.parametrize("step", ["build", "finish"])
def test_stopping_a_pack_is_told_and_leaves_what_was_there(
    harbour: Clerk, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(
        *{"build": (pack_building, "build"), "finish": (pack_making, "put_pack")}[step], interrupted
    )
    pack = harbour.folder / "pack.pdf"
    for before in (None, b"the one before"):
        if before:
            pack.write_bytes(before)
        answer = harbour("export", "pack", MEETING, "-o", pack, "--force")
        assert answer.status == 130
        assert answer.sentence == "Stopped: nothing was written."
        assert answer.out == ""
        assert (pack.read_bytes() if pack.exists() else None) == before


def test_stopping_a_pack_that_is_written_does_not_say_that_it_is_not(
    harbour: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pack_making, "issue", interrupted)
    pack = harbour.folder / "pack.pdf"
    answer = harbour("export", "pack", MEETING, "-o", pack, "--issue")
    assert answer.status == 130
    assert answer.sentence == (
        f"Stopped, but {pack} is written: “clerk list packs” says whether it is issued."
    )
    assert pack.exists()
