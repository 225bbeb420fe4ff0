"""A message in the form mail travels in (RFC 5322, MIME)."""

from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import EmailPolicy
from pathlib import Path
from typing import Any, cast

from clerk.business.addresses import sendable
from exporters.errors import ExportError
from exporters.post.message import Attachment, Correspondent, Message, one_line

_HEADERS = ("From", "To", "Cc", "Bcc")
_LINE_END = "\r\n"
_LONGEST_WORD = 70


class _Posted(EmailPolicy):
    """Mail whose recipients stand on a line each.

    Python puts several on a line, and where a name with accents ends one it may encode the comma
    behind it, so that the next recipient is lost (seen in Python 3.11).
    """

    def fold_binary(self, name: str, value: Any) -> bytes:
        if name not in _HEADERS:
            return super().fold_binary(name, value)
        listed = f",{_LINE_END} ".join(_written(each) for each in value.addresses)
        return f"{name}: {listed}{_LINE_END}".encode("ascii")


def _written(one: Address) -> str:
    name, _, address = str(one).rpartition(" ")
    if not name.isascii():
        name = Header(one.display_name, "utf-8", maxlinelen=_LONGEST_WORD).encode(linesep=_LINE_END)
    parted = f"{_LINE_END} " if len(name) + len(address) > _LONGEST_WORD else " "
    return f"{name}{parted}{address}" if name else address


_POLICY = _Posted(linesep=_LINE_END, cte_type="7bit")
"""Lines end as servers want them, and only letters travel that every server takes."""


def mail_of(message: Message, *, showing_blind: bool = False) -> EmailMessage:
    """The message with its attachments. Who gets it blind is named only with `showing_blind`.

    Raises ExportError for an address nobody could be written to at, and for a file that is gone.
    """
    mail = EmailMessage(_POLICY)
    mail["Subject"] = one_line(message.subject)
    sender = () if message.sender is None else (message.sender,)
    blind = message.blind if showing_blind else ()
    for name, listed in zip(_HEADERS, (sender, message.to, message.cc, blind), strict=True):
        if listed:
            mail[name] = [_address(each) for each in listed]
    mail.set_content(message.text, cte="quoted-printable")
    for attachment in message.attachments:
        main, _, sub = attachment.media_type.partition("/")
        mail.add_attachment(
            _content(attachment), maintype=main, subtype=sub, filename=one_line(attachment.name)
        )
    return mail


def as_bytes(mail: EmailMessage) -> bytes:
    """The mail as it travels. Raises ExportError if anybody else than was meant would get it."""
    try:
        made = mail.as_bytes(policy=_POLICY)
    except ValueError as failure:  # a line that is two lines
        raise ExportError("A message could not be written: its subject breaks a line.") from failure
    head, _, _ = made.partition(b"\r\n\r\n")
    parser = BytesHeaderParser(policy=_POLICY)
    read = cast(EmailMessage, parser.parsebytes(head + b"\r\n\r\n"))
    for name in _HEADERS:
        if _addresses(read, name) != _addresses(mail, name):
            raise ExportError(
                "A message could not be written so that only those meant would get it: look at "
                "the names and addresses of its recipients."
            )
    return made


def _address(one: Correspondent) -> Address:
    address = sendable(one.address)
    if not address:
        said = f"{one.address} is no address mail can be sent to" if one.address else "has none"
        raise ExportError(
            f"{one.name}: {said}: put the e-mail address right in the list of people."
        )
    return Address(one_line(one.name), addr_spec=address)


def _content(attachment: Attachment) -> bytes:
    if not isinstance(attachment.content, Path):
        return attachment.content
    try:
        return attachment.content.read_bytes()
    except OSError as failure:
        raise ExportError(
            f"{attachment.content} cannot be read ({failure.strerror}): make it again, or choose "
            "another file."
        ) from failure


def _addresses(mail: EmailMessage, name: str) -> tuple[str, ...]:
    header = mail[name]
    return () if header is None else tuple(each.addr_spec for each in header.addresses)
