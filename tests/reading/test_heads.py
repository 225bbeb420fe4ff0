"""The head of a paper, the tail of an agenda, what is closed, and what a clerk is told."""

from datetime import date, time

import pytest

from clerk.business.meetings import Meeting
from clerk.business.proposal import Proposal
from clerk.business.restricted import Grounds, RestrictedKind, View
from clerk.business.views import PublicMeeting, seen_by
from clerk.reading import read_text
from clerk.reading.restrictions import closed_part, grounds_in, grounds_of_paper

ITEMS = "\n\n1. Ducks\n\nThey swam.\n\n2. Geese\n\nThey walked.\n\n3. Swans\n\nThey flew.\n"
AGENDA_ITEMS = "\n\nAGENDA\n\n1. Ducks\n\n2. Geese\n\n3. Swans\n"


def minutes(head: str) -> Proposal:
    (proposal,) = read_text(f"{head}\n\nPresent: Cllr A Ash (Chair), Cllr B Birch{ITEMS}")
    return proposal


def meeting_of(proposal: Proposal) -> Meeting:
    assert proposal.meeting is not None
    return proposal.meeting


@pytest.mark.parametrize(
    "head",
    [
        "POND COMMITTEE\n\nMinutes of the meeting held on 4 May 2022 at 7.30 pm",
        "Minutes of the Pond Committee held on Wednesday 4th May 2022 at 7.30pm",
        "POND COMMITTEE\n\nA meeting of the Pond Committee was held on 4 May 2022 at 7.30 pm.",
        "MINUTES OF A MEETING OF THE POND COMMITTEE HELD ON 4TH MAY 2022 AT 7.30 P.M.",
        "Pond Committee - 4 May 2022\n\nMinutes\n\nTime: 7.30 pm",
        "Minutes\n\nCommittee: Pond Committee\nDate: 4 May 2022\nTime: 19:30",
        "Draft minutes\n\nPond Committee\n\nWednesday, 4 May 2022, 7.30 pm",
    ],
)
def test_heads_of_minutes(head: str) -> None:
    meeting = meeting_of(minutes(head))
    assert meeting.committee == "pond-committee"
    assert (meeting.held, meeting.starts) == (date(2022, 5, 4), time(19, 30))


@pytest.mark.parametrize(
    "head",
    [
        "Pond Borough Council\nDuck Committee\n\nMinutes of the meeting held on 4 May 2022",
        "POND BOROUGH COUNCIL\n\nDUCK COMMITTEE\n\nMinutes\n\n4 May 2022",
        "Pond and Upper Millstream Borough Council\nDuck Committee\nMinutes of 4 May 2022",
        "Pond Borough Council\nDuck Committee\n4 May 2022\nMinutes",
        "Pond Borough Council – Duck Committee\n\nMinutes, 4 May 2022",
        "Council of the Isles\nMinutes\nDuck Committee\nWednesday 4 May 2022",
        "Pond Council\nDuck Committee\n\nMinutes of a meeting of the Committee held on 4 May 2022.",
    ],
)
def test_a_committee_named_under_its_council_is_the_body(head: str) -> None:
    proposal = minutes(head)
    assert meeting_of(proposal).committee == "duck-committee"
    assert meeting_of(proposal).held == date(2022, 5, 4)
    assert proposal.leftovers.unplaced == ()


@pytest.mark.parametrize(
    "second",
    [
        "Planning Sub-Committee B",
        "Overview and Scrutiny",
        "Health & Wellbeing Board",
        "Licensing Panel (North)",
        "Climate Working Group",
        "Town Deal Forum",
        "Planning Committee Meeting",
    ],
)
def test_what_bodies_are_called_under_the_name_of_a_council(second: str) -> None:
    proposal = minutes(f"Pond District Council\n{second}\n\nMinutes of 4 May 2022")
    assert proposal.committee == second.removesuffix(" Meeting")
    assert proposal.leftovers.unplaced == ()


@pytest.mark.parametrize(
    "second", ["Members of the Planning Committee are asked to stay.", "Annual Meeting", "Minutes"]
)
def test_a_council_meets_itself_where_no_committee_is_named_under_it(second: str) -> None:
    proposal = minutes(f"Pond Town Council\n{second}\n\nMinutes of the meeting held on 4 May 2022")
    assert proposal.committee == "Pond Town Council"


@pytest.mark.parametrize(
    "venue",
    [
        "Venue: The Mill Room,\nThe Old Barn",
        "Venue: The Mill Room,\n       The Old Barn",
        "Venue:\nThe Mill Room,\nThe Old Barn",
        "Venue\n\nThe Mill Room,\nThe Old Barn",
        "Venue:    The Mill Room\n          , The Old Barn",
    ],
)
def test_a_venue_of_two_lines(venue: str) -> None:
    text = f"Pond Council\nDuck Committee\n\nDate: 4 May 2022\n{venue}\n{AGENDA_ITEMS}"
    (proposal,) = read_text(text)
    assert meeting_of(proposal).venue.replace(" ,", ",") == "The Mill Room, The Old Barn"
    assert proposal.leftovers.unplaced == ()


def test_the_opening_sentence_is_kept_as_printed() -> None:
    head = "POND COMMITTEE\n\nA meeting of the Pond Committee was held on\n4 May 2022 at the Mill."
    meeting = meeting_of(minutes(head))
    assert meeting.opening == (
        "A meeting of the Pond Committee was held on 4 May 2022 at the Mill."
    )
    assert meeting.body == "POND COMMITTEE"


def test_the_kind_of_meeting_and_where() -> None:
    head = "POND COUNCIL\n\nMinutes of the Annual Meeting held in the Mill Hall on 4 May 2022"
    meeting = meeting_of(minutes(head))
    assert meeting.title == "Annual Meeting"
    assert meeting.venue == "the Mill Hall"


def test_when_it_ended() -> None:
    text = f"POND COUNCIL\n\nMinutes of 4 May 2022\n\nPresent: Cllr A Ash{ITEMS}"
    (proposal,) = read_text(f"{text}\nThe Chairman closed the meeting at 9.05 pm.")
    assert meeting_of(proposal).ends == time(21, 5)


@pytest.mark.parametrize("printed", ["31 June 2022", "29 February 2023"])
def test_a_date_that_does_not_exist_is_told(printed: str) -> None:
    proposal = minutes(f"POND COMMITTEE\n\nMinutes of the meeting held on {printed}")
    assert proposal.meeting is None
    (finding,) = [each for each in proposal.findings if each.kind == "impossible date"]
    assert printed in finding.message
    assert finding.line == 3


def test_no_date_at_all_is_told() -> None:
    proposal = minutes("POND COMMITTEE\n\nMinutes of the May meeting")
    assert proposal.meeting is None
    assert "no date" in {finding.kind for finding in proposal.findings}
    assert len(proposal.minutes) == 3


def test_one_word_in_two_spellings_is_told() -> None:
    text = (
        "POND COMMITTEE\n\nMinutes of 4 May 2022\n\nPresent: Cllr A Ash\n\n"
        "1. Ducks\n\nAGREED- That they be fed.\n\n2. Geese\n\nAGREED: That they be left.\n\n"
        "3. Swans\n\nAGREED: That they be seen."
    )
    (proposal,) = read_text(text)
    (finding,) = proposal.findings
    assert finding.message == "AGREED is printed in 2 ways: “AGREED-”, “AGREED:”."


def test_what_is_no_paper_is_told_and_kept() -> None:
    (proposal,) = read_text("Dear Sir,\n\nThe ducks are back.\n\nYours,\nA Neighbour")
    assert proposal.meeting is None
    assert [finding.kind for finding in proposal.findings] == ["nothing recognised"]
    assert len(proposal.leftovers.unplaced) == 4


def test_an_agenda_with_labels_in_any_order() -> None:
    text = (
        "POND COMMITTEE\n\nVenue: Mill Hall\nTime: 7.30 pm - 9.00 pm\n"
        f"Date: Wednesday 4 May 2022{AGENDA_ITEMS}"
    )
    meeting = meeting_of(read_text(text)[0])
    assert (meeting.venue, meeting.held) == ("Mill Hall", date(2022, 5, 4))
    assert (meeting.starts, meeting.ends) == (time(19, 30), time(21))


@pytest.mark.parametrize(
    "tail",
    [
        "Carla Cedar\nTown Clerk\n\n27 April 2022",
        "Carla Cedar, Town Clerk\n27 April 2022",
        "Carla Cedar – Town Clerk\n\nDated: 27 April 2022",
    ],
)
def test_who_signed_an_agenda_and_when(tail: str) -> None:
    text = f"POND COUNCIL\n\nDate: 4 May 2022{AGENDA_ITEMS}\n\n{tail}"
    meeting = meeting_of(read_text(text)[0])
    assert meeting.signatory is not None
    assert (meeting.signatory.name, meeting.signatory.post) == ("Carla Cedar", "Town Clerk")
    assert meeting.issued == date(2022, 4, 27)


@pytest.mark.parametrize(
    ("title", "text", "grounds"),
    [
        ("Sale of the Mill (EXEMPT)", "", Grounds(RestrictedKind.EXEMPT)),
        (
            "Sale of the Mill",
            "Not for publication by virtue of paragraph 3 of Schedule 12A",
            Grounds(RestrictedKind.EXEMPT, ("3",)),
        ),
        (
            "Sale",
            "This report contains exempt information under paragraphs 1, 2 and 5",
            Grounds(RestrictedKind.EXEMPT, ("1", "2", "5")),
        ),
        ("Staffing (Confidential)", "", Grounds(RestrictedKind.CONFIDENTIAL)),
        (
            "Staffing - CONFIDENTIAL",
            "Public Bodies (Admission to Meetings) Act 1960",
            Grounds(RestrictedKind.EXCLUDED),
        ),
    ],
)
def test_grounds(title: str, text: str, grounds: Grounds) -> None:
    assert grounds_in(title, text) == grounds


@pytest.mark.parametrize(
    "title",
    [
        "Sale of the Mill",
        "Exclusion of the press and public (exempt information)",
        "Confidential waste collection",
        "Rates: who is exempt",
    ],
)
def test_titles_that_close_nothing(title: str) -> None:
    assert grounds_in(title) is None


def test_headings_that_close_what_is_below_them() -> None:
    assert closed_part("PART II - EXEMPT") == Grounds(RestrictedKind.EXEMPT)
    assert closed_part("Confidential items") == Grounds(RestrictedKind.CONFIDENTIAL)
    assert closed_part("Part 2 of the works has begun.") is None


def test_a_paper_that_is_itself_closed_shows_the_public_nothing_but_its_numbers() -> None:
    (proposal,) = read_text(
        "POND COMMITTEE\n\nNOT FOR PUBLICATION\n\nMinutes of the meeting held on 4 May 2022\n\n"
        "Present: Cllr A Ash\n\n1. Mill lease\n\nThe rent is a secret.\n\n"
        "AGREED: That it be paid.\n\nACTION: AB to pay it\n\n"
        "2. Lodge lease\n\nSo is this.\n\n3. Other leases\n\nNone."
    )
    assert grounds_of_paper("NOT FOR PUBLICATION") == Grounds(RestrictedKind.EXEMPT)
    seen = seen_by(proposal.record(meeting_of(proposal)), View.PUBLIC)
    assert isinstance(seen, PublicMeeting)
    assert [minute.number for minute in seen.record.minutes] == ["1", "2", "3"]
    told = repr(seen.record)
    assert not any(word in told for word in ("lease", "secret", "paid", "pay it"))
    kept = proposal.minutes[0].restricted
    assert kept is not None
    assert (kept.title, kept.text) == ("Mill lease", "The rent is a secret.")
    assert [len(kept.outcomes), len(kept.actions)] == [1, 1]
    assert proposal.promises == ()
