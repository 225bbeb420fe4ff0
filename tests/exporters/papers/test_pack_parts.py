"""Parts that are damaged, locked, filled in or full of scripts; a disk that is full; a stop."""

import errno
import io
import os
import sys
import time
from collections.abc import Callable
from itertools import chain, pairwise, repeat
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, Pdf

from exporters.errors import ExportError
from exporters.papers import apart, glancing, preparing
from exporters.papers.pack import PackMade, PackPart, PackStopped, make_pack, page_spans
from exporters.papers.tree_check import tree_faults
from tests.exporters.papers.made_papers import saved, typeset
from tests.exporters.papers.odd_files import ODD_PDFS, Odd
from tests.exporters.papers.odd_pdfs import forms_without_end
from tests.exporters.reading_back import pages_shown

PAPER = typeset("Buoys", "One\n#pagebreak()\nTwo")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "pack.pdf"


def changed(source: bytes, change: Callable[[Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(source)) as pdf:
        change(pdf)
        return saved(pdf)


def packed(target: Path, *sources: bytes, **options: bool) -> PackMade:
    parts = [PackPart(str(at), f"Part {at}", each) for at, each in enumerate(sources, start=1)]
    return make_pack(parts, target, title="Pack", **options)


def refused(target: Path, source: bytes | Path, **more: str) -> str:
    with pytest.raises(ExportError) as refusal:
        make_pack([PackPart("a", "Ropes", source, **more)], target, title="Pack")
    assert not any(target.parent.iterdir())
    return str(refusal.value)


@pytest.mark.parametrize("source", [b"", b"<html>Sign in</html>", PAPER[: len(PAPER) // 2]])
def test_what_is_no_pdf_is_refused(target: Path, source: bytes) -> None:
    assert refused(target, source) == (
        "“Ropes” is damaged or not a PDF and cannot go into the pack: ask for it again."
    )


def test_a_password_is_asked_for_and_protection_against_changes_is_not_kept(target: Path) -> None:
    with pikepdf.open(io.BytesIO(PAPER)) as pdf:
        locked, kept = io.BytesIO(), io.BytesIO()
        pdf.save(locked, encryption=pikepdf.Encryption(user="secret", owner="x"))
        pdf.save(kept, encryption=pikepdf.Encryption(user="", owner="x", R=4))
    assert refused(target, locked.getvalue()) == (
        "“Ropes” needs a password to open: ask for a copy without one."
    )
    assert packed(target, kept.getvalue()).tagged
    with pikepdf.open(target) as pack:
        assert not pack.is_encrypted
    assert "Two" in "".join(pages_shown(target))


def test_a_paper_without_pages(target: Path) -> None:
    assert refused(target, saved(pikepdf.new())) == (
        "“Ropes” has no pages: ask for it again, or leave it out."
    )


def spoil(pdf: Pdf) -> None:
    """Make what the second page draws undecodable."""
    pdf.pages[1].obj.Contents = pikepdf.Stream(pdf, b"no flate at all", Filter=Name.FlateDecode)


def test_damaged_pages_are_named_and_go_in_only_when_allowed(target: Path) -> None:
    source = changed(PAPER, spoil)
    assert refused(target, source) == (
        "“Ropes” is damaged on page 2: ask for the paper again, or let its damaged pages in."
    )
    made = packed(target, source, allow_damaged=True)
    assert not made.tagged
    assert made.remarks[0] == (
        "“Part 1” is damaged on page 2, which cannot be shown: ask for the paper again."
    )
    said = pages_shown(target)
    assert "Page 1" in said[0]
    assert "This page of the paper is damaged and cannot be shown." in said[1]
    assert "Page 2" in said[1]
    assert tree_faults(target) == ()


def test_a_file_that_is_gone_or_is_another(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "ropes.pdf"
    assert refused(target, path) == (
        f"The file of “Ropes” is no longer there ({path}): take it in again."
    )
    with pytest.raises(ExportError, match="is no longer there"):
        page_spans([PackPart("a", "Ropes", path)])
    path.write_bytes(PAPER)
    assert refused(target, path, sha256="0" * 64) == (
        "The file of “Ropes” is not the one that was taken in: take it in again."
    )


@pytest.mark.parametrize("other", [typeset("Other", "Other"), b"short", None])
def test_a_file_that_changes_while_the_pack_is_made(
    tmp_path: Path, target: Path, other: bytes | None
) -> None:
    if sys.platform == "win32":
        pytest.skip("an open file cannot be changed there")
    path = tmp_path / "ropes.pdf"
    path.write_bytes(PAPER)

    def change(told: str) -> None:
        if told == "Adding Ropes":
            if other is None:
                path.unlink()
            else:
                path.write_bytes(other)

    with pytest.raises(ExportError, match="“Ropes”"):
        make_pack([PackPart("a", "Ropes", path)], target, title="Pack", progress=change)
    assert not any(target.parent.iterdir())


def test_a_stop_at_any_moment_leaves_nothing(target: Path) -> None:
    parts = [PackPart(str(at), f"Part {at}", PAPER) for at in range(3)]
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return True

    make_pack(parts, target, title="Pack", going_on=count)
    target.unlink()
    assert asked > 15
    stopped = 0
    for last in range(0, asked - 1, 4):
        stops = chain([True] * last, repeat(False))
        try:
            make_pack(parts, target, title="Pack", going_on=stops.__next__)
        except PackStopped:
            stopped += 1
        else:  # it was not asked while it waited for pages to be looked at
            target.unlink()
        assert not any(target.parent.iterdir())
    assert stopped > 4


def test_what_stood_there_stays_when_the_making_is_stopped(target: Path) -> None:
    target.write_bytes(b"older")
    with pytest.raises(PackStopped):
        make_pack([PackPart("a", "A", PAPER)], target, title="Pack", going_on=lambda: False)
    assert target.read_bytes() == b"older"


def test_a_full_disk_is_told_and_leaves_nothing(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        assert refused(target, PAPER) == (
            f"There is no room left on the disk for {target}: free some, then try again."
        )


def test_a_file_that_grows_too_large_is_told_and_leaves_nothing(target: Path) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, before[1]))
    try:
        told = refused(target, PAPER)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert told == f"{target} could not be written: File too large."


def test_a_place_that_cannot_be_written_is_told_before_anything_is_opened(tmp_path: Path) -> None:
    told: list[str] = []
    with pytest.raises(ExportError, match="There is no folder"):
        make_pack(
            [PackPart("a", "A", PAPER)],
            tmp_path / "nowhere" / "pack.pdf",
            title="Pack",
            progress=told.append,
        )
    assert told == []


def test_a_stop_takes_effect_within_a_fraction_of_a_second(target: Path) -> None:
    source = typeset("Long", "\n#pagebreak()\n".join(f"Leaf {at}" for at in range(150)))
    asked: list[float] = []

    def note() -> bool:
        asked.append(time.thread_time())
        return True

    parts = [PackPart(str(at), f"Part {at}", source) for at in range(2)]
    make_pack(parts, target, title="Pack", going_on=note)
    gaps = [later - sooner for sooner, later in pairwise(asked)]
    assert max(gaps) < 0.5  # of work; the machine may be busy with other things


@pytest.mark.parametrize("odd", [odd for odd in ODD_PDFS if odd.refused], ids=lambda odd: odd.what)
def test_a_file_that_cannot_go_in_is_refused_in_a_sentence(target: Path, odd: Odd) -> None:
    assert refused(target, odd.make()).startswith("“Ropes” ")


@pytest.mark.parametrize(
    "odd", [odd for odd in ODD_PDFS if not odd.refused], ids=lambda odd: odd.what
)
def test_an_odd_file_goes_in_whole(target: Path, odd: Odd) -> None:
    parts = [PackPart("a", "Buoys", PAPER, mark="Item 1"), PackPart("odd", "Ropes", odd.make())]
    made = make_pack(parts, target, title="Pack", allow_damaged=True)
    assert made.pages == page_spans(parts)
    assert tree_faults(target) == ()
    told = any("damaged: ask for the file" in each for each in odd.remarks)
    assert any("is damaged on page" in each for each in made.remarks) is told
    said = pages_shown(target)
    assert all(f"Page {number}" in words for number, words in enumerate(said, start=1))


def test_pages_that_draw_very_much_are_not_all_held_at_once(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = packed(target, PAPER)
    drawn = [last_drawn(target, page) for page in range(bare.page_count)]
    monkeypatch.setattr(preparing, "_MOST_HELD", 1)
    assert packed(target, PAPER) == bare
    assert [last_drawn(target, page) for page in range(bare.page_count)] == drawn


def test_a_page_nobody_can_wait_for_is_stamped_without_being_looked_at(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "draws_without_end", lambda source: False)

    def hurried(told: str) -> None:
        """Only the first part is given up: a busy machine may need longer for the other."""
        if told.startswith("Numbering"):
            monkeypatch.setattr(glancing, "LONGEST", 0.2 if told == "Numbering Part 1" else 60.0)

    parts = [PackPart("1", "Part 1", forms_without_end()), PackPart("2", "Part 2", PAPER)]
    made = make_pack(parts, target, title="Pack", progress=hurried)
    assert made.page_count == 3
    assert [b" re f" in last_drawn(target, page) for page in range(3)] == [True, False, False]


def test_pages_are_stamped_on_plates_where_nothing_can_look_at_them(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = tmp_path / "dead.py"
    dead.write_text("raise SystemExit")
    with monkeypatch.context() as without:
        without.setattr(apart, "__file__", str(dead))
        packed(target, PAPER)
    assert b" re f" in last_drawn(target, 0)
    assert "Page 2" in "".join(pages_shown(target))


def last_drawn(path: Path, page: int) -> bytes:
    with pikepdf.open(path) as pack:
        return bytes(pack.pages[page].obj.Contents[-1].read_bytes())
