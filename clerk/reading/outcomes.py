"""Taking outcomes and actions out of the running text of a minute."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from clerk.business.actions import Action
from clerk.business.minutes import Clause, ListStyle, Outcome
from clerk.business.movers import MOVED, MOVED_MOTION, MOVER_ALONE, SECONDER_ALONE
from clerk.business.sentences import sentences
from clerk.business.text import Block, Paragraph, Point, PointList, SubHeading
from clerk.reading.decision_words import (
    ACTION,
    AFTER_MOVERS,
    BEGINS_SENTENCE,
    CAPITALS,
    IN_SENTENCE,
    MIXED,
    TO_DO,
)
from clerk.reading.labelled import begins_business, is_labelled, take_labelled
from clerk.reading.motions import take_vote
from clerk.reading.printed_actions import begins_action, owners_in, take_action
from clerk.reading.sorting import Sorted

_LONGEST_SENTENCE = 2000  # characters; longer ones are text without full stops


def sorted_out(blocks: Sequence[Block]) -> Sorted:
    """Take the outcomes and the labelled actions out of `blocks`. No word is lost."""
    out = Sorted()
    queue = deque(blocks)
    while queue:
        match block := queue.popleft():
            case Paragraph(text) | SubHeading(text):
                if not (
                    take_labelled(out, text, queue)
                    or _take_moved(out, text, queue)
                    or take_action(out, text, queue, begins_business)
                    or take_vote(out, text)
                    or _take_sentences(out, text, queue)
                ):
                    out.blocks.append(block)
            case PointList(points):
                _take_points(out, points)
            case _:
                out.blocks.append(block)
    return out


def _take_moved(out: Sorted, text: str, queue: deque[Block]) -> bool:
    """The mover and seconder of a decision: in its own sentence, or in lines below or above it."""
    if motion := MOVED_MOTION.match(text):
        decision = motion["rest"].strip()
        if told := AFTER_MOVERS.match(decision):
            outcome = Outcome(told["word"].upper(), (Clause(told["rest"]),), label=told["label"])
            out.add_outcome(outcome)
        elif not take_labelled(out, decision, queue):
            return False
        out.add_to_last(mover=motion["mover"], seconder=motion["seconder"])
        return True
    second = None
    if first := MOVED.match(text) or MOVER_ALONE.match(text):
        second = first if "seconder" in first.groupdict() else SECONDER_ALONE.match(_said(queue))
    if not first or not second:
        return False
    if second is not first:
        also = queue.popleft()
    decision = _said(queue)
    if out.add_to_last(mover=first["mover"], seconder=second["seconder"]):
        return True
    if is_labelled(decision):
        queue.popleft()
        take_labelled(out, decision, queue)
        out.add_to_last(mover=first["mover"], seconder=second["seconder"])
        return True
    if second is not first:
        queue.appendleft(also)
    return False


def _said(queue: deque[Block]) -> str:
    """The text of the next block, empty when it is no line of text."""
    match queue[0] if queue else None:
        case Paragraph(text) | SubHeading(text):
            return text
        case _:
            return ""


def _take_sentences(out: Sorted, text: str, queue: deque[Block]) -> bool:
    """Outcomes and actions that are sentences inside a paragraph.

    A sentence that ends in a colon ("It was resolved to:") has the list that follows as clauses.
    """
    said = sentences(text)
    if not any(_decides(sentence) for sentence in said):
        return False
    _share_out(out, said)
    if _decides(said[-1]) and said[-1].endswith(":") and out.outcomes:
        match queue[0] if queue else None:
            case PointList(points) as listed:
                queue.popleft()
                last = out.outcomes[-1]
                out.outcomes[-1] = replace(
                    last,
                    lead_in=last.clauses[0].text,
                    clauses=tuple(Clause(point.text, point.marker) for point in points),
                    style=ListStyle.NUMBERED if listed.numbered else ListStyle.BULLETED,
                )
    return True


def _share_out(out: Sorted, said: Sequence[str], marker: str = "") -> None:
    """Put sentences down as text, outcomes and actions; `marker` goes to the first of these."""
    pending: list[str] = []
    for sentence in said:
        if _decides(sentence):
            out.add_sentences(pending)
            _take_sentence(out, sentence, marker)
            marker = ""
        elif pending or not _takes_movers(out, sentence):
            pending.append(sentence)
    out.add_sentences(pending)


def _takes_movers(out: Sorted, sentence: str) -> bool:
    """Whether `sentence` only told who moved the decision before it, and is now said of that."""
    moved = MOVED.match(sentence)
    return moved is not None and out.add_to_last(mover=moved["mover"], seconder=moved["seconder"])


def _take_points(out: Sorted, points: Sequence[Point]) -> None:
    """A list whose points may themselves hold decisions: what is none stays a list."""
    kept: list[Point] = []
    for point in points:
        said = sentences(point.text)
        first = next((i for i, sentence in enumerate(said) if _decides(sentence)), len(said))
        labelled = ACTION.match(point.text)
        before = "" if labelled else " ".join(said[:first])
        if before:
            kept.append(Point(before, point.depth, point.marker))
        if not labelled and first == len(said):
            continue
        if kept:
            out.blocks.append(PointList(tuple(kept)))
            kept = []
        marker = "" if before else point.marker
        if labelled:
            take_action(out, point.text, deque(), begins_action, marker)
        else:
            _share_out(out, said[first:], marker)
    if kept:
        out.blocks.append(PointList(tuple(kept)))


def _decides(sentence: str) -> bool:
    return len(sentence) <= _LONGEST_SENTENCE and bool(
        IN_SENTENCE.match(sentence)
        or MIXED.match(sentence)
        or TO_DO.match(sentence)
        or CAPITALS.search(sentence)
        or BEGINS_SENTENCE.match(sentence)
    )


def _take_sentence(out: Sorted, sentence: str, marker: str = "") -> None:
    """Put down one sentence that `_decides`."""
    if to_do := TO_DO.match(sentence):
        out.add_action(Action(sentence, owners=owners_in(to_do["owner"]), label=marker))
        return
    found = IN_SENTENCE.match(sentence) or MIXED.match(sentence) or BEGINS_SENTENCE.match(sentence)
    if found:
        word = found["word"] or found["shouted"]
        clause = Clause(found["rest"].strip(), marker)
        out.add_outcome(Outcome(word.upper(), (clause,), label=found["label"].strip()))
    elif capitals := CAPITALS.search(sentence):
        out.add_sentences([sentence[: capitals.start()].strip()])
        owners = owners_in(capitals["owner"].title())
        out.add_action(Action(capitals["action"], owners=owners, label=marker))
        out.add_sentences([sentence[capitals.end() :].strip()])
