"""The numbers of a committee's minutes: what comes next, the audit, and the ledger."""

from collections.abc import Sequence

from clerk.business.findings import Finding
from clerk.business.numbering.ledger import LedgerEntry
from clerk.desk.committees import ledger_page, number_findings
from screens.committee.view import View
from screens.widgets.paged_list import Column, ListRow, PagedList


class Numbers(View):
    title = "Numbers"
    verbs = frozenset({"number"})
    narrow = (Column("Number", 12), Column("Meeting", 30), Column("What"))
    wide = (Column("Number", 14), Column("Meeting", 44), Column("What"))
    empty = "All printed numbers add up, and none was issued here yet."

    async def fill(self, rows: PagedList) -> None:
        slug, issued = self.slug, self.shown.issued
        found = [
            _finding(each) for each in await self.screen.do(number_findings, self.shown.committee)
        ]

        async def fetch(offset: int, limit: int) -> Sequence[ListRow]:
            odd = found[offset : offset + limit]
            after = max(0, offset - len(found))
            ledger = await self.screen.do(ledger_page, slug, after, limit - len(odd))
            return [*odd, *(_issued(each) for each in ledger)]

        await rows.show(len(found) + issued, fetch)

    def opened(self, row: ListRow) -> None:
        if row.key:
            self.screen.clerk.go("meeting", str(row.key))

    def said_of(self, row: ListRow) -> str:
        return f"{row.cells[0]}  {row.cells[1]}\n{row.cells[2]}"

    def summary(self) -> str:
        """What comes next, and how many were issued."""
        shown = self.shown
        rule = shown.committee.style.numbering
        coming = ", ".join(shown.next_numbers.numbers) or f"{shown.next_numbers.instead}, p sets it"
        return f"{rule.pattern} · next: {coming} · {shown.issued} issued here"


def _finding(finding: Finding) -> ListRow:
    meeting, comma, place = finding.place.partition(", ")
    number = place.removeprefix("minute ")
    return ListRow(meeting if comma else "", (f"✗ {number}", meeting, finding.message))


def _issued(entry: LedgerEntry) -> ListRow:
    said = f"withdrawn: {entry.withdrawn}" if entry.withdrawn else f"issued: {entry.title}"
    return ListRow(entry.meeting, (entry.number, entry.meeting, said), muted=bool(entry.withdrawn))
