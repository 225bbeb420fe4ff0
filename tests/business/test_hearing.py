"""What the public says is minuted without names, unless they are to be printed."""

import pytest

from clerk.business.hearing import Heard, HeardAs, heard_note, heard_text
from clerk.business.style import HouseStyle, profile, profiles

STYLE = profile("uk-principal")
TERN = Heard(HeardAs.QUESTION, "the slipway.", "Ivy Tern", "Rowing Club", "it opens in May.")


def test_nobody_is_named_by_default() -> None:
    text = heard_text(TERN, STYLE)
    assert text == (
        "A member of the public asked a question about the slipway. "
        "In reply it was said: it opens in May."
    )
    assert heard_note(TERN) == "Public question about the slipway: Ivy Tern (Rowing Club)"


@pytest.mark.parametrize("name", profiles())
@pytest.mark.parametrize("kind", HeardAs)
def test_every_style_has_words_with_and_without_a_name(name: str, kind: HeardAs) -> None:
    named = Heard(kind, "gulls", "Ivy Tern", named=True)
    assert "Ivy Tern" in heard_text(named, profile(name))
    assert heard_note(named) == ""
    for text in (heard_text(named, profile(name)), heard_text(Heard(kind, "gulls"), profile(name))):
        assert "gulls" in text
        assert "{" not in text


def test_a_name_that_is_not_known_cannot_be_printed() -> None:
    nobody = Heard(HeardAs.SPEAKER, "gulls", named=True)
    assert heard_text(nobody, HouseStyle("own")) == "A member of the public spoke about gulls."
    assert heard_note(nobody) == ""


def test_an_organisation_alone_is_a_name() -> None:
    club = Heard(HeardAs.PETITION, "gulls", organisation="Rowing Club", named=True)
    assert heard_text(club, STYLE) == "Rowing Club presented a petition about gulls."
