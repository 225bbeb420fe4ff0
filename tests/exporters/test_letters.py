"""Letters in one file: each on a page of its own, found by whom it is to, readable by everybody."""

from pathlib import Path

import docx
from docx.oxml.ns import qn

from exporters.accessibility import check_word_file
from exporters.document import Document
from exporters.post.letters import letters_document
from exporters.post.message import Attachment, Correspondent, Message
from exporters.write import write

TEXT = """Dear {name},

These are still open in your name.

## Harbour Board

- HB 4: arrange the visit to the lock
- HB 5: circulate the survey

| Action | Due |
| HB 4 | 14 September |

Kind regards
Ada Pell
Democratic Services
"""


def letters(*names: str) -> Document:
    return letters_document(
        [
            Message(
                name,
                (Correspondent(name, f"{name[0].lower()}@harbour.example"),),
                "Actions of yours",
                TEXT.format(name=name),
                cc=(Correspondent("Carys Line"),),
                attachments=(Attachment("log.pdf", b""),),
            )
            for name in names
        ],
        title="Letters about actions",
        day="3 October 2021",
        body="Harbour Council",
    )


def test_each_letter_begins_a_page_under_the_name_of_whom_it_is_to(tmp_path: Path) -> None:
    path = tmp_path / "letters.docx"
    write(letters("Vera Holt", "Tom Reed"), path)
    word = docx.Document(str(path))
    begun = [
        paragraph
        for paragraph in word.paragraphs
        if paragraph._p.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    ]
    assert [each.text for each in begun] == ["Vera Holt", "Tom Reed"]
    headings = [
        (each.style.name, each.text)
        for each in word.paragraphs
        if each.style is not None and each.style.name.startswith("Heading")
    ]
    assert headings == [
        ("Heading 1", "Letters about actions"),
        ("Heading 2", "Vera Holt"),
        ("Heading 3", "Harbour Board"),
        ("Heading 2", "Tom Reed"),
        ("Heading 3", "Harbour Board"),
    ]
    texts = [each.text for each in word.paragraphs]
    assert "Kind regards\nAda Pell\nDemocratic Services" in texts
    assert "Copy to:\tCarys Line" in texts
    assert "Enclosed:\tlog.pdf" in texts


def test_everybody_can_read_the_letters(tmp_path: Path) -> None:
    path = tmp_path / "letters.docx"
    write(letters("Vera Holt", "Tom Reed", "Ida Marsh"), path)
    assert check_word_file(path) == ()


def test_letters_as_a_pdf_and_as_a_web_page_begin_pages_too(tmp_path: Path) -> None:
    import pypdfium2

    path = tmp_path / "letters.pdf"
    write(letters("Vera Holt", "Tom Reed"), path)
    with pypdfium2.PdfDocument(path) as found:
        pages = [found[at].get_textpage().get_text_bounded() for at in range(len(found))]
    assert len(pages) == 3
    assert pages[1].startswith("VERA HOLT")
    assert pages[2].startswith("TOM REED")
    page = tmp_path / "letters.html"
    write(letters("Vera Holt"), page)
    assert '<div class="new-page"></div>\n<h2>Vera Holt</h2>' in page.read_text(encoding="utf-8")
