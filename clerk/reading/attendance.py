"""Reading who was there: the labelled lists near the head of minutes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from clerk.business.attendance import (
    Attendance,
    AttendanceGroup,
    InChair,
    Roll,
    Status,
)
from clerk.business.meetings import Leftover
from clerk.business.minutes import Minute
from clerk.business.people import Role
from clerk.reading.attendance_labels import label_at, label_in
from clerk.reading.names import people
from clerk.reading.one_name import Named
from clerk.reading.source import Line, unused

_APOLOGY = re.compile(
    r"apologies\b[^.]*?\b(?:(?:received|given|accepted|sent|tendered|provided)\s+(?:from|for|by)"
    r"|from|(?:were|was)\s*:)\b",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(r"\b(?:and )?(?:were|was|accepted|sanctioned|noted)\b|\bThese\b")
_OTHER_LABEL = re.compile(r"[A-Z][\w’' ]{3,45}:(?:\s|$)")
_NUMBERS = dict(
    zip("no one two three four five six seven eight nine ten".split(), range(11), strict=True)
)
_NUMBER = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_COUNT = re.compile(rf"\b({_NUMBER})\b", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\b(?P<number>{_NUMBER})\s+(?:(?:members?|representatives?)\s+of\s+the\s+)?"
    r"(?P<who>public|press|residents|parishioners|electors|journalists?|reporters?)\b",
    re.IGNORECASE,
)
_PRESS = ("press", "journalist", "reporter")


@dataclass
class ReadRoll:
    """The attendance lists as read.

    `labels` are the words used up as labels, `taken` the indexes of the lines that were read.
    """

    groups: list[AttendanceGroup] = field(default_factory=list)
    people: list[Attendance] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    labels: list[Leftover] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    @property
    def roll(self) -> Roll:
        chair = next((person.name for person in self.people if person.role is Role.CHAIR), "")
        return Roll(
            tuple(self.groups),
            tuple(self.people),
            (InChair(chair),) if chair else (),
            self.counts.get("public"),
            self.counts.get("press"),
        )


def read_roll(lines: Sequence[Line], start: int, end: int) -> ReadRoll:
    """The attendance lists between two lines. Lines that are prose are not taken."""
    read = ReadRoll()
    table = _table(lines, start, end)
    rows = {**dict(enumerate(lines[start:end], start)), **table}
    shown = [rows.get(index, line) for index, line in enumerate(lines[:end])]
    index = start
    while index < end:
        label = label_at(shown, index)
        if label is None:
            index += 1
            continue
        stop = _end_of_list(shown, index + label.lines, end)
        block = [line for line in shown[index:stop] if not line.blank]
        text = "\n".join([label.rest, *(line.text for line in shown[index + label.lines : stop])])
        text = _counted(read, label.group, text)
        entries = [_attendance(named, label.group) for named in people(text)]
        if label.group.key != "public":
            if all(group.key != label.group.key for group in read.groups):
                read.groups.append(label.group)
            read.people.extend(entries)
        read.taken.update(range(index, stop))
        if index not in table:
            read.labels.extend(unused(block, *(_words(entry) for entry in entries)))
        index = stop
    if table:
        read.taken.update(table)
        printed = [lines[index] for index in table if not lines[index].blank]
        read.labels.extend(unused(printed, *(_words(entry) for entry in read.people)))
    return read


def _counted(read: ReadRoll, group: AttendanceGroup, text: str) -> str:
    """Count the unnamed of the public and the press; the text without them comes back."""
    for match in _COUNTED.finditer(text):
        who = "press" if match["who"].lower().startswith(_PRESS) else "public"
        read.counts[who] = read.counts.get(who, 0) + _number(match["number"])
    if group.key == "public" and "public" not in read.counts and (alone := _COUNT.search(text)):
        read.counts["public"] = _number(alone[1])
    return _COUNTED.sub(" ", text)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.lower()]


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
            if told := [*_APOLOGY.finditer(sentence)]:
                found.extend(people(_AFTER_NAMES.split(sentence[told[-1].end() :])[0]))
            elif "apolog" in minute.title.lower() and _mostly_names(sentence):
                found.extend(people(sentence))
        entries = tuple(_attendance(named, group) for named in found)
        if entries:
            return replace(roll, groups=(*roll.groups, group), people=(*roll.people, *entries))
    return roll


def _table(lines: Sequence[Line], start: int, end: int) -> dict[int, Line]:
    """The rows of a table whose columns are headed by labels ("Present:   Apologies:").

    They come back with the columns put under one another: each column as one line, in the
    place of the first rows; empty when there is no such table.
    """
    for index in range(start, end):
        cells = list(re.finditer(r"\S+(?:\s{1,2}\S+)*", lines[index].text))
        if len(cells) < 2 or not all(label_in(cell.group()) for cell in cells):
            continue
        stop = index + 1
        while stop < end and (not lines[stop].blank or stop == index + 1):
            stop += 1
        edges = [0, *(cell.start() for cell in cells[1:]), None]
        rows: dict[int, Line] = {}
        for row in range(index, stop):
            left_right = list(pairwise(edges))
            text = ""
            if row - index < len(cells):
                left, right = left_right[row - index]
                column = [line.text[left:right].strip() for line in lines[index:stop]]
                text = f"{column[0]} {'; '.join(filter(None, column[1:]))}"
            rows[row] = replace(lines[row], text=text)
        return rows
    return {}


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
    if text.lower().startswith("apolog"):
        return False
    return bool(found) and sum(not word.islower() for word in found) >= 0.7 * len(found)


def _attendance(named: Named, group: AttendanceGroup) -> Attendance:
    role = named.role
    if role is None and group.key == "chair":
        role = Role.CHAIR
    if role is None and named.substitute_for:
        role = Role.SUBSTITUTE
    return Attendance(
        name=named.name,
        group=group.key,
        title=named.title,
        role=role,
        post=named.post,
        organisation=named.organisation,
        note=named.note,
        substitute_for=named.substitute_for,
    )


def _words(entry: Attendance) -> str:
    beside = f"{entry.post} {entry.organisation} {entry.note} {entry.substitute_for}"
    return f"{entry.title} {entry.name} {beside}"
