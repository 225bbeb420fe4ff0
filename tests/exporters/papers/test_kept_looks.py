"""What a paper looks like is kept beside it, so that only the first pack has it drawn."""

from pathlib import Path

import pytest

from exporters.papers import glancing
from exporters.papers.pack import PackPart, make_pack
from exporters.papers.words import read_paper
from tests.exporters.papers.made_papers import drawn, line

FOOT = line("Author and day of the paper", 440, 28)
TEXT = line("The quay wall was sound.", 72, 700)


def packed(folder: Path, paper: bytes) -> bytes:
    """A pack of one paper whose looks are kept in `folder`."""
    target = folder / "pack.pdf"
    part = PackPart("1", "Report", paper, mark="Item 7", looks=folder / "paper.looks")
    make_pack([part], target, title="Pack")
    return target.read_bytes()


def no_program() -> None:
    raise OSError("it cannot be started")


@pytest.fixture
def paper() -> bytes:
    return drawn(FOOT, TEXT, FOOT + TEXT, FOOT)


def test_a_second_pack_is_the_same_without_anything_being_drawn(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = packed(tmp_path, paper)
    monkeypatch.setattr(glancing, "program_apart", no_program)
    assert packed(tmp_path, paper) == first
    (tmp_path / "paper.looks").unlink()
    assert packed(tmp_path, paper) != first


def test_the_first_pack_of_a_paper_that_was_read_when_it_came_in_draws_nothing(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = packed(tmp_path, paper)
    (tmp_path / "paper.looks").unlink()
    read = read_paper(paper)
    assert read.words.count("The quay wall was sound.") == 2
    (tmp_path / "paper.looks").write_bytes(read.looks)
    monkeypatch.setattr(glancing, "program_apart", no_program)
    assert packed(tmp_path, paper) == first


@pytest.mark.parametrize("broken", ["empty", "short", "changed", "of another paper"])
def test_what_was_kept_and_is_broken_is_drawn_again(
    paper: bytes, tmp_path: Path, broken: str
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    packed(other, drawn(*[TEXT] * 4, media=(0, 0, 842, 595)))
    first = packed(tmp_path, paper)
    looks = tmp_path / "paper.looks"
    good = looks.read_bytes()
    looks.write_bytes(
        {
            "empty": b"",
            "short": good[:-9],
            "changed": good[:-9] + bytes(reversed(good[-9:])),
            "of another paper": (other / "paper.looks").read_bytes(),
        }[broken]
    )
    assert packed(tmp_path, paper) == first
    assert looks.read_bytes() == good


def test_what_could_not_be_looked_at_is_looked_at_next_time(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(glancing, "program_apart", no_program)
        packed(tmp_path, paper)
        assert not (tmp_path / "paper.looks").exists()
    packed(tmp_path, paper)
    assert (tmp_path / "paper.looks").exists()


def test_where_nothing_can_be_kept_the_pack_is_made_all_the_same(
    paper: bytes, tmp_path: Path
) -> None:
    first = packed(tmp_path, paper)
    (tmp_path / "paper.looks").unlink()
    (tmp_path / "paper.looks").mkdir()
    assert packed(tmp_path, paper) == first
