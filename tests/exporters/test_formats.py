"""One tree, every format: the same words in each, and never a restricted one in a public file."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from clerk.business.council import Committee
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.restricted import View
from clerk.business.views import PublicMeeting, RestrictedMeeting, seen_by
from exporters.compose.changes import Seen, changes_document
from exporters.compose.excerpts import decision_sheet, extract
from exporters.compose.minutes import minutes_document
from exporters.document import Document, Paragraph, RunningHead, Section, Table, Title
from exporters.write import ENDINGS, write
from tests.exporters.reading_back import every_word, page_text

EVIL = (
    '#panic("stop")',
    "= no heading",
    "$x^2$ and *stars* and _lines_ and `ticks`",
    "<script>alert(1)</script> & <b>bold</b> &amp;",
    "1. no list",
    "- no bullet either",
    "# no heading",
    "@someone [here](there) ![picture](gone)",
    "back\\slash and | stroke and ~~gone~~",
)


def minutes_alone(meeting: Seen, committee: Committee) -> Document:
    return minutes_document(meeting, committee)


def one_minute(meeting: Seen, committee: Committee) -> Document:
    document = extract(meeting, committee, "22/9")
    assert document is not None
    return document


def changes(meeting: Seen, committee: Committee) -> Document:
    """Every minute is new."""
    before = type(meeting)(replace(meeting.record, minutes=()))
    return changes_document(before, meeting, committee, since="draft 1")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("composer", [minutes_alone, one_minute, decision_sheet, changes])
def test_a_public_file_holds_no_restricted_word_in_any_format(
    seen: PublicMeeting,
    seen_closed: RestrictedMeeting,
    committee: Committee,
    tmp_path: Path,
    composer: Callable[[Seen, Committee], Document],
    ending: str,
) -> None:
    for meeting, closed in ((seen, False), (seen_closed, True)):
        path = tmp_path / f"{closed}{ending}"
        write(composer(meeting, committee), path)
        words = every_word(path)
        assert ("Saltway" in words) is closed
        assert ("NOT FOR PUBLICATION" in words) is closed
        assert "HARBOUR COMMITTEE" in words


def test_private_words_are_in_no_format_and_no_view(
    record: MeetingRecord, committee: Committee, tmp_path: Path
) -> None:
    noted = replace(record.minutes[0], note="The Chair yawned.")
    held = replace(record, minutes=(noted,))
    for view in View:
        for ending in ENDINGS:
            path = tmp_path / f"{view}{ending}"
            write(minutes_document(seen_by(held, view), committee), path)
            assert "yawned" not in every_word(path)


def paper(*words: str) -> Document:
    head = RunningHead("Harbour Committee", "8 March 2022", 'DRAFT "</style>" \\')
    table = Table(("Way", "Cost"), tuple(((each,), ("1", "2")) for each in words))
    under = (*(Paragraph(each) for each in words), table)
    sections = tuple(Section("1", each, under) for each in words)
    return Document("A paper <b>", head, (Title("T"), *sections))


@pytest.mark.parametrize("ending", [".pdf", ".html"])
def test_words_that_look_like_markup_are_printed_as_they_are(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"evil{ending}"
    write(paper(*EVIL), path)
    said = page_text(path)
    for words in EVIL:
        assert " ".join(words.split()) in said


def test_words_that_look_like_markup_are_only_words_in_markdown(tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    path = tmp_path / "evil.md"
    write(paper(*EVIL), path)
    said = pypandoc.convert_text(
        path.read_text(encoding="utf-8"), "json", format="gfm", extra_args=["--wrap=none"]
    )
    for kind in (
        "RawBlock",
        "RawInline",
        "Math",
        "Link",
        "Image",
        "Code",
        "BulletList",
        "Strikeout",
    ):
        assert f'"t":"{kind}"' not in said.replace('"t":"RawInline","c":["html","<br>"]', "")
    plain = pypandoc.convert_text(
        path.read_text(encoding="utf-8"), "plain", format="gfm", extra_args=["--wrap=none"]
    )
    for words in EVIL:
        assert words in plain


def test_a_number_on_a_line_of_its_own_counts_no_list_in_markdown(tmp_path: Path) -> None:
    path = tmp_path / "year.md"
    write(paper("2022. The year of the gale.", "12) Quay Street"), path)
    text = path.read_text(encoding="utf-8")
    assert "\n2022\\. The year of the gale.\n" in text
    assert "\n12\\) Quay Street\n" in text


def test_text_is_in_lines_of_a_letter_s_width(
    seen: PublicMeeting, committee: Committee, tmp_path: Path
) -> None:
    path = tmp_path / "minutes.txt"
    write(minutes_document(seen, committee), path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 76
    assert "    1. Dredge the whole basin at once." in lines


def test_lists_keep_their_markers_in_markdown(
    record: MeetingRecord, committee: Committee, tmp_path: Path
) -> None:
    text = "4. Four\n5. Five\n\na) Aye\nb) Bee\n  - deeper"
    seen = seen_by(replace(record, minutes=(Minute("1", "Lists", text),)), View.PUBLIC)
    path = tmp_path / "lists.md"
    write(minutes_document(seen, committee), path)
    said = path.read_text(encoding="utf-8")
    assert "4. Four\n5. Five\n" in said
    assert "- a) Aye\n- b) Bee\n  - deeper\n" in said


@pytest.mark.parametrize("ending", ENDINGS)
def test_only_the_writer_asked_for_is_loaded(tmp_path: Path, ending: str) -> None:
    code = (
        "import sys; from pathlib import Path; from exporters.write import write; "
        "from exporters.document import Document, RunningHead, Title; "
        "paper = Document('T', RunningHead('B', 'D'), (Title('T'),)); "
        f"write(paper, Path(sys.argv[1]) / 'a{ending}'); "
        "print(*(name for name in ('docx', 'typst') if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == {".docx": ["docx"], ".pdf": ["typst"]}.get(ending, [])
