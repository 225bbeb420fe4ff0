"""Finding the committee a clerk names."""

from clerk.desk.desk import Desk, in_plain_words
from db.councils import slug_meant


def committee_meant(desk: Desk, words: str) -> str:
    """The slug of the committee with this slug, these letters before its numbers or this name,
    whatever their capitals. Raises Refused with near names, and where two committees fit."""
    with in_plain_words():
        return slug_meant(desk.register, words)
