"""What a reading of one paper proposes: records, leftovers, and what to ask the clerk."""

from dataclasses import dataclass

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem, Paper
from clerk.business.attendance import Roll
from clerk.business.findings import Finding
from clerk.business.meetings import Leftovers, Meeting, MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.numbering import Series
from clerk.business.promises import Promise


@dataclass(frozen=True, slots=True)
class Proposal:
    """One meeting as found in a paper. Nothing of it is in the register until accepted.

    `committee` is the committee's name in mixed case. `meeting` is None when the paper names
    no body or no day (the web page of one item, say): the clerk must then say which meeting
    it belongs to. `actions` are those of an action log laid before the meeting; actions printed
    in the minutes are in `minutes`. `series` is the run of minute numbers it suggests, and
    `outcome_words` the words its decisions begin with. `lines` are the first and last line it
    was read from, counted from 1.
    """

    committee: str
    meeting: Meeting | None
    roll: Roll = Roll()
    items: tuple[AgendaItem, ...] = ()
    minutes: tuple[Minute, ...] = ()
    actions: tuple[Action, ...] = ()
    papers: tuple[Paper, ...] = ()
    promises: tuple[Promise, ...] = ()
    series: Series | None = None
    findings: tuple[Finding, ...] = ()
    leftovers: Leftovers = Leftovers()
    lines: tuple[int, int] = (1, 1)
    outcome_words: tuple[str, ...] = ()

    def record(self, meeting: Meeting) -> MeetingRecord:
        """The proposal as the record of `meeting` (its own, or the one the clerk named)."""
        return MeetingRecord(
            meeting=meeting,
            roll=self.roll,
            items=self.items,
            minutes=self.minutes,
            actions=self.actions,
            papers=self.papers,
            leftovers=self.leftovers,
        )
