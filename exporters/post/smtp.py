"""Messages given to a mail server (SMTP, RFC 5321), one after the other over one connection."""

import smtplib
import socket
import ssl
from contextlib import suppress
from datetime import datetime
from email.utils import format_datetime

from clerk.business.addresses import sendable
from clerk.business.post import MailSettings, Security
from exporters.errors import ExportError
from exporters.post.mail import as_bytes, mail_of
from exporters.post.message import Message, one_line
from exporters.post.passwords import VARIABLE, Secret

_WAIT = 30.0
_WAIT_FOR_RECEIPT = 180.0
"""Seconds; a server may look a message over before it says that it took it (RFC 5321 4.5.3.2)."""

_TRIES = 2

_GOING = 421
"""The server's word that it is closing the line."""


class NoConnectionError(ExportError):
    """The server cannot be worked with at all; nothing more is tried."""


class NotTakenError(ExportError):
    """The server did not take this message; others may go."""


class InDoubtError(ExportError):
    """The line broke when the message was out and before the server said that it had it."""


class MailServer:
    """A mail server, connected when it is first needed. Use it in a `with`.

    The server's certificate is checked against those this computer trusts. A council that makes its
    own names it in SSL_CERT_FILE, as for every other program.
    """

    def __init__(
        self, settings: MailSettings, secret: Secret | None, *, wait: float = _WAIT
    ) -> None:
        self._settings = settings
        self._secret = secret
        self._wait = wait
        self._line: smtplib.SMTP | None = None

    def __enter__(self) -> "MailServer":
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()

    def hang_up(self) -> None:
        """End the connection, politely where that is possible."""
        line, self._line = self._line, None
        if line is not None:
            with suppress(OSError):
                line.quit()
            line.close()

    def connect(self) -> None:
        """Make the connection and say who we are. Raises NoConnectionError with a sentence."""
        settings = self._settings
        if self._line is not None:
            return
        if settings.user and self._secret is None:
            raise NoConnectionError(
                f"There is no password for {settings.user} on {settings.server}: put it into the "
                f"keyring in the settings, or into {VARIABLE}."
            )
        try:
            self._line = self._opened()
        except (OSError, UnicodeError) as failure:
            sentence = _unconnected(failure, settings)
            failed = True
        else:
            failed = False
        if failed:
            # Not raised from the failure: it may hold what was said to the server.
            raise NoConnectionError(sentence)

    def send(self, message: Message, *, at: datetime, name: str) -> str:
        """Give the server one message. `at` is its date and `name` (of ASCII letters) what tells
        it from all others: one tried again has it again, and many servers drop a second one.

        Answers with a sentence about copies that were refused, empty as a rule. Raises
        NotTakenError, InDoubtError, NoConnectionError, or ExportError for a message that cannot
        be written.
        """
        data = self._written(message, at, name)
        for _ in range(_TRIES):
            self.connect()
            with suppress(_Gone):
                return self._given(message, data)
            # It went before it had anything of this message.
            self.hang_up()
        raise NotTakenError(f"{self._settings.server} closes the line again and again.")

    def _written(self, message: Message, at: datetime, name: str) -> bytes:
        settings = self._settings
        mail = mail_of(message)
        if message.sender is None:
            from email.headerregistry import Address

            mail["From"] = Address(
                one_line(settings.sender_name), addr_spec=sendable(settings.sender_address)
            )
        mail["Date"] = format_datetime(at)
        domain = sendable(settings.sender_address).rpartition("@")[2]
        mail["Message-ID"] = f"<{name}@{domain}>"
        return as_bytes(mail)

    def _opened(self) -> smtplib.SMTP:
        settings = self._settings
        # The name this computer gives itself is asked of the network, and nobody's business.
        greeting = "[127.0.0.1]"
        line: smtplib.SMTP
        if settings.security is Security.TLS:
            line = smtplib.SMTP_SSL(
                settings.server,
                settings.port,
                local_hostname=greeting,
                timeout=self._wait,
                context=ssl.create_default_context(),
            )
        else:
            line = smtplib.SMTP(
                settings.server, settings.port, local_hostname=greeting, timeout=self._wait
            )
        try:
            line.ehlo_or_helo_if_needed()
            if settings.security is Security.STARTTLS:
                line.starttls(context=ssl.create_default_context())
                line.ehlo_or_helo_if_needed()
            if settings.user and self._secret is not None:
                try:
                    line.login(settings.user, self._secret.revealed())
                finally:
                    # smtplib keeps what it was told for as long as the line stands.
                    line.user = line.password = ""
        except BaseException:
            line.close()
            raise
        return line

    def _given(self, message: Message, data: bytes) -> str:
        line = self._line
        assert line is not None
        self._check_size(line, data)
        try:
            refused = self._addressed(line, message, len(data))
            code, said = self._command(line, "data")
            if code != 354:
                self._refuse(line, code, said)
        except OSError as failure:  # all errors of smtplib are such
            raise _Gone from failure
        try:
            _hand_over(line, data)
        except OSError as failure:
            # Not all of it was out, so that the server cannot have taken it for whole.
            self.hang_up()
            raise NotTakenError(
                f"The line to {self._settings.server} broke in the middle of the message."
            ) from failure
        try:
            line.send(b".\r\n")
            code, said = self._receipt(line)
        except OSError as failure:
            self.hang_up()
            raise InDoubtError(
                f"The line to {self._settings.server} broke before it said whether it took the "
                "message."
            ) from failure
        if code == _GOING:
            self.hang_up()
            raise NotTakenError(_reason(code, said))
        if code != 250:
            self._refuse(line, code, said)
        return refused

    def _check_size(self, line: smtplib.SMTP, data: bytes) -> None:
        most = line.esmtp_features.get("size", "").strip()
        if most.isdecimal() and 0 < int(most) < len(data):
            raise NotTakenError(
                f"{self._settings.server} takes no message of more than "
                f"{_megabytes(int(most))} and this one has {_megabytes(len(data))}: send a link."
            )

    def _addressed(self, line: smtplib.SMTP, message: Message, size: int) -> str:
        """Say who it is from and to; a sentence about the copies that were refused."""
        options = [f"size={size}"] if line.has_extn("size") else []
        sender = message.sender.address if message.sender else self._settings.sender_address
        code, said = line.mail(sendable(sender), options)
        if code != 250:
            self._refuse(line, code, said)
        refused = []
        for one in message.everybody:
            code, said = line.rcpt(sendable(one.address))
            if code in (250, 251):
                continue
            if code == _GOING:
                raise smtplib.SMTPServerDisconnected
            if one in message.to or not message.to:
                self._refuse(line, code, said)
            refused.append(f"{one.name or one.address} ({_reason(code, said)})")
        return f"No copy went to {', '.join(refused)}." if refused else ""

    def _command(self, line: smtplib.SMTP, command: str) -> tuple[int, bytes]:
        line.putcmd(command)
        return line.getreply()

    def _receipt(self, line: smtplib.SMTP) -> tuple[int, bytes]:
        if line.sock is not None:
            line.sock.settimeout(max(self._wait, _WAIT_FOR_RECEIPT))
        try:
            return line.getreply()
        finally:
            if line.sock is not None:
                line.sock.settimeout(self._wait)

    def _refuse(self, line: smtplib.SMTP, code: int, said: bytes) -> None:
        """Leave this message and be ready for another. Raises NotTakenError, or _Gone."""
        if code == _GOING:
            raise smtplib.SMTPServerDisconnected
        with suppress(OSError):
            line.rset()
        raise NotTakenError(_reason(code, said))


class _Gone(Exception):  # noqa: N818 - it is told to nobody
    """The line was closed before the server had anything of the message."""


def _hand_over(line: smtplib.SMTP, data: bytes) -> None:
    """All of the message but the stop that ends it; a line that begins with one gets another."""
    body = data.replace(b"\r\n.", b"\r\n..")
    line.send(body if body.endswith(b"\r\n") else body + b"\r\n")


def _reason(code: int, said: bytes) -> str:
    """The server's own words, as one line."""
    words = one_line(said.decode("utf-8", "replace"))
    return f"the server says: {words[:200]} ({code})"


def _unconnected(failure: Exception, settings: MailSettings) -> str:
    """What a failure to connect means, without anything that was said to the server."""
    server = settings.server
    match failure:
        case smtplib.SMTPAuthenticationError():
            return f"{server} does not accept the password of {settings.user}: put it right."
        case smtplib.SMTPNotSupportedError():
            return (
                f"{server} does not offer what the settings ask for, so nothing was sent: ask "
                "whether it wants STARTTLS or TLS."
            )
        case ssl.SSLCertVerificationError(verify_message=why):
            return (
                f"{server} does not prove that it is {server} ({why}), so nothing was sent: ask "
                "whoever runs it for a valid certificate."
            )
        case ssl.SSLError():
            return f"{server} does not speak TLS on port {settings.port}: try STARTTLS."
        case socket.gaierror():
            return f"There is no server {server} to be found: check its name and the network."
        case UnicodeError():
            return "Name and password of the mail server may have plain letters and signs only."
        case TimeoutError():
            return f"{server} does not answer on port {settings.port}: check the port."
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=said):
            words = said if isinstance(said, bytes) else str(said).encode()
            return f"{server} turns us away: {_reason(code, words)}."
        case smtplib.SMTPServerDisconnected():
            return f"{server} closed the line at once: check port and security in the settings."
        case OSError(strerror=why):
            return f"{server} cannot be reached on port {settings.port} ({why or 'no reason'})."
    return f"{server} cannot be worked with."


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB"
