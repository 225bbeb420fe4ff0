"""The text of a minute with its outcomes and actions, each in its place."""

from collections.abc import Sequence

from clerk.business.actions import Action, Due
from clerk.business.days import day_in_words
from clerk.business.minutes import Minute, Outcome, Vote, VoteMethod, in_order
from clerk.business.style import HouseStyle
from clerk.business.text import Block, blocks
from clerk.business.text import Table as TypedTable
from clerk.business.words import with_capital
from exporters.document import ActionBlock, OutcomeBlock, Passage, Table


def passages(minute: Minute, style: HouseStyle) -> tuple[Passage, ...]:
    """What stands under the minute's heading, in the order it stands on the page."""
    text = text_passages(minute.text, style.outcome_words)
    found: list[Passage] = []
    used = 0
    for place, part in in_order(minute, len(text)):
        found += text[used:place]
        used = place
        found.append(_outcome(part, style) if isinstance(part, Outcome) else _action(part, style))
    return (*found, *text[used:])


def text_passages(text: str, outcome_words: Sequence[str] = ()) -> tuple[Passage, ...]:
    """Light markup as the parts of a document; a cell may be one of the `outcome_words`."""
    return tuple(_passage(block, outcome_words) for block in blocks(text))


def _passage(block: Block, outcome_words: Sequence[str]) -> Passage:
    return _table(block, outcome_words) if isinstance(block, TypedTable) else block


def _table(typed: TypedTable, outcome_words: Sequence[str]) -> Table:
    width = max(len(row) for row in typed.rows)
    head, *rows = [row + ("",) * (width - len(row)) for row in typed.rows]
    decided = tuple(word for word in outcome_words if any(word in row for row in rows))
    return Table(head, tuple(tuple((cell,) for cell in row) for row in rows), outcomes=decided)


def _outcome(outcome: Outcome, style: HouseStyle) -> OutcomeBlock:
    """The outcome as printed; the house style's words only where the record has none of its own."""
    label = outcome.label
    if not label and not outcome.closing:
        label = f"{outcome.word}{style.outcome_punctuation}"
    lead_in = outcome.lead_in
    if outcome.to_body and outcome.to_body not in f"{label} {lead_in}":
        lead_in = f"to {outcome.to_body} {lead_in}".strip()
    return OutcomeBlock(
        label=label,
        clauses=outcome.clauses,
        lead_in=lead_in,
        style=outcome.style,
        notes=outcome_notes(outcome),
    )


def outcome_notes(outcome: Outcome) -> tuple[str, ...]:
    """What stands below the clauses: how it was closed, who moved it, how it was voted."""
    notes = (outcome.closing, _movers(outcome), _votes(outcome.vote))
    return tuple(note for note in notes if note)


def _movers(outcome: Outcome) -> str:
    """Who proposed and who seconded it, unless the words around it already name them."""
    said = f"{outcome.label} {outcome.lead_in} {outcome.closing}"
    parts = [
        f"{did} by {name}"
        for did, name in (("proposed", outcome.mover), ("seconded", outcome.seconder))
        if name and name not in said
    ]
    sentence = ", ".join(parts)
    return f"{with_capital(sentence)}." if sentence else ""


def _votes(vote: Vote | None) -> str:
    """How it was voted, or nothing when it was simply agreed."""
    if vote is None:
        return ""
    parts = []
    for words, count, names in (
        ("For", vote.in_favour, vote.names_in_favour),
        ("Against", vote.against, vote.names_against),
        ("Abstained", vote.abstained, vote.names_abstained),
    ):
        if names:
            listed = f"{words} ({count})" if count is not None else words
            parts.append(f"{listed}: {', '.join(names)}.")
        elif count is not None:
            parts.append(f"{words}: {count}.")
    if vote.unanimous:
        parts.append("Carried unanimously.")
    if vote.casting_vote:
        parts.append(f"Casting vote: {vote.casting_vote}.")
    if parts and vote.method is VoteMethod.RECORDED:
        parts.insert(0, "Recorded vote.")
    return " ".join(parts)


def _action(action: Action, style: HouseStyle) -> ActionBlock:
    """The action as printed; owners and due only where its own words do not name them."""
    owners = [owner.name for owner in action.owners if owner.name not in action.text]
    due = due_in_words(action.due)
    return ActionBlock(
        label=action.label or f"{style.labels.get('action', 'ACTION')}{style.outcome_punctuation}",
        text=action.text,
        owners=", ".join(owners),
        due="" if due in action.text else due,
    )


def due_in_words(due: Due | None) -> str:
    """When it is due, in the words that were used, else as a date; empty when nobody said."""
    if due is None:
        return ""
    if due.words or due.on is None:
        return due.words
    return day_in_words(due.on)
