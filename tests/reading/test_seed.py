"""The agenda pack and the web page that everything else is measured by."""

from datetime import date, time
from pathlib import Path

import pytest

from clerk.business.actions import OwnerKind
from clerk.business.agenda import PaperKind
from clerk.business.attendance import Status
from clerk.business.meetings import Stage
from clerk.business.minutes import ListStyle, Minute
from clerk.business.people import Role
from clerk.business.proposal import Proposal
from clerk.business.text import Paragraph, PointList, SubHeading, blocks
from clerk.reading import read_text
from clerk.reading.lines import plain


@pytest.fixture(scope="module")
def pack(shared: Path) -> tuple[Proposal, ...]:
    return read_text(plain.read(shared / "seeds" / "agenda-pack-2021-09-14.txt"))


@pytest.fixture(scope="module")
def july(pack: tuple[Proposal, ...]) -> Proposal:
    return pack[0]


@pytest.fixture(scope="module")
def september(pack: tuple[Proposal, ...]) -> Proposal:
    return pack[1]


def minute(proposal: Proposal, number: str) -> Minute:
    return next(minute for minute in proposal.minutes if minute.number == number)


def begins(text: str, *openings: str) -> bool:
    return text.startswith(openings)


def test_two_meetings_are_found_in_the_order_of_their_days(pack: tuple[Proposal, ...]) -> None:
    references = [proposal.meeting.reference for proposal in pack if proposal.meeting]
    assert references == [
        "corporate-parenting-board/2021-07-20",
        "corporate-parenting-board/2021-09-14",
    ]
    assert {proposal.committee for proposal in pack} == {"Corporate Parenting Board"}


class TestAgenda:
    def test_when_and_where(self, september: Proposal) -> None:
        meeting = september.meeting
        assert meeting is not None
        assert (meeting.held, meeting.starts) == (date(2021, 9, 14), time(14))
        assert meeting.venue == "Virtual meeting"
        assert meeting.body == "CORPORATE PARENTING BOARD"
        assert meeting.stage is Stage.AGENDA_ISSUED

    def test_the_notice_of_a_virtual_meeting(self, september: Proposal) -> None:
        assert september.meeting is not None
        first, second = september.meeting.notices
        assert first.endswith("virtual meeting.")
        assert begins(second, "The meeting will be livestreamed")

    def test_items_with_page_ranges(self, september: Proposal) -> None:
        assert [item.number for item in september.items] == [str(n) for n in range(1, 12)]
        pages = {item.number: str(item.pages) for item in september.items if item.pages}
        assert pages == {"3": "5-16", "7": "17-24", "8": "25-32"}

    def test_wrapped_titles_are_joined_and_descriptions_kept_apart(
        self, september: Proposal
    ) -> None:
        items = {item.number: item for item in september.items}
        assert items["3"].title.endswith("20 July 2021 and action plan")
        assert items["11"].title.endswith("may be considered.")
        described = {number for number, item in items.items() if item.description}
        assert described == {"2", "4", "5", "6", "7", "8", "9", "10"}
        assert items["6"].description.endswith("update to the Board.")
        assert items["7"].title == "Review of the Permanence action plan"

    def test_issue_signatory_and_contact(self, september: Proposal) -> None:
        meeting = september.meeting
        assert meeting is not None
        assert meeting.issued == date(2021, 9, 6)
        assert meeting.signatory is not None
        assert meeting.signatory.name == "Charlotte Benjamin"
        assert meeting.signatory.post == "Director of Legal and Governance Services"
        assert meeting.signatory.place == ("Town Hall", "Middlesbrough")
        assert meeting.contact is not None
        assert (meeting.contact.name, meeting.contact.phone) == ("Susie Blood", "01642 729645")
        assert meeting.contact.email == "susie_blood@middlesbrough.gov.uk"
        heading, asked = meeting.contact.words.split("\n\n")
        assert heading.startswith("Assistance")
        assert asked.startswith("Should")

    def test_membership_with_chair_and_vice_chair(self, september: Proposal) -> None:
        assert september.meeting is not None
        members = september.meeting.membership
        assert len(members) == 8
        assert {member.title for member in members} == {"Councillor"}
        roles = {member.name: member.role for member in members if member.role is not Role.MEMBER}
        assert roles == {"D Davison": Role.CHAIR, "L Garvey": Role.VICE_CHAIR}


class TestMinutes:
    def test_who_was_there(self, july: Proposal) -> None:
        roll = july.roll
        counts = {group.key: len(roll.under(group.key)) for group in roll.groups}
        assert counts == {
            "present": 7,
            "present_by_invitation": 0,
            "also_in_attendance": 0,
            "officers": 13,
            "apologies": 6,
        }
        labels = [group.label for group in roll.groups]
        assert labels[1:3] == ["PRESENT BY INVITATION", "ALSO IN ATTENDANCE"]
        assert roll.groups[-1].status is Status.APOLOGIES

    def test_roles_as_at_the_meeting(self, july: Proposal) -> None:
        present = july.roll.under("present")
        roles = {person.name: person.role for person in present if person.role}
        assert roles == {"D Davison": Role.CHAIR, "L Garvey": Role.VICE_CHAIR}
        assert {person.title for person in present} == {"Councillor"}
        assert [person.name for person in present[4:]] == ["L Garvey", "A Preston", "J Walker"]
        assert [chair.name for chair in july.roll.chair] == ["D Davison"]
        assert "Beevers" in {person.name for person in july.roll.under("officers")}

    def test_opening_sentence(self, july: Proposal) -> None:
        assert july.meeting is not None
        assert july.meeting.opening.endswith("held on Tuesday 20 July 2021.")
        assert july.meeting.stage is Stage.DRAFT_ISSUED

    def test_numbers_and_whole_titles(self, july: Proposal) -> None:
        assert [m.number for m in july.minutes] == [f"21/{n}" for n in range(93, 101)]
        assert minute(july, "21/95").title.endswith("21 APRIL 2021 AND ACTION PLAN")
        assert minute(july, "21/100").title.endswith("MAY BE CONSIDERED.")

    def test_outcomes_with_their_clauses(self, july: Proposal) -> None:
        decided = {m.number: m.outcomes for m in july.minutes if m.outcomes}
        assert list(decided) == ["21/96", "21/97", "21/98", "21/99", "21/100"]
        outcomes = [outcome for group in decided.values() for outcome in group]
        assert len(outcomes) == 5
        assert {outcome.word for outcome in outcomes} == {"AGREED"}
        assert [len(outcome.clauses) for outcome in outcomes] == [1, 2, 1, 1, 2]
        numbered, bulleted = decided["21/97"][0], decided["21/100"][0]
        assert numbered.style is ListStyle.NUMBERED
        assert [clause.marker for clause in numbered.clauses] == ["1.", "2."]
        assert numbered.clauses[1].text.endswith("be circulated to the Board.")
        assert bulleted.style is ListStyle.BULLETED
        assert [outcome.label for outcome in outcomes[:2]] == ["AGREED-", "AGREED:"]

    def test_the_one_labelled_action(self, july: Proposal) -> None:
        actions = [(m.number, action) for m in july.minutes for action in m.actions]
        assert [number for number, _ in actions] == ["21/96"]
        action = actions[0][1]
        assert action.number is None
        assert action.label == "ACTION-"
        assert action.text.endswith("circulated to Board members.")
        assert action.after_block is None

    @pytest.mark.parametrize(
        ("number", "paragraphs", "headings", "lists"),
        [
            ("21/93", 1, 0, []),
            ("21/95", 1, 0, []),
            ("21/96", 6, 0, []),
            ("21/97", 17, 2, [4, 6, 6, 4, 3, 3]),
            ("21/99", 8, 0, [11]),
            ("21/100", 14, 3, [4, 3]),
        ],
    )
    def test_paragraphs_sub_headings_and_lists(
        self, july: Proposal, number: str, paragraphs: int, headings: int, lists: list[int]
    ) -> None:
        found = blocks(minute(july, number).text)
        assert sum(isinstance(block, Paragraph) for block in found) == paragraphs
        assert sum(isinstance(block, SubHeading) for block in found) == headings
        assert [len(b.points) for b in found if isinstance(b, PointList)] == lists

    def test_numbered_points_and_bullets_without_their_sign(self, july: Proposal) -> None:
        lists = [b for m in july.minutes for b in blocks(m.text) if isinstance(b, PointList)]
        numbered = [each for each in lists if each.numbered]
        assert [len(each.points) for each in numbered] == [4, 3]
        assert [point.marker for point in numbered[0].points] == ["1.", "2.", "3.", "4."]
        assert sum(len(each.points) for each in lists if not each.numbered) == 74

    def test_sub_headings_of_the_scorecard(self, july: Proposal) -> None:
        found = [b.text for b in blocks(minute(july, "21/98").text) if isinstance(b, SubHeading)]
        indicators = [text for text in found if text.startswith("CP")]
        assert len(indicators) == 22
        assert [text for text in found if text not in indicators] == [
            "Numbers and trends",
            "Permanency",
            "Sufficiency and Placements",
            "Quality and Impact",
        ]

    def test_furniture_is_out_of_the_text(self, july: Proposal) -> None:
        told = [leftover.text for leftover in july.leftovers.furniture]
        assert told.count("20 July 2021") == 3
        assert {"Page 5", "Page 8"} <= set(told)
        for each in july.minutes:
            assert "\n20 July 2021" not in each.text
            assert "Page 5" not in each.text
            assert "Page 8" not in each.text

    def test_lines_are_joined_across_pages_and_lost_spaces(self, july: Proposal) -> None:
        text = minute(july, "21/95").text
        assert "held on 21 April 2021 were" in text
        assert "\n" not in text

    def test_the_series_goes_on(self, july: Proposal) -> None:
        assert july.series is not None
        assert july.series.rule.pattern == "{yy}/{n}"
        assert july.series.next_value == 101


class TestPromises:
    EXPECTED = (
        ("21/96", "", "she would circulate a report"),
        ("21/97", "2", "comparative numbers"),
        ("21/97", "", "this would be circulated to members"),
        ("21/98", "", "would report at the next meeting"),
        ("21/98", "", "live outside the borough"),
        ("21/98", "", "prior to being presented"),
        ("21/100", "", "circulate a presentation to Board members"),
        ("21/100", "", "next meeting for input"),
        ("21/100", "2", "Chief Executive provide a presentation"),
    )

    @pytest.mark.parametrize(("number", "clause", "said"), EXPECTED)
    def test_is_offered(self, july: Proposal, number: str, clause: str, said: str) -> None:
        offered = [p for p in july.promises if (p.minute, p.clause) == (number, clause)]
        assert any(said in promise.text for promise in offered)

    def test_at_most_three_others_and_none_from_the_log(self, pack: tuple[Proposal, ...]) -> None:
        july, september = pack
        assert len(july.promises) <= len(self.EXPECTED) + 3
        assert september.promises == ()

    def test_an_offer_that_hangs_on_a_wish_is_conditional(self, july: Proposal) -> None:
        conditional = [promise for promise in july.promises if promise.conditional]
        assert all("if" in promise.text for promise in conditional)
        assert [promise.minute for promise in conditional] == ["21/99"]


class TestActionLog:
    def test_numbers_stay_as_they_are(self, september: Proposal) -> None:
        assert [action.number for action in september.actions] == ["1", "2", "4"]

    def test_where_each_came_from(self, september: Proposal) -> None:
        origins = [action.origin for action in september.actions]
        assert [origin.held for origin in origins if origin] == [
            date(2020, 12, 14),
            date(2021, 4, 21),
            date(2019, 9, 11),
        ]

    def test_owners_with_their_posts(self, september: Proposal) -> None:
        first, second, fourth = [action.owners for action in september.actions]
        assert [owner.name for owner in first] == ["S Butcher"]
        assert [owner.name for owner in second] == ["J Watson", "R Jordinson"]
        assert [owner.name for owner in fourth] == ["Susie Blood", "Vicky Davidson-Boyd"]
        assert fourth[0].post == "Democratic Services Officer"
        assert fourth[1].post.startswith("Service Manager, Adoption")
        assert {owner.kind for owner in (*first, *second, *fourth)} == {OwnerKind.PERSON}

    def test_text_and_progress(self, september: Proposal) -> None:
        _, second, fourth = september.actions
        assert second.text == "Elevating the voice of young people"
        assert [report.text for report in second.progress] == ["Update to be provided January 2022"]
        assert fourth.text == "Visit to Adoption Tees Valley"
        assert begins(fourth.progress[0].text, "Future visit to be arranged")
        assert fourth.progress[0].text.endswith("to take place.")


class TestReports:
    def test_each_under_its_item(self, september: Proposal) -> None:
        laid = [(paper.item, str(paper.pages), paper.kind) for paper in september.papers]
        assert laid == [
            ("7", "17-24", PaperKind.REPORT),
            ("8", "25-32", PaperKind.PRESENTATION),
        ]

    def test_with_their_full_text(self, september: Proposal) -> None:
        report, slides = september.papers
        assert begins(report.text.strip(), "1.0 Ofsted November 2019")
        assert report.text.endswith("Corporate Parenting")
        assert "6.0 Next Steps" in report.text
        assert begins(slides.text.strip(), "HOW FUTURES FOR FAMILIES")
        assert slides.text.endswith("Any Questions?")

    def test_and_not_a_word_more_or_less(self, september: Proposal, shared: Path) -> None:
        source = plain.read(shared / "seeds" / "agenda-pack-2021-09-14.txt")
        report, slides = september.papers
        begin = source.index("1.0 Ofsted November 2019")
        middle = source.index("HOW FUTURES FOR FAMILIES")
        assert report.text.split() == source[begin:middle].split()
        assert slides.text.split() == source[middle:].split()


def test_nothing_is_left_without_a_place(pack: tuple[Proposal, ...]) -> None:
    assert [proposal.leftovers.unplaced for proposal in pack] == [(), ()]


class TestItemPage:
    """The text of a web page about one item of the pack."""

    @pytest.fixture(scope="class")
    def page(self, shared: Path) -> Proposal:
        (page,) = read_text(plain.read(shared / "seeds" / "agenda-item-permanence.txt"))
        return page

    def test_names_no_meeting(self, page: Proposal) -> None:
        assert page.meeting is None
        assert page.leftovers.unplaced == ()

    def test_item_and_minute(self, page: Proposal) -> None:
        (item,), (minuted,) = page.items, page.minutes
        assert item.title == minuted.title == "Review of the Permanence action plan"
        assert item.description.endswith("provide a report to the Board.")
        assert (item.number, minuted.number) == ("", "")

    def test_text_and_outcome(self, page: Proposal) -> None:
        (minuted,) = page.minutes
        lists = [b for b in blocks(minuted.text) if isinstance(b, PointList)]
        assert [len(each.points) for each in lists] == [12, 6, 13, 2, 6]
        assert [each.numbered for each in lists] == [False, True, False, False, False]
        (outcome,) = minuted.outcomes
        assert (outcome.word, outcome.clauses[0].text) == (
            "AGREED",
            "That the action plan be noted.",
        )
