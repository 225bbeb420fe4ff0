"""Lines re-joined to paragraphs, sub-headings and lists."""

from clerk.business.text import Paragraph, Point, PointList, SubHeading, markup
from clerk.reading.body import pieces
from clerk.reading.source import source


def read(text: str) -> str:
    paper = source(text)
    return markup(tuple(piece.block for piece in pieces(paper, paper.lines)))


LONG = "The committee walked once round the upper pond, which had been frozen since the New Year,"


def test_wrapped_lines_become_one_paragraph() -> None:
    assert read(f"{LONG}\nand found the sluice open.") == f"{LONG} and found the sluice open."


def test_a_word_broken_at_its_hyphen_is_whole_again() -> None:
    assert read("The Vice-\nChair walked on.") == "The Vice-Chair walked on."


def test_a_sentence_goes_on_over_a_gap() -> None:
    assert read(f"{LONG}\n\nand found the sluice open.") == f"{LONG} and found the sluice open."


def test_a_blank_line_parts_paragraphs() -> None:
    assert read("It froze.\n\nIt thawed.") == "It froze.\n\nIt thawed."


def test_sub_headings() -> None:
    text = "Upper pond\n\nIt froze.\n\nLower pond\n\nIt thawed."
    assert read(text) == "## Upper pond\n\nIt froze.\n\n## Lower pond\n\nIt thawed."


def test_the_last_line_is_no_heading_of_anything() -> None:
    assert read("It froze.\n\nLower pond") == "It froze.\n\nLower pond"


def test_bullets_of_every_kind() -> None:
    for sign in ("•", "●", "▪", "\uf0b7", "\uf0a7", "*", "-", "–", "o"):
        assert read(f"We saw:\n\n{sign} Ducks\n{sign} Geese") == "We saw:\n\n- Ducks\n- Geese"


def test_a_point_wraps_and_the_next_begins() -> None:
    text = f"Seen:\n\n• {LONG}\n  with two ducks on it\n• Geese"
    assert read(text) == f"Seen:\n\n- {LONG} with two ducks on it\n- Geese"


def test_numbered_and_lettered_points() -> None:
    assert read("Next:\n\n1. Ducks\n2. Geese") == "Next:\n\n1. Ducks\n2. Geese"
    assert read("Next:\n\na) Ducks\nb) Geese") == "Next:\n\na) Ducks\nb) Geese"
    assert read("Next:\n\ni) Ducks\nii) Geese") == "Next:\n\ni) Ducks\nii) Geese"


def test_a_number_that_only_ends_a_sentence_opens_no_list() -> None:
    assert read("The number of geese was\n24. Nobody knew why.").startswith("The number of geese")
    assert "\n" not in read("The number of geese was\n24. Nobody knew why.")


def test_points_inside_points() -> None:
    paper = source("Birds:\n\n• Ducks\n    o Mallards\n    o Teal\n• Geese")
    found = [piece.block for piece in pieces(paper, paper.lines)]
    assert found == [
        Paragraph("Birds:"),
        PointList((Point("Ducks"), Point("Mallards", 1), Point("Teal", 1), Point("Geese"))),
    ]


def test_bullets_lost_on_the_way_are_known_by_their_leading_space() -> None:
    points = [" Ducks swam in pairs", " Geese swam in threes", " Swans did not swim"]
    text = (
        "Some of the birds:\n\n" + "\n\n".join(points) + "\n\nAnd then:\n\n" + "\n\n".join(points)
    )
    paper = source(f"It froze.\n{LONG}\n{LONG}\n{LONG}\n{LONG}\n{LONG}\n{LONG}\n\n{text}")
    lists = [p.block for p in pieces(paper, paper.lines) if isinstance(p.block, PointList)]
    assert [len(each.points) for each in lists] == [3, 3]


def test_a_decision_begins_on_a_line_of_its_own() -> None:
    text = "It froze again.\nRESOLVED: That it be left.\nACTION: Clerk"
    assert read(text).split("\n\n") == [
        "It froze again.",
        "RESOLVED: That it be left.",
        "ACTION: Clerk",
    ]


def test_lines_in_double_spacing_are_joined() -> None:
    text = "\n\n".join(
        [
            LONG,
            "and found the sluice open, so that the water had run into the lane",
            "and from there to the cellar of the Mill.",
        ]
        * 4
    )
    found = read(text)
    assert found.count("and found the sluice open") == 4
    assert "Year,\n" not in found


def test_every_piece_knows_its_lines() -> None:
    paper = source("Upper pond\n\nIt froze.\n\n• Ducks\n• Geese")
    found = pieces(paper, paper.lines)
    assert isinstance(found[0].block, SubHeading)
    assert [[line.number for line in piece.lines] for piece in found] == [[1], [3], [5, 6]]
