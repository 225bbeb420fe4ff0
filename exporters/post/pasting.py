"""All messages as one text, to paste into a mail program one after the other."""

from collections.abc import Sequence

from exporters.post.message import Correspondent, Message, one_line

_RULE = "-" * 72


def pasted(messages: Sequence[Message]) -> str:
    """The messages one below the other, each under whom it is to and what it is about.

    What goes with a message is named; it has to be attached by hand.
    """
    return "".join(_one(message) for message in messages)


def _one(message: Message) -> str:
    lines = [
        _RULE,
        *_named("To", message.to),
        *_named("Copy to", message.cc),
        *_named("Blind copy to", [one for one in message.blind if one.address]),
        *_named("Without an address", [one for one in message.blind if not one.address]),
        f"Subject: {one_line(message.subject)}",
        *(f"Attach: {one_line(each.name)}" for each in message.attachments),
        _RULE,
        "",
        message.text.strip(),
        "",
        "",
    ]
    return "\n".join(lines)


def _named(label: str, listed: Sequence[Correspondent]) -> list[str]:
    written = [
        f"{one_line(one.name)} <{one_line(one.address)}>" if one.address else one_line(one.name)
        for one in listed
    ]
    return [f"{label}: {'; '.join(written)}"] if written else []
