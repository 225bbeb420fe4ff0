"""The name a committee goes by on the command line."""

from clerk.business.council import slug_of
from clerk.reading.head import name_of


def committee_slug(body: str) -> str:
    """The slug of a body as printed: "CORPORATE PARENTING BOARD" -> "corporate-parenting-board"."""
    return slug_of(name_of(body))
