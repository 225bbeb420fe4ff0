"""Messages as .eml files, which a mail program opens as drafts to look over and send."""

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from exporters.errors import ExportError
from exporters.file_names import safe_name
from exporters.post.mail import as_bytes, mail_of
from exporters.post.message import Message
from exporters.write.place import check_place, move

_ENDING = ".eml"
_LONGEST_NAMES = 76


def draft(message: Message) -> bytes:
    """The message as the bytes of an .eml file.

    It has no date and no name of its own yet: the program it is sent from gives it both. Outlook
    opens it as a draft because of X-Unsent; others offer "Edit as new". Raises ExportError.
    """
    mail = mail_of(message, showing_blind=True)
    mail["X-Unsent"] = "1"
    return as_bytes(mail)


def write_drafts(
    messages: Sequence[Message],
    folder: Path,
    *,
    told: Callable[[int, int], None] = lambda done, of: None,
    going_on: Callable[[], bool] = lambda: True,
) -> tuple[Path, ...]:
    """Write each message as a draft into a new folder; all of them, or none and no folder.

    They are named for whom they are to, in the order of `messages`. `told` hears how many are
    made; when `going_on` says no, nothing is left and nothing is answered. Raises ExportError for
    a folder that is there already and holds something, and as `draft` does.
    """
    _check_new(folder)
    making = folder.with_name(f".clerk-{os.urandom(4).hex()}.tmp")
    names: list[str] = []
    try:
        making.mkdir(mode=0o700)
        for at, message in enumerate(messages):
            if not going_on():
                return ()
            told(at, len(messages))
            name = _name(at + 1, message)
            (making / name).write_bytes(draft(message))
            names.append(name)
        # When all are written: a disk asked to flush after each takes its time a thousand times.
        for name in names:
            with (making / name).open("rb+") as file:
                os.fsync(file.fileno())
        if folder.is_dir():
            folder.rmdir()
        move(making, folder)
    except OSError as failure:
        raise ExportError(
            f"The drafts could not be written to {folder} ({failure.strerror or failure}): "
            "choose another folder, or free some room."
        ) from failure
    finally:
        with suppress(OSError):
            shutil.rmtree(making)
    told(len(messages), len(messages))
    return tuple(folder / name for name in names)


def _check_new(folder: Path) -> None:
    """Raise ExportError unless `folder` can be made, or is there and holds nothing."""
    try:
        held = next(folder.iterdir(), None) if folder.is_dir() else None
    except OSError as failure:
        raise ExportError(f"{folder} cannot be looked into: choose another folder.") from failure
    if held is not None:
        raise ExportError(f"{folder} holds something already: choose a new folder.")
    if not folder.is_dir():
        if folder.exists():
            raise ExportError(f"{folder} is a file: choose a new folder.")
        check_place(folder)


def _name(number: int, message: Message) -> str:
    """What a draft is called: its number among the others, and whom it is to."""
    names = message.names.replace("/", "-").replace("\\", "-")[:_LONGEST_NAMES]
    return safe_name(f"{number:03} {names}") + _ENDING
