"""Names of files as they came, made safe to show and to write."""

import re
import unicodedata

# In bytes: file systems take 255, and a pack may put a number before it. Windows takes 259 letters
# for the whole path, of which its folder of passing files and ours in it may take a hundred.
_LONGEST = 140
_LONGEST_ENDING = 6
# What Windows, macOS or a shell would not take in the name of a file.
NOT_IN_NAMES = '< > : " | ? *'
_NOT_IN_NAMES = re.compile(f"[{re.escape(NOT_IN_NAMES.replace(' ', ''))}]")
_DEVICES = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]) *(?:\.|$)", re.IGNORECASE
)


def safe_name(name: str) -> str:
    """The name of a file without folders, and without what would mislead a reader or a program.

    Line breaks, control characters and marks that turn the direction of writing are gone, so that
    "annexe\\u202efdp.exe" is seen for what it is. Long names are shortened before their ending.
    Never empty.
    """
    last = re.split(r"[/\\]", name)[-1]
    # Categories Z (what parts words) and C (control, format, private, unassigned, half a letter).
    seen = "".join(
        " " if char in "\n\r\t" or unicodedata.category(char)[0] == "Z" else char
        for char in last
        if char in "\n\r\t" or unicodedata.category(char)[0] != "C"
    )
    plain = " ".join(_NOT_IN_NAMES.sub("_", unicodedata.normalize("NFC", seen)).split())
    plain = plain.strip(" .")
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    stem, dot, ending = plain.rpartition(".")
    if dot and len(ending.encode()) < _LONGEST_ENDING:
        plain = f"{_cut(stem, _LONGEST - _LONGEST_ENDING)}.{ending}"
    else:
        plain = _cut(plain, _LONGEST)
    return plain or "paper"


def is_name_on_windows(name: str) -> bool:
    """Whether Windows makes a file of this name, and under it
    (learn.microsoft.com/windows/win32/fileio/naming-a-file)."""
    kept = not name.endswith((" ", ".")) or name in ("", ".", "..")
    return kept and not _NOT_IN_NAMES.search(name) and not _DEVICES.match(name)


def _cut(text: str, most: int) -> str:
    """The text, or as many letters of its beginning as fit into `most` bytes."""
    if len(text.encode()) <= most:
        return text
    return text.encode()[:most].decode(errors="ignore").rstrip(" .")
