"""Taking outcomes and actions out of the running text of a minute."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from clerk.business.actions import Action, Owner, OwnerKind
from clerk.business.minutes import Clause, ListStyle, Outcome
from clerk.business.sentences import sentences
from clerk.business.text import Block, Paragraph, Point, PointList, SubHeading
from clerk.reading.decision_words import (
    ACTION,
    ACTION_ALONE,
    ANY,
    CAPITALS,
    DECIDED,
    INITIALS,
    LINE,
    MIXED,
    MOVED,
    QUOTED_MOTION,
    TO_DO,
    VOTED,
)
from clerk.reading.source import words


@dataclass
class Sorted:
    """The text of a minute with its outcomes and actions taken out, each knowing its place."""

    blocks: list[Block] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    order: int = 0

    def place(self) -> tuple[int, int]:
        self.order += 1
        return len(self.blocks), self.order


def sorted_out(blocks: Sequence[Block]) -> Sorted:
    """Take the outcomes and the labelled actions out of `blocks`. No word is lost."""
    out = Sorted()
    queue = list(blocks)
    while queue:
        block = queue.pop(0)
        match block:
            case Paragraph(text) | SubHeading(text):
                if (
                    _take_outcome(out, text, queue)
                    or _take_action(out, text, queue)
                    or _take_vote(out, text)
                    or _take_sentences(out, text, queue)
                ):
                    continue
                out.blocks.append(block)
            case PointList(points):
                _take_points(out, points)
            case _:
                out.blocks.append(block)
    return out


def _take_outcome(out: Sorted, text: str, queue: list[Block]) -> bool:
    found = LINE.match(text) or MIXED.match(text)
    if not found:
        return False
    rest, lead_in, style = found["rest"].strip(), "", ListStyle.RUN_ON
    clauses: list[Clause] = []
    if marked := re.match(r"^(\(?[1ai][.)])\s+(.*)$", rest, re.DOTALL):
        clauses.append(Clause(marked[2], marked[1]))
        style = ListStyle.NUMBERED
    elif rest and rest.endswith(":") and queue and isinstance(queue[0], PointList):
        lead_in = rest
    elif rest:
        clauses.append(Clause(rest))
    elif queue and isinstance(queue[0], Paragraph) and not _starts_other(queue[0].text):
        following = queue.pop(0)
        assert isinstance(following, Paragraph)
        if following.text.endswith(":") and queue and isinstance(queue[0], PointList):
            lead_in = following.text
        else:
            clauses.append(Clause(following.text))
            style = ListStyle.PARAGRAPHS
    wants_list = not clauses or clauses[0].marker or clauses[0].text.endswith((":", "that", "to"))
    if wants_list and queue and isinstance(queue[0], PointList):
        points = queue.pop(0)
        assert isinstance(points, PointList)
        clauses.extend(Clause(point.text, point.marker) for point in points.points)
        style = ListStyle.NUMBERED if points.numbered else ListStyle.BULLETED
    while (
        queue and isinstance(queue[0], Paragraph) and re.match(r"(?:and )?[Tt]hat\s", queue[0].text)
    ):
        following = queue.pop(0)
        assert isinstance(following, Paragraph)
        clauses.append(Clause(following.text))
    after, order = out.place()
    word = found["word"].upper()
    to_body = (found.groupdict().get("to") or "").removeprefix("to ").removeprefix("the ").strip()
    label = found["label"].strip()
    out.outcomes.append(
        Outcome(
            word,
            tuple(clauses),
            lead_in,
            label,
            style,
            to_body,
            after_block=after,
            order=order,
        )
    )
    return True


def _take_action(out: Sorted, text: str, queue: list[Block]) -> bool:
    found = ACTION.match(text) or ACTION_ALONE.match(text)
    if not found:
        return False
    parts = found.groupdict()
    rest = (parts.get("rest") or "").strip()
    owners = _owners(parts.get("owner") or "")
    label = text[: len(text) - len(rest)].strip() if rest else text.strip()
    if not rest and queue and isinstance(queue[0], Paragraph) and not _starts_other(queue[0].text):
        following = queue.pop(0)
        assert isinstance(following, Paragraph)
        rest = following.text
    if not rest and queue and isinstance(queue[0], PointList):
        points = queue.pop(0)
        assert isinstance(points, PointList)
        for position, point in enumerate(points.points):
            _add_action(out, point.text, owners, label if position == 0 else "")
        return True
    if rest and INITIALS.match(rest):
        owners, label = _owners(rest), f"{label} {rest}".strip()
        rest = _last_sentence(out)
    if not rest:
        rest = _last_sentence(out)
    if not rest:
        return False
    _add_action(out, rest, owners, label)
    return True


def _take_vote(out: Sorted, text: str) -> bool:
    """A motion with its result behind it: "That ... be adopted. Carried." """
    found = VOTED.match(text)
    if not found or len(words(text)) > 150:
        return False
    motion = found["motion"].strip()
    clauses = [motion] if motion else []
    back = len(out.blocks)
    while not (clauses and QUOTED_MOTION.match(clauses[0])) and back > 0:
        before = out.blocks[back - 1]
        if not isinstance(before, Paragraph) or len(out.blocks) - back >= 4:
            break
        back -= 1
        clauses.insert(0, before.text)
    if not clauses or not QUOTED_MOTION.match(clauses[0]):
        back, clauses = len(out.blocks), [motion] if motion else []
        if motion and not re.match(r"[‘“\"']?(?:That|To)\b", motion):
            return False
    lead_in = ""
    if (
        back > 0
        and isinstance(before := out.blocks[back - 1], Paragraph)
        and MOVED.match(before.text)
    ):
        back, lead_in = back - 1, before.text
    if not clauses and not lead_in:
        return False
    places = [outcome.after_block or 0 for outcome in out.outcomes]
    places += [action.after_block or 0 for action in out.actions]
    if any(place > back for place in places):
        return False
    del out.blocks[back:]
    moved = MOVED.match(lead_in)
    after, order = out.place()
    closing = found["closing"].strip()
    word = "LOST" if re.search(r"lost|fail|defeat", closing, re.IGNORECASE) else "CARRIED"
    out.outcomes.append(
        Outcome(
            word,
            tuple(Clause(clause) for clause in clauses),
            lead_in,
            style=ListStyle.PARAGRAPHS,
            mover=moved["mover"].strip() if moved else "",
            seconder=moved["seconder"].strip() if moved else "",
            closing=closing,
            after_block=after,
            order=order,
        )
    )
    return True


def _take_sentences(out: Sorted, text: str, queue: list[Block]) -> bool:
    """Outcomes and actions that are sentences inside a paragraph.

    A sentence that ends in a colon ("It was resolved to:") has the list that follows as clauses.
    """
    pending: list[str] = []
    taken = False
    for sentence in sentences(text):
        if _sentence_is_business(sentence):
            _flush(out, pending)
            _take_sentence(out, sentence)
            taken = True
        else:
            pending.append(sentence)
    if taken and not pending and out.outcomes and queue and isinstance(queue[0], PointList):
        last = out.outcomes[-1]
        if last.order == out.order and last.clauses and last.clauses[0].text.endswith(":"):
            points = queue.pop(0)
            assert isinstance(points, PointList)
            out.outcomes[-1] = replace(
                last,
                lead_in=last.clauses[0].text,
                clauses=tuple(Clause(point.text, point.marker) for point in points.points),
                style=ListStyle.NUMBERED if points.numbered else ListStyle.BULLETED,
            )
    if taken:
        _flush(out, pending)
    return taken


def _take_points(out: Sorted, points: Sequence[Point]) -> None:
    kept: list[Point] = []
    for point in points:
        parts: list[str] = []
        business: list[str] = []
        whole = ACTION.match(point.text)
        if not whole:
            for sentence in sentences(point.text):
                (business if business or _sentence_is_business(sentence) else parts).append(
                    sentence
                )
        if parts:
            kept.append(Point(" ".join(parts), point.depth, point.marker))
        elif point.marker and (business or whole):
            business.insert(0, point.marker)
        if not whole and not business:
            continue
        if kept:
            out.blocks.append(PointList(tuple(kept)))
            kept = []
        if whole:
            _take_action(out, point.text, [])
            continue
        pending: list[str] = []
        for sentence in business:
            if _sentence_is_business(sentence):
                _flush(out, pending)
                _take_sentence(out, sentence)
            else:
                pending.append(sentence)
        _flush(out, pending)
    if kept:
        out.blocks.append(PointList(tuple(kept)))


def _sentence_is_business(sentence: str) -> bool:
    return bool(
        DECIDED.match(sentence)
        or MIXED.match(sentence)
        or TO_DO.match(sentence)
        or CAPITALS.search(sentence)
        or re.match(rf"(?:{ANY})\s+(?:unanimously\s+)?(?:that|to)\s", sentence)
    )


def _take_sentence(out: Sorted, sentence: str) -> None:
    if to_do := TO_DO.match(sentence):
        _add_action(out, sentence, _owners(to_do["owner"]), "")
        return
    decided = DECIDED.match(sentence) or MIXED.match(sentence)
    if decided is None and (capitals := CAPITALS.search(sentence)):
        before, behind = sentence[: capitals.start()].strip(), sentence[capitals.end() :].strip()
        _flush(out, [before] if before else [])
        _add_action(out, capitals["action"], _owners(capitals["owner"].title()), "")
        _flush(out, [behind] if behind else [])
        return
    if decided is None:
        first, _, behind = sentence.partition(" ")
        lead, word, rest = first, first, behind
    else:
        lead = decided.groupdict().get("lead") or decided.groupdict().get("label") or ""
        word, rest = decided["word"], decided["rest"]
    after, order = out.place()
    out.outcomes.append(
        Outcome(
            word.upper(),
            (Clause(rest.strip()),),
            label=lead.strip(),
            after_block=after,
            order=order,
        )
    )


def _flush(out: Sorted, pending: list[str]) -> None:
    if pending and words(" ".join(pending)):
        out.blocks.append(Paragraph(" ".join(pending)))
    pending.clear()


def _add_action(out: Sorted, text: str, owners: tuple[Owner, ...], label: str) -> None:
    after, order = out.place()
    out.actions.append(Action(text, owners=owners, label=label, after_block=after, order=order))


def _owners(text: str) -> tuple[Owner, ...]:
    found = []
    for name in re.split(r"\s*[/&,]\s*|\s+and\s+", text.strip(" .:-–")):
        if not name:
            continue
        kind = OwnerKind.PERSON
        if name.lower() == "all":
            kind = OwnerKind.ALL
        elif re.search(r"\b(?:clerk|chair|chairman|secretary|treasurer|officer)\b", name, re.I):
            kind = OwnerKind.POST
        found.append(Owner(name, kind))
    return tuple(found)


def _last_sentence(out: Sorted) -> str:
    """What an action without a text of its own is about: the end of what stands before it."""
    for block in reversed(out.blocks):
        if isinstance(block, Paragraph):
            return sentences(block.text)[-1]
        if isinstance(block, PointList):
            return block.points[-1].text
    return ""


def _starts_other(text: str) -> bool:
    return bool(LINE.match(text) or ACTION.match(text) or ACTION_ALONE.match(text))
