"""The room of a meeting: who is in it, in seconds."""

from screens.room.screen import RoomScreen

__all__ = ["RoomScreen"]
