"""What a user has set: kept in a small file in the user's own config folder, never in the register.

theme = "clerk-light"
reduced_motion = true
name = "Ada Pell"

[seen]
"/home/ada/clerk.db" = 97
"""

import getpass
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from clerk.desk.paths import config_folder, typed_path
from clerk.desk.refused import Refused


@dataclass(frozen=True, slots=True)
class Settings:
    """`name` is noted with every change, empty for the name of the login; `backup_folder` and
    `keymap` are paths, empty for the usual ones; `seen` is, by the path of a register, the
    number of the last change this user has seen there."""

    theme: str = "clerk-dark"
    reduced_motion: bool = False
    name: str = ""
    backup_folder: str = ""
    keymap: str = ""
    seen: dict[str, int] = field(default_factory=dict)

    @property
    def keymap_path(self) -> Path:
        """The file of this user's own keys, whether there is one or not."""
        if not self.keymap:
            return config_folder() / "keymap.toml"
        try:
            return typed_path(self.keymap)
        except Refused:  # as it stands there is no such file, which is said of any other too
            return Path(self.keymap)


def settings_path() -> Path:
    """Where the settings of this user are kept."""
    return config_folder() / "settings.toml"


def read_settings() -> tuple[Settings, tuple[str, ...]]:
    """What this user has set, and a sentence for each line that could not be used.

    A missing file is a user who has set nothing.
    """
    path = settings_path()
    if not path.exists():
        return Settings(), ()
    import tomllib

    try:
        found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Settings(), (
            f"Your settings in {path} cannot be read ({error}); the usual ones are in force.",
        )
    usual = Settings()
    known, complaints = {}, []
    for name, value in found.items():
        if name not in {each.name for each in fields(Settings)}:
            complaints.append(f"{path} sets “{name}”, which is no setting.")
        elif not _fits(value, getattr(usual, name)):
            complaints.append(f"{path} sets {name} to “{value}”, which is not one of its values.")
        else:
            known[name] = value
    return replace(usual, **known), tuple(complaints)


def save_settings(settings: Settings) -> None:
    """Keep these settings, in place of those before. Raises Refused when they cannot be kept."""
    from exporters.errors import ExportError
    from exporters.write.place import put

    path = settings_path()
    lines = [f"{each.name} = {_toml(getattr(settings, each.name))}" for each in fields(Settings)]
    seen = [f"{_toml(path)} = {seq}" for path, seq in sorted(settings.seen.items())]
    text = "\n".join([*lines[:-1], "", "[seen]", *seen, ""])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(text.encode("utf-8", "replace"), path)
    except OSError as error:
        raise Refused(
            f"Your settings cannot be kept in {path.parent} ({error.strerror})."
        ) from error
    except ExportError as error:
        raise Refused(f"Your settings were not kept: {error}") from error


def change_settings(**changes: Any) -> Settings:
    """Change some settings, as the file has them now, and keep them. Raises Refused."""
    settings = replace(read_settings()[0], **changes)
    save_settings(settings)
    return settings


def user_name() -> str:
    """The name to note with changes: the one in the settings, else the name of the login, else
    "clerk" where the system does not say."""
    if name := read_settings()[0].name:
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "clerk"


def named_by_login(name: str) -> bool:
    """Whether this is only what the login is called: the user has set no name."""
    return not read_settings()[0].name and name == user_name()


def _fits(value: object, usual: object) -> bool:
    if isinstance(usual, dict):
        return isinstance(value, dict) and all(type(seq) is int for seq in value.values())
    return type(value) is type(usual)


def _toml(value: str | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    import json

    # A JSON string is a TOML one, but for the one control character JSON lets stand.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
