"""One minute as a section of a document, whole or its decisions alone."""

from clerk.business.minutes import Minute
from clerk.business.restricted import RestrictedMinute
from clerk.business.style import HouseStyle
from exporters.compose.markings import grounds_in_words
from exporters.compose.passages import passages
from exporters.document import OutcomeBlock, Paragraph, Passage, Section, SubHeading, Table


def section(minute: Minute, style: HouseStyle, *, closed: bool) -> Section:
    """A minute as a section, with its restricted part where the document is `closed`."""
    under = passages(minute, style)
    if closed and minute.restricted is not None:
        under += _restricted(minute.restricted, style)
    return Section(minute.number, minute.title, under)


def decisions(minute: Minute, style: HouseStyle, *, closed: bool) -> Section:
    """The number, the title and the outcomes of a minute, without what led to them.

    A table stays whole where an outcome stands in one of its rows.
    """
    under = _outcomes(passages(minute, style))
    part = minute.restricted
    if closed and part is not None:
        whole = Minute("", "", text=part.text, outcomes=part.outcomes)
        decided = _outcomes(passages(whole, style))
        under += (SubHeading(_heading(part, style)), *decided) if decided else ()
    return Section(minute.number, minute.title, under)


def _outcomes(under: tuple[Passage, ...]) -> tuple[Passage, ...]:
    return tuple(passage for passage in under if _decides(passage))


def _decides(passage: Passage) -> bool:
    return isinstance(passage, OutcomeBlock) or (
        isinstance(passage, Table) and bool(passage.outcomes)
    )


def _restricted(part: RestrictedMinute, style: HouseStyle) -> tuple[Passage, ...]:
    """The restricted part of a minute under its own sub-heading, with its grounds."""
    whole = Minute("", "", text=part.text, outcomes=part.outcomes, actions=part.actions)
    return (
        SubHeading(_heading(part, style)),
        Paragraph(grounds_in_words(part.grounds, resolved=True)),
        *passages(whole, style),
    )


def _heading(part: RestrictedMinute, style: HouseStyle) -> str:
    return part.title or style.labels.get("restricted minute", "Restricted minute")
