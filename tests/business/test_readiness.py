"""The lights that tell what is wanting before minutes are issued."""

from dataclasses import replace
from datetime import date

import pytest

from clerk.business.actions import Action, Owner
from clerk.business.agenda import AgendaItem, Course
from clerk.business.attendance import Attendance, AttendanceGroup, Roll
from clerk.business.findings import Finding
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.business.people import Membership, Person
from clerk.business.readiness import LightName, Part, Wanting, readiness
from clerk.business.restricted import (
    Grounds,
    RestrictedItem,
    RestrictedKind,
    RestrictedMinute,
)

SEATS = (Membership(Person("A Tarn")), Membership(Person("B Fell")))
EXEMPT = Grounds(RestrictedKind.EXEMPT, ("3",))
SOUND = MeetingRecord(
    Meeting("harbour", "Harbour Board", date(2021, 9, 14)),
    Roll(
        (AttendanceGroup("present", "PRESENT"),),
        (Attendance("A Tarn", "present"), Attendance("B Fell", "present")),
    ),
    (AgendaItem("1", "Tides", id=11), AgendaItem("2", "Tenders", id=12)),
    (
        Minute(
            "21/1",
            "Tides",
            "The tides were high.",
            (Outcome("NOTED"),),
            (Action("Measure them", owners=(Owner("A Tarn"),)),),
            item="1",
            id=21,
        ),
        Minute(
            "21/2",
            "Tenders",
            "A tender was let.",
            item="2",
            restricted=RestrictedMinute(EXEMPT, text="To the lowest."),
            id=22,
        ),
    ),
)
FIRST, SECOND = SOUND.minutes


def wanting(
    record: MeetingRecord, name: LightName, *findings: Finding, unsaved: tuple[int, ...] = ()
) -> tuple[Wanting, ...]:
    lights = {light.name: light for light in readiness(record, SEATS, findings, unsaved)}
    assert [*lights] == [*LightName]
    others = [light for light in lights.values() if light.name is not name]
    assert all(light.ready for light in others)
    assert lights[name].ready is not bool(lights[name].wanting)
    return lights[name].wanting


def with_first(**changes: object) -> MeetingRecord:
    return replace(SOUND, minutes=(replace(FIRST, **changes), SECOND))  # type: ignore[arg-type]


def test_a_sound_meeting_has_every_light_on() -> None:
    assert all(light.ready for light in readiness(SOUND, SEATS, ()))


def test_a_minute_without_text_or_outcome_is_wanting() -> None:
    bare = with_first(text=" ", outcomes=(), actions=())
    assert wanting(bare, LightName.WRITTEN) == (
        Wanting("Minute 21/1 has no text and no outcome.", Part.MINUTE, 21, "Minute 21/1"),
    )
    withdrawn = replace(
        bare, items=(replace(SOUND.items[0], course=Course.WITHDRAWN), SOUND.items[1])
    )
    assert wanting(withdrawn, LightName.WRITTEN) == ()


def test_an_outcome_that_was_only_begun_is_wanting() -> None:
    begun = with_first(outcomes=(Outcome("AGREED", lead_in="That –"),))
    assert wanting(begun, LightName.WRITTEN)[0].why == "Minute 21/1 says AGREED, but not what."
    said = with_first(outcomes=(Outcome("AGREED", (Clause("it be so"),), "That –"),))
    assert wanting(said, LightName.WRITTEN) == ()


def test_an_item_taken_without_a_minute_is_wanting() -> None:
    unminuted = replace(SOUND, minutes=(SECOND,))
    assert wanting(unminuted, LightName.WRITTEN) == (
        Wanting("Item 1 has no minute.", Part.ITEM, 11),
    )


def test_a_member_the_list_does_not_have_is_wanting() -> None:
    without = replace(SOUND, roll=replace(SOUND.roll, people=SOUND.roll.people[:1]))
    assert [one.why for one in wanting(without, LightName.ATTENDANCE)] == [
        "B Fell is neither present, sent apologies nor absent."
    ]
    assert wanting(replace(SOUND, roll=Roll()), LightName.ATTENDANCE) == (
        Wanting("Nobody is in the attendance list.", Part.ATTENDANCE),
    )


def test_an_action_without_owner_is_wanting_restricted_ones_too() -> None:
    assert len(wanting(with_first(actions=(Action("Measure"),)), LightName.ACTIONS)) == 1
    secret = replace(SECOND, restricted=RestrictedMinute(EXEMPT, actions=(Action("Pay"),)))
    (told,) = wanting(replace(SOUND, minutes=(FIRST, secret)), LightName.ACTIONS)
    assert told.why == "Minute 21/2 has an action nobody owns."


def test_an_urgent_item_without_reason_is_wanting() -> None:
    urgent = replace(SOUND.items[0], urgent=True)
    record = replace(SOUND, items=(urgent, SOUND.items[1]))
    assert wanting(record, LightName.URGENT)[0].id == 11
    told = replace(urgent, urgent_reason="The wall may fall.")
    assert wanting(replace(SOUND, items=(told, SOUND.items[1])), LightName.URGENT) == ()


@pytest.mark.parametrize(
    ("grounds", "missing"),
    [
        (Grounds(RestrictedKind.EXEMPT), "a paragraph of Schedule 12A"),
        (Grounds(RestrictedKind.EXCLUDED), "a reason"),
    ],
)
def test_grounds_that_say_nothing_are_wanting(grounds: Grounds, missing: str) -> None:
    record = replace(
        SOUND,
        items=(SOUND.items[0], replace(SOUND.items[1], restricted=RestrictedItem(grounds))),
        minutes=(FIRST, replace(SECOND, restricted=RestrictedMinute(grounds, text="Words"))),
    )
    item, minute = wanting(record, LightName.RESTRICTED)
    assert item == Wanting(f"Item 2 is restricted without {missing}.", Part.ITEM, 12)
    assert minute.why == f"Minute 21/2 is restricted without {missing}."


def test_a_restricted_minute_needs_a_text_for_the_public() -> None:
    hidden = replace(SOUND, minutes=(FIRST, replace(SECOND, text="")))
    (told,) = wanting(hidden, LightName.RESTRICTED)
    assert told.why == "Minute 21/2 is restricted and has no text for the public."


def test_words_that_are_not_saved_are_wanting() -> None:
    (told,) = wanting(SOUND, LightName.SAVED, unsaved=(22,))
    assert (told.part, told.id) == (Part.MINUTE, 22)


@pytest.mark.parametrize(
    ("finding", "name", "part", "where"),
    [
        (Finding("quorum lost", "Too few.", "item 2"), LightName.QUORUM, Part.ITEM, 12),
        (Finding("vote: count", "Too many.", "minute 21/1"), LightName.VOTES, Part.MINUTE, 21),
        (
            Finding("in two lists", "Both.", "APOLOGIES"),
            LightName.ATTENDANCE,
            Part.ATTENDANCE,
            None,
        ),
        (Finding("duplicate number", "Twice.", "minute 21/2"), LightName.NUMBERS, Part.MINUTE, 22),
    ],
)
def test_findings_go_to_their_light(
    finding: Finding, name: LightName, part: Part, where: int | None
) -> None:
    assert wanting(SOUND, name, finding) == (Wanting(finding.message, part, where, finding.place),)
