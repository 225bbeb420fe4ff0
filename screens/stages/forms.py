"""What the screen of a meeting's stages asks, and what was said."""

from collections.abc import Mapping

from clerk.business.meetings import Correction
from clerk.business.restricted import View
from screens.widgets.fields import Field

_VIEWS = {"public": View.PUBLIC, "restricted too": View.RESTRICTED}

COPY = (
    Field("to", "Whom it is for"),
    Field("view", "What it holds", "public", tuple(_VIEWS)),
)
CORRECTION = (
    Field("text", "Correction", hint="for “…” read “…”"),
    Field("number", "Of minute", hint="its number"),
    Field("restricted", "Restricted", "no", ("no", "yes")),
)


def confirming_fields(at: str) -> tuple[Field, ...]:
    """Where the minutes are confirmed, by default at the meeting `at` names, and what is put
    right first."""
    return (Field("at", "At the meeting", at, hint="not minuted"), *CORRECTION)


def signing_fields(today: str) -> tuple[Field, ...]:
    """Who signed, and when."""
    return (Field("by", "Signed by"), Field("on", "On", today))


def view_said(said: Mapping[str, str]) -> View:
    """What a copy is to hold."""
    return _VIEWS[said["view"]]


def correction_said(said: Mapping[str, str]) -> Correction:
    """The correction that was typed, which may be empty."""
    return Correction(said["text"].strip(), said["number"].strip(), said["restricted"] == "yes")
