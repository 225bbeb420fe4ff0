"""What is prepared, or was sent before, as the messages that leave."""

from collections.abc import Sequence

from clerk.business.distribution import Enclosure, Parcel
from clerk.business.post import Sending, SentMessage
from clerk.business.restricted import View
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.file_names import RESTRICTED
from clerk.desk.refused import Refused
from clerk.desk.sending import NAME, Prepared
from db import papers
from exporters.post.message import Attachment, Correspondent, Message


def message_for(prepared: Prepared, one: Parcel) -> Message:
    reader = one.reader
    note = prepared.committee.style.letter("sending restricted") if is_restricted((one,)) else ""
    return Message(
        reader.key,
        (Correspondent(reader.name, reader.address),),
        prepared.subject,
        _text(prepared.text.replace(NAME, reader.name), note),
        attachments=tuple(_attachment(each) for each in one.enclosures),
    )


def gathered(prepared: Prepared, going: Sequence[Parcel]) -> list[Message]:
    """One message for all of those `going` who get the same, none of whom learns of another."""
    alike: dict[tuple[Enclosure, ...], list[Parcel]] = {}
    for one in going:
        alike.setdefault(one.enclosures, []).append(one)
    style = prepared.committee.style
    everybody = style.letter("sending greeting all")
    text = prepared.text.replace(style.letter("sending greeting", name=NAME), everybody)
    return [
        Message(
            parcels[0].reader.key,
            (),
            prepared.subject,
            _text(
                text.replace(NAME, "all"),
                style.letter("sending restricted") if is_restricted(parcels) else "",
            ),
            blind=tuple(Correspondent(one.reader.name, one.reader.address) for one in parcels),
            attachments=tuple(_attachment(each) for each in enclosed),
        )
        for enclosed, parcels in alike.items()
    ]


def message_kept(desk: Desk, found: Sending, each: SentMessage, note: str) -> Message:
    """A message as it was to be sent, with the very bytes that were to go along."""
    attachments: tuple[Attachment, ...] = ()
    if each.sha256:
        with in_plain_words():
            content = papers.stored(desk.register, each.sha256, each.file_name)
        attachments = (Attachment(each.file_name, content),)
    closed = RESTRICTED in each.file_name
    if closed and each.view is not View.RESTRICTED:
        raise Refused(f"{each.name} may not be given {each.file_name}.")
    return Message(
        each.key,
        (Correspondent(each.name, each.address),),
        found.subject,
        _text(found.text.replace(NAME, each.name), note if closed else ""),
        attachments=attachments,
    )


def _text(text: str, note: str) -> str:
    """The covering text, with a note on what is restricted below its greeting."""
    greeting, _, rest = text.partition("\n\n")
    return "\n\n".join(part for part in (greeting, note, rest) if part)


def is_restricted(parcels: Sequence[Parcel]) -> bool:
    return any(each.view is View.RESTRICTED for one in parcels for each in one.enclosures)


def _attachment(each: Enclosure) -> Attachment:
    return Attachment(each.name, each.content)
