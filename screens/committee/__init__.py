"""Committees: the list of them, and one with its meetings, members, house style and numbers."""

from screens.committee.screen import CommitteeScreen

__all__ = ["CommitteeScreen"]
