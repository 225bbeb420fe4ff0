"""Outcomes that begin with their word: "AGREED-", "RESOLVED: That ...", "NOTED."."""

import re
from collections import deque
from dataclasses import dataclass

from clerk.business.minutes import Clause, ListStyle, Outcome, Vote
from clerk.business.movers import ending
from clerk.business.outcome_words import to_body
from clerk.business.sentences import sentences
from clerk.business.text import Block, Paragraph, PointList
from clerk.reading.decision_words import LABELLED, MIXED
from clerk.reading.printed_actions import begins_action
from clerk.reading.sorting import Sorted

_MARKED = re.compile(r"^(\(?[1ai][.)])\s+(.*)$", re.DOTALL)
_FURTHER = re.compile(r"(?:and )?[Tt]hat\s")


@dataclass(frozen=True, slots=True)
class _Told:
    """What was decided, as it stands behind or below the word."""

    clauses: tuple[Clause, ...] = ()
    lead_in: str = ""
    style: ListStyle = ListStyle.RUN_ON
    mover: str = ""
    seconder: str = ""
    vote: Vote | None = None


def is_labelled(text: str) -> bool:
    """Whether `text` begins with the word of an outcome."""
    return bool(LABELLED.match(text) or MIXED.match(text))


def begins_business(text: str) -> bool:
    """Whether `text` begins an outcome or an action of its own, in capitals."""
    return bool(LABELLED.match(text)) or begins_action(text)


def take_labelled(out: Sorted, text: str, queue: deque[Block]) -> bool:
    """Take an outcome that begins with its word; False, and nothing taken, when `text` is none.

    What was decided stands behind the word or in the next blocks, unless the word is closed
    by a full stop ("NOTED.").
    """
    found = LABELLED.match(text) or MIXED.match(text)
    if not found:
        return False
    rest, label = found["rest"].strip(), found["label"].strip()
    told = _Told()
    if rest:
        told = _behind(rest, queue)
    elif not label.endswith("."):
        told = _below(queue)
    clauses, style = [*told.clauses], told.style
    wants_list = not clauses or clauses[0].marker or clauses[0].text.endswith(":")
    if wants_list and not label.endswith("."):
        match queue[0] if queue else None:
            case PointList(points) as listed:
                queue.popleft()
                clauses.extend(Clause(point.text, point.marker) for point in points)
                style = ListStyle.NUMBERED if listed.numbered else ListStyle.BULLETED
    out.add_outcome(
        Outcome(
            word=found["word"].upper(),
            clauses=(*clauses, *_further(queue)),
            lead_in=told.lead_in,
            label=label,
            style=style,
            to_body=to_body(found),
            mover=told.mover,
            seconder=told.seconder,
            vote=told.vote,
        )
    )
    return True


def _behind(rest: str, queue: deque[Block]) -> _Told:
    """What stands behind the word on its own line."""
    if marked := _MARKED.match(rest):
        return _Told((Clause(marked[2], marked[1]),), style=ListStyle.NUMBERED)
    opens_list = rest.endswith(":") or rest.lower() in ("that", "to")
    if opens_list and _list_follows(queue):
        return _Told(lead_in=rest)
    over = ending(sentences(rest))
    return _Told((Clause(over.text),), mover=over.mover, seconder=over.seconder, vote=over.vote)


def _below(queue: deque[Block]) -> _Told:
    """The paragraph below the word, which may lead into a list."""
    match queue[0] if queue else None:
        case Paragraph(text) if not begins_business(text):
            queue.popleft()
            if text.endswith(":") and _list_follows(queue):
                return _Told(lead_in=text)
            return _Told((Clause(text),), style=ListStyle.PARAGRAPHS)
        case _:
            return _Told()


def _list_follows(queue: deque[Block]) -> bool:
    return bool(queue) and isinstance(queue[0], PointList)


def _further(queue: deque[Block]) -> list[Clause]:
    """The paragraphs that follow and begin with "That"."""
    found: list[Clause] = []
    while queue:
        match queue[0]:
            case Paragraph(text) if _FURTHER.match(text):
                found.append(Clause(text))
                queue.popleft()
            case _:
                break
    return found
