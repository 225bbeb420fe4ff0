"""The user's own keys: a small file of command ids and keys, read once at the start.

"meeting.export" = "x"
"app.home" = "f9"
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from screens.commands import Command

# Keys some terminals keep for themselves or send as another key: they may never arrive.
UNSAFE = frozenset(
    "ctrl+h ctrl+i ctrl+j ctrl+m ctrl+left_square_bracket alt+enter ctrl+enter shift+enter "
    "f10 f11 ctrl+comma ctrl+full_stop ctrl+backspace alt+backspace".split()
)
_NAMED = frozenset(
    "enter tab escape space backspace delete insert home end pageup pagedown up down left right "
    "slash question_mark full_stop comma minus plus equals_sign semicolon colon "
    "apostrophe quotation_mark left_square_bracket right_square_bracket "
    "f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12".split()
)


def read_keymap(path: Path, commands: Iterable[Command]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys a user chose, by command id, and a sentence for each line that cannot be used.

    A missing file is an empty keymap.
    """
    try:
        chosen: Mapping[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, (f"Your keys in {path} cannot be read ({error}); the usual keys are in force.",)
    known = {command.id: command for command in commands}
    keys: dict[str, str] = {}
    complaints: list[str] = []
    for name, key in chosen.items():
        if name not in known:
            complaints.append(f"Your keymap names “{name}”, which is no command.")
        elif not isinstance(key, str) or not all(_is_key(one) for one in key.split(",")):
            complaints.append(f"Your keymap gives {name} “{key}”, which is no key.")
        elif unsafe := [one for one in key.split(",") if one.strip() in UNSAFE]:
            complaints.append(f"Your keymap gives {name} {unsafe[0]}, which terminals may swallow.")
        else:
            keys[name] = key
    return keys, tuple(complaints)


def _is_key(text: str) -> bool:
    *modifiers, key = text.strip().split("+")
    return all(one in ("ctrl", "shift", "alt") for one in modifiers) and (
        key in _NAMED or (len(key) == 1 and key.isprintable() and key != " ")
    )
