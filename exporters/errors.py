"""What goes wrong while a document is made or looked at, said so that a clerk can act on it."""


class ExportError(Exception):
    """A document could not be made, written or read. The message is one whole sentence."""
