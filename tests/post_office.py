"""Mail servers on this machine, each with its own way of taking mail, and certificates for them."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "ada", "correct horse battery staple"


@dataclass
class Taken:
    """One mail a server said it took: for whom, and what it says."""

    readers: list[str]
    content: bytes

    @property
    def mail(self) -> EmailMessage:
        return cast(EmailMessage, message_from_bytes(self.content, policy=policy.SMTP))


@dataclass
class PostOffice:
    """A server that takes mail; `refuse` are addresses it knows nobody at, and `at_data` is asked
    for its answer to each mail: None takes it, "cut" breaks the line in place of an answer."""

    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    refuse: set[str] = field(default_factory=set)
    at_data: Callable[[list[str]], str | None] = lambda readers: None
    lines: int = 0

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's names
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.lines += 1
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.refuse:
            return "550 5.1.1 There is nobody of that name here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        answer = self.at_data(list(envelope.rcpt_tos))
        if answer == "cut":
            server.transport.abort()
            return "250 nobody hears this"
        if answer is None:
            self.taken.append(Taken(list(envelope.rcpt_tos), envelope.content))
            return "250 OK"
        return answer


@contextmanager
def open_office(
    office: PostOffice,
    certificate: tuple[Path, Path] | None = None,
    *,
    tls: bool = False,
    largest: int = 30_000_000,
) -> Iterator[PostOffice]:
    """Open a post office on a free port. With a certificate it wants STARTTLS and a password, or
    with `tls` speaks nothing but TLS."""
    options: dict[str, Any] = {"data_size_limit": largest}
    if certificate is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*certificate)
        options |= {"authenticator": _known, "auth_required": True}
        if tls:
            options |= {"ssl_context": context, "auth_require_tls": False}
        else:
            options |= {"tls_context": context, "require_starttls": True}
    controller = _started(office, options)
    office.lines = 0
    try:
        yield office
    finally:
        controller.stop()


def _started(office: PostOffice, options: dict[str, Any]) -> Controller:
    """Between a port being found free and being taken, another program may take it."""
    for left in reversed(range(5)):
        office.port = _free_port()
        controller = Controller(office, hostname="127.0.0.1", port=office.port, **options)
        try:
            controller.start()
        except OSError:
            if not left:
                raise
        else:
            return controller
    raise AssertionError("the last try is raised")


@contextmanager
def open_until(most: int) -> Iterator[int]:
    """A server that hangs up after it has read `most` bytes of a mail; its port."""
    listening = socket.socket()
    # What it has not read cannot wait in the line, however small the mail.
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    listening.bind(("127.0.0.1", 0))
    listening.listen()

    def serve() -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            with line, line.makefile("rwb") as talk:
                talk.write(b"220 ready\r\n")
                talk.flush()
                while command := talk.readline():
                    reading = command.upper().startswith(b"DATA")
                    talk.write(b"354 go on\r\n" if reading else b"250 OK\r\n")
                    talk.flush()
                    if reading:
                        talk.read(most)
                        break

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.close()


def certificate(folder: Path, name: str = "localhost", *, days: int = 30) -> tuple[Path, Path]:
    """A certificate that vouches for itself, and its key, as files."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=60))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = (folder / f"{name}.pem", folder / f"{name}.key")
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files


def _known(server: Any, session: Any, envelope: Any, mechanism: str, said: Any) -> AuthResult:
    good = isinstance(said, LoginPassword) and said == LoginPassword(
        USER.encode(), PASSWORD.encode()
    )
    return AuthResult(success=good, handled=False)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
