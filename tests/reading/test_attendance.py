"""Who was there, from labelled lists and sentences."""

import pytest

from clerk.business.attendance import Capacity, Roll, Status
from clerk.reading import read_text
from clerk.reading.attendance import read_roll
from clerk.reading.attendance_labels import label_in
from clerk.reading.source import source


def roll(text: str) -> Roll:
    lines = source(text).lines
    return read_roll(lines, 0, len(lines)).roll


def names(text: str, key: str) -> list[str]:
    return [person.name for person in roll(text).under(key)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("PRESENT:", "present"),
        ("Present: A Ash", "present"),
        ("Members present:", "present"),
        ("Councillors Present:", "present"),
        ("Attendees", "present"),
        ("PRESENT BY INVITATION:", "present_by_invitation"),
        ("Also in attendance:", "also_in_attendance"),
        ("ALSO PRESENT:", "also_present"),
        ("In attendance:", "in_attendance"),
        ("Officers present:", "officers"),
        ("APOLOGIES FOR ABSENCE:", "apologies"),
        ("Apologies for absence were received from A Ash", "apologies"),
        ("Regrets: A Ash", "apologies"),
        ("Remote attendance:", "remote"),
        ("Absent:", "absent"),
        ("Minute taker: A Ash", "clerk"),
        ("There were 3 members of the public present.", "public"),
    ],
)
def test_labels(text: str, key: str) -> None:
    label = label_in(text)
    assert label is not None
    assert label.group.key == key


@pytest.mark.parametrize(
    "text",
    [
        "Present company was thanked.",
        "The officers withdrew.",
        "Apologies were sought and none came",
        "Clerk to write to the anglers",
        "In attendance terms it was a poor year",
    ],
)
def test_sentences_are_no_labels(text: str) -> None:
    assert label_in(text) is None


def test_a_label_over_two_lines() -> None:
    text = "PRESENT BY\nINVITATION:\n\nA Ash\n\nALSO IN\nATTENDANCE:\n\nB Birch"
    assert names(text, "present_by_invitation") == ["A Ash"]
    assert names(text, "also_in_attendance") == ["B Birch"]


def test_an_empty_group_is_kept() -> None:
    found = roll("PRESENT: A Ash, B Birch\n\nPRESENT BY INVITATION:\n\nAPOLOGIES: C Cedar")
    assert [group.label for group in found.groups][1] == "PRESENT BY INVITATION"
    assert found.under("present_by_invitation") == ()


def test_status_and_capacity_of_groups() -> None:
    found = roll("Present: A Ash\nOfficers: B Birch\nApologies: C Cedar\nRemote: D Dogwood")
    assert [(group.status, group.capacity) for group in found.groups] == [
        (Status.PRESENT, Capacity.MEMBER),
        (Status.PRESENT, Capacity.OFFICER),
        (Status.APOLOGIES, Capacity.MEMBER),
        (Status.REMOTE, Capacity.MEMBER),
    ]


def test_labels_beside_each_other_head_columns() -> None:
    text = (
        "Present:             Apologies:       In attendance:\n\n"
        "Ann Ash (Chair)      Carl Cedar       Ed Elm (Clerk)\n"
        "Bob Birch            Dee Dogwood\n"
    )
    assert names(text, "present") == ["Ann Ash", "Bob Birch"]
    assert names(text, "apologies") == ["Carl Cedar", "Dee Dogwood"]
    assert names(text, "in_attendance") == ["Ed Elm"]
    assert [chair.name for chair in roll(text).chair] == ["Ann Ash"]


@pytest.mark.parametrize(
    ("text", "public", "press"),
    [
        ("There were 3 members of the public present.", 3, None),
        ("Members of the public: 12", 12, None),
        ("Also present: B Birch, two residents", 2, None),
        ("There were no members of the public present.", 0, None),
        ("Public: 4 members of the public and one member of the press", 4, 1),
    ],
)
def test_the_public_is_counted_not_named(text: str, public: int, press: int | None) -> None:
    found = roll(f"Present: A Ash\n\n{text}")
    assert (found.public, found.press) == (public, press)
    assert "public" not in {group.key for group in found.groups}


def test_councillors_as_a_label_is_the_title_of_each() -> None:
    found = roll("PRESENT: Councillor A Ash in the Chair\nCouncillors: B Birch and C Cedar")
    assert [(person.title, person.name) for person in found.under("present")] == [
        ("Councillor", "A Ash"),
        ("Councillor", "B Birch"),
        ("Councillor", "C Cedar"),
    ]


def test_prose_after_the_lists_is_left_alone() -> None:
    text = (
        "Present: A Ash, B Birch\n\n"
        "The Chair explained where the fire doors were and that nobody was to use the lift."
    )
    lines = source(text).lines
    read = read_roll(lines, 0, len(lines))
    assert read.taken == {0}
    assert [person.name for person in read.people] == ["A Ash", "B Birch"]


@pytest.mark.parametrize(
    "told",
    [
        "Apologies were received from Cllrs C Cedar and D Dogwood.",
        "Apologies for absence had been received from Cllr C Cedar and Cllr D Dogwood.",
        "Cllr C Cedar, Cllr D Dogwood",
    ],
)
def test_apologies_only_told_in_a_minute(told: str) -> None:
    (proposal,) = read_text(
        "HOLLIN TOWN COUNCIL\n\nMinutes of the meeting held on 4 May 2022\n\n"
        "Present: Cllr A Ash\n\n"
        f"1. Apologies\n\n{told}\n\n2. Ducks\n\nNone were seen.\n\n3. Geese\n\nSome were."
    )
    assert [person.name for person in proposal.roll.under("apologies")] == ["C Cedar", "D Dogwood"]
    assert proposal.minutes[0].text.split() == told.split()
