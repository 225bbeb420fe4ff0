"""Names of files as they came, made safe to show and to write."""

import re
import unicodedata

_LONGEST = 120
# What Windows, macOS or a shell would not take in a name of a file.
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def safe_name(name: str) -> str:
    """The name of a file without folders, and without what would mislead a reader or a program.

    Line breaks, control characters and marks that turn the direction of writing are gone, so that
    "annexe\\u202efdp.exe" is seen for what it is. Long names are shortened before their ending.
    Never empty.
    """
    last = re.split(r"[/\\]", name)[-1]
    # Categories C (control, format, private, unassigned, half a surrogate) and line separators.
    seen = "".join(
        " " if char in "\n\r\t\u2028\u2029" else char
        for char in unicodedata.normalize("NFC", last)
        if char in "\n\r\t" or unicodedata.category(char)[0] != "C"
    )
    plain = " ".join(_NOT_IN_NAMES.sub("_", seen).split()).strip(" .")
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    stem, dot, ending = plain.rpartition(".")
    if len(plain) > _LONGEST:
        whole = dot and len(ending) <= 5
        plain = f"{stem[: _LONGEST - 6]}.{ending}" if whole else plain[:_LONGEST]
    return plain or "paper"
