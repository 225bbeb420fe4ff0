"""`clerk export`: every paper in every format, and no file of the clerk's own lost."""

import pytest

from clerk.desk.exporting import FORMATS
from tests.cli.running import Clerk
from tests.exporters.reading_back import every_word, page_text

BOARD = "waterways-and-green-spaces-committee"
JULY = f"{BOARD}/2024-07-18"


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("kind", ["minutes", "decisions", "actions"])
def test_every_paper_is_written_in_every_format(filled: Clerk, kind: str, ending: str) -> None:
    path = filled.folder / f"{kind}{ending}"
    answer = filled("export", kind, JULY, "-o", path)
    assert answer.status == 0, answer.err
    assert answer.out == f"Written: {path}\n"
    assert "18 July 2024" in every_word(path)


def test_one_minute_is_extracted(filled: Clerk) -> None:
    minutes = filled("show", JULY, "--json").json()["minutes"]
    number, title = minutes[1]["number"], minutes[1]["title"]
    path = filled.folder / "one.md"
    assert filled("export", "extract", JULY, "--minute", number, "-o", path).status == 0
    said = path.read_text(encoding="utf-8")
    assert "Extract from the minutes of the meeting held on Thursday 18 July 2024" in said
    assert f"## {number} {title}" in said
    assert minutes[2]["title"] not in said


def test_an_extract_names_its_minute(filled: Clerk) -> None:
    path = filled.folder / "one.md"
    answer = filled("export", "extract", JULY, "-o", path)
    assert (answer.status, "--minute" in answer.sentence) == (1, True)
    answer = filled("export", "extract", JULY, "--minute", "9/999", "-o", path)
    assert answer.sentence.startswith(f"There is no minute 9/999 of {JULY}; choose one of: ")
    assert not path.exists()


def test_nothing_is_compared_before_a_draft_was_issued(filled: Clerk) -> None:
    answer = filled("export", "changes", JULY, "-o", filled.folder / "changes.docx")
    assert answer.sentence == f"No draft of the minutes of {JULY} was issued here yet."


def test_pages_run_on(filled: Clerk) -> None:
    path = filled.folder / "minutes.pdf"
    assert filled("export", "minutes", JULY, "--first-page", 47, "-o", path).status == 0
    words = page_text(path)
    assert "Page 47" in words
    assert "Page 1" not in words
    assert filled("export", "minutes", JULY, "--first-page", 0, "-o", path).status == 2


def test_a_file_edited_since_is_kept_until_told(filled: Clerk) -> None:
    path = filled.folder / "minutes.txt"
    for _ in range(2):
        assert filled("export", "minutes", JULY, "-o", path).status == 0
    path.write_text("mended by hand", encoding="utf-8")
    answer = filled("export", "minutes", JULY, "-o", path)
    assert answer.status == 1
    assert f"{path} was changed after it was written here on " in answer.sentence
    assert answer.sentence.endswith("; choose another name, or add --force to replace it.")
    assert path.read_text(encoding="utf-8") == "mended by hand"
    assert filled("export", "minutes", JULY, "-o", path, "--force").status == 0
    assert filled("export", "minutes", JULY, "-o", path).status == 0


def test_the_same_file_by_another_name_is_known(filled: Clerk) -> None:
    path = filled.folder / "minutes.txt"
    assert filled("export", "minutes", JULY, "-o", path).status == 0
    around = filled.folder / "." / ".." / filled.folder.name / "minutes.txt"
    assert filled("export", "minutes", JULY, "-o", around).status == 0
