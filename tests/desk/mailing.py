"""A mail server set, and mail for three people, for tests of sending."""

from clerk.business.post import How, MailSettings, Security, Sending, Sent, SentMessage, State
from clerk.business.restricted import View
from clerk.desk import posting
from clerk.desk.desk import Desk
from db import distribution
from exporters.post.message import Attachment, Correspondent, Message

NAMES = ("Vera Holt", "Tom Reed", "Ida Marsh")


def address(name: str) -> str:
    return f"{name.split()[0].lower()}@harbour.example"


def set_server(desk: Desk, port: int, **changes: object) -> MailSettings:
    usual: dict[str, object] = {
        "server": "localhost",
        "sender_address": "clerk@harbour.example",
        "sender_name": "Harbour Council",
        "port": port,
        "security": Security.NONE,
    }
    settings = MailSettings(**(usual | changes))  # type: ignore[arg-type]
    with desk.register.writing("Set the mail server") as change:
        distribution.save_mail_settings(change, settings)
    return settings


def messages(size: int = 10) -> dict[str, Message]:
    return {
        name: Message(
            name,
            (Correspondent(name, address(name)),),
            "Papers for 4 October",
            f"Dear {name},\n.\nPlease find the papers.\n",
            attachments=(Attachment("papers.pdf", b"%PDF\r\n." * size),),
        )
        for name in NAMES
    }


def recorded(desk: Desk) -> int:
    noted = tuple(SentMessage(name, name, address(name), View.PUBLIC) for name in NAMES)
    return posting.record(
        desk, Sending(Sent.PACK, "harbour-committee/2022-10-04", "Pack", How.MAIL, noted)
    )


def states(found: Sending) -> list[State]:
    return [each.state for each in found.messages]
