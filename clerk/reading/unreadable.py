"""A paper that cannot be read."""


class UnreadablePaper(Exception):  # noqa: N818 - it is named for what the clerk is told
    """One sentence for the clerk: what is wrong with the file and what to do."""
