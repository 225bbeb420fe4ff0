"""Typed lines that are outcomes, and outcomes written as lines again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from clerk.business.minutes import Clause, ListStyle, Outcome
from clerk.business.movers import MOVED, MOVER_ALONE, SECONDER_ALONE, ending
from clerk.business.outcome_words import clause_of, labelled, to_body
from clerk.business.sentences import sentences
from clerk.business.typed_votes import typed_vote, vote_as_typed

_COMPOUND = re.compile(r"[-–—]+(?!that\b)[a-z]")
_LEADS_IN = re.compile(r".*:|(?:that|to)(?:\s*[-–—])?", re.IGNORECASE | re.DOTALL)
_FURTHER = re.compile(r"(?:and )?that\b", re.IGNORECASE)
_BULLET = re.compile(r"[-•*]\s+(?P<text>\S.*)")


def typed_outcome(text: str, words: Sequence[str]) -> Outcome | None:
    """The outcome that `text` is, or None when it is ordinary text.

    `text` is one line, or that line with those below it, for as long as they belong to the
    outcome: ask again with the next line when it is typed, and where the answer is None it does
    not belong. `words` are the outcome words of the house style. The first line is such a word
    in capitals followed by a dash, a colon, "That" or its end; a body may stand between
    ("RECOMMENDED to Council That ..."). Below a colon or a lead-in ("That –") the clauses stand a
    line each, numbered, lettered, with bullets or plain. Who moved and seconded, and a vote as
    `typed_votes.typed_vote` reads it, may stand behind or below. The label is kept only where it
    says more than the word.
    """
    first, *below = [line.strip() for line in text.split("\n") if line.strip()] or [""]
    found = labelled(words).match(first) if words else None
    if found is None or _is_text(found):
        return None
    stop, rest = found["stop"] or "", found["rest"].strip()
    label = found["label"].strip()
    plain = label.rstrip("-–—:. ") == found["word"]
    outcome = Outcome(found["word"], label="" if plain else label, to_body=to_body(found))
    if _LEADS_IN.fullmatch(rest):
        outcome = replace(outcome, lead_in=rest)
    elif rest:
        outcome = _decided(outcome, rest)
    awaits = bool(outcome.lead_in or (stop and stop != "." and not rest))
    for line in below:
        more = _with_line(outcome, line, awaits)
        if more is None:
            return None
        outcome = more
    return outcome


def outcome_as_typed(outcome: Outcome) -> str:
    """The outcome as the lines `typed_outcome` reads.

    What cannot be typed is not in them: the words it was closed with, and its place.
    """
    lead_in = outcome.label or f"{outcome.word}"
    clauses = outcome.clauses
    run_on = clauses[:1] if outcome.style is ListStyle.RUN_ON and not outcome.lead_in else ()
    behind = outcome.lead_in or "".join(clause.text for clause in run_on)
    if not outcome.label and (behind or clauses) and not _FURTHER.match(behind):
        lead_in += ":"
    lines = [f"{lead_in} {behind}".strip()]
    for place, clause in enumerate(clauses[len(run_on) :], start=1):
        lines.append(f"{_marker(outcome.style, clause, place)}{clause.text}")
    if outcome.mover:
        seconded = f", seconded {outcome.seconder}" if outcome.seconder else ""
        lines.append(f"Moved {outcome.mover}{seconded}")
    elif outcome.seconder:
        lines.append(f"Seconded {outcome.seconder}")
    if outcome.vote and (vote := vote_as_typed(outcome.vote)):
        lines.append(vote)
    return "\n".join(lines)


def _is_text(found: re.Match[str]) -> bool:
    """Whether a line only looks like an outcome: "LOST-property office", "NOTED. Then ..."."""
    stop, rest = found["stop"] or "", found["rest"].strip()
    if "." in stop and rest:
        return True
    return bool(stop and _COMPOUND.match(found.string, found.start("stop")))


def _decided(outcome: Outcome, rest: str) -> Outcome:
    """The outcome with what stands behind its word."""
    clause = clause_of(rest)
    if clause.marker:
        return replace(outcome, clauses=(clause,), style=ListStyle.NUMBERED)
    over = ending(sentences(rest))
    return replace(
        outcome,
        clauses=(Clause(over.text),),
        mover=over.mover,
        seconder=over.seconder,
        vote=over.vote,
    )


def _with_line(outcome: Outcome, line: str, awaits: bool) -> Outcome | None:
    """The outcome with one more line, None when the line does not belong to it.

    `awaits`: its first line asked for clauses, so that a plain line is one.
    """
    moved = MOVED.match(line) or MOVER_ALONE.match(line) or SECONDER_ALONE.match(line)
    if moved:
        said = {"mover": outcome.mover, "seconder": outcome.seconder} | moved.groupdict()
        return replace(outcome, mover=said["mover"], seconder=said["seconder"])
    if vote := typed_vote(line):
        return replace(outcome, vote=vote)
    bullet = _BULLET.fullmatch(line)
    clause = Clause(bullet["text"]) if bullet else clause_of(line)
    if bullet:
        style = ListStyle.BULLETED
    elif clause.marker:
        style = ListStyle.NUMBERED
    elif awaits or _FURTHER.match(line):
        style = ListStyle.PARAGRAPHS
    else:
        return None
    if not outcome.clauses:
        return replace(outcome, clauses=(clause,), style=style)
    further = style is ListStyle.PARAGRAPHS and outcome.style is ListStyle.RUN_ON
    if style is not outcome.style and not (further and _FURTHER.match(line)):
        return None
    return replace(outcome, clauses=(*outcome.clauses, clause))


def _marker(style: ListStyle, clause: Clause, place: int) -> str:
    if style is ListStyle.BULLETED:
        return "- "
    if style is ListStyle.NUMBERED:
        return f"{clause.marker or f'{place}.'} "
    return f"{clause.marker} " if clause.marker else ""
