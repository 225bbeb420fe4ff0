"""What a paper must warn of: that it is a draft, that it is not for the public, and why."""

from clerk.business.meetings import MeetingRecord, Stage
from clerk.business.restricted import Grounds, RestrictedKind
from clerk.business.style import HouseStyle

_ISSUED = frozenset({Stage.DRAFT_ISSUED, Stage.CONFIRMED, Stage.SIGNED})


def marking(style: HouseStyle, *, restricted: bool, draft: bool) -> str:
    """What stands on every page of a paper that holds restricted words, or is not yet issued."""
    marks = []
    if restricted:
        marks.append(style.labels.get("not for publication", "NOT FOR PUBLICATION"))
    if draft:
        marks.append(style.labels.get("draft", "DRAFT"))
    return " - ".join(marks)


def minutes_marking(style: HouseStyle, record: MeetingRecord, *, closed: bool) -> str:
    """What stands on every page of minutes, or of a part of them; `closed`: with what the public
    may not see."""
    stage = record.meeting.stage
    marks = [
        marking(
            style,
            restricted=closed and any(minute.restricted for minute in record.minutes),
            draft=stage not in _ISSUED,
        )
    ]
    if stage is Stage.BEING_CHECKED:
        marks.append(style.labels.get("checking copy", "CHECKING COPY"))
    return " - ".join(filter(None, marks))


def grounds_in_words(grounds: Grounds, *, resolved: bool) -> str:
    """Why the public may not see it, as a sentence; `resolved` once the meeting decided so.

    Local Government Act 1972 s100A(3) and Schedule 12A; Public Bodies (Admission to Meetings)
    Act 1960 s1(2).
    """
    match grounds.kind:
        case RestrictedKind.EXEMPT:
            sentence = "Exempt information."
            if grounds.paragraphs:
                word = "paragraph" if len(grounds.paragraphs) == 1 else "paragraphs"
                *others, last = grounds.paragraphs
                listed = f"{', '.join(others)} and {last}" if others else last
                sentence = f"Exempt information under {word} {listed} of Schedule 12A."
        case RestrictedKind.CONFIDENTIAL:
            sentence = "Confidential information."
        case RestrictedKind.EXCLUDED:
            were = "were" if resolved else "may be"
            sentence = f"The public {were} excluded by resolution."
    return f"{sentence} {grounds.reason}".strip()
