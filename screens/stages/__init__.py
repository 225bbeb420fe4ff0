"""The stages of a meeting: what is ready, what went out, and the keys that move it on."""

from screens.stages.screen import StagesScreen

__all__ = ["StagesScreen"]
