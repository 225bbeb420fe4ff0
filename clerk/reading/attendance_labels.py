"""The labels of attendance lists: "PRESENT:", "Apologies for absence", "Also in attendance"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clerk.business.attendance import AttendanceGroup, Capacity, Status
from clerk.reading.source import Line, words

# label, key, status, capacity; the first that matches wins, so the longer come first
_LABELS: tuple[tuple[str, str, Status, Capacity], ...] = (
    (r"present in the chair|in the chair", "chair", Status.PRESENT, Capacity.MEMBER),
    (r"present by invitation", "present_by_invitation", Status.PRESENT, Capacity.INVITED),
    (r"also in attendance", "also_in_attendance", Status.PRESENT, Capacity.OBSERVER),
    (r"also present", "also_present", Status.PRESENT, Capacity.OBSERVER),
    (
        r"(?:members|councillors|governors|trustees|directors|board members)(?: present)?"
        r"|those present|attendees|attendance|present",
        "present",
        Status.PRESENT,
        Capacity.MEMBER,
    ),
    (
        r"remote(?: attendance)?|present (?:remotely|online|virtually)|attending remotely",
        "remote",
        Status.REMOTE,
        Capacity.MEMBER,
    ),
    (
        r"apologies(?: for (?:absence|lateness))?(?: (?:were )?(?:received )?(?:from)?)?"
        r"|apologies received|regrets|leave of absence",
        "apologies",
        Status.APOLOGIES,
        Capacity.MEMBER,
    ),
    (r"absent|not present|absence", "absent", Status.ABSENT, Capacity.MEMBER),
    (r"officers?(?: (?:in attendance|present))?", "officers", Status.PRESENT, Capacity.OFFICER),
    (r"officials?(?: in attendance)?", "officials", Status.PRESENT, Capacity.OFFICER),
    (r"staff(?: (?:in attendance|present))?", "staff", Status.PRESENT, Capacity.OFFICER),
    (
        r"(?:minute[- ]taker|minutes(?: taken)? by|clerk|clerked by|secretary|note[- ]taker)",
        "clerk",
        Status.PRESENT,
        Capacity.OFFICER,
    ),
    (r"in attendance", "in_attendance", Status.PRESENT, Capacity.OFFICER),
    (r"invited|invitees|guests?|visitors?|speakers?", "invited", Status.PRESENT, Capacity.INVITED),
    (r"observers?", "observers", Status.PRESENT, Capacity.OBSERVER),
    (r"substitutes?", "substitutes", Status.PRESENT, Capacity.MEMBER),
    (
        r"members of the public|public(?: gallery| present)?|press(?: and public)?",
        "public",
        Status.PRESENT,
        Capacity.OBSERVER,
    ),
)
_LABEL = [
    (re.compile(pattern, re.IGNORECASE), key, status, capacity)
    for pattern, key, status, capacity in _LABELS
]
_APOLOGIES_FROM = re.compile(r"apologies\b[^.:]{0,60}\breceived from\b:?\s*", re.IGNORECASE)
_PUBLIC_COUNT = re.compile(
    r"(?:there (?:was|were) )?(?:also )?(?:no|\d{1,3}|one|two|three|four|five|six|seven|eight|nine"
    r"|ten) members? of the (?:public|press)\b",
    re.IGNORECASE,
)
_BILINGUAL = re.compile(r"[A-ZÀ-Ý][\w’']+(?: [\w’']+){0,3} / (?=[A-Z])")
_TITLED = re.compile(r"councillors", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """An attendance label at the start of a line: its group and what stands behind it."""

    group: AttendanceGroup
    rest: str
    lines: int = 1


def label_at(lines: Sequence[Line], index: int) -> Label | None:
    """The attendance label that begins at `lines[index]`, which may run over two lines."""
    line = lines[index]
    if line.blank:
        return None
    if label := label_in(line.bare):
        return label
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following and following.bare and line.bare.isupper() and len(words(line.bare)) <= 4:
        both = label_in(f"{line.bare} {following.bare}")
        return both and replace(both, lines=2)
    return None


def label_in(text: str) -> Label | None:
    """The attendance label `text` begins with, or None."""
    flat = re.sub(r"\s+", " ", text).strip()
    if _PUBLIC_COUNT.match(flat):
        group = AttendanceGroup("public", "Public", Status.PRESENT, Capacity.OBSERVER)
        return Label(group, flat)
    bilingual = _BILINGUAL.match(flat)
    said = flat[bilingual.end() :] if bilingual else flat
    for pattern, key, status, capacity in _LABEL:
        match = pattern.match(said)
        if not match:
            continue
        name, rest = said[: match.end()], said[match.end() :]
        closed = re.match(r"\s*(?:[:;]\s*[-–]?|[-–]\s|-$)[,\s]*", rest)
        alone = not rest.strip(" .-–") and (name.isupper() or key in ("present", "apologies"))
        spaced = re.match(rf"{re.escape(name)}\s{{3,}}\S", text.strip())
        if closed or alone or spaced:
            behind = rest[closed.end() :] if closed else rest.strip()
            if _TITLED.match(name):
                behind = f"Councillors {behind}"
            printed = f"{bilingual[0] if bilingual else ''}{name}".strip()
            return Label(AttendanceGroup(key, printed, status, capacity), behind)
    if sentence := _APOLOGIES_FROM.match(said):
        group = AttendanceGroup("apologies", "Apologies", Status.APOLOGIES)
        return Label(group, said[sentence.end() :])
    return None
