"""The manual and the key card: they tell the keys there are."""

import re

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
