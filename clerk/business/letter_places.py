"""The places in the words of letters that are filled in when one is written: `{name}`."""

import re

from clerk.business.style import StyleError, default_letters
from clerk.business.words import listed

_PLACE = re.compile(r"\{(\w+)\}")
_GREETING = ("name", "title", "surname")
_WITH_PAPERS = ("body", "when", "what", "link")
_PAPERS = re.compile(r"sending (?:agenda|pack|notice|minutes)(?: link)?")


def check_places(key: str, words: str) -> None:
    """Raise StyleError when the words for `key` have a place that nothing fills in, which would
    be sent as it stands."""
    usual = default_letters().get(key)
    if usual is None:
        return
    fits = _places(key, usual)
    wrong = [f"{{{name}}}" for name in _PLACE.findall(words) if name not in fits]
    if brace := re.search(r"[{}]\S*", _PLACE.sub("", words)):
        wrong.append(brace[0])
    if wrong:
        known = listed(f"{{{name}}}" for name in fits)
        instead = f"what can be is {known}" if known else "nothing is here"
        raise StyleError(f"“{wrong[0]}” is not filled in when a letter is written; {instead}.")


def _places(key: str, usual: str) -> tuple[str, ...]:
    if key.startswith("greeting"):
        return _GREETING
    if _PAPERS.fullmatch(key):
        return _WITH_PAPERS
    return tuple(dict.fromkeys(_PLACE.findall(usual)))
