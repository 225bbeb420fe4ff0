"""Sending a meeting's papers: who gets what, and how; and what was sent."""

from screens.sending.screen import SendScreen

__all__ = ["SendScreen"]
