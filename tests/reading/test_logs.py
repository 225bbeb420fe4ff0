"""Action logs in rows, in tables and in labelled lines; reports cut apart."""

from datetime import date

from clerk.business.actions import Closing, Due, OwnerKind
from clerk.business.agenda import AgendaItem, Pages
from clerk.reading import read_text
from clerk.reading.action_log import log_ends, log_starts, read_log
from clerk.reading.furniture import marked
from clerk.reading.reports import papers_begin, read_reports
from clerk.reading.source import Line, source

ROWS = """ACTION LOG

Action

Responsible

Progress

Action 2 (action from 4 May 2022, minute 22/7)

Count the ducks on both ponds

A Ash/B Birch

Counted twice. The numbers differ.

Action 5

Buy a whistle

Carla Cedar - Pond Warden

"""


def lines(text: str) -> tuple[Line, ...]:
    return marked(source(text)).lines


def test_rows_with_their_origin() -> None:
    second, fifth = read_log(lines(ROWS)).actions
    assert (second.number, second.text) == ("2", "Count the ducks on both ponds")
    assert second.origin is not None
    assert (second.origin.held, second.origin.minute) == (date(2022, 5, 4), "22/7")
    assert [owner.name for owner in second.owners] == ["A Ash", "B Birch"]
    assert second.progress[0].text == "Counted twice. The numbers differ."
    assert (fifth.number, fifth.origin, fifth.progress) == ("5", None, ())
    assert (fifth.owners[0].name, fifth.owners[0].post) == ("Carla Cedar", "Pond Warden")


def test_where_a_log_starts() -> None:
    found = lines(f"The pond froze.\n\n{ROWS}")
    assert [i for i in range(len(found)) if log_starts(found, i)] == [2]


def test_headings_that_start_no_log() -> None:
    for heading in ("ACTION PLAN", "Actions speak louder", "Action log to be brought back"):
        found = lines(f"{heading}\n\nThe pond froze.\n\nIt thawed.")
        assert not log_starts(found, 0)


def test_a_log_is_over_with_its_page() -> None:
    found = lines(f"{ROWS}\fA report about geese\n\nThere are many.")
    end = log_ends(found, 0, len(found))
    assert found[end].bare == "A report about geese"


def test_labelled_lines() -> None:
    text = (
        "ACTIONS\n\nOwner and due date\n\n"
        "1. Count the geese\nOwner: B Birch\nDue: 30 June 2022\nStatus: begun\n\n"
        "2. Buy bread\nResponsible officer: Clerk\nBy when: asap\n"
    )
    first, second = read_log(lines(text)).actions
    assert (first.text, first.due) == ("Count the geese", Due(date(2022, 6, 30)))
    assert first.progress[0].text == "begun"
    assert (second.text, second.due) == ("Buy bread", Due(words="asap"))
    assert second.owners[0].kind is OwnerKind.POST


def test_a_table_without_numbers_and_with_a_day_of_closing() -> None:
    text = (
        "Meeting       Action                 By whom     Deadline     Status\n"
        "4 May 2022    Count the ducks        A Ash       1 June 2022  Completed 30/05/2022\n\n"
        "4 May 2022    Count the geese,       All         ongoing      \n"
        "              both kinds\n\n"
        "The pond froze over again in the week after that.\n"
    )
    found = lines(text)
    assert log_starts(found, 0)
    end = log_ends(found, 0, len(found))
    assert found[end - 1].bare == "both kinds"
    ducks, geese = read_log(found[:end]).actions
    assert ducks.closed == Closing(date(2022, 5, 30), "Completed 30/05/2022")
    assert ducks.origin is not None
    assert ducks.origin.held == date(2022, 5, 4)
    assert (geese.number, geese.text) == (None, "Count the geese, both kinds")
    assert (geese.owners[0].kind, geese.due) == (OwnerKind.ALL, Due(words="ongoing"))


def test_no_rows_leave_all_without_a_place() -> None:
    read = read_log(lines("ACTION LOG\n\nNothing is outstanding."))
    assert read.actions == ()
    assert [left.text for left in read.unplaced] == ["ACTION LOG", "Nothing is outstanding."]


ITEMS = (
    AgendaItem("1", "Minutes", pages=Pages("3", "4")),
    AgendaItem("2", "The Duck Census", pages=Pages("5", "6")),
    AgendaItem("3", "Geese and their Owners", pages=Pages("7", "7")),
    AgendaItem("4", "Any other business"),
)


def test_reports_begin_where_their_titles_stand() -> None:
    text = "Duck census 2022\n\nMany.\n\fStill more ducks.\n\fOwners of geese\n\nFew."
    papers = read_reports(lines(text), ITEMS)
    assert [(paper.item, paper.text) for paper in papers] == [
        ("2", "Duck census 2022\n\nMany.\nStill more ducks."),
        ("3", "Owners of geese\n\nFew."),
    ]


def test_without_an_agenda_a_report_is_one_paper() -> None:
    (paper,) = read_reports(lines("Ducks\n\fGeese"), ())
    assert (paper.item, paper.text) == (None, "Ducks\nGeese")


def test_papers_begin_at_a_title_alone() -> None:
    found = lines("There was no other business.\n\nThe Duck Census\n\nMany.")
    assert papers_begin(found, ITEMS) == 2
    assert papers_begin(found, ()) == len(found)


def test_a_log_by_itself_says_which_meeting_it_was_laid_before() -> None:
    (read,) = read_text(
        "ACTIONS - HARBOUR PANEL (4 MAY 2021)\n\nAction\n\nResponsible Officer Progress\n\n"
        "Action 3 (action from 2 March 2021)\n\nPaint the sea wall\n\nM Rook\n\nPaint bought\n"
    )
    assert read.meeting is not None
    assert (read.meeting.reference, read.committee) == ("harbour-panel/2021-05-04", "Harbour Panel")
    assert [action.number for action in read.actions] == ["3"]
