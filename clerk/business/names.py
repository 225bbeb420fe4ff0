"""Names of people, compared: printed as typed, matched as meant."""

import re
import unicodedata
from functools import lru_cache

_TITLES = frozenset(
    [
        *("councillor", "cllr", "cr", "alderman", "ald", "governor", "trustee", "mayor", "deputy"),
        *("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "revd", "reverend"),
        *("sir", "dame", "lord", "lady", "hon", "rt"),
    ]
)
_HONOURS = frozenset(["mbe", "obe", "cbe", "bem", "jp", "dl", "kc", "qc", "phd", "frsa"])
_GIVEN_BEHIND = re.compile(r"(?P<last>[^(),]+)(?:\((?P<in_brackets>[^()]+)\)|,(?P<behind>[^,]+))$")


# The same few names are compared with each other for every item of a meeting.
@lru_cache(maxsize=4096)
def matched(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared, surname last.

    Titles and honours go, as do case, accents, full stops and apostrophes; "Mc Bride" is one
    word, and a given name behind the surname ("Collins (B)", "Collins, B") comes to the front.
    """
    # A single O may be an initial; with its accent it begins a surname.
    plain = re.sub(r"\bó\s+", "o", unicodedata.normalize("NFC", name.strip().casefold()))
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    if behind := _GIVEN_BEHIND.fullmatch(plain):
        plain = f"{behind['in_brackets'] or behind['behind']} {behind['last']}"
    plain = re.sub(r"\bo\s*['’`]\s*", "o", plain)
    plain = re.sub(r"\bmc\s+(?=\w{2})", "mc", plain)
    words = re.findall(r"\w+", re.sub(r"['’`]", "", plain))
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1] in _HONOURS:
        words.pop()
    return tuple(words)


def may_be_same(one: str, other: str) -> bool:
    """Whether two printed names can belong to one person.

    The surname must be the same; given names must not contradict each other: "D Bell" may be
    "Dora Bell" or "D J Bell" but not "E Bell". A bare surname may be anybody of that name.
    """
    return may_agree(matched(one), matched(other))


def may_agree(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """As `may_be_same`, of names that are `matched` already."""
    if not first or not second or first[-1] != second[-1]:
        return False
    return all(_agree(mine, yours) for mine, yours in zip(first[:-1], second[:-1], strict=False))


def _agree(mine: str, yours: str) -> bool:
    """Whether two given names are the same, or one is the initial of the other."""
    short, long = sorted((mine, yours), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))
