"""How LibreOffice is told to work for us: its settings, in a folder of our own.

The clerk's own LibreOffice, its windows and its settings, are left alone. The settings of the PDF
stand here and not on the command line, because there they could hold for one kind of file only.
"""

from pathlib import Path
from xml.sax.saxutils import quoteattr

_PDF = "/org.openoffice.Office.Common/Filter/PDF/Export"
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_PROXY = "/org.openoffice.Inet/Settings"
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
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    # No linked file is looked for: neither is there a network in the meeting room, nor is it for
    # a paper to say which addresses this computer calls.
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    (_PROXY, "ooInetProxyType", "2"),
    (_PROXY, "ooInetHTTPProxyName", "127.0.0.1"),
    (_PROXY, "ooInetHTTPProxyPort", "9"),
    (_PROXY, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_PROXY, "ooInetHTTPSProxyPort", "9"),
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
