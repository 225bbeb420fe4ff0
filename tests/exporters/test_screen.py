"""The on-screen preview: every word once and in order, and no line too wide."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Clause, ListStyle, Minute, Outcome
from clerk.business.restricted import View
from clerk.business.style import HouseStyle, profile
from clerk.business.views import seen_by
from exporters.compose.action_log import action_log_document
from exporters.compose.agenda import agenda_document
from exporters.compose.minutes import minutes_document
from exporters.document import Document, OutcomeBlock, Paragraph, RunningHead, Section, Table
from exporters.write.screen import screen_lines, text_lines
from exporters.write.screen_lines import ScreenLine
from tests.harbour import HARBOUR, HARBOUR_MEETING

FERRY = Committee("ferry", "Ferry Committee", "FC", profile("uk-principal"))
WORDS = st.text(
    st.sampled_from("ab é ŵ ñ ô 漢 字 ✨ 👩‍🚒 ש ל ו ם [ ] / \t\n-"), min_size=0, max_size=120
)


def document(*blocks: object) -> Document:
    return Document("A test", RunningHead("BODY", "1 May 2021"), blocks)  # type: ignore[arg-type]


def texts(lines: tuple[ScreenLine, ...]) -> list[str]:
    return [line.text for line in lines]


def test_minutes_read_as_they_print() -> None:
    seen = seen_by(HARBOUR_MEETING, View.PUBLIC)
    lines = texts(screen_lines(minutes_document(seen, HARBOUR), 60, ("item 4", "", "item 5")))
    heading = next(line for line in lines if line.startswith("21/7 Dredging"))
    assert heading.endswith("item 4")
    assert cell_len(heading) == 60
    page = "\n".join(lines)
    said = ("PRESENT: Councillor R Teal (Chair)", "RESOLVED", "• north arm", "ACTION - Ask three")
    assert [word in page for word in said] == [True] * len(said)
    assert page.index("ACTION -") < page.index("RESOLVED") < page.index("• north arm")
    assert "Brill" not in page


def test_the_restricted_view_says_so_at_its_head() -> None:
    seen = seen_by(HARBOUR_MEETING, View.RESTRICTED)
    lines = screen_lines(minutes_document(seen, HARBOUR), 60)
    assert lines[0].pieces == (("NOT FOR PUBLICATION", "marking"),)
    assert "Brill asked for ninety thousand." in "\n".join(texts(lines))


def test_headings_are_counted_and_found() -> None:
    seen = seen_by(HARBOUR_MEETING, View.PUBLIC)
    lines = screen_lines(minutes_document(seen, HARBOUR), 30)
    headings = [(line.section, line.text.split()[0]) for line in lines if line.heading]
    assert headings == [(0, "21/7"), (1, "21/7"), (2, "21/8")]
    assert lines[0].section is None


def test_an_agenda_shows_its_pages_at_the_right() -> None:
    lines = texts(screen_lines(agenda_document(seen_by(HARBOUR_MEETING, View.PUBLIC), HARBOUR), 50))
    assert any(line.startswith("4. Dredging") and line.endswith("5 - 16") for line in lines) or any(
        line.startswith("4. Dredging") and line.endswith("5\xa0-\xa016") for line in lines
    )


def test_a_log_stands_in_columns_where_there_is_room_and_in_lists_where_not() -> None:
    log = action_log_document(seen_by(HARBOUR_MEETING, View.PUBLIC), HARBOUR)
    wide = texts(screen_lines(log, 100))
    head = next(line for line in wide if line.startswith("Action  "))
    assert head.split() == ["Action", "Responsible", "Progress"]
    many = document(Table(tuple("abcdefgh"), ((("one two three four",),) * 8,)))
    narrow = texts(screen_lines(many, 30))
    assert narrow[0] == "a: one two three four"


def test_marked_clauses_stand_each_on_its_line() -> None:
    numbered = OutcomeBlock("AGREED", (Clause("First"), Clause("Second")), style=ListStyle.NUMBERED)
    assert texts(screen_lines(document(numbered), 40)) == [
        "AGREED",
        "",
        "  1. First",
        "  2. Second",
    ]


def test_a_heading_keeps_its_words_beside_or_below() -> None:
    section = Section("21/7", "Moorings")
    assert texts(screen_lines(document(section), 40, ("item 4",)))[0].endswith("item 4")
    narrow = texts(screen_lines(document(section), 24, ("item 4",)))
    assert narrow[1].strip() == "item 4"


def test_a_paper_keeps_its_own_lines() -> None:
    lines = texts(text_lines("One\n\n    two    three\n" + "x" * 50, 30))
    assert lines == ["One", "", "    two three", "x" * 30, "x" * 20]


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=5), st.integers(10, 90), WORDS)
def test_no_word_is_lost_and_no_line_too_wide(
    paragraphs: list[str], width: int, title: str
) -> None:
    section = Section("21/7", title, tuple(Paragraph(words) for words in paragraphs))
    lines = screen_lines(document(section), width, ("item 7",))
    assert all(cell_len(line.text) <= max(width, 24) for line in lines)
    printed = "".join("".join(texts(lines)).split())
    wanted = "".join(f"21/7{title}{''.join(paragraphs)}".split())
    assert sorted(printed) == sorted(wanted + "item7")
    assert [line.block for line in lines] == sorted(line.block for line in lines)


def test_two_hundred_long_titles_stay_in_order() -> None:
    minutes = tuple(
        Minute(f"21/{n}", "Long title " * 27, outcomes=(Outcome("NOTED"),)) for n in range(200)
    )
    record = MeetingRecord(Meeting("ferry", "FERRY", date(2021, 5, 4)), minutes=minutes)
    lines = screen_lines(minutes_document(seen_by(record, View.PUBLIC), FERRY), 76)
    numbers = [line.text.split()[0] for line in lines if line.heading]
    assert numbers == [f"21/{n}" for n in range(200)]


def test_a_plain_house_style_has_no_marking() -> None:
    style = Committee("plain", "Plain", "P", HouseStyle("plain"))
    seen = seen_by(HARBOUR_MEETING, View.PUBLIC)
    assert screen_lines(minutes_document(seen, style), 60)[0].text == "HARBOUR COMMITTEE"
