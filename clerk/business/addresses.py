"""E-mail addresses: whether one can be written to."""

import re

# What RFC 5321 lets stand before the @ without quotation marks; nobody's council gives out others.
_BEFORE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_LONGEST = 254


def sendable(address: str) -> str:
    """The address as a mail server takes it, empty when none would: "Ada@Häfen.example" becomes
    "Ada@xn--hfen-loa.example"."""
    before, at, domain = address.strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    whole = f"{before}@{domain}"
    parts = domain.split(".")
    good = (
        at
        and len(parts) > 1
        and all(_LABEL.fullmatch(part) for part in parts)
        and _BEFORE.fullmatch(before)
        and len(before) <= 64
        and len(whole) <= _LONGEST
    )
    return whole if good else ""
