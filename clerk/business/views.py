"""What each reader may see: the one function that makes a public or a restricted meeting."""

from dataclasses import dataclass

from clerk.business.meetings import MeetingRecord


@dataclass(frozen=True, slots=True)
class SeenMeeting:
    record: MeetingRecord


@dataclass(frozen=True, slots=True)
class PublicMeeting(SeenMeeting):
    """A meeting with nothing in it that the public may not see."""


@dataclass(frozen=True, slots=True)
class RestrictedMeeting(SeenMeeting):
    """A meeting with its restricted business."""
