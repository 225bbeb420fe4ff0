"""The text of a minute while its outcomes and actions are being taken out of it."""

from dataclasses import dataclass, field, replace

from clerk.business.actions import Action
from clerk.business.minutes import Outcome, Vote
from clerk.business.sentences import sentences
from clerk.business.text import Block, Paragraph, PointList, SubHeading
from clerk.reading.source import words

_NEAR = 50  # blocks


@dataclass
class Sorted:
    """Text blocks, and the outcomes and actions among them, each knowing its place."""

    blocks: list[Block] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    order: int = 0

    def add_outcome(self, outcome: Outcome) -> None:
        self.order += 1
        placed = replace(outcome, after_block=len(self.blocks), order=self.order)
        self.outcomes.append(placed)

    def add_action(self, action: Action) -> None:
        self.order += 1
        self.actions.append(replace(action, after_block=len(self.blocks), order=self.order))

    def add_sentences(self, pending: list[str]) -> None:
        """Put the pending sentences down as a paragraph, and forget them."""
        if words(" ".join(pending)):
            self.blocks.append(Paragraph(" ".join(pending)))
        pending.clear()

    def add_to_last(
        self,
        *,
        mover: str = "",
        seconder: str = "",
        closing: str = "",
        vote: Vote | None = None,
    ) -> bool:
        """Say more of the outcome just put down; False when there is none, or that was said."""
        last = self.outcomes[-1] if self.outcomes else None
        if last is None or last.order != self.order or last.after_block != len(self.blocks):
            return False
        if (mover and last.mover) or (closing and last.closing) or (vote and last.vote):
            return False
        self.outcomes[-1] = replace(
            last,
            mover=mover or last.mover,
            seconder=seconder or last.seconder,
            closing=closing or last.closing,
            vote=vote or last.vote,
        )
        return True

    def said(self, back: int) -> str:
        """The text of the block `back` from the end, empty when that is no line of text."""
        match self.blocks[-back] if len(self.blocks) >= back else None:
            case Paragraph(text) | SubHeading(text):
                return text
            case _:
                return ""

    def free_before(self, back: int) -> bool:
        """Whether no outcome or action stands among the last `back` blocks."""
        places = [outcome.after_block or 0 for outcome in self.outcomes[-1:]]
        places += [action.after_block or 0 for action in self.actions[-1:]]
        return all(place <= len(self.blocks) - back for place in places)

    def last_sentence(self) -> str:
        """The end of what was said so far: an action without words of its own is about that."""
        # Further back nobody would look, and a paper of actions alone would be read ever slower.
        for block in self.blocks[: -_NEAR - 1 : -1]:
            match block:
                case Paragraph(text):
                    return sentences(text[-2000:])[-1]
                case PointList(points):
                    return points[-1].text
                case _:
                    pass
        return ""
