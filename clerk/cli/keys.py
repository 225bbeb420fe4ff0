"""clerk keys"""

from clerk.cli.page import say


def keys() -> None:
    """Every key of the app, place by place, to print."""
    from screens.key_card import key_card

    say(key_card().rstrip())
