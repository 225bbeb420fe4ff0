"""The manual and the key card: they tell the keys there are."""

import re
from datetime import date

from clerk.business.actions import Due
from clerk.business.outcome_words import MOTIONS
from clerk.business.style import profile
from clerk.business.typed_actions import typed_action
from clerk.business.typed_due import typed_due
from clerk.business.typed_outcomes import typed_outcome
from docs import key_tables
from screens.commands import every_command, key_name
from screens.key_card import key_card

_WIDTH = 80  # an upright page at a size one can read


def test_the_manual_tells_every_key_of_the_places_it_has_tables_for() -> None:
    manual = key_tables.MANUAL.read_text(encoding="utf-8")
    assert key_tables.with_key_tables(manual) == manual, "keys have changed: `make pictures`"
    places = dict(every_command())
    told = re.findall(r"<!-- keys of ([a-z ]+) -->", manual)
    assert {"live", "room", "stages", "promises", "rough", "projector", "read back"} <= set(told)
    for place in told:
        for command in places[place]:
            assert f"| {key_name(command.keys[0])}" in manual


def test_every_picture_the_manual_and_the_readme_show_is_there() -> None:
    root = key_tables.MANUAL.parent.parent
    for page in (key_tables.MANUAL, root / "README.md"):
        for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / picture).is_file(), f"{page.name} shows {picture}"


def test_the_key_card_holds_every_place_and_fits_the_width_of_a_page() -> None:
    card = key_card()
    for place, _ in every_command():
        assert f"\n{place.capitalize()}\n" in card
    assert max(map(len, card.splitlines())) <= _WIDTH


def test_the_typed_lines_of_the_manual_are_what_it_says_they_are() -> None:
    words, day = (*profile("uk-principal").outcome_words, *MOTIONS), date(2026, 3, 3)
    told = re.findall(r"^\| `([^`]+)`", key_tables.MANUAL.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(told) > 10
    for line in told:
        if line.startswith("ACTION"):
            found = typed_action(line, "ACTION", (), day)
            assert found is not None
            assert (found.action.due, [each.typed for each in found.open]) == (
                Due(words="next meeting"),
                ["banks"],
            )
        elif line[0].isupper() and line.split()[0].strip(":").isupper():
            assert typed_outcome(line, words), line
        else:
            assert typed_outcome(f"AGREED: That it be so.\n{line}", words), line


def test_when_an_action_is_due_is_read_as_the_manual_tells() -> None:
    due = key_tables.MANUAL.read_text(encoding="utf-8").split("**Due**")[1].split("\n\n")[0]
    marks = re.findall(r"`!\"?([^`\"]+)\"?`", due)
    read = [typed_due(mark, date(2026, 3, 3)) for mark in marks]
    assert read == [
        Due(words="next meeting"),
        Due(date(2026, 10, 31)),
        Due(date(2026, 10, 31)),
        Due(date(2026, 3, 6)),
        Due(date(2026, 3, 31), "march"),
        Due(date(2026, 3, 17)),
        Due(words="asap"),
    ]
