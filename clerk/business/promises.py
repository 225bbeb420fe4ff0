"""Promises hidden in the prose of minutes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that may be an action: offered to the clerk, never created unasked.

    `minute` is the minute number it was made in, `text` the sentence (or clause) as it stands,
    `owner` a guess from its subject (empty: none), `conditional` when it hangs on an "if".
    """

    minute: str
    text: str
    owner: str = ""
    conditional: bool = False
    clause: str = ""
