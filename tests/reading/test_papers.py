"""Papers of our own in the layouts councils, schools and charities use, with what is in them."""

from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

import pytest

from clerk.business.actions import Action, Due, OwnerKind
from clerk.business.attendance import Status
from clerk.business.meetings import Stage
from clerk.business.minutes import ListStyle, Minute, Outcome, Vote, VoteMethod
from clerk.business.people import Role
from clerk.business.proposal import Proposal
from clerk.business.restricted import Grounds, RestrictedKind
from clerk.business.text import PointList, blocks
from clerk.reading import read_text

PAPERS = Path(__file__).parent / "papers"


def read(name: str) -> tuple[Proposal, ...]:
    return read_text((PAPERS / f"{name}.txt").read_text(encoding="utf-8"))


def one(name: str) -> Proposal:
    (proposal,) = read(name)
    return proposal


def minute(proposal: Proposal, number: str) -> Minute:
    return next(minute for minute in proposal.minutes if minute.number == number)


def outcome(proposal: Proposal, number: str) -> Outcome:
    (found,) = minute(proposal, number).outcomes
    return found


def action(proposal: Proposal, number: str) -> Action:
    (found,) = minute(proposal, number).actions
    return found


def names(proposal: Proposal, group: str) -> list[str]:
    return [person.name for person in proposal.roll.under(group)]


@dataclass(frozen=True)
class Truth:
    """What a person reads in one paper of minutes."""

    committee: str
    held: date
    numbers: list[str]
    pattern: str
    words: dict[str, str] = field(default_factory=dict)
    present: int = 0
    apologies: int = 0
    chair: str = ""
    public: int | None = None
    starts: time | None = None
    ends: time | None = None
    actions: list[str] = field(default_factory=list)


TRUTHS = {
    "town-council": Truth(
        "Little Marlock Town Council",
        date(2024, 3, 11),
        ["112", "113", "114", "115", "116"],
        "{n}",
        {"113": "RESOLVED", "114": "RESOLVED", "115": "CARRIED"},
        present=6,
        apologies=2,
        chair="P Aldous",
        public=3,
        starts=time(19),
        ends=time(20, 10),
    ),
    "parish": Truth(
        "Upper Sallowfield Parish Council",
        date(2024, 7, 18),
        [f"07.24.0{n}" for n in range(1, 7)],
        "{mm}.{yy}.{n:02}",
        {"07.24.04": "AGREED", "07.24.05": "AGREED"},
        present=4,
        apologies=2,
        chair="Ann Thistlewood",
        public=4,
        starts=time(19, 30),
        ends=time(21, 5),
        actions=["07.24.04"],
    ),
    "principal": Truth(
        "Housing and Neighbourhoods Scrutiny Committee",
        date(2024, 6, 5),
        ["34", "35", "36", "37"],
        "{n}",
        {"34": "RESOLVED", "35": "RESOLVED", "36": "RESOLVED", "37": "RESOLVED"},
        present=6,
        apologies=2,
        chair="N Okafor",
        starts=time(18),
        ends=time(20, 5),
    ),
    "governors": Truth(
        "Full Governing Board",
        date(2025, 2, 4),
        [f"FGB {n}/2425" for n in range(11, 16)],
        "FGB {n}/{yy}{yy2}",
        {"FGB 14/2425": "AGREED"},
        present=5,
        apologies=1,
        chair="Helen Arkwright",
        starts=time(17, 30),
        actions=["FGB 13/2425"],
    ),
    "community-council": Truth(
        "Glenorran Community Council",
        date(2024, 9, 2),
        [str(n) for n in range(1, 8)],
        "{n}",
        {"4": "AGREED"},
        present=4,
        apologies=2,
        public=6,
        starts=time(19),
    ),
    "trustees": Truth(
        "The Harbourside Almshouse Charity",
        date(2025, 1, 9),
        ["1", "2", "3", "4", "5"],
        "{n}",
        present=3,
        apologies=1,
        chair="Violet Marchmont",
        starts=time(14, 15),
        ends=time(15, 40),
        actions=["3", "4"],
    ),
    "irish-county": Truth(
        "Transport and Tourism Strategic Policy Committee",
        date(2024, 11, 12),
        ["Item 1", "Item 2", "Item 3", "Item 4"],
        "Item {n}",
        {"Item 3": "RESOLVED"},
        present=4,
        apologies=1,
        chair="Nuala Brosnan",
        starts=time(11),
    ),
    "welsh-community": Truth(
        "Pentrehelyg Community Council",
        date(2024, 10, 14),
        ["1", "2", "3", "4"],
        "{n}",
        {"3": "RESOLVED"},
        present=3,
        apologies=1,
        chair="Gwenllian Parry",
    ),
}


@pytest.fixture(params=TRUTHS, scope="module")
def case(request: pytest.FixtureRequest) -> tuple[Proposal, Truth]:
    return one(request.param), TRUTHS[request.param]


class TestEveryLayout:
    def test_which_meeting(self, case: tuple[Proposal, Truth]) -> None:
        proposal, truth = case
        assert proposal.meeting is not None
        assert proposal.committee == truth.committee
        assert proposal.meeting.held == truth.held
        assert (proposal.meeting.starts, proposal.meeting.ends) == (truth.starts, truth.ends)
        assert proposal.meeting.stage is Stage.DRAFT_ISSUED

    def test_numbers_and_their_series(self, case: tuple[Proposal, Truth]) -> None:
        proposal, truth = case
        assert [minute.number for minute in proposal.minutes] == truth.numbers
        assert all(minute.title for minute in proposal.minutes)
        assert proposal.series is not None
        assert proposal.series.rule.pattern == truth.pattern

    def test_who_was_there(self, case: tuple[Proposal, Truth]) -> None:
        proposal, truth = case
        assert len(proposal.roll.under("present")) == truth.present
        assert len(proposal.roll.under("apologies")) == truth.apologies
        assert [chair.name for chair in proposal.roll.chair] == (
            [truth.chair] if truth.chair else []
        )
        assert proposal.roll.public == truth.public

    def test_what_was_decided(self, case: tuple[Proposal, Truth]) -> None:
        proposal, truth = case
        words = {m.number: " ".join(o.word for o in m.outcomes) for m in proposal.minutes}
        assert {number: word for number, word in words.items() if word} == truth.words
        assert [m.number for m in proposal.minutes if m.actions] == truth.actions


class TestTownCouncil:
    def test_clauses_with_letters(self) -> None:
        resolved = outcome(one("town-council"), "114")
        assert [clause.marker for clause in resolved.clauses] == ["(a)", "(b)", "(c)"]
        assert resolved.clauses[0].text.endswith("at a price of £1,840;")
        assert resolved.style is ListStyle.NUMBERED

    def test_mover_and_seconder_before_the_word(self) -> None:
        resolved = outcome(one("town-council"), "113")
        assert (resolved.mover, resolved.seconder) == (
            "Councillor Bramwell",
            "Councillor Farthing",
        )
        assert resolved.label == "RESOLVED:"
        assert minute(one("town-council"), "113").text == ""

    def test_a_counted_vote_with_the_motion_above(self) -> None:
        carried = outcome(one("town-council"), "115")
        assert carried.vote == Vote(VoteMethod.SHOW_OF_HANDS, 4, 1, 0)
        assert carried.clauses[0].text == "that rents be held at last year's level."
        assert (carried.mover, carried.seconder) == ("Councillor Dunmore", "Councillor Choudhury")
        assert carried.after_block == 1

    def test_officers_and_an_observer(self) -> None:
        proposal = one("town-council")
        officers = [(person.name, person.post) for person in proposal.roll.under("officers")]
        assert officers == [("Jane Roe", "Town Clerk"), ("Simon Peel", "Facilities Manager")]
        (observer,) = proposal.roll.under("also_present")
        assert (observer.title, observer.note) == ("District Councillor", "observer")
        assert {person.title for person in proposal.roll.under("present")} == {"Councillor"}


class TestParish:
    def test_present_and_apologies_side_by_side(self) -> None:
        proposal = one("parish")
        assert names(proposal, "present")[1:] == ["Brian Nettle", "Carol Sedge", "Des Rowan"]
        assert names(proposal, "apologies") == ["Geoff Quarmby", "Lucy Meadows"]
        assert proposal.leftovers.unplaced == ()

    def test_the_clerk_s_task(self) -> None:
        task = action(one("parish"), "07.24.04")
        assert task.text == "Clerk to write to the Rights of Way officer."
        assert [(owner.name, owner.kind) for owner in task.owners] == [("Clerk", OwnerKind.POST)]


class TestPrincipal:
    def test_a_substitute(self) -> None:
        substitute = one("principal").roll.under("present")[3]
        assert (substitute.name, substitute.role) == ("F Salim", Role.SUBSTITUTE)
        assert substitute.substitute_for == "D Tranter"

    def test_clauses_below_their_lead_in(self) -> None:
        resolved = outcome(one("principal"), "35")
        assert resolved.lead_in == "that"
        assert [clause.marker for clause in resolved.clauses] == ["(1)", "(2)", "(3)"]

    def test_grounds_of_the_closed_item_and_of_no_other(self) -> None:
        closed = {m.number: m.restricted for m in one("principal").minutes if m.restricted}
        assert list(closed) == ["37"]
        assert closed["37"].grounds == Grounds(RestrictedKind.EXEMPT, ("3",))
        assert closed["37"].text == ""


class TestOthers:
    def test_an_action_that_begins_with_initials(self) -> None:
        task = action(one("governors"), "FGB 13/2425")
        assert [owner.name for owner in task.owners] == ["SE"]
        assert task.label == "ACTION:"

    def test_a_decision_inside_a_lettered_point(self) -> None:
        agreed = outcome(one("community-council"), "4")
        assert [(c.marker, c.text) for c in agreed.clauses] == [("b)", "to buy a new battery.")]
        (points,) = blocks(minute(one("community-council"), "4").text)
        assert isinstance(points, PointList)
        assert [point.marker for point in points.points] == ["a)"]

    def test_an_action_of_initials_alone_takes_the_sentence_before_it(self) -> None:
        task = action(one("trustees"), "4")
        assert [owner.name for owner in task.owners] == ["PO", "VM"]
        assert task.text == "PO will show two applicants round on Friday."

    def test_names_with_their_initials_and_offices_behind(self) -> None:
        chair, *_ = one("trustees").roll.under("present")
        assert (chair.name, chair.note, chair.role) == ("Violet Marchmont", "VM", Role.CHAIR)
        (clerk,) = one("trustees").roll.under("in_attendance")
        assert clerk.post == "Clerk to the Trustees"

    def test_mover_and_seconder_in_lines_of_their_own(self) -> None:
        resolved = outcome(one("irish-county"), "Item 3")
        assert (resolved.mover, resolved.seconder) == ("Cllr. Ní Dhuibhir", "Ms. Fallon")
        assert resolved.label == "And Resolved:"

    def test_a_body_behind_a_name(self) -> None:
        present = one("irish-county").roll.under("present")
        told = {person.name: person.organisation for person in present if person.organisation}
        assert told == {"Fergal Egan": "Chamber of Commerce", "Orla Fallon": "Trades Council"}

    def test_labels_in_two_languages(self) -> None:
        proposal = one("welsh-community")
        labels = [group.label for group in proposal.roll.groups]
        assert labels == ["Presennol / Present", "Ymddiheuriadau / Apologies"]
        assert proposal.roll.groups[1].status is Status.APOLOGIES
        assert outcome(proposal, "3").label == "PENDERFYNWYD / RESOLVED"


class TestSummons:
    def test_members_in_the_head(self) -> None:
        meeting = one("agenda-summons").meeting
        assert meeting is not None
        assert [member.name for member in meeting.membership][-2:] == ["E Jessop", "F Kitto"]
        assert meeting.membership[1].role is Role.VICE_CHAIR
        assert meeting.signatory is not None
        assert meeting.signatory.post == "Chief Executive"
        assert (meeting.issued, meeting.starts) == (date(2025, 1, 13), time(18, 30))
        assert meeting.contact is not None
        assert meeting.contact.name == "Rafe Moxon"

    def test_pages_and_sub_items(self) -> None:
        items = one("agenda-summons").items
        assert [item.number for item in items] == ["1", "2", "3", "4", "4a", "5", "6", "7"]
        pages = {item.number: str(item.pages) for item in items if item.pages}
        assert pages == {"3": "5-16", "4": "17-24", "4a": "25", "6": "26-31"}

    def test_a_title_and_the_sentence_under_it(self) -> None:
        items = {item.number: item for item in one("agenda-summons").items}
        assert items["4"].title == "Taxi fares"
        assert items["4"].description == "Report of the Head of Licensing."

    def test_what_is_closed_and_why(self) -> None:
        closed = {
            i.number: i.restricted.grounds for i in one("agenda-summons").items if i.restricted
        }
        assert closed == {
            "6": Grounds(RestrictedKind.EXEMPT, ("1", "2")),
            "7": Grounds(RestrictedKind.EXEMPT),
        }


class TestPackWithoutLog:
    def test_the_report_behind_the_minutes(self) -> None:
        january, march = read("pack-without-log")
        assert [minute.number for minute in january.minutes] == ["25/1", "25/2", "25/3"]
        assert minute(january, "25/3").text == "There was none."
        (report,) = march.papers
        assert (report.item, str(report.pages)) == ("3", "5-6")
        assert report.text.startswith("WATER BUTTS AND STANDPIPES")
        assert "3.0 What it would cost" in report.text

    def test_an_apology_of_nobody(self) -> None:
        january, _ = read("pack-without-log")
        assert names(january, "apologies") == []
        assert "apologies" in {group.key for group in january.roll.groups}


class TestActionTable:
    def test_rows_and_columns(self) -> None:
        actions = one("action-table").actions
        assert [action.number for action in actions] == ["1", "3", "7", "8"]
        assert actions[1].text == "Ask the Friends about the Roman coins, and who insures them"
        assert [owner.name for owner in actions[1].owners] == ["Yolande Zeller", "Abel Crane"]
        assert actions[3].progress[0].text == "On-going, paint chosen"

    def test_days_and_words_of_when_it_is_due(self) -> None:
        assert [action.due for action in one("action-table").actions] == [
            Due(date(2025, 4, 30)),
            Due(words="Next meeting"),
            Due(date(2025, 2, 14)),
            Due(words="asap"),
        ]

    def test_kinds_of_owners(self) -> None:
        kinds = [action.owners[0].kind for action in one("action-table").actions]
        assert kinds == [OwnerKind.PERSON, OwnerKind.PERSON, OwnerKind.POST, OwnerKind.POST]
