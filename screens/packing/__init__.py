"""The pack of a meeting: what goes in, making it, and the packs that were issued."""

from screens.packing.screen import PackScreen

__all__ = ["PackScreen"]
