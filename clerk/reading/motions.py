"""Motions that are followed by their result: "That ... be adopted. Carried."."""

from dataclasses import dataclass

from clerk.business.minutes import Clause, ListStyle, Outcome
from clerk.business.movers import MOVED, MOVED_MOTION, MOVER_ALONE, SECONDER_ALONE, vote_in
from clerk.business.text import Paragraph, PointList, SubHeading
from clerk.reading.decision_words import FAILED, QUOTED_MOTION, VOTED
from clerk.reading.sorting import Sorted

_LONGEST = 2000  # characters; longer ones are text without full stops


def take_vote(out: Sorted, text: str) -> bool:
    """Take a result with its motion, told in the same line or above; False when `text` is none."""
    if len(text) > _LONGEST:
        return False
    found = VOTED.match(text)
    if not found:
        counted = vote_in(text.strip(" .()"))
        return counted is not None and out.add_to_last(vote=counted)
    told, closing = found["motion"].strip(), found["closing"].strip()
    vote = vote_in(told.strip(" .()"))
    told = "" if vote else told
    motion = _motion_above(out, told)
    if told and not motion.clauses:
        return False
    mover, seconder, above = motion.mover, motion.seconder, motion.above
    if moved := MOVED.match(out.said(above + 1)):
        mover, seconder, above = moved["mover"], moved["seconder"], above + 1
    elif (second := SECONDER_ALONE.match(out.said(above + 1))) and (
        moved := MOVER_ALONE.match(out.said(above + 2))
    ):
        mover, seconder, above = moved["mover"], second["seconder"], above + 2
    if not (motion.clauses or mover):
        return out.add_to_last(closing=closing, vote=vote)
    if not out.free_before(above):
        return False
    del out.blocks[len(out.blocks) - above :]
    out.add_outcome(
        Outcome(
            "LOST" if FAILED.search(closing) else "CARRIED",
            motion.clauses,
            motion.lead_in,
            style=motion.style,
            mover=mover,
            seconder=seconder,
            vote=vote,
            closing=closing,
        )
    )
    return True


@dataclass(frozen=True, slots=True)
class _Motion:
    """What was voted on; `above` is how many of the last blocks of text it takes."""

    clauses: tuple[Clause, ...] = ()
    lead_in: str = ""
    style: ListStyle = ListStyle.PARAGRAPHS
    above: int = 0
    mover: str = ""
    seconder: str = ""


def _motion_above(out: Sorted, told: str) -> _Motion:
    """The motion a result belongs to: told in the same line, or in up to four blocks above."""
    clauses = [Clause(told)] if told else []
    if QUOTED_MOTION.match(told):
        return _Motion(tuple(clauses))
    style = ListStyle.PARAGRAPHS
    for back in range(1, 5):
        match out.blocks[-back] if len(out.blocks) >= back else None:
            case Paragraph(text) | SubHeading(text) if QUOTED_MOTION.match(text):
                if style is ListStyle.PARAGRAPHS:
                    return _Motion((Clause(text), *clauses), "", style, back)
                return _Motion(tuple(clauses), text, style, back)
            case Paragraph(text) if moved := MOVED_MOTION.match(text):
                own = (Clause(moved["rest"]), *clauses)
                return _Motion(own, "", style, back, moved["mover"], moved["seconder"])
            case Paragraph(text):
                clauses.insert(0, Clause(text))
            case PointList(points) as listed:
                clauses[:0] = [Clause(point.text, point.marker) for point in points]
                style = ListStyle.NUMBERED if listed.numbered else ListStyle.BULLETED
            case _:
                break
    return _Motion((Clause(told),)) if told.startswith("To ") else _Motion()
