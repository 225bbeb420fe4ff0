"""The council that owns the register, and its committees."""

import re
import unicodedata
from dataclasses import dataclass, field

from clerk.business.style import HouseStyle


@dataclass(frozen=True, slots=True)
class Council:
    """The body that owns the register.

    `calendar` names the bank holidays that count: a subdivision of the United Kingdom
    ("ENG", "WLS", "SCT", "NIR") or a country code ("IE"). `profile` is the house style a new
    committee begins with (`style.profiles`).
    """

    name: str
    address: str = ""
    proper_officer: str = ""
    calendar: str = "ENG"
    profile: str = "uk-principal"


@dataclass(frozen=True, slots=True)
class Committee:
    """Any body that meets. `slug` names it on the command line; `short` stands before its
    action numbers ("CPB 5")."""

    slug: str
    name: str
    short: str
    style: HouseStyle
    id: int | None = field(default=None, compare=False)
    version: int = field(default=1, compare=False)


_A_COUNCIL = re.compile(r"\w\s+(?:council|parish meeting)\b", re.IGNORECASE)


def council_over(council: Council | None, committee: Committee) -> str:
    """The council's name as it stands over that of a committee; empty where it is not known, where
    the committee's holds it, and where that is a council of its own, such as a parish whose clerk
    has the register of the borough."""
    own = _A_COUNCIL.search(committee.name)
    if council is None or own or council.name.casefold() in committee.name.casefold():
        return ""
    return council.name


def slug_of(name: str) -> str:
    """The name as a reference: lower case ASCII letters and digits joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("&", " and ").lower()).strip("-") or "committee"


def short_of(name: str) -> str:
    """The initials of a committee's name: "Corporate Parenting Board" -> "CPB"."""
    small = {"of", "the", "and", "for", "a", "in", "to"}
    words = [word for word in re.findall(r"\w+", name) if word.lower() not in small]
    return "".join(word[0] for word in words).upper() or "C"
