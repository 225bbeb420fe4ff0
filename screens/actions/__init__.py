"""Actions of every committee in one list, and all that is known of one of them."""

from screens.actions.screen import ActionsScreen
from screens.actions.story import ActionScreen

__all__ = ["ActionScreen", "ActionsScreen"]
