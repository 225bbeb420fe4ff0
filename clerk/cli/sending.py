"""clerk send"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from clerk.business.post import How, Sent
from clerk.business.restricted import View
from clerk.business.words import counted
from clerk.cli.listed import AsJson
from clerk.cli.opened import Chosen
from clerk.cli.page import named, say, table
from clerk.desk import posting, sending_out
from clerk.desk.as_json import printed
from clerk.desk.desk import Desk
from clerk.desk.posting import Delivered
from clerk.desk.refused import Refused
from clerk.desk.sending import Prepared, prepare
from clerk.desk.sent_list import sending_shape, state_words
from clerk.desk.written_files import InTheWay


class What(StrEnum):
    AGENDA = "agenda"
    PACK = "pack"
    NOTICE = "notice"
    MINUTES = "minutes"


def send(
    context: typer.Context,
    meeting: Annotated[str, typer.Argument(metavar="MEETING", show_default=False)] = "",
    what: Annotated[
        What | None, typer.Argument(metavar="agenda|pack|notice|minutes", show_default=False)
    ] = None,
    way: Annotated[
        How | None,
        typer.Option("--as", metavar="drafts|text|letters|mail", help="By default, only show."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            readable=False,
            help="A new folder for drafts; a file for text (.txt) or letters (.docx).",
        ),
    ] = None,
    public: Annotated[
        Path | None,
        typer.Option("--public", metavar="FILE", readable=False, help="The public file."),
    ] = None,
    restricted: Annotated[
        Path | None,
        typer.Option("--restricted", metavar="FILE", readable=False, help="The restricted one."),
    ] = None,
    link: Annotated[
        str, typer.Option("--link", metavar="ADDRESS", help="Where the public one is published.")
    ] = "",
    subject: Annotated[str, typer.Option("--subject", help="In place of the usual one.")] = "",
    text: Annotated[
        Path | None,
        typer.Option(
            "--text",
            metavar="FILE",
            readable=False,
            help="Covering text; {name} is the reader.",
        ),
    ] = None,
    each: Annotated[bool, typer.Option("--each", help="A draft for everybody.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Also to those who were sent it before.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show; nothing leaves.")] = False,
    take_up: Annotated[
        int | None,
        typer.Option("--resume", metavar="NUMBER", help="Send what an earlier go did not."),
    ] = None,
    arrived: Annotated[
        str, typer.Option("--arrived", metavar="NAME", help="With --resume: it arrived there.")
    ] = "",
    lost: Annotated[
        str, typer.Option("--lost", metavar="NAME", help="With --resume: it did not arrive there.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Send an agenda, a pack, a notice or minutes to the committee's distribution list.

    Without --as: who would get what. drafts are opened and sent in your mail program.
    """
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        if take_up is not None:
            _resume(desk, take_up, arrived, lost, as_json=as_json)
            return
        if not meeting or what is None:
            raise typer.BadParameter("Say of which meeting, and what.")
        files = {View.PUBLIC: public, View.RESTRICTED: restricted}
        prepared = prepare(
            desk,
            Sent(what.value),
            meeting,
            files={view: path for view, path in files.items() if path is not None},
            link=link,
            subject=subject,
            text=_read(text),
            again=again,
        )
        if way is None or dry_run:
            _show(prepared, as_json=as_json)
        elif way is How.MAIL:
            _say_delivered(sending_out.send_mail(desk, prepared, told=_told), as_json=as_json)
        else:
            _write(desk, prepared, way, named(output), each=each)
            _say_left_out(prepared, way)


def _write(desk: Desk, prepared: Prepared, way: How, output: Path | None, *, each: bool) -> None:
    if way is How.TEXT and output is None:
        say(sending_out.make_text(desk, prepared))
        return
    if output is None:
        raise typer.BadParameter("Say where to: -o PATH.")
    if way is How.DRAFTS:
        made = sending_out.make_drafts(desk, prepared, output, each=each)
        readers = counted(len(prepared.parcels), "reader")
        say(f"{counted(len(made), 'draft')} for {readers} in {output}")
        return
    try:
        if way is How.TEXT:
            sending_out.write_text(desk, prepared, output)
        else:
            sending_out.make_letters(desk, prepared, output)
    except InTheWay as there:
        raise Refused(f"{there}; choose another name.") from there
    say(f"Written: {output}")


def _resume(desk: Desk, number: int, arrived: str, lost: str, *, as_json: bool) -> None:
    settled = False
    for name, did in ((arrived, True), (lost, False)):
        if name:
            say(posting.settle_named(desk, number, name, arrived=did))
            settled = True
    if not settled:
        _say_delivered(sending_out.resume(desk, number, told=_told), as_json=as_json)


def _show(prepared: Prepared, *, as_json: bool) -> None:
    everybody = (*prepared.parcels, *prepared.unreachable)
    if as_json:
        shape = {
            "what": prepared.what,
            "subject": prepared.subject,
            "text": prepared.text,
            "link": prepared.link,
            "readers": [
                {
                    "name": one.reader.name,
                    "address": one.reader.address,
                    "as": one.reader.why,
                    "view": one.reader.view.value,
                    "files": [file.name for file in one.enclosures],
                }
                for one in everybody
            ],
            "had": [reader.name for reader in prepared.had],
            "remarks": list(prepared.remarks),
        }
        say(printed(shape))
        return
    say(f"{prepared.what}: nothing has left yet.\n")
    table(
        ("To", "As", "Address", "Gets"),
        [
            (
                one.reader.name,
                one.reader.why,
                one.reader.address or "no address",
                ", ".join(file.name for file in one.enclosures) or "a link",
            )
            for one in everybody
        ],
    )
    say(f"\nSubject: {prepared.subject}\n\n{prepared.text}")
    _say_left_out(prepared)


def _say_left_out(prepared: Prepared, way: How | None = None) -> None:
    """Write what is worth knowing, and who is not written to this way."""
    if prepared.had:
        say(f"\nHad it by mail before: {', '.join(reader.name for reader in prepared.had)}")
    if prepared.unreachable and way not in (How.TEXT, How.LETTERS):
        names = ", ".join(one.reader.name for one in prepared.unreachable)
        say(f"\nNo address, so only a text or letters are for them: {names}")
    for remark in prepared.remarks:
        say(f"\n{remark}")


def _say_delivered(done: Delivered, *, as_json: bool) -> None:
    sending = done.sending
    if as_json:
        say(printed(sending_shape(sending)))
    else:
        say(f"{sending.what} (number {sending.id}): {done.sentence}")
        for message in sending.messages:
            if message.said or message in sending.unsettled:
                say(f"  {message.name}: {state_words(sending, message)}")
    if sending.unsettled:
        raise typer.Exit(1)


def _told(done: int, of: int, name: str) -> None:
    if name:
        say(f"{done + 1} of {of}: {name}", error=True)


def _read(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{path} cannot be read as text; save it as plain text (UTF-8).") from error
