"""Copies of the register, checked, and the way back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from clerk.desk.desk import Desk, in_plain_words, system_clock
from clerk.desk.paths import typed_path
from clerk.desk.settings import read_settings, user_name
from db.backup import Backup, back_up, folder_of, thin
from db.restore import Restored, restore


def backup_folder(desk: Desk) -> Path:
    """Where backups go: the folder in the settings, else the one beside the register.

    Raises Refused where the setting names the home folder of nobody.
    """
    chosen = read_settings()[0].backup_folder
    return typed_path(chosen) if chosen else folder_of(desk.register.path)


def backed_up(desk: Desk, folder: Path | None = None) -> Backup:
    """Copy the register and its papers to `folder`, by default to `backup_folder`.

    The copy is checked before it has its name. In the default folder, old backups that are no
    longer worth keeping are then taken away. Raises Refused.
    """
    path = desk.register.path
    usual = backup_folder(desk)
    with in_plain_words():
        made = back_up(path, clock=desk.clock, folder=folder or usual)
        if folder is None:
            thin(usual, path.stem, desk.clock())
    return made


def restored(path: Path, backup: Path, *, clock: Callable[[], datetime] = system_clock) -> Restored:
    """Put a checked copy of `backup` in the register's place; what was there is kept beside it.

    Raises Refused when the backup is not sound or the register is open anywhere.
    """
    with in_plain_words():
        return restore(path, backup, who=user_name(), clock=clock)
