"""Messages as letters, all in one document, for those who are written to on paper."""

from collections.abc import Iterator, Sequence

from clerk.business.text import Paragraph
from exporters.compose.passages import text_passages
from exporters.document import (
    Block,
    Detail,
    Document,
    NewPage,
    Passage,
    RunningHead,
    Section,
    ShortLines,
    Table,
    Title,
)
from exporters.post.message import Correspondent, Message, one_line


def letters_document(
    messages: Sequence[Message], *, title: str, day: str, body: str, language: str = "en-GB"
) -> Document:
    """The messages as letters, each on a page of its own, behind a page that lists them.

    `title` says what they are, `day` the day of the letters in words, `body` who writes them.
    """
    head = RunningHead(one_line(body), "")
    blocks: list[Block] = [Title(one_line(title)), _list(messages)]
    for message in messages:
        blocks += [NewPage(), _letter(message, day)]
    return Document(one_line(title), head, tuple(blocks), foot=(), language=language)


def _list(messages: Sequence[Message]) -> Table:
    rows = tuple(
        (
            tuple(_name(one) for one in message.to),
            (one_line(message.subject),),
            tuple(one_line(one.address) or "no address" for one in message.to),
        )
        for message in messages
    )
    return Table(
        ("Letter to", "About", "E-mail"), rows, (3, 4, 4), caption="The letters of this file"
    )


def _letter(message: Message, day: str) -> Section:
    """A letter under the name of whom it is to, by which it is found among the others."""
    particulars = [
        ("Date:", one_line(day)),
        ("About:", one_line(message.subject)),
        ("Copy to:", ", ".join(_name(one) for one in message.cc)),
        ("Enclosed:", ", ".join(one_line(each.name) for each in message.attachments)),
    ]
    details = (Detail(label, said) for label, said in particulars if said)
    addressee = ", ".join(_name(one) for one in message.to)
    return Section("", addressee, (*details, *_passages(message.text)), set_in=False)


def _passages(words: str) -> Iterator[Passage]:
    """The text as what its markup says it is; lines that are broken on purpose stay so."""
    part: list[str] = []
    for line in [*words.replace("\r\n", "\n").split("\n"), ""]:
        if line.strip():
            part.append(line)
        elif part:
            yield from _part(part)
            part = []


def _part(lines: list[str]) -> Iterator[Passage]:
    found = text_passages("\n".join(lines))
    if len(lines) > 1 and all(isinstance(each, Paragraph) for each in found):
        yield ShortLines(tuple(line.strip() for line in lines))
    else:
        yield from found


def _name(one: Correspondent) -> str:
    return one_line(one.name) or one_line(one.address)
