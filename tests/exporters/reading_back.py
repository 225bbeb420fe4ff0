"""The words of a file we made, read back from what is really in it."""

import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest


def every_word(path: Path) -> str:
    """Everything anybody could read out of the file, what does not show included.

    Skips the test for a PDF where qpdf or pdftotext is not installed.
    """
    match path.suffix:
        case ".docx":
            with zipfile.ZipFile(path) as parts:
                return "\n".join(parts.read(name).decode("latin-1") for name in parts.namelist())
        case ".pdf":
            return "\n".join((_pdf_text(path), _unpacked(path)))
        case _:
            return path.read_text(encoding="utf-8")


def page_text(path: Path) -> str:
    """The words of a web page or a PDF, in their order, single spaced."""
    if path.suffix == ".pdf":
        return " ".join(_pdf_text(path).split())
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return " ".join(" ".join(page.words).split())


def pages_shown(path: Path) -> list[str]:
    """The words of each page of a PDF, inside its edges.

    Our own reading leaves strangers' files to another program; those of a test are its own, and
    asking PDFium here takes a tenth of the time.
    """
    with pypdfium2.PdfDocument(path) as opened:
        return [page.get_textpage().get_text_bounded() for page in opened]


def _pdf_text(path: Path) -> str:
    return _run("pdftotext", "-layout", path, "-").decode("utf-8")


def _unpacked(path: Path) -> str:
    """Every object of the file uncompressed; strings of UTF-16 as letters."""
    plain = _run("qpdf", "--qdf", "--object-streams=disable", path, "-")
    return plain.replace(b"\x00", b"").decode("latin-1")


def _run(command: str, *arguments: str | Path) -> bytes:
    if not shutil.which(command):
        pytest.skip(f"{command} is not installed")
    return subprocess.run([command, *map(str, arguments)], capture_output=True, check=True).stdout


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def assert_accessible(path: Path) -> None:
    """Fail for a PDF that breaks a rule of PDF/UA-1 (ISO 14289-1), naming what it breaks."""
    import page

    report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
    assert not report.failures, report.failures
    assert report.is_compliant
