"""House styles: a committee's words and rules, as data the clerk can edit."""

import tomllib
from dataclasses import dataclass, field
from importlib.resources import files

from clerk.business.attendance import AttendanceGroup, Capacity, Status
from clerk.business.notice import NoticeRule
from clerk.business.numbering import SeriesRule
from clerk.business.quorum import QuorumRule


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item on every agenda, with the sentence its minute usually is."""

    title: str
    description: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How one committee words, numbers and prints its business.

    `labels` maps a fixed key to the printed word: "chair" -> "Chairman", "action" -> "ACTION".
    `opening` is the sentence minutes begin with; `{committee}`, `{day}`, `{time}` and `{venue}`
    are filled in. `outcome_words` are capitals as typed live and found in papers.
    """

    name: str
    labels: dict[str, str] = field(default_factory=dict)
    opening: str = ""
    outcome_words: tuple[str, ...] = ()
    outcome_punctuation: str = ""
    attendance_groups: tuple[AttendanceGroup, ...] = ()
    interest_classes: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    standing_items: tuple[StandingItem, ...] = ()
    numbering: SeriesRule = SeriesRule("{n}")
    notice: NoticeRule = NoticeRule()
    quorum: QuorumRule = QuorumRule()
    log_columns: tuple[str, ...] = ("Action", "Responsible", "Progress")

    def label(self, key: str) -> str:
        """The printed word for `key`; the key itself when the style says nothing of it."""
        return self.labels.get(key, key)
