"""Numbers for the actions a paper brings without one, counted on from the committee's highest."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from clerk.business.actions import Action
from clerk.business.findings import Finding
from clerk.business.meetings import MeetingRecord

_ALIKE = 0.5


class NumbersOffered:
    """The action numbers of one committee while a paper is being planned.

    `known` are the committee's actions in the register and `logged` those printed in the logs of
    this paper; an action without a number takes the next after the highest of both, never a gap.
    """

    def __init__(self, known: Iterable[Action], logged: Iterable[Action]) -> None:
        self._known = {action.number: action for action in known if action.number}
        printed = (*self._known, *(action.number for action in logged if action.number))
        self._highest = max((_value(number) for number in printed), default=0)

    def given(self, record: MeetingRecord) -> tuple[MeetingRecord, tuple[Finding, ...]]:
        """The record with a number on each of its actions, and what was odd about those printed.

        A number printed twice in one log, or one that belongs to another action of the committee,
        is not used again: the action takes the next one, and a finding says so.
        """
        findings: list[Finding] = []
        used: Counter[str] = Counter()
        logged = tuple(self._logged(action, used, findings) for action in record.actions)
        minutes = tuple(
            replace(minute, actions=tuple(self._numbered(action) for action in minute.actions))
            for minute in record.minutes
        )
        return replace(record, actions=logged, minutes=minutes), tuple(findings)

    def _logged(self, action: Action, used: Counter[str], findings: list[Finding]) -> Action:
        printed = action.number
        if printed is None:
            return self._numbered(action)
        used[printed] += 1
        if used[printed] == 1 and self._is_the_same(action):
            return action
        offered = self._numbered(replace(action, number=None, id=None))
        reason = "twice in this log" if used[printed] > 1 else "and is another action here"
        findings.append(
            Finding(
                "action number in use",
                f"Action {printed} is printed {reason}; this one would be {offered.number}.",
                f"action {printed}",
            )
        )
        return offered

    def _is_the_same(self, action: Action) -> bool:
        known = self._known.get(action.number or "")
        return known is None or action.id is not None or alike(known, action)

    def _numbered(self, action: Action) -> Action:
        if action.number is not None:
            return action
        self._highest += 1
        return replace(action, number=str(self._highest))


def alike(one: Action, other: Action) -> bool:
    """Whether two texts are so near that one is the other, reworded or corrected."""
    texts = one.text.casefold(), other.text.casefold()
    return SequenceMatcher(None, *texts).ratio() >= _ALIKE


def _value(number: str) -> int:
    digits = re.findall(r"\d+", number, re.ASCII)
    return int(digits[-1][-15:]) if digits else 0
