"""clerk chase reply"""

import sys
from pathlib import Path

import typer

from clerk.business.replies import RepliesRead
from clerk.cli.asking import WRONG_USE, somebody_to_ask
from clerk.cli.opened import Chosen
from clerk.cli.page import say, table
from clerk.desk.as_json import printed
from clerk.desk.refused import Refused
from clerk.desk.replying import Answered, answer_shape, answer_text, read_answer, take_answers
from clerk.desk.wording import number_text


def reply(chosen: Chosen, file: str, *, by: str, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Read an answer from a file, or from what is piped in, and take what is sure of it."""
    text = _text(file)
    with chosen.desk() as desk:
        read = read_answer(desk, text)
        if as_json:
            say(printed(answer_shape(read)))
        else:
            _show(read)
        sure = [Answered(each.sure, each.text) for each in read.replies if each.sure is not None]
        if dry_run or not sure:
            return
        if not yes and not somebody_to_ask("Nothing", "what is sure", read_up=file == "-"):
            raise typer.Exit(WRONG_USE)
        if yes or typer.confirm("Take what is sure as progress?"):
            told = take_answers(desk, sure, by)
            if not as_json:
                say(told)


def _text(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise Refused(f"{file} cannot be read ({error.strerror}); try another file.") from error
    return answer_text(data)


def _show(read: RepliesRead) -> None:
    rows = []
    for each in read.replies:
        names = [number_text(one.action, one.short) for one in each.candidates]
        if each.sure is not None:
            about = names[0]
        else:
            about = f"{' or '.join(names)}? Write it in full." if names else "no such number"
        rows.append((each.said, about, each.text))
    if rows:
        table(("Written", "Action", "Progress"), rows)
    else:
        say("No reply was found: each begins with its number, such as CPB 4: done.")
    for line in read.unmatched:
        say(f"Belongs to no number, and is not taken: {line}")
