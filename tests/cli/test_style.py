"""`clerk style`: the crest and the council's own Word, from the command line."""

import docx
import pikepdf

from tests.cli.running import Clerk
from tests.exporters.council_word import council_template
from tests.exporters.test_crest import SHIELD

BOARD = "waterways-and-green-spaces-committee"
JULY = f"{BOARD}/2024-07-18"


def test_minutes_are_printed_in_the_council_s_own_word(filled: Clerk) -> None:
    own, made = filled.folder / "own.docx", filled.folder / "minutes.docx"
    council_template("[[MINUTES]]").save(str(own))
    answer = filled("style", "template", BOARD, "minutes", own, "--map", "Heading=Heading 4")
    assert answer.status == 0, answer.err
    assert "[[venue]] in a table" in answer.out
    assert filled("export", "minutes", JULY, "-o", made).status == 0
    word = docx.Document(str(made))
    assert word.sections[0].first_page_header.paragraphs[0].text == "Ferrymouth Town Council"
    assert "Heading 4" in {each.style.name for each in word.paragraphs if each.style}

    shown = filled("style", "show", BOARD, "--json").json()
    assert shown["templates"]["minutes"]["styles"]["Heading"] == "Heading 4"
    assert filled("style", "template", BOARD, "minutes", "--map", "Heading=").status == 0
    shown = filled("style", "show", BOARD, "--json").json()
    assert shown["templates"]["minutes"]["styles"]["Heading"] is None
    assert filled("style", "template", BOARD, "minutes", "--out").status == 0
    assert filled("style", "show", BOARD).out.count("none") == 4


def test_a_wrong_template_is_refused_in_words(filled: Clerk) -> None:
    own = filled.folder / "own.docx"
    council_template("Where the minutes go").save(str(own))
    answer = filled("style", "template", BOARD, "minutes", own)
    assert (answer.status, answer.sentence) == (
        1,
        "The template has no [[MINUTES]] line: put one where the text is to stand.",
    )
    answer = filled("style", "template", BOARD, "minutes")
    assert (answer.status, answer.sentence) == (1, "Name the Word file: add where it is.")


def test_a_crest_is_chosen_for_every_committee(filled: Clerk) -> None:
    shield = filled.folder / "shield.svg"
    shield.write_bytes(SHIELD)
    answer = filled("style", "crest", shield, "--alt", "A heron in reeds")
    assert answer.out == "The crest is shield.svg: A heron in reeds.\n"
    shown = filled("style", "show", BOARD, "--json").json()
    assert shown["crest"]["alt"] == "A heron in reeds"
    answer = filled("style", "crest", shield, "--committee", BOARD)
    assert "decoration" in answer.out
    assert filled("style", "crest", "--out").status == 0
    assert filled("style", "show", BOARD, "--json").json()["crest"] is None
    assert "no file" in filled("style", "crest", "none.png").sentence


def test_help_names_its_commands(filled: Clerk) -> None:
    answer = filled("style", "--help")
    assert answer.status == 0
    assert all(name in answer.out for name in ("show", "crest", "template"))


def test_a_notice_for_the_board_is_one_page(filled: Clerk) -> None:
    path = filled.folder / "notice.pdf"
    coming = filled("list", "meetings", BOARD, "--json").json()[0]["meeting"]
    answer = filled("export", "notice-board", coming, "-o", path)
    assert answer.status == 0, answer.err
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1


def test_the_proper_officer_is_named_and_signs_the_next_agenda(filled: Clerk) -> None:
    assert "nobody yet" in filled("style", "council").out
    assert filled("style", "council", "--officer", "Ida Marsh").sentence == (
        "This register names no council yet: give its name too, with --name."
    )
    said = ("--officer", "Ida  Marsh", "--address", "The Quay", "--address", "Ferrymouth")
    assert "Ida Marsh" in filled("style", "council", "--name", "Ferrymouth", *said).out
    assert filled("style", "council", "--json").json() == {
        "name": "Ferrymouth",
        "proper_officer": "Ida Marsh",
        "address": ["The Quay", "Ferrymouth"],
    }
    refused = filled("style", "council", "--name", " ")
    assert refused.sentence == "The council needs a name; type it as it stands on your papers."
    answer = filled("agenda", "new", BOARD, "14 September 2100")
    assert answer.status == 0, answer.err
    fixes = filled("issue", "agenda", f"{BOARD}/2100-09-14", "--dry-run").out
    assert "Signed by Ida Marsh" in fixes
