"""What a file is, by its first bytes and its parts, never by the ending of its name alone."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from exporters.papers.looked import FileKind, PaperRefused
from exporters.papers.packages import Package

_HEAD = 4096
_WEB_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|meta|title|table|style|div)\b|^mime-version:",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    rb"type=[\"']?password|login\.microsoftonline|sign ?in to your account|"
    rb"<title>[^<]*(?:sign|log)[ -]?(?:in|on)\b",
    re.IGNORECASE,
)
_MACROS = "The file holds macros: ask for it saved without them, or as a PDF."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CALLED = {
    ".pdf": "a PDF",
    ".doc": "a Word file",
    ".docx": "a Word file",
    ".ppt": "a PowerPoint file",
    ".pptx": "a PowerPoint file",
    ".xls": "an Excel file",
    ".xlsx": "an Excel file",
    ".odt": "an OpenDocument file",
    ".odp": "an OpenDocument file",
    ".ods": "an OpenDocument file",
}


@dataclass(frozen=True, slots=True)
class Format:
    """A format Clerk takes. `ending` is the usual one of its files, `called` what a clerk says."""

    kind: FileKind
    ending: str
    called: str


_PDF = Format(FileKind.PDF, ".pdf", "a PDF")
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
_PACKAGED = {
    f"{_OFFICE}wordprocessingml.document.main+xml": Format(
        FileKind.WORD, ".docx", "a Word document"
    ),
    f"{_OFFICE}wordprocessingml.template.main+xml": Format(
        FileKind.WORD, ".dotx", "a Word template"
    ),
    f"{_OFFICE}presentationml.presentation.main+xml": Format(
        FileKind.SLIDES, ".pptx", "PowerPoint slides"
    ),
    f"{_OFFICE}presentationml.slideshow.main+xml": Format(
        FileKind.SLIDES, ".ppsx", "PowerPoint slides"
    ),
    f"{_OFFICE}spreadsheetml.sheet.main+xml": Format(FileKind.SHEET, ".xlsx", "an Excel sheet"),
    f"{_ODF}text": Format(FileKind.WORD, ".odt", "an OpenDocument text"),
    f"{_ODF}presentation": Format(FileKind.SLIDES, ".odp", "OpenDocument slides"),
    f"{_ODF}spreadsheet": Format(FileKind.SHEET, ".ods", "an OpenDocument sheet"),
}
_OLD = (
    ("WordDocument", Format(FileKind.WORD, ".doc", "a Word document")),
    ("PowerPoint Document", Format(FileKind.SLIDES, ".ppt", "PowerPoint slides")),
    ("Workbook", Format(FileKind.SHEET, ".xls", "an Excel sheet")),
    ("Book", Format(FileKind.SHEET, ".xls", "an Excel sheet")),
)
_RICH_TEXT = Format(FileKind.WORD, ".rtf", "a Word document")
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
)
_PHONE_PICTURES = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1")


def format_of(data: bytes, name: str) -> Format:
    """The format of a file. `name` is only asked what the file claims to be.

    Raises PaperRefused for what is no paper: nothing at all, a web page saved under another name,
    a file with macros or a password, and formats that cannot go into a pack.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        raise PaperRefused("The file is empty: ask for it again.")
    if data.startswith(b"PK\x03\x04"):
        return _packaged(data)
    if data.startswith(_OLE):
        return _old(data)
    if data.startswith(b"{\\rtf"):
        return _RICH_TEXT
    if ending := _picture(data):
        return Format(FileKind.PICTURE, ending, "a picture")
    # Mail and scanners put lines of their own before it.
    if b"%PDF-" in data[:1024] or (_ending(name) == ".pdf" and b" obj" in data):
        return _PDF
    raise PaperRefused(_no_paper(head, name))


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower()


def _picture(data: bytes) -> str:
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ".webp"
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return ".bmp"
    if data[4:12] in _PHONE_PICTURES:
        raise PaperRefused("The picture is in the format of a phone (HEIC): ask for it as a JPEG.")
    return next((ending for start, ending in _PICTURES if data.startswith(start)), "")


def _packaged(data: bytes) -> Format:
    package = Package(data)
    if package.is_locked():
        raise PaperRefused("The file needs a password to open: ask for it without one.")
    main = package.main_type()
    if package.has_macros():
        raise PaperRefused(_MACROS)
    if "macroenabled" in main.lower():
        raise PaperRefused(
            "The file is of a kind that can hold macros: ask for it saved without them, or as a "
            "PDF."
        )
    if main not in _PACKAGED:
        raise PaperRefused("This is nothing a pack can hold: ask for a PDF or a Word file.")
    return _PACKAGED[main]


def _old(data: bytes) -> Format:
    """What an OLE file is (Word, Excel and PowerPoint of before 2007, and what is encrypted).

    Its folder names its streams in UTF-16, in capitals or not. The names are looked for in all
    bytes, so that a folder that is damaged is no hindrance here.
    """
    small = data.lower()

    def has(stream: str) -> bool:
        return f"{stream}\0".lower().encode("utf-16-le") in small

    if has("DRMEncryptedTransform") or has("\tDRMContent"):
        raise PaperRefused(
            "The file is protected so that only some people can open it: ask for a copy without "
            "that protection."
        )
    if has("EncryptedPackage"):
        raise PaperRefused("The file needs a password to open: ask for it without one.")
    if has("_VBA_PROJECT") or has("_VBA_PROJECT_CUR"):
        raise PaperRefused(_MACROS)
    for stream, found in _OLD:
        if has(stream):
            return found
    raise PaperRefused(
        "The file is of a kind that packs cannot hold: ask for a PDF or a Word file."
    )


def _no_paper(head: bytes, name: str) -> str:
    claimed = _CALLED.get(_ending(name), "a paper")
    # Some pages are written in UTF-16.
    head = head.replace(b"\0", b"")
    if _SIGN_IN.search(head) and _WEB_PAGE.search(head):
        return (
            f"This is not {claimed} (it looks like a page to sign in): sign in where it came from, "
            "then download it again."
        )
    if _WEB_PAGE.search(head):
        return (
            f"This is not {claimed} (it looks like a web page): download the paper itself, or ask "
            "for it."
        )
    return f"This is not {claimed} that can be opened: ask for a PDF or a Word file."
