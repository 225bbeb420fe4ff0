"""Promises hidden in the prose of minutes: found and offered as actions, never created unasked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from clerk.business.actions import Action
from clerk.business.minutes import Minute, Outcome
from clerk.business.outcome_words import carried
from clerk.business.promised_by import Spoken
from clerk.business.sentences import sentences
from clerk.business.text import Paragraph, PointList, blocks
from clerk.business.undertakings import undertaking


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that may be an action: offered to the clerk, never created unasked.

    `minute` is the minute number it was made in, `text` the sentence (or clause) as it stands,
    single spaced; `owner` a guess from its subject or from who said it (empty: none),
    `conditional` when it hangs on an "if". `clause` is the marker of the outcome's clause it is,
    without its stop, or its place counted from 1 when it has no marker; empty for a sentence of
    the text.
    """

    minute: str
    text: str
    owner: str = ""
    conditional: bool = False
    clause: str = ""


LeftOut = frozenset[tuple[int, str]]
"""What is not to be offered: of each the id of its minute and the `words_key` of its words."""


def words_key(text: str) -> str:
    """What a promise is known by once it is left out: a digest of its words, whatever their
    capitals and the stop behind them. The words themselves are kept in their minute alone."""
    return sha256(_plain(text).encode()).hexdigest()


def promises(
    minutes: Sequence[Minute], *, actions: Sequence[Action] = (), left_out: LeftOut = frozenset()
) -> tuple[Promise, ...]:
    """The promises made in `minutes`, in the order they stand, text before outcomes.

    `actions` are those the register already has; a promise that one of them (or an action printed
    in the minute itself) repeats word for word is not offered again, and neither is what was
    `left_out`. Restricted business is not read. Sub-headings and tables hold no promises: a table
    in minutes is figures or a log.
    """
    return tuple(
        promise
        for minute in minutes
        for promise in (*_in_text(minute), *_in_outcomes(minute))
        if not _taken(promise, minute, actions)
        and not (left_out and (minute.id, words_key(promise.text)) in left_out)
    )


def _in_text(minute: Minute) -> Iterator[Promise]:
    opening, spoken = "", Spoken()
    for block in blocks(minute.text):
        match block:
            case Paragraph(text):
                said = sentences(text)
                yield from _offered(minute.number, said, spoken)
                opening = said[-1].rstrip(" :") if said and said[-1].endswith(":") else ""
            case PointList(points):
                for point in points:
                    yield from _offered(minute.number, sentences(point.text), spoken, opening)
                opening = ""
            case _:
                opening = ""


def _offered(
    number: str, said: Sequence[str], spoken: Spoken, opening: str = ""
) -> Iterator[Promise]:
    """The promises of a paragraph; `spoken` has heard the minute before it and hears this too."""
    spoken.new_paragraph()
    for place, sentence in enumerate(said):
        found = undertaking(sentence, opening if place == 0 else "")
        if found:
            by = spoken.in_full(found.owner or spoken.speaker(sentence))
            yield Promise(number, sentence, by, found.conditional)
        spoken.hear(sentence)


def _in_outcomes(minute: Minute) -> Iterator[Promise]:
    for outcome in minute.outcomes:
        if carried(outcome.word):
            yield from _in_clauses(minute.number, outcome)


def _in_clauses(number: str, outcome: Outcome) -> Iterator[Promise]:
    opening = f"agreed {outcome.lead_in}".rstrip(" :")
    for place, clause in enumerate(outcome.clauses, start=1):
        text = " ".join(clause.text.split())
        found = undertaking(text, opening, decided=True) or undertaking(text, decided=True)
        if found:
            marker = clause.marker.strip("().") or str(place)
            yield Promise(number, text, found.owner, found.conditional, marker)


def _taken(promise: Promise, minute: Minute, actions: Sequence[Action]) -> bool:
    """Whether an action of the same minute says the promise over in the same words."""
    registered = (a for a in actions if a.origin and a.origin.minute == minute.number)
    words = _plain(promise.text)
    return any(words == _plain(action.text) for action in (*minute.actions, *registered))


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
