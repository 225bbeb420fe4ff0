"""What a reading of one paper proposes: records, leftovers, and what to ask the clerk."""

from dataclasses import dataclass, field

from clerk.business.findings import Finding
from clerk.business.meetings import MeetingRecord
from clerk.business.numbering import Series
from clerk.business.promises import Promise


@dataclass(frozen=True, slots=True)
class Proposal:
    """One meeting as found in a paper. Nothing of it is in the register until accepted.

    `committee` is the committee's name in mixed case; `series` the run of minute numbers it
    suggests; `lines` the first and last line of the paper it was read from, counted from 1.
    """

    committee: str
    record: MeetingRecord
    promises: tuple[Promise, ...] = ()
    series: Series | None = None
    findings: tuple[Finding, ...] = ()
    lines: tuple[int, int] = (1, 1)
    outcome_words: tuple[str, ...] = field(default=())
