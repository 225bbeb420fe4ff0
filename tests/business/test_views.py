"""No word the public may not see is in a public meeting, and no other word is lost."""

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time
from enum import Enum
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem, Pages, Paper, PaperFile
from clerk.business.attendance import Attendance
from clerk.business.interests import Declaration
from clerk.business.meetings import Correction, Leftover, Meeting, MeetingRecord
from clerk.business.minutes import Minute, Outcome
from clerk.business.restricted import (
    Grounds,
    RestrictedItem,
    RestrictedKind,
    RestrictedMinute,
    View,
)
from clerk.business.views import PublicMeeting, RestrictedMeeting, seen_by

PRIVATE = {
    (Minute, "note"),
    (Attendance, "reason"),
    (Leftover, "text"),
    (Action, "not_chased"),
}
RESTRICTED = {
    (RestrictedItem, "title"),
    (RestrictedItem, "description"),
    (RestrictedItem, "recommendations"),
    (RestrictedMinute, "title"),
    (RestrictedMinute, "text"),
    (RestrictedMinute, "outcomes"),
    (RestrictedMinute, "actions"),
}


@dataclass
class Filler:
    """Fills records of any shape, a word of its own in every string: public, secret or private."""

    random: Random
    count: int = 0

    def record(self, kind: type, mark: str = "public") -> typing.Any:
        hints = typing.get_type_hints(kind, localns={"Outcome": Outcome, "Action": Action})
        switches = {"restricted": False, "sensitive": False, "grounds": False}
        for name in switches:
            switches[name] = self.random.random() < 0.5
        if kind in (Action, Correction) and switches["restricted"] and mark == "public":
            mark = "secret"
        values: dict[str, typing.Any] = {}
        for part in fields(kind):
            if (kind, part.name) in PRIVATE:
                words = "private"
            elif (kind, part.name) in RESTRICTED:
                words = "secret" if mark == "public" else mark
            elif kind is Paper and part.name in ("title", "text", "pages", "file"):
                words = "secret" if switches["grounds"] else mark
            elif kind is Declaration and part.name == "nature":
                words = "secret" if switches["sensitive"] else mark
            elif part.name == "grounds":
                words = "public"
            else:
                words = mark
            if kind in (Action, Correction, Declaration) and part.name in switches:
                values[part.name] = switches[part.name]
            elif kind is Paper and part.name == "grounds":
                values[part.name] = self.record(Grounds, words) if switches["grounds"] else None
            else:
                values[part.name] = self.value(hints[part.name], words)
        return kind(**values)

    def value(self, hint: typing.Any, mark: str) -> typing.Any:
        arguments = typing.get_args(hint)
        if isinstance(hint, types.UnionType):
            return self.value(self.random.choice(arguments), mark)
        if typing.get_origin(hint) is tuple:
            if arguments[-1] is not Ellipsis:
                return tuple(self.value(one, mark) for one in arguments)
            return tuple(self.value(arguments[0], mark) for _ in range(self.random.randint(0, 2)))
        if hint is str:
            self.count += 1
            return f"{mark}{self.count}x"
        if hint is type(None):
            return None
        if is_dataclass(hint):
            return self.record(typing.cast(type, hint), mark)
        if issubclass(hint, Enum):
            return self.random.choice(list(hint))
        made = {bool: True, int: 7, date: date(2021, 7, 20), time: time(14, 0)}
        return made[hint]


def words(value: object) -> Iterator[str]:
    """Every string anywhere in a record."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from words(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from words(getattr(value, part.name))


records = st.randoms(use_true_random=False).map(lambda random: Filler(random).record(MeetingRecord))


@settings(max_examples=60)
@given(records)
def test_a_public_meeting_holds_every_public_word_and_no_other(record: MeetingRecord) -> None:
    public = seen_by(record, View.PUBLIC)
    assert "secret" not in repr(public)
    assert "private" not in repr(public)
    wanted = [word for word in words(record) if word.startswith("public")]
    assert [word for word in words(public) if word] == wanted


@settings(max_examples=60)
@given(records)
def test_a_restricted_meeting_lacks_only_what_is_private(record: MeetingRecord) -> None:
    restricted = seen_by(record, View.RESTRICTED)
    assert "private" not in repr(restricted)
    wanted = [word for word in words(record) if not word.startswith("private")]
    assert [word for word in words(restricted) if word] == wanted


@settings(max_examples=30)
@given(records)
def test_seeing_twice_changes_nothing(record: MeetingRecord) -> None:
    public = seen_by(record, View.PUBLIC)
    assert seen_by(public.record, View.PUBLIC) == public
    assert seen_by(seen_by(record, View.RESTRICTED).record, View.PUBLIC) == public


GROUNDS = Grounds(RestrictedKind.EXEMPT, ("3",))
PLAIN = MeetingRecord(Meeting("housing-panel", "Housing Panel", date(2021, 7, 20)))


def test_that_business_is_restricted_and_why_is_public() -> None:
    minute = Minute(
        "21/9",
        "Lease of a depot",
        text="The panel considered a report on the depot.",
        restricted=RestrictedMinute(GROUNDS, text="The rent offered was low."),
        note="ask legal",
    )
    (seen,) = seen_by(replace(PLAIN, minutes=(minute,)), View.PUBLIC).record.minutes
    assert seen == replace(minute, restricted=RestrictedMinute(GROUNDS), note="")


@pytest.mark.parametrize(
    "change",
    [
        {"items": (AgendaItem("9", "Depot", restricted=RestrictedItem(GROUNDS, "Lease")),)},
        {"minutes": (Minute("9", "Depot", restricted=RestrictedMinute(GROUNDS, text="Rent")),)},
        {"actions": (Action("Sign the lease", restricted=True),)},
        {"papers": (Paper("Rents", grounds=GROUNDS),)},
        {"papers": (Paper("", file=PaperFile("rents.pdf", "a" * 64), grounds=GROUNDS),)},
        {"papers": (Paper("", pages=Pages("5", "9"), grounds=GROUNDS),)},
        {"declarations": (Declaration("A Bell", "9", "DPI", "a tenancy", sensitive=True),)},
    ],
)
def test_a_public_meeting_cannot_be_made_of_restricted_words(
    change: dict[str, tuple[object, ...]],
) -> None:
    record = replace(PLAIN, **change)
    with pytest.raises(ValueError, match="restricted words"):
        PublicMeeting(record)
    with pytest.raises(ValueError, match="restricted words"):
        replace(seen_by(PLAIN, View.PUBLIC), record=record)
    assert RestrictedMeeting(record).record == record


def test_a_restricted_meeting_cannot_be_made_of_private_notes() -> None:
    with pytest.raises(ValueError, match="private notes"):
        RestrictedMeeting(replace(PLAIN, minutes=(Minute("1", "Apologies", note="late again"),)))
