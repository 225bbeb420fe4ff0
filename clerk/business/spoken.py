"""What was decided, as it is read out: the word, what follows, and the votes in words."""

from dataclasses import dataclass, replace

from clerk.business.actions import Action
from clerk.business.days import day_in_words
from clerk.business.minutes import Minute, Outcome, Vote, in_order
from clerk.business.text import blocks
from clerk.business.words import with_capital


@dataclass(frozen=True, slots=True)
class Spoken:
    """One outcome or action: its `word`, the `lines` to read out, and `below` who and how."""

    word: str
    lines: tuple[str, ...]
    below: tuple[str, ...] = ()


def spoken(minute: Minute, action_label: str) -> tuple[Spoken, ...]:
    """The outcomes and actions of a minute's public part, in the order they stand."""
    standing = in_order(minute, len(blocks(minute.text)))
    return tuple(
        _outcome(thing) if isinstance(thing, Outcome) else _action(thing, action_label)
        for _, thing in standing
    )


def restricted_part(minute: Minute) -> Minute | None:
    """The restricted part of a minute as a minute of its own; None when it has none."""
    part = minute.restricted
    if part is None:
        return None
    return replace(
        minute,
        title=part.title or minute.title,
        text=part.text,
        outcomes=part.outcomes,
        actions=part.actions,
        restricted=None,
    )


def _outcome(outcome: Outcome) -> Spoken:
    word = f"{outcome.word} to {outcome.to_body}" if outcome.to_body else outcome.word
    clauses = (f"{clause.marker} {clause.text}".strip() for clause in outcome.clauses)
    below = (_movers(outcome), vote_in_words(outcome.vote), outcome.closing)
    return Spoken(word, _said(outcome.lead_in, *clauses), _said(*below))


def _action(action: Action, label: str) -> Spoken:
    owners = ", ".join(owner.name for owner in action.owners)
    due = action.due
    when = (due.words or (day_in_words(due.on) if due.on else "")) if due else ""
    return Spoken(label.upper(), _said(action.text), _said(owners, f"By {when}" if when else ""))


def _said(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _movers(outcome: Outcome) -> str:
    names = (("moved by", outcome.mover), ("seconded by", outcome.seconder))
    parts = [f"{did} {name}" for did, name in names if name]
    return f"{with_capital(', '.join(parts))}." if parts else ""


def vote_in_words(vote: Vote | None) -> str:
    """How it was voted, as sentences; empty when there was no vote or nothing is known of it."""
    if vote is None:
        return ""
    counted = []
    for verb, count, names in (
        ("voted for", vote.in_favour, vote.names_in_favour),
        ("voted against", vote.against, vote.names_against),
        ("abstained", vote.abstained, vote.names_abstained),
    ):
        named = f" ({', '.join(names)})" if names else ""
        if names or count is not None:
            number = len(names) if count is None else count
            counted.append(f"{number or 'nobody'} {verb}{named}")
    said = [with_capital("; ".join(counted))] if counted else []
    if vote.unanimous:
        said.append("Carried unanimously")
    if vote.casting_vote:
        said.append(f"Casting vote: {vote.casting_vote}")
    return "".join(f"{each}. " for each in said).strip()
