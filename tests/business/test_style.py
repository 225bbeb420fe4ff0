"""The house styles the program brings along."""

import pytest

from clerk.business.attendance import Capacity, Status
from clerk.business.notice import NoticeRule
from clerk.business.numbering import Reset, Scope, YearKind, pattern
from clerk.business.quorum import QuorumRule, needed
from clerk.business.style import HouseStyle, StyleError, default_sentences, profile, profiles


def test_the_profiles_are_there() -> None:
    assert profiles() == ("uk-parish", "uk-principal")


@pytest.mark.parametrize("name", ["uk-parish", "uk-principal"])
def test_a_profile_is_whole(name: str) -> None:
    style = profile(name)
    assert style.name == name
    assert {"AGREED", "RESOLVED", "NOTED", "RECOMMENDED", "DEFERRED"} <= set(style.outcome_words)
    assert all(word.isupper() for word in style.outcome_words)
    assert {group.key for group in style.attendance_groups} >= {"present", "apologies"}
    assert len({group.key for group in style.attendance_groups}) == len(style.attendance_groups)
    assert "{committee}" in style.opening
    assert style.standing_items
    assert style.grounds
    assert style.interest_classes
    assert len(style.log_columns) == 3
    assert set(style.sentences) == set(default_sentences())
    assert pattern(style.numbering.pattern)


def test_a_principal_council_gives_five_working_days_and_runs_its_numbers_by_municipal_year() -> (
    None
):
    style = profile("uk-principal")
    assert style.notice == NoticeRule(5)
    assert style.numbering.reset is Reset.MUNICIPAL_YEAR
    assert style.numbering.prefix_year is YearKind.MUNICIPAL
    assert style.quorum == QuorumRule(fraction=(1, 4), minimum=3)
    capacities = {group.key: group.capacity for group in style.attendance_groups}
    assert capacities["present_by_invitation"] is Capacity.INVITED
    assert capacities["officers"] is Capacity.OFFICER


def test_a_parish_gives_three_clear_days_and_needs_a_third() -> None:
    style = profile("uk-parish")
    assert style.notice == NoticeRule(3, saturdays_count=True, seasonal_breaks=True)
    assert style.numbering.scope is Scope.MEETING
    assert needed(style.quorum, 11) == 4
    assert style.label("chair") == "Chairman"
    statuses = {group.key: group.status for group in style.attendance_groups}
    assert statuses["apologies"] is Status.APOLOGIES


def test_an_unknown_profile_is_refused_in_one_sentence() -> None:
    with pytest.raises(StyleError, match="no profile called moon; choose uk-parish or uk-princ"):
        profile("moon")


def test_a_style_without_labels_prints_the_key() -> None:
    assert HouseStyle("bare").label("chair") == "chair"


def test_a_style_without_sentences_takes_those_of_a_profile_and_fills_in_what_is_said() -> None:
    assert (
        HouseStyle("bare").sentence("resumed", time="2.00 pm") == "The meeting resumed at 2.00 pm."
    )
    own = HouseStyle("own", sentences={"resumed": "Back at {time}, {who}."})
    assert own.sentence("resumed", time="{who}") == "Back at {who}, {who}."
    with pytest.raises(KeyError):
        own.sentence("sung")


@pytest.mark.parametrize(
    ("venue", "words"),
    [
        ("Virtual Meeting via Zoom", "as a virtual meeting via Zoom"),
        ("Hybrid (Council Chamber and Teams)", "as a hybrid meeting (Council Chamber and Teams)"),
        ("Online", "online"),
        ("Microsoft Teams", "on Microsoft Teams"),
        ("Council Chamber, Town Hall", "in the Council Chamber, Town Hall"),
        ("The Net Loft", "in the Net Loft"),
        ("Community Centre 2", "in Community Centre 2"),
        ("Libraryfield House", "in Libraryfield House"),
    ],
)
def test_a_venue_goes_on_in_a_sentence(venue: str, words: str) -> None:
    assert profile("uk-parish").at_venue(venue) == words
    assert HouseStyle("plain").at_venue(venue) == words


def test_a_house_style_says_otherwise_of_a_venue() -> None:
    style = HouseStyle("plain", venues=("the loft = up in the loft",))
    assert style.at_venue("The Loft, Quay Street") == "up in the loft, Quay Street"
    assert style.at_venue("Online") == "in Online"
