"""The editor minutes are written in."""

from screens.editor.editor import Editor

__all__ = ["Editor"]
