"""Minutes taken live."""

from screens.live.screen import LiveScreen

__all__ = ["LiveScreen"]
