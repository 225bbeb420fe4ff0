"""How a promise, or progress, that minutes offer is shown: its line, and the words around it."""

from dataclasses import dataclass

from textual.content import Content

from clerk.business.minutes import Minute
from clerk.business.offered_actions import OfferedAction
from clerk.desk.action_reports import OfferedReport
from screens.plain import plain


@dataclass(frozen=True, slots=True)
class Offer:
    """A promise and the minute it was found in."""

    minute: Minute
    offered: OfferedAction

    @property
    def key(self) -> tuple[int, str]:
        return self.minute.id or 0, self.offered.promise.text


def cells(offer: Offer) -> tuple[str, str, str]:
    said = offer.offered.promise
    hangs = "perhaps: " if said.conditional else ""
    return offer.minute.number or "–", f"{hangs}{said.text}", _by(offer)


def _by(offer: Offer) -> str:
    typed = offer.offered.typed
    sure = [owner.name for owner in typed.action.owners]
    return ", ".join([*sure, *(f"{one.typed}?" for one in typed.open)])


def around(offer: Offer) -> Content:
    """The paragraph or the clauses the promise stands in, with the promise marked."""
    found = offer.offered
    if found.outcome is not None:
        outcome = offer.minute.outcomes[found.outcome]
        parts = [plain(f"{outcome.word} {outcome.lead_in}".strip())]
        for place, clause in enumerate(outcome.clauses):
            words = f"{clause.marker} {clause.text}".strip()
            here = place == found.clause
            parts.append(plain(f"▸{words}◂", "bold") if here else plain(words))
        shown = Content("\n").join(parts)
    elif found.marked is not None:
        lines = offer.minute.text.split("\n")
        (row, start), (last, end) = found.marked.start, found.marked.end
        first = max((at + 1 for at in range(row) if not lines[at].strip()), default=0)
        below = (at for at in range(last, len(lines)) if not lines[at].strip())
        after = next(below, len(lines))
        before = "\n".join([*lines[first:row], lines[row][:start]])
        inside = "\n".join(lines[row : last + 1])[start:]
        rest = lines[last][end:]
        inside = inside[: len(inside) - len(rest)] if rest else inside
        tail = "\n".join([rest, *lines[last + 1 : after]])
        shown = Content("").join([plain(before), plain(f"▸{inside}◂", "bold"), plain(tail)])
    else:
        shown = plain(f"▸{found.promise.text}◂", "bold")
    who = f"Perhaps by {_by(offer)}" if _by(offer) else "Nobody is named"
    if offer.offered.typed.open:
        who += " (? = not found for sure in the register)"
    due = found.typed.action.due
    when = f" · due {due.words or due.on}" if due else " · no day named"
    return Content("\n\n").join([shown, plain(f"{who}{when}")])


def report_cells(report: OfferedReport) -> tuple[str, str, str]:
    said = report.reported.said
    return report.reported.minute.number or "–", f"{report.seen.number}: {said.text}", "progress"


def about_report(report: OfferedReport) -> Content:
    """The action, and what the minute says of it."""
    seen, said = report.seen, report.reported.said
    asked = "It seems to be done: c notes that and closes it." if said.closes else ""
    return Content("\n\n").join(
        [
            plain(f"{seen.number}  {'restricted' if seen.action.restricted else seen.action.text}"),
            plain(f"▸{said.text}◂", "bold"),
            plain(f"Enter notes this as progress, reported at this meeting. {asked}".strip()),
        ]
    )
