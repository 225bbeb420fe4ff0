"""Reading the web page of a single agenda item: its title, what was minuted, what was decided."""

from dataclasses import replace

from clerk.business.agenda import AgendaItem
from clerk.business.meetings import Leftover, Leftovers
from clerk.business.minutes import Minute
from clerk.business.promises import promises
from clerk.business.proposal import Proposal
from clerk.business.text import Paragraph, markup
from clerk.reading.body import pieces
from clerk.reading.minutes import placed, said
from clerk.reading.outcomes import sorted_out
from clerk.reading.source import Line, Source, unused, words

_CLOSING = ("supporting documents:", "supporting documents")


def read_item_page(paper: Source) -> Proposal:
    """Read the page. It names no meeting, so the clerk must say which one it belongs to."""
    lines = [line for line in paper.lines if not line.blank]
    labels = [Leftover(lines[0].number, lines[0].bare)]
    title = lines[1].bare if len(lines) > 1 else ""
    body = _after(paper, lines[1]) if len(lines) > 1 else []
    body, closing = _before_documents(body)
    read = pieces(paper, body)
    description = ""
    if read and isinstance(read[0].block, Paragraph) and _foretells(read[0].block.text):
        description = read[0].block.text
        read = read[1:]
    out = sorted_out([piece.block for piece in read])
    minute = placed(
        Minute("", title, markup(tuple(out.blocks)), tuple(out.outcomes), tuple(out.actions)),
        len(out.blocks),
    )
    spoken = [line for line in body if not line.blank]
    labels += unused(spoken, description, *said(minute))
    unplaced = [Leftover(line.number, line.bare) for line in closing if words(line.raw)]
    labels += [left for left in unplaced if left.text.lower() in _CLOSING]
    return Proposal(
        committee="",
        meeting=None,
        items=(AgendaItem("", title, description),) if title else (),
        minutes=(minute,) if title and (minute.text or minute.outcomes) else (),
        promises=promises((minute,)),
        leftovers=Leftovers(
            labels=tuple(labels),
            unplaced=tuple(left for left in unplaced if left.text.lower() not in _CLOSING),
        ),
        lines=(1, len(paper.lines)),
        outcome_words=tuple(dict.fromkeys(outcome.word for outcome in minute.outcomes)),
    )


def _after(paper: Source, line: Line) -> list[Line]:
    return [one for one in paper.lines if one.number > line.number]


def _before_documents(body: list[Line]) -> tuple[list[Line], list[Line]]:
    for index, line in enumerate(body):
        if line.bare.lower() in _CLOSING:
            return body[:index], [replace(one) for one in body[index:]]
    return body, []


def _foretells(text: str) -> bool:
    """Whether a sentence says what is to be done, as descriptions on an agenda do."""
    lowered = f" {text.lower()} "
    return " will " in lowered or lowered.startswith((" to ", " report of", " presentation"))
