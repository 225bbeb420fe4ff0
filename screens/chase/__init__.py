"""Chasing: what would be sent to whom, and what was answered."""

from screens.chase.replies import RepliesScreen
from screens.chase.screen import ChaseScreen

__all__ = ["ChaseScreen", "RepliesScreen"]
