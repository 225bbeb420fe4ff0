"""A house style taken apart into settings, and put together again."""

from datetime import date

import pytest

from clerk.business.numbering import PatternError, Reset, Scope
from clerk.business.numbering.examples import following
from clerk.business.style import DeclarationsAs, HouseStyle, StyleError, profile, profiles
from clerk.business.style_forms import LISTS
from clerk.business.style_settings import (
    Setting,
    blank,
    changed,
    numbering_parts,
    numbering_said,
    settings,
    without,
)

STYLE = profile("uk-parish")


def setting(key: str, style: HouseStyle = STYLE) -> Setting:
    return next(each for each in settings(style) if each.key == key)


def said(found: Setting, **changes: str) -> dict[str, str]:
    return {part.key: part.value for part in found.parts} | changes


@pytest.mark.parametrize("name", profiles())
def test_saying_again_what_is_there_changes_nothing(name: str) -> None:
    style = profile(name)
    for each in settings(style):
        assert changed(style, each.key, said(each)) == style, each.key


def test_words_rules_and_labels_are_changed() -> None:
    style = changed(STYLE, "outcome_words", {"outcome_words": " AGREED,LOST , "})
    assert style.outcome_words == ("AGREED", "LOST")
    assert changed(STYLE, "labels.chair", {"chair": "Convener"}).label("chair") == "Convener"
    notice = said(setting("notice"), days="7", saturdays_count="no")
    assert changed(STYLE, "notice", notice).notice.days == 7
    assert not changed(STYLE, "notice", notice).notice.saturdays_count
    quorum = changed(STYLE, "quorum", said(setting("quorum"), fraction="2/5")).quorum
    assert (quorum.number, quorum.fraction) == (None, (2, 5))
    fixed = changed(STYLE, "quorum", said(setting("quorum"), number="4", fraction="")).quorum
    assert (fixed.number, fixed.fraction) == (4, None)


@pytest.mark.parametrize(
    ("key", "words", "told"),
    [
        ("greeting", "Dear {nmae},", "“{nmae}” is not filled in .* {name}, {title} and {surname}."),
        ("subject", "{count for you", "“{count” is not filled in .* what can be is {count}."),
        ("first", "Please answer by {day}.", "“{day}” is not filled in .*; nothing is here."),
        ("sending pack", "The pack {is here", "“{is” is not filled in .* {what} and {link}."),
    ],
)
def test_a_place_that_no_letter_fills_in_is_told(key: str, words: str, told: str) -> None:
    with pytest.raises(StyleError, match=told):
        changed(STYLE, f"letters.{key}", {key: words})


def test_a_letter_takes_every_place_that_is_filled_in() -> None:
    style = changed(STYLE, "letters.greeting", {"greeting": "{title} {surname} ({name}):"})
    said = {"title": "Dr", "surname": "Rook", "name": "M Rook"}
    assert style.letter("greeting", **said) == "Dr Rook (M Rook):"


def test_sentences_and_how_declarations_are_printed_are_changed() -> None:
    style = changed(STYLE, "sentences.resumed", {"resumed": " Back at {time}. "})
    assert style.sentence("resumed", time="3.00 pm") == "Back at 3.00 pm."
    assert set(style.sentences) == set(STYLE.sentences)
    table = changed(style, "declarations_as", {"declarations_as": "table"})
    assert table.declarations_as is DeclarationsAs.TABLE
    assert "sentences.urgent" in {each.key for each in settings(HouseStyle("bare"))}
    with pytest.raises(StyleError, match="The sentence cannot be empty"):
        changed(STYLE, "sentences.resumed", {"resumed": " "})
    with pytest.raises(StyleError, match="pages would have no numbers"):
        changed(STYLE, "sentences.page number", {"page number": "Tudalen"})


def test_entries_are_added_moved_and_taken_out() -> None:
    titles = [item.title for item in STYLE.standing_items]
    new = said(blank("standing_items"), title="Allotments", sentence="Nothing to tell.", place="2")
    style = changed(STYLE, "standing_items.new", new)
    assert [item.title for item in style.standing_items] == [titles[0], "Allotments", *titles[1:]]
    moved = changed(style, "standing_items.1", said(setting("standing_items.1", style), place="99"))
    assert [item.title for item in moved.standing_items] == [*titles, "Allotments"]
    assert without(style, "standing_items.1") == STYLE
    assert setting("standing_items.1", style).removable
    assert not blank("standing_items").removable
    assert not setting("opening").removable


@pytest.mark.parametrize("kind", LISTS)
def test_an_entry_without_words_is_refused(kind: str) -> None:
    with pytest.raises(StyleError, match="cannot be empty"):
        changed(STYLE, f"{kind}.new", said(blank(kind)))


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("notice", {"days": "five"}),
        ("notice", {"days": "-1"}),
        ("quorum", {"fraction": "a third"}),
        ("quorum", {"fraction": "1/0"}),
        ("standing_items.0", {"place": "top"}),
    ],
)
def test_what_cannot_be_gets_a_sentence(key: str, wrong: dict[str, str]) -> None:
    with pytest.raises(StyleError, match="write a"):
        changed(STYLE, key, said(setting(key), **wrong))


def test_how_minutes_are_numbered() -> None:
    parts = {part.key: part.value for part in numbering_parts(STYLE.numbering, 7)}
    assert numbering_said(parts) == (STYLE.numbering, 7)
    wanted = parts | {"pattern": "{yyyy}-{n:02}", "scope": "committee", "reset": "calendar year"}
    rule, value = numbering_said(wanted)
    assert (rule.scope, rule.reset) == (Scope.COMMITTEE, Reset.CALENDAR_YEAR)
    assert following(rule, value, date(2022, 3, 1)) == ("2022-07", "2022-08", "2022-09")
    with pytest.raises(PatternError):
        numbering_said(parts | {"pattern": "{yy}"})
    with pytest.raises(StyleError):
        numbering_said(parts | {"next": ""})


def test_examples_stand_in_for_items_and_letters() -> None:
    rule, _ = numbering_said(
        {part.key: part.value for part in numbering_parts(STYLE.numbering, 1)}
        | {"pattern": "{item}.{n}{letter}"}
    )
    assert following(rule, 1, date(2022, 3, 1)) == ("1.1a", "1.2b", "1.3c")
