"""Which fonts of a paper this computer lacks.

With others in their place its lines and pages break elsewhere than its author saw.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from exporters.papers.font_files import families
from exporters.papers.office_program import office_program

_LONGEST_WAIT = 20
# Fonts drawn to be as wide, letter by letter, as the better known ones: nothing moves.
_TWINS = {
    "arial": ("liberation sans", "arimo", "helvetica", "nimbus sans"),
    "helvetica": ("arial", "liberation sans", "arimo", "nimbus sans"),
    "arial narrow": ("liberation sans narrow",),
    "times new roman": ("liberation serif", "tinos", "times", "nimbus roman"),
    "times": ("times new roman", "liberation serif", "tinos", "nimbus roman"),
    "courier new": ("liberation mono", "cousine", "courier", "nimbus mono ps"),
    "courier": ("courier new", "liberation mono", "cousine", "nimbus mono ps"),
    "calibri": ("carlito",),
    "cambria": ("caladea",),
    "georgia": ("gelasio",),
    "segoe ui": ("selawik",),
}
# Bullets and signs, which LibreOffice draws in its own font.
_SIGNS = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "opensymbol"})
_WEIGHT = re.compile(r" (?:light|semilight|semibold|bold|black|medium|thin|mt|ps)$")


def missing_fonts(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the fonts that are not here and have no twin here that is as wide, in their order.

    None where the fonts of this computer cannot be listed: then nothing is known.
    """
    here = _fonts_here()
    return tuple(name for name in names if here and not _is_here(name.lower(), here))


def _is_here(name: str, here: frozenset[str]) -> bool:
    if name in here or name in _SIGNS or any(twin in here for twin in _TWINS.get(name, ())):
        return True
    family = _WEIGHT.sub("", name)
    return family != name and _is_here(family, here)


@cache
def _fonts_here() -> frozenset[str]:
    """The names of the fonts here, in small letters; found out once, as that takes a while."""
    found = _listed() or families(_folders())
    return frozenset(name.lower() for name in found | families(_office_fonts()))


def _listed() -> frozenset[str]:
    """What fontconfig knows, which LibreOffice asks where there is one."""
    command = shutil.which("fc-list")
    if sys.platform in ("win32", "darwin") or not command:
        return frozenset()
    try:
        told = subprocess.run(
            [command, "--format", "%{family}\n"],
            capture_output=True,
            check=True,
            timeout=_LONGEST_WAIT,
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    lines = told.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(",") if name.strip())


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        own = Path(os.environ.get("LOCALAPPDATA", home))
        return (windows / "Fonts", own / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts")


def _office_fonts() -> tuple[Path, ...]:
    """The folder of the fonts that LibreOffice brought along."""
    program = office_program()
    if program is None:
        return ()
    above = program.resolve().parent.parent
    return (above / "share" / "fonts", above / "Resources" / "fonts")
