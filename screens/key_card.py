"""The key card: every key of every place, as plain text to print and pin up."""

from screens.commands import every_command
from screens.help import IN_A_LIST, key_lines


def key_card() -> str:
    """The card, made from the commands; imports all screens."""
    parts = ["Keys in Clerk"]
    for place, commands in every_command():
        parts.append(f"{place.capitalize()}\n{key_lines(commands)}")
    parts.append(IN_A_LIST)
    return "\n\n".join(parts) + "\n"
