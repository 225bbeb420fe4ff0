"""The form for the council's mail server."""

from clerk.business.post import USUAL_PORT, MailSettings, Security
from clerk.desk.distributing import mail_settings, set_mail_server
from clerk.desk.refused import Refused
from screens.screen import ClerkScreen
from screens.widgets.fields import Field
from screens.widgets.form import Form, Said

_SECURITY = {
    "STARTTLS": Security.STARTTLS,
    "TLS from the first word": Security.TLS,
    "none, in the house only": Security.NONE,
}


async def ask_mail_server(screen: ClerkScreen, form: Form) -> None:
    """Ask for the server, whose name mail is sent in, and the password of its user."""
    known = await screen.do(mail_settings)
    before = known or MailSettings("", "")

    async def save(said: Said) -> None:
        security = _SECURITY[said["security"]]
        port = said["port"].strip()
        if port and not port.isdecimal():
            raise Refused(f"“{port}” is no port; 587 is usual for STARTTLS, 465 for TLS.")
        settings = MailSettings(
            said["server"].strip(),
            said["address"].strip(),
            said["sender"].strip(),
            int(port) if port else USUAL_PORT[security],
            security,
            said["user"].strip(),
        )
        told = await screen.do(set_mail_server, settings, said["password"])
        screen.clerk.tell(f"{told} F9 tries it.")

    security = next(words for words, one in _SECURITY.items() if one is before.security)
    port = "" if before.port == USUAL_PORT[before.security] else str(before.port)
    await form.ask(
        "The mail server",
        [
            Field("server", "Server", before.server, hint="mail.council.example"),
            Field("security", "Closed by", security, tuple(_SECURITY)),
            Field("port", "Port", port, hint="the usual one: 587, 465 or 25"),
            Field("user", "User", before.user, hint="who signs in there, if anybody"),
            Field("password", "Password", hint="for this computer's keyring", secret=True),
            Field("address", "Sent from", before.sender_address, hint="clerk@council.example"),
            Field("sender", "In the name of", before.sender_name, hint="Democratic Services"),
        ],
        save,
    )
