"""How LibreOffice is told to work for us: its settings, in a folder of our own.

The clerk's own LibreOffice, its windows and its settings, are left alone. The settings of the PDF
stand here and not on the command line, because there they could hold for one kind of file only.
"""

from pathlib import Path
from xml.sax.saxutils import quoteattr

_PDF = "/org.openoffice.Office.Common/Filter/PDF/Export"
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_PDF, "UseTaggedPDF", "true"),
    (_PDF, "PDFUACompliance", "true"),
    (_PDF, "ExportBookmarks", "true"),
    # A comment would be printed for everybody to read, and break PDF/UA.
    (_PDF, "ExportNotes", "false"),
    (_PDF, "ExportNotesPages", "false"),
    (_PDF, "ExportHiddenSlides", "false"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    # It is not for a paper to say which addresses this computer calls.
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
)


def make_profile(folder: Path) -> None:
    """Make `folder` the profile of a LibreOffice that works for us alone."""
    items = "".join(
        f"<item oor:path={quoteattr(path)}><prop oor:name={quoteattr(name)} "
        f'oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    file = folder / "user" / "registrymodifications.xcu"
    file.write_text(f"{_HEAD}{items}</oor:items>\n", encoding="utf-8")
