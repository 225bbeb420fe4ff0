"""clerk import: shown, asked about, and taken whole or not at all."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Clerk

PACK = "waterways-and-green-spaces-committee"


def events(clerk: Clerk) -> int:
    with sqlite3.connect(clerk.db) as register:
        return int(register.execute("SELECT count(*) FROM event").fetchone()[0])


def test_a_pack_becomes_committee_meetings_people_and_actions(
    clerk: Clerk, papers: dict[str, Path]
) -> None:
    answer = clerk("import", "--yes", papers["pack"])
    assert answer.status == 0
    assert "6 minutes, 24/28 to 24/33, with 3 outcomes of 5 clauses" in answer.out
    assert "the next minute would be 24/34" in answer.out
    meetings = clerk("list", "meetings", "--json").json()
    assert [meeting["meeting"] for meeting in meetings] == [
        f"{PACK}/2024-09-12",
        f"{PACK}/2024-07-18",
    ]
    people = {person["name"]: person for person in clerk("list", "people", "--json").json()}
    assert people["R Threlkeld"]["seats"] == [
        {"committee": PACK, "role": "chair", "seen_on": "2024-09-04"}
    ]
    assert people["Beatrice Okonjo-Hale"]["posts"] == ["Director of Law and Democracy"]
    assert people["Tom Ferriby"]["phone"] == "01632 960114"


def test_each_committee_begins_with_the_house_style_its_name_asks_for(
    clerk: Clerk, papers: dict[str, Path]
) -> None:
    clerk("import", "--yes", *papers.values())
    with sqlite3.connect(clerk.db) as register:
        styles = {
            slug: json.loads(style)
            for slug, style in register.execute("SELECT slug, house_style FROM committee")
        }
    parish, board = styles["little-ambledown-parish-council"], styles[PACK]
    assert (parish["notice"]["days"], board["notice"]["days"]) == (3, 5)
    assert "PRESENT BY INVITATION" in [group["label"] for group in board["attendance_groups"]]
    assert parish["numbering"]["pattern"] == "{mm}.{yy}.{n:02}"


def test_an_action_printed_without_a_number_takes_the_next_after_the_highest(
    filled: Clerk,
) -> None:
    actions = filled("list", "actions", PACK, "--json").json()
    assert [action["number"] for action in actions] == ["3", "5", "6", "7"]
    assert actions[-1]["origin"] == {"held": "2024-07-18", "minute": "24/31", "words": ""}


def test_before_it_is_accepted_such_an_action_has_no_number(
    clerk: Clerk, papers: dict[str, Path]
) -> None:
    found = clerk("import", "--dry-run", "--json", papers["pack"]).json()["found"]
    (action,) = found[0]["actions"]
    assert action["number"] is None


def test_the_same_file_twice_changes_nothing_and_says_so(
    filled: Clerk, papers: dict[str, Path]
) -> None:
    before = events(filled)
    answer = filled("import", "--yes", papers["pack"])
    assert answer.status == 0
    assert "imported before; nothing was changed" in answer.out
    assert events(filled) == before


def test_the_same_words_in_another_file_change_nothing_but_the_list_of_files(
    filled: Clerk, papers: dict[str, Path]
) -> None:
    shown = filled("show", f"{PACK}/2024-07-18", "--json").out
    copy = filled.write("copy.txt", papers["pack"].read_text(encoding="utf-8") + "\n\n")
    answer = filled("import", "--yes", copy)
    assert "nothing here is new" in answer.out
    assert "would change" not in answer.out
    assert filled("show", f"{PACK}/2024-07-18", "--json").out == shown


def test_another_file_about_the_same_meeting_shows_what_would_change(
    filled: Clerk, papers: dict[str, Path]
) -> None:
    text = papers["pack"].read_text(encoding="utf-8")
    text = text.replace("the mason comes in October", "the mason has been").replace(
        "24/32 MOORINGS WAITING LIST", "24/32 MOORINGS"
    )
    revised = filled.write("revised.txt", text)
    asked = filled("import", "--dry-run", revised).out
    assert "would change minute 24/32, title: from “MOORINGS WAITING LIST” to “MOORINGS”" in asked
    assert "would add progress of action 3" in asked
    assert filled("import", "--yes", revised).status == 0
    actions = filled("list", "actions", PACK, "--json").json()
    assert [report["text"] for report in actions[0]["progress"]] == [
        "Stone ordered; the mason comes in October.",
        "Stone ordered; the mason has been.",
    ]


def test_an_agenda_and_minutes_of_one_meeting_complete_each_other(filled: Clerk) -> None:
    minutes = """WATERWAYS AND GREEN SPACES COMMITTEE

A meeting of the Waterways and Green Spaces Committee was held on Thursday 12 September 2024.

PRESENT: Councillors M Osei (Vice-Chair, in the Chair), J Dunwoody and G Wray

APOLOGIES FOR ABSENCE: Councillor R Threlkeld

24/34 APOLOGIES FOR ABSENCE

The Chair was reported to be stuck behind a combine harvester.

24/35 TOWPATH LIGHTING

The Ranger Services Manager showed the studs, which glow a pale and rather startling green.

AGREED: That studs be fitted as far as the gasworks.
"""
    answer = filled("import", "--yes", filled.write("september.txt", minutes))
    assert answer.status == 0, answer.err
    assert "would change" not in answer.out
    meeting = filled("show", f"{PACK}/2024-09-12", "--json").json()
    assert meeting["meeting"]["stage"] == "draft issued"
    assert meeting["meeting"]["venue"] == "The Lock Room, Harrowmere Guildhall"
    assert len(meeting["items"]) == 7
    assert [(minute["number"], minute["item"]) for minute in meeting["minutes"]] == [
        ("24/34", "1"),
        ("24/35", "4"),
    ]
    assert meeting["series"] == {"pattern": "{yy}/{n}", "next": "24/36"}


def test_older_minutes_read_later_do_not_turn_the_series_back(filled: Clerk) -> None:
    older = """WATERWAYS AND GREEN SPACES COMMITTEE

A meeting of the Waterways and Green Spaces Committee was held on Thursday 16 May 2024.

PRESENT: Councillors R Threlkeld (Chair) and G Wray

24/26 APOLOGIES FOR ABSENCE

There were none, for once.

24/27 THE SWANS

AGREED: That the swans be left alone.
"""
    assert filled("import", "--yes", filled.write("may.txt", older)).status == 0
    (_, committee) = filled("list", "committees", "--json").json()
    assert committee["next"] == "24/34"


def test_without_a_terminal_nothing_is_written(clerk: Clerk, papers: dict[str, Path]) -> None:
    answer = clerk("import", papers["pack"])
    assert answer.status == 2
    assert "nobody to ask here" in answer.sentence
    assert list(clerk.folder.iterdir()) == []


def test_a_dry_run_writes_nothing(clerk: Clerk, papers: dict[str, Path]) -> None:
    answer = clerk("import", "--dry-run", papers["pack"])
    assert answer.status == 0
    assert "7 agenda items" in answer.out
    assert list(clerk.folder.iterdir()) == []


@pytest.mark.parametrize(("typed", "taken"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_at_a_terminal_the_clerk_is_asked(
    clerk: Clerk,
    papers: dict[str, Path],
    typing: Callable[[str], None],
    typed: str,
    taken: bool,
) -> None:
    typing(typed)
    answer = clerk("import", papers["parish"])
    assert answer.status == 0
    assert "Take this into the register?" in answer.out + answer.err
    assert clerk.db.exists() is taken


def test_one_bad_file_does_not_stop_the_others(clerk: Clerk, papers: dict[str, Path]) -> None:
    answer = clerk("import", "--yes", papers["parish"], clerk.folder / "gone.txt", papers["pack"])
    assert answer.status == 1
    assert "gone.txt" in answer.sentence
    assert len(clerk("list", "committees", "--json").json()) == 2


def test_a_paper_that_names_no_meeting_is_taken_once_somebody_says_which(filled: Clerk) -> None:
    page = filled.write(
        "page.txt",
        """Agenda item

Water Lilies on the Upper Pound

 * Meeting of Waterways and Green Spaces Committee (Item 5.)

The Ecology Officer brought a lily to the meeting in a bucket.

AGREED that the bucket be returned.
""",
    )
    answer = filled("import", "--yes", page)
    assert answer.status == 1
    assert "--meeting" in answer.sentence
    answer = filled("import", "--yes", "--meeting", f"{PACK}/2024-09-12", page)
    assert answer.status == 0, answer.err
    meeting = filled("show", f"{PACK}/2024-09-12", "--json").json()
    assert len(meeting["items"]) == 7
    (minute,) = meeting["minutes"]
    assert minute["item"] == "5"


def test_json_needs_to_know_whether_to_write(clerk: Clerk, papers: dict[str, Path]) -> None:
    answer = clerk("import", "--json", papers["pack"])
    assert answer.status == 2
    assert not clerk.db.exists()


def test_the_file_itself_is_kept_beside_the_register(
    filled: Clerk, papers: dict[str, Path]
) -> None:
    kept = [path.read_bytes() for path in (filled.folder / "papers").rglob("*") if path.is_file()]
    assert sorted(kept) == sorted(path.read_bytes() for path in papers.values())


def test_a_name_with_a_star_is_each_file_it_stands_for(
    clerk: Clerk, papers: dict[str, Path]
) -> None:
    """Where a shell leaves it to us, as on Windows."""
    for kind, paper in papers.items():
        clerk.write(f"{kind}.txt", paper.read_text(encoding="utf-8"))
    answer = clerk("import", clerk.folder / "p*.txt", "--dry-run")
    assert answer.status == 0
    for kind in papers:
        assert f"{clerk.folder / f'{kind}.txt'} holds:" in answer.out
    assert "*.txt" in clerk("import", clerk.folder / "none*.txt", "--dry-run").sentence
