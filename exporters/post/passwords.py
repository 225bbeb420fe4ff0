"""The password of the mail server: from the environment or the keyring of this computer.

It is never in the register, and a `Secret` never says what it holds, whoever prints it.
"""

import os
from collections.abc import Mapping
from contextlib import suppress

from clerk.business.post import MailSettings
from exporters.errors import ExportError

VARIABLE = "CLERK_MAIL_PASSWORD"
_SERVICE = "Clerk, mail server"


class Secret:
    """Words nobody may read by accident: not in a message, a log or the variables of a fault."""

    __slots__ = ("_words",)

    def __init__(self, words: str) -> None:
        self._words = words

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not written down")

    def revealed(self) -> str:
        return self._words


def password(settings: MailSettings, environment: Mapping[str, str] = os.environ) -> Secret | None:
    """The password for the user of the server: the variable's, else the keyring's, else None."""
    if not settings.user:
        return None
    if environment.get(VARIABLE):
        return Secret(environment[VARIABLE])
    import keyring
    from keyring.errors import KeyringError

    found = None
    with suppress(KeyringError):
        found = keyring.get_password(_SERVICE, _entry(settings))
    return Secret(found) if found else None


def keep_password(settings: MailSettings, secret: Secret) -> None:
    """Keep the password in the keyring of this computer. Raises ExportError where it has none."""
    import keyring
    from keyring.errors import KeyringError

    kept = False
    with suppress(KeyringError):
        keyring.set_password(_SERVICE, _entry(settings), secret.revealed())
        # Some computers have a keyring that takes everything and keeps nothing.
        kept = keyring.get_password(_SERVICE, _entry(settings)) == secret.revealed()
    if not kept:
        raise ExportError(
            f"This computer has no keyring to keep a password in: set {VARIABLE} in the "
            "environment instead, before Clerk is started."
        )


def _entry(settings: MailSettings) -> str:
    return f"{settings.user} on {settings.server}"
