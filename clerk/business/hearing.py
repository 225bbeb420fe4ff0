"""What members of the public say at a meeting: questions, petitions and speakers.

A councillor acts in public; a resident need not be named in a record kept for ever.
"""

from dataclasses import dataclass
from enum import StrEnum

from clerk.business.style import HouseStyle


class HeardAs(StrEnum):
    QUESTION = "public question"
    PETITION = "petition"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Heard:
    """One of the public, what it was about and the answer; printed by name only when `named`.

    `organisation`, `name` and `reply` may be empty.
    """

    kind: HeardAs
    subject: str
    name: str = ""
    organisation: str = ""
    reply: str = ""
    named: bool = False

    @property
    def who(self) -> str:
        """The name and whom they spoke for; empty when neither is known."""
        name, organisation = self.name.strip(), self.organisation.strip()
        return f"{name} ({organisation})" if name and organisation else name or organisation


def heard_text(heard: Heard, style: HouseStyle) -> str:
    """The sentences for the minutes, in the house style's words."""
    printed = heard.who if heard.named else ""
    key = f"{heard.kind} named" if printed else str(heard.kind)
    text = style.sentence(key, name=printed, subject=_plain(heard.subject))
    reply = _plain(heard.reply)
    return f"{text} {style.sentence('answered', reply=reply)}" if reply else text


def heard_note(heard: Heard) -> str:
    """Who it was, for a private note, when the minutes do not say; empty when nobody is known."""
    if heard.named or not heard.who:
        return ""
    return f"{str(heard.kind).capitalize()} about {_plain(heard.subject)}: {heard.who}"


def _plain(words: str) -> str:
    return words.strip().rstrip(".")
