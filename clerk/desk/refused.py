"""What a clerk is told when something cannot be done."""


class Refused(Exception):  # noqa: N818 - an answer, not an error of the program
    """A verb could not be carried out. The message is one sentence: what is wrong, what to do."""
