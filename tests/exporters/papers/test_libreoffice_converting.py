"""Officers' files as LibreOffice itself makes PDFs of them."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from exporters.papers.converting import Conversion, OfficeFile, convert
from exporters.papers.looking import look_at
from exporters.papers.office_program import office_program
from exporters.papers.words import pdf_words
from tests.exporters.papers import office_files
from tests.exporters.reading_back import assert_accessible

pytestmark = pytest.mark.slow

_FILES = (
    OfficeFile("report.docx", office_files.report()),
    OfficeFile("torn.docx", office_files.word("</w:t>")),
    OfficeFile("slides.pptx", office_files.slides("Dredging", "Costs")),
    OfficeFile("costs.xlsx", office_files.sheet()),
    OfficeFile("letter.odt", office_files.open_text()),
    OfficeFile("talk.odp", office_files.open_slides("Silt", "Sand", "Mud")),
    OfficeFile("table.ods", office_files.open_sheet()),
    OfficeFile("named-wrong.pdf", office_files.word("The crane is locked.")),
)


@pytest.fixture(scope="module")
def made() -> dict[str, Conversion]:
    if not office_program():
        pytest.skip("LibreOffice is not installed")
    return {each.name: each for each in convert(_FILES)}


def test_each_kind_of_file_becomes_a_pdf_with_its_words(made: dict[str, Conversion]) -> None:
    words = {name: pdf_words(each.pdf) for name, each in made.items() if each.pdf}
    assert "The silt is deep." in words["report.docx"]
    assert [page.strip() for page in words["slides.pptx"].split("\f")] == ["Dredging", "Costs"]
    assert words["costs.xlsx"].split() == ["Basin", "Silt", "Inner", "84"]
    assert "The silt is deep." in words["letter.odt"]
    assert words["talk.odp"].split("\f") == ["Silt", "Sand", "Mud"]
    assert "Silt" in words["table.ods"].split()
    assert words["named-wrong.pdf"] == "The crane is locked."


def test_a_file_libreoffice_cannot_open_has_its_sentence(made: dict[str, Conversion]) -> None:
    assert made["torn.docx"].pdf == b""
    assert made["torn.docx"].why.startswith(
        "torn.docx is not a PDF yet, as LibreOffice could not open it: ask for it as a PDF ("
    )


@pytest.mark.parametrize("name", ["report.docx", "slides.pptx", "letter.odt", "talk.odp"])
def test_what_is_read_is_tagged(made: dict[str, Conversion], name: str) -> None:
    looked = look_at(made[name].pdf, "a.pdf")
    assert looked.tagged
    assert looked.remarks == ()


def test_a_titled_report_passes_the_rules_of_accessible_pdfs(
    made: dict[str, Conversion], tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(made["report.docx"].pdf)
    assert_accessible(path)


def test_comments_are_left_out(made: dict[str, Conversion]) -> None:
    pdf = made["report.docx"].pdf
    assert b"/Popup" not in pdf
    assert b"/Subtype/Text" not in pdf
    assert "Is that so?" not in pdf_words(pdf)


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this computer, and what it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()


def pictures(address: str) -> list[int]:
    """How many pictures the PDFs show of files that link one at the address."""
    if not office_program():
        pytest.skip("LibreOffice is not installed")
    files = [
        OfficeFile("a.docx", office_files.with_linked_picture(address)),
        OfficeFile("a.odt", office_files.open_text_with_linked_picture(address)),
    ]
    made = convert(files)
    assert all(each.pdf for each in made)
    return [each.pdf.count(b"/Subtype/Image") for each in made]


def test_a_paper_makes_libreoffice_call_no_address(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    assert pictures(address) == [0, 0]
    assert paths == []


def test_a_paper_takes_no_file_of_this_computer_into_itself(tmp_path: Path) -> None:
    (tmp_path / "silt.png").write_bytes(office_files.picture("PNG"))
    assert pictures(tmp_path.as_uri()) == [0, 0]
