"""Opening a Word file the council made itself, to print in it.

What it is is told by its first bytes and its parts, never by its name.
"""

import zipfile
from io import BytesIO

import docx
from docx.document import Document as WordDocument

from exporters.errors import ExportError

_MOST_BYTES = 20_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_KINDS = "[Content_Types].xml"
_MACROS = b"macroEnabled"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def opened_template(data: bytes, name: str) -> WordDocument:
    """The Word document or template (.docx, .dotx) in `data`, whose file is called `name`.

    A .dotx is opened as the document Word itself would begin with it. Raises ExportError for
    anything else: an old Word file, one with macros, one with a password, a damaged one.
    """
    if len(data) > _MOST_BYTES:
        raise ExportError(f"{name} is larger than 20 MB: take the large pictures out of it.")
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise ExportError(f"{name} needs a password to open: save it without one in Word.")
        raise ExportError(
            f"{name} is a file of old Word (.doc): save it as a Word document (.docx) there."
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            kinds = parts.read(_KINDS)
            macros = _MACROS in kinds or any(
                each.endswith("vbaProject.bin") for each in parts.NameToInfo
            )
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, EOFError) as failure:
        raise ExportError(
            f"{name} is not a Word document: choose a .docx or .dotx file made in Word."
        ) from failure
    if macros:
        raise ExportError(
            f"{name} holds macros, which are not taken: save it in Word as a document without "
            "macros (.docx) or a template without them (.dotx)."
        )
    if _TEMPLATE in kinds:
        data = _as_document(data)
    elif _DOCUMENT not in kinds:
        raise ExportError(
            f"{name} is not a Word document: choose a .docx or .dotx file made in Word."
        )
    try:
        word = docx.Document(BytesIO(data))
        if word.element.body is None or not word.sections:
            raise ValueError("no body")
    # python-docx lets out whatever error the damage happens to cause, in zip, XML or itself.
    except Exception as failure:
        raise ExportError(f"{name} is damaged: save it again in Word.") from failure
    return word


def _as_document(data: bytes) -> bytes:
    """A template's bytes as those of a document: one line of its table of contents differs."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.infolist():
            content = old.read(each)
            if each.filename == _KINDS:
                content = content.replace(_TEMPLATE, _DOCUMENT)
            new.writestr(each.filename, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
