"""Search: newest first, in every kind of record, and never what the reader may not see."""

from datetime import date

import pytest

from clerk.business.actions import Action
from clerk.business.found import Kind
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.business.people import Person
from clerk.business.restricted import View
from clerk.desk.checking import register_findings
from clerk.desk.desk import Desk
from db import Register
from db.check import check
from db.people import add_person
from db.records import meeting_record, save_record
from db.search import search
from tests.db.conftest import Clock, small_record
from tests.harbour import HARBOUR_MEETING


def found(register: Register, words: str, view: View = View.PUBLIC) -> list[tuple[Kind, str]]:
    return [(hit.kind, hit.title) for hit in search(register, words, view=view)]


@pytest.fixture
def filled(register: Register) -> int:
    with register.writing("Import") as change:
        add_person(change, Person("M Rook", organisation="Town"))
        return save_record(change, HARBOUR_MEETING)


def test_each_kind_of_record_is_found(register: Register, filled: int) -> None:
    assert found(register, "rook") == [(Kind.PERSON, "M Rook")]
    assert found(register, "silted") == [(Kind.MINUTE, "21/7 Dredging")]
    assert found(register, "autumn") == [(Kind.OUTCOME, "21/7 Dredging")]
    assert found(register, "sea wall") == [(Kind.ACTION, "4")]
    assert found(register, "harbour master") == [(Kind.ITEM, "4 Dredging")]
    assert found(register, "fathoms") == [(Kind.PAPER, "Dredging report")]
    named = [hit.committee for hit in search(register, "dredg", view=View.PUBLIC)]
    assert set(named) == {"Harbour Committee"}
    assert [hit.committee for hit in search(register, "rook", view=View.PUBLIC)] == [""]


def test_a_hit_says_where_and_shows_the_words_around(register: Register, filled: int) -> None:
    (hit,) = search(register, "silted", view=View.PUBLIC)
    assert hit.meeting == "harbour-committee/2021-06-08"
    assert hit.held == date(2021, 6, 8)
    assert hit.record == meeting_record(register, filled).minutes[0].id
    assert ("silted", True) in hit.snippet
    assert "".join(text for text, _ in hit.snippet).startswith("The channel has silted up.")


def test_an_outcome_leads_to_its_minute(register: Register, filled: int) -> None:
    (hit,) = search(register, "autumn", view=View.PUBLIC)
    assert hit.record == meeting_record(register, filled).minutes[0].id


@pytest.mark.parametrize("words", ["Brill", "ninety", "firm", "prices"])
def test_restricted_words_are_only_in_the_restricted_view(
    register: Register, filled: int, words: str
) -> None:
    public = {hit.snippet for hit in search(register, words, view=View.PUBLIC)}
    whole = {hit.snippet for hit in search(register, words, view=View.RESTRICTED)}
    assert len(whole) > len(public)
    assert "Brill" not in str(public)


def test_the_newest_meeting_comes_first_whatever_was_read_first(register: Register) -> None:
    with register.writing("Import") as change:
        for held in (date(2021, 5, 4), date(2022, 1, 4), date(2019, 3, 5)):
            save_record(change, small_record(held))
    hits = search(register, "chains", view=View.PUBLIC)
    assert [hit.held for hit in hits] == [date(2022, 1, 4), date(2021, 5, 4), date(2019, 3, 5)]
    page = search(register, "chains", view=View.PUBLIC, limit=1, offset=1)
    assert [hit.held for hit in page] == [date(2021, 5, 4)]


def test_within_a_meeting_minutes_come_in_order(register: Register) -> None:
    minutes = tuple(Minute(f"21/{n}", "Ropes") for n in (1, 2, 3))
    with register.writing("Import") as change:
        save_record(change, small_record(minutes=minutes))
    titles = [hit.title for hit in search(register, "ropes", view=View.PUBLIC)]
    assert titles == ["21/1 Ropes", "21/2 Ropes", "21/3 Ropes"]


def test_by_relevance_the_title_weighs_more(register: Register) -> None:
    with register.writing("Import") as change:
        save_record(change, small_record(date(2020, 1, 7), minutes=(Minute("1", "Buoys"),)))
        passing = Minute("2", "Other", "Long words about nets, and buoys, and ropes, and tar.")
        save_record(change, small_record(date(2022, 1, 4), minutes=(passing,)))
    newest = search(register, "buoys", view=View.PUBLIC)
    likeliest = search(register, "buoys", view=View.PUBLIC, by="relevance")
    assert [hit.title for hit in newest] == ["2 Other", "1 Buoys"]
    assert [hit.title for hit in likeliest] == ["1 Buoys", "2 Other"]


@pytest.mark.parametrize(
    "words",
    ['"', "'", "a AND", "NOT", "text:", "(", "*", "-", "^x", "a-b", "NEAR(", "\x00", "", "   "],
)
def test_whatever_is_typed_is_only_words(register: Register, filled: int, words: str) -> None:
    search(register, words, view=View.PUBLIC)


def test_numbers_accents_and_beginnings(register: Register) -> None:
    minutes = (
        Minute("21/97", "Café", "Zoë spoke.", outcomes=(Outcome("NOTED", (Clause("That."),)),)),
        Minute("97/21", "Other"),
    )
    with register.writing("Import") as change:
        save_record(change, small_record(minutes=minutes))
    assert found(register, "21/97") == [(Kind.MINUTE, "21/97 Café")]
    assert found(register, "cafe zoe") == [(Kind.MINUTE, "21/97 Café")]
    assert found(register, "spo") == [(Kind.MINUTE, "21/97 Café")]
    assert found(register, "spo zoe") == []


def test_what_is_changed_moved_or_taken_away_is_found_as_it_is_now(register: Register) -> None:
    with register.writing("Import") as change:
        meeting = save_record(
            change,
            small_record(minutes=(Minute("1", "Old name", "Old words", (), (Action("oldest"),)),)),
        )
    record = meeting_record(register, meeting)
    with register.writing("Change") as change:
        change.update("minute", 1, {"title": "New name"})
        change.update("meeting", meeting, {"held": "2030-01-01"})
        change.update("action", 1, {"restricted": 1})
    assert found(register, "new") == [(Kind.MINUTE, "1 New name")]
    assert [hit.held for hit in search(register, "words", view=View.PUBLIC)] == [date(2030, 1, 1)]
    assert found(register, "oldest") == []
    assert len(found(register, "oldest", View.RESTRICTED)) == 1
    assert check(register) == ()
    with register.writing("Take away") as change:
        save_record(change, small_record(date(2030, 1, 1), minutes=()))
    assert found(register, "words") == []
    assert record.minutes[0].text == "Old words"
    assert check(register) == ()


def test_a_spoilt_index_is_found_and_made_anew(
    register: Register, filled: int, clock: Clock
) -> None:
    register.rows("INSERT INTO search (search) VALUES ('delete-all')")
    assert found(register, "silted") == []
    assert [finding.kind for finding in check(register)] == ["search index"]
    (told, *_) = register_findings(Desk(register, clock, "Ada Pell"))
    assert "made anew" in told.message
    assert found(register, "silted") == [(Kind.MINUTE, "21/7 Dredging")]
    assert check(register) == ()
