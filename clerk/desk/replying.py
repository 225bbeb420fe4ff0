"""What was answered: pasted replies read, and taken as progress when the clerk says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clerk.business.actions import ListedAction, Progress
from clerk.business.replies import RepliesRead, read_replies
from clerk.desk.as_json import Shape
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from clerk.desk.wording import number_text
from clerk.reading.lines.plain import decoded
from db import actions

_AT_ONCE = 500
_NUMBER = re.compile(r"\d{1,5}[A-Za-z]?")


@dataclass(frozen=True, slots=True)
class Answered:
    """Progress to be taken for an action, which is as the clerk saw it."""

    listed: ListedAction
    text: str


def answer_text(data: bytes) -> str:
    """The words of an answer that came as bytes: from another program, or saved by one that may
    have letters of its own, as Windows has. Raises Refused when it is no text."""
    text = decoded(data)
    if text is None:
        raise Refused("The answer is not text: save it as plain text (.txt), or copy it out.")
    return text


def read_answer(desk: Desk, text: str) -> RepliesRead:
    """The replies in a pasted answer, with the actions they can mean. Writes nothing."""
    numbers = sorted(set(_NUMBER.findall(text)))
    with in_plain_words():
        known = [
            listed
            for at in range(0, len(numbers), _AT_ONCE)
            for listed in actions.numbered(desk.register, numbers[at : at + _AT_ONCE])
        ]
    return read_replies(text, known)


def take_answers(desk: Desk, answers: Sequence[Answered], by: str = "") -> str:
    """Add each answer to its action as progress of today, all of them or none; a sentence.

    `by` is who answered, by default the clerk. Raises Refused for none, and when somebody changed
    one of the actions since.
    """
    if not answers:
        raise Refused("There is nothing to take.")
    numbers = ", ".join(
        dict.fromkeys(number_text(each.listed.action, each.listed.short) for each in answers)
    )
    reported: dict[int, list[Progress]] = {}
    for each in answers:
        report = Progress(" ".join(each.text.split()), desk.today(), by.strip() or desk.who)
        reported.setdefault(each.listed.action.id or 0, []).append(report)
    with in_plain_words(), desk.register.writing(f"Report progress of {numbers}") as change:
        for listed in {each.listed.action.id: each.listed for each in answers}.values():
            action = listed.action
            progress = (*action.progress, *reported[action.id or 0])
            actions.save_action(change, replace(action, progress=progress))
    return f"Progress is noted for {numbers}."


def answer_shape(read: RepliesRead) -> Shape:
    """What was read out of an answer as JSON."""
    return {
        "replies": [
            {
                "said": each.said,
                "text": each.text,
                "sure": each.sure is not None,
                "actions": [number_text(one.action, one.short) for one in each.candidates],
            }
            for each in read.replies
        ],
        "unmatched": list(read.unmatched),
    }
