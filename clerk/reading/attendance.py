"""Reading who was there: the labelled lists near the head of minutes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from clerk.business.attendance import (
    Attendance,
    AttendanceGroup,
    Capacity,
    InChair,
    Roll,
    Status,
)
from clerk.business.meetings import Leftover
from clerk.business.minutes import Minute
from clerk.business.people import Role
from clerk.reading.names import Named, people
from clerk.reading.source import Line, unused, words

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
_APOLOGY = re.compile(
    r"apologies\b[^.]*?\b(?:(?:received|given|accepted|sent|tendered|provided)\s+(?:from|for|by)"
    r"|from|(?:were|was)\s*:)\b",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(r"\b(?:and )?(?:were|was|accepted|sanctioned|noted)\b|\bThese\b")
_OTHER_LABEL = re.compile(r"[A-Z][\w’' ]{3,45}:(?:\s|$)")
_COUNT = re.compile(r"\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.I)
_SMALL = dict(
    zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True)
)


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
    if label := _label(line.bare):
        return label
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following and following.bare and line.bare.isupper() and len(words(line.bare)) <= 4:
        both = _label(f"{line.bare} {following.bare}")
        return both and replace(both, lines=2)
    return None


def read_roll(
    lines: Sequence[Line], start: int, end: int
) -> tuple[Roll, tuple[Leftover, ...], set[int]]:
    """The attendance lists between two lines.

    Comes with the words used up as labels, and the indexes of the lines that were taken. Lines
    that are prose are not taken.
    """
    groups: list[AttendanceGroup] = []
    found: list[Attendance] = []
    labels: list[Leftover] = []
    taken: set[int] = set()
    counts: dict[str, int] = {}
    lines = _uncolumned(lines, start, end)
    index = start
    while index < end:
        label = label_at(lines, index)
        if label is None:
            index += 1
            continue
        stop = _end_of_list(lines, index + label.lines, end)
        block = [line for line in lines[index:stop] if not line.blank]
        text = "\n".join([label.rest, *(line.text for line in lines[index + label.lines : stop])])
        key = label.group.key
        if key == "public":
            if number := _COUNT.search(text):
                counts["public"] = _SMALL.get(number[1].lower()) or int(number[1])
            taken.update(range(index, stop))
            labels.extend(unused(block))
            index = stop
            continue
        if key not in {group.key for group in groups}:
            groups.append(label.group)
        entries = [_attendance(named, label.group) for named in people(text)]
        found.extend(entries)
        taken.update(range(index, stop))
        labels.extend(unused(block, *(_words(entry) for entry in entries)))
        index = stop
    chair = next((p.name for p in found if p.role is Role.CHAIR), "")
    return (
        Roll(
            tuple(groups),
            tuple(found),
            (InChair(chair),) if chair else (),
            counts.get("public"),
            counts.get("press"),
        ),
        tuple(labels),
        taken,
    )


def with_apologies(roll: Roll, minutes: Sequence[Minute]) -> Roll:
    """The roll with the apologies that are only told in the first minutes' text.

    The words stay where they were; this only draws the names out of them.
    """
    if any(group.key == "apologies" for group in roll.groups):
        return roll
    group = AttendanceGroup("apologies", "Apologies", Status.APOLOGIES)
    for minute in minutes[:4]:
        if "apolog" not in f"{minute.title} {minute.text}".lower():
            continue
        found: list[Named] = []
        text = re.sub(r"\b(Cllrs?|Mrs|Mr|Ms|Dr)\.", r"\1", f"{minute.title}. {minute.text}")
        for sentence in re.split(r"(?<=[a-z0-9)])[.;](?:\s+|$)|\n\n", text):
            if match := _APOLOGY.search(sentence):
                found.extend(people(_AFTER_NAMES.split(sentence[match.end() :])[0]))
            elif "apolog" in minute.title.lower() and _mostly_names(sentence):
                found.extend(people(sentence))
        entries = tuple(_attendance(named, group) for named in found)
        if entries:
            return replace(roll, groups=(*roll.groups, group), people=(*roll.people, *entries))
    return roll


def _uncolumned(lines: Sequence[Line], start: int, end: int) -> Sequence[Line]:
    """The lines with a table of labels ("Present:   Apologies:") put under one another.

    Each line keeps its place: the cells of a column are gathered in the column's first rows.
    """
    for index in range(start, end):
        cells = list(re.finditer(r"\S+(?:\s{1,2}\S+)*", lines[index].text))
        if len(cells) < 2 or not all(_label(cell.group()) for cell in cells):
            continue
        stop = index + 1
        while stop < end and (not lines[stop].blank or stop == index + 1):
            stop += 1
        edges = [cell.start() for cell in cells] + [10_000]
        edges[0] = 0
        columns = [
            [line.text[left:right].strip() for line in lines[index:stop]]
            for left, right in pairwise(edges)
        ]
        label_and_names = [
            " ".join(column[:1]) + " " + "; ".join(filter(None, column[1:])) for column in columns
        ]
        rows = list(lines)
        for offset, row in enumerate(range(index, stop)):
            text = label_and_names[offset] if offset < len(columns) else ""
            rows[row] = replace(lines[row], text=text)
        return rows
    return lines


def _label(text: str) -> Label | None:
    flat = re.sub(r"\s+", " ", text).strip()
    for pattern, key, status, capacity in _LABEL:
        match = pattern.match(flat)
        if not match:
            continue
        name, rest = flat[: match.end()], flat[match.end() :]
        closed = re.match(r"\s*(?:[:;]\s*[-–]?|[-–]\s|-$)[,\s]*", rest)
        alone = not rest.strip(" .-–") and (name.isupper() or key in ("present", "apologies"))
        spaced = text.strip()[: len(name)] == name and re.match(
            rf"{re.escape(name)}\s{{3,}}\S", text.strip()
        )
        if closed or alone or spaced:
            behind = rest[closed.end() :] if closed else rest.strip()
            return Label(AttendanceGroup(key, name.strip(), status, capacity), behind)
    sentence = re.match(r"apologies\b[^.:]{0,60}\breceived from\b:?\s*", flat, re.IGNORECASE)
    if sentence:
        group = AttendanceGroup("apologies", "Apologies", Status.APOLOGIES)
        return Label(group, flat[sentence.end() :])
    return None


def _end_of_list(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the list that began just before `start` is over: at a label, a gap before prose."""
    last = start
    for index in range(start, end):
        line = lines[index]
        if line.blank:
            continue
        if label_at(lines, index):
            return last
        before = lines[index - 1]
        closed = before.blank or before.bare.endswith(".") or line.page_start
        if closed and (_OTHER_LABEL.match(line.bare) or _is_prose(lines, index, end)):
            return last
        last = index + 1
    return last


def _is_prose(lines: Sequence[Line], start: int, end: int) -> bool:
    text: list[str] = []
    for line in lines[start : min(end, start + 4)]:
        if line.blank and text:
            break
        text.append(line.bare)
    found = re.findall(r"[^\W\d_]+", re.sub(r"\([^)]*\)?", " ", " ".join(text)))
    lower = [w for w in found if w.islower() and w not in ("and", "of", "the", "for", "in", "de")]
    return len(lower) >= 4 and len(lower) > 0.35 * len(found)


def _mostly_names(text: str) -> bool:
    found = re.findall(r"[^\W\d_]+", text)
    return bool(found) and sum(not word.islower() for word in found) >= 0.7 * len(found)


def _attendance(named: Named, group: AttendanceGroup) -> Attendance:
    role = named.role or (Role.CHAIR if group.key == "chair" else None)
    return Attendance(
        name=named.name,
        group=group.key,
        title=named.title,
        role=role,
        post=named.post,
        note=named.note,
    )


def _words(entry: Attendance) -> str:
    return f"{entry.title} {entry.name} {entry.post} {entry.note}"
