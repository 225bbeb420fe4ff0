"""Damaged and odd papers as they come by mail, and what the clerk is told of each.

    python -m tests.exporters.papers.odd_files FOLDER

writes them all, to be opened by hand.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Pdf

from tests.exporters.papers import odd_pdfs, office_files
from tests.exporters.papers.odd_pdfs import PAGES

UNTAGGED = "The file is not tagged for screen readers: ask for the Word file."
REPAIRED = "The file was repaired while it was read: check its pages, or ask for it again."
DAMAGED = "The file is damaged and cannot be opened: ask for it again."
PASSWORD = "The file needs a password to open: ask for it without one."
NO_PAGES = "The file has no pages: ask for it again."
EMPTY = "The file is empty: ask for it again."
NO_PAPER = "This is nothing a pack can hold: ask for a PDF or a Word file."


@dataclass(frozen=True)
class Odd:
    """A file, the name it comes under, and the sentences it deserves.

    `refused` when it cannot be a paper; else `remarks` in their order.
    """

    what: str
    name: str
    make: Callable[[], bytes]
    remarks: tuple[str, ...] = ()
    refused: str = ""


WEB_PAGE = b"<!DOCTYPE html>\n<html><head><title>Harbour</title></head><body>Silt</body></html>"
SIGN_IN = (
    b"\xef\xbb\xbf\r\n<html><head><title>Sign in to your account</title></head>"
    b"<body><form><input type='password'></form></body></html>"
)

ODD_PDFS = (
    Odd("a password to open", "a.pdf", odd_pdfs.locked, refused=PASSWORD),
    Odd(
        "weakly locked against changes",
        "a.pdf",
        odd_pdfs.locked_against_changes,
        (UNTAGGED, "Protection against changes is removed in the pack."),
    ),
    Odd(
        "strongly locked against changes",
        "a.pdf",
        odd_pdfs.locked_against_changes_strongly,
        (UNTAGGED, "Protection against changes is removed in the pack."),
    ),
    Odd("wrong startxref", "a.pdf", odd_pdfs.wrong_startxref, (REPAIRED, UNTAGGED)),
    Odd("junk before it", "a.pdf", odd_pdfs.after_junk, (UNTAGGED,)),
    Odd("no end", "a.pdf", odd_pdfs.no_end, (REPAIRED, UNTAGGED)),
    Odd("no size of its pages", "a.pdf", odd_pdfs.no_size, (REPAIRED, UNTAGGED)),
    Odd("streams without an end", "a.pdf", odd_pdfs.wrong_length, (REPAIRED, UNTAGGED)),
    Odd("streams of another kind", "a.pdf", odd_pdfs.lines_of_another_kind, (REPAIRED, UNTAGGED)),
    Odd("streams without a length", "a.pdf", odd_pdfs.no_length, (REPAIRED, UNTAGGED)),
    Odd(
        "cut off, plain objects",
        "a.pdf",
        lambda: odd_pdfs.cut(packed=False),
        ("Pages 14 to 25 are damaged: ask for the file again.", UNTAGGED),
    ),
    Odd("cut off, packed objects", "a.pdf", lambda: odd_pdfs.cut(packed=True), refused=DAMAGED),
    Odd(
        "flipped bytes",
        "a.pdf",
        lambda: odd_pdfs.with_streams(dict.fromkeys((1, 12, 15, 24), odd_pdfs.flipped)),
        ("Pages 1, 12, 15 and 24 are damaged: ask for the file again.", UNTAGGED),
    ),
    Odd(
        "line ends changed by mail",
        "a.pdf",
        # Each page is long enough for its packed bytes to hold a line end.
        lambda: odd_pdfs.saved(odd_pdfs.document(lines=300)).replace(b"\n", b"\r\n"),
        (f"All {PAGES} pages are damaged: ask for the file again.", UNTAGGED),
    ),
    Odd(
        "one bad stream",
        "a.pdf",
        lambda: odd_pdfs.with_streams({6: lambda _: b"silt"}),
        ("Page 6 is damaged: ask for the file again.", UNTAGGED),
    ),
    Odd(
        "half a stream",
        "a.pdf",
        lambda: odd_pdfs.with_streams({7: lambda data: data[: len(data) // 2]}),
        ("Page 7 is damaged: ask for the file again.", UNTAGGED),
    ),
    Odd(
        "a stream of odd letters",
        "a.pdf",
        odd_pdfs.odd_letters,
        ("Page 2 is damaged: ask for the file again.", UNTAGGED),
    ),
    Odd("pages in a loop", "a.pdf", odd_pdfs.loop, refused=DAMAGED),
    Odd(
        "no pages",
        "a.pdf",
        lambda: odd_pdfs.saved(Pdf.new()),
        refused=NO_PAGES,
    ),
    Odd("a page of nonsense", "a.pdf", odd_pdfs.page_that_is_no_page, (REPAIRED, UNTAGGED)),
    Odd("unbalanced graphics", "a.pdf", odd_pdfs.unbalanced, (UNTAGGED,)),
    Odd(
        "a form",
        "a.pdf",
        odd_pdfs.form,
        (UNTAGGED, "Form fields are flattened in the pack: check that they are filled in."),
    ),
    Odd(
        "a form of another kind",
        "a.pdf",
        odd_pdfs.form_of_another_kind,
        (
            UNTAGGED,
            "The file is a form of a kind that packs cannot hold: ask for it printed to a PDF.",
        ),
    ),
    Odd(
        "a signature",
        "a.pdf",
        odd_pdfs.signed,
        (UNTAGGED, "Its digital signature is lost in the pack: keep the file itself as well."),
    ),
    Odd(
        "a script",
        "a.pdf",
        odd_pdfs.script,
        (UNTAGGED, "Scripts are left out of the pack: ask for what is missed."),
    ),
    Odd(
        "an attachment",
        "a.pdf",
        odd_pdfs.attachment,
        (UNTAGGED, "Attachments are left out of the pack: ask for what is missed."),
    ),
    Odd(
        "a portfolio",
        "a.pdf",
        odd_pdfs.portfolio,
        (
            UNTAGGED,
            "The file is a portfolio that holds other files: ask for each of them by itself.",
        ),
    ),
    Odd(
        "scanned pages",
        "a.pdf",
        lambda: odd_pdfs.saved(odd_pdfs.scan(12, range(3, 6))),
        ("Pages 3 to 5 are pictures without text: ask for the Word file.", UNTAGGED),
    ),
    Odd(
        "a scan",
        "a.pdf",
        lambda: odd_pdfs.saved(odd_pdfs.scan(4, range(1, 5))),
        (
            "The file is scanned and has no text, so that it can be neither searched nor read "
            "aloud: ask for the Word file.",
        ),
    ),
    Odd(
        "forms that draw each other",
        "a.pdf",
        odd_pdfs.forms_without_end,
        refused="The file has drawings in drawings without end: ask for it printed to a PDF again.",
    ),
    Odd("marked, but without a tree", "a.pdf", odd_pdfs.marked_without_a_tree, (UNTAGGED,)),
    Odd("a tree without a way back", "a.pdf", odd_pdfs.tree_without_a_way_back, (UNTAGGED,)),
)

ODD_OTHERS = (
    Odd("nothing as PDF", "a.pdf", bytes, refused=EMPTY),
    Odd("nothing as Word", "a.docx", bytes, refused=EMPTY),
    Odd("only blanks", "a.txt", lambda: b" \r\n" * 9, refused=EMPTY),
    Odd(
        "a web page as PDF",
        "a.pdf",
        lambda: WEB_PAGE,
        refused="This is not a PDF (it looks like a web page): download the paper itself, or ask "
        "for it.",
    ),
    Odd(
        "a web page as Word",
        "Report.DOCX",
        lambda: WEB_PAGE,
        refused="This is not a Word file (it looks like a web page): download the paper itself, "
        "or ask for it.",
    ),
    Odd(
        "a web page as Excel",
        "a.xls",
        lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
        refused="This is not an Excel file (it looks like a web page): download the paper itself, "
        "or ask for it.",
    ),
    Odd(
        "a table of a web page as Excel",
        "a.xlsx",
        lambda: "\ufeff<table><tr><td>Silt".encode("utf-16-le"),
        refused="This is not an Excel file (it looks like a web page): download the paper itself, "
        "or ask for it.",
    ),
    Odd(
        "a page to sign in as Word",
        "a.docx",
        lambda: SIGN_IN,
        refused="This is not a Word file (it looks like a page to sign in): sign in where it came "
        "from, then download it again.",
    ),
    Odd(
        "text as PowerPoint",
        "a.pptx",
        lambda: b"Silt everywhere.",
        refused="This is not a PowerPoint file that can be opened: ask for a PDF or a Word file.",
    ),
    Odd("a locked Word file", "a.docx", office_files.locked, refused=PASSWORD),
    Odd(
        "a Word file for few eyes",
        "a.docx",
        office_files.for_few_eyes,
        refused="The file is protected so that only some people can open it: ask for a copy "
        "without that protection.",
    ),
    Odd(
        "a locked Word file in capitals",
        "a.docx",
        lambda: office_files.old("ENCRYPTEDPACKAGE"),
        refused=PASSWORD,
    ),
    Odd(
        "an Excel file in capitals",
        "a.xls",
        lambda: office_files.old("Root Entry", "WORKBOOK"),
        (
            "The file is in an old format, which is made a PDF without being looked into: check "
            "its pages then, or ask for it in the format of today.",
        ),
    ),
    Odd(
        "a strict Word file",
        "a.docx",
        office_files.strict,
        (
            "The file is of a kind that could not be looked into for screen readers: check its "
            "pages once it is a PDF, or ask for it saved as an ordinary Word document.",
        ),
    ),
    Odd("a locked OpenDocument", "a.odt", office_files.locked_odt, refused=PASSWORD),
    Odd(
        "macros, under their own name",
        "a.docm",
        lambda: office_files.word(macros=True, more={"word/vbaProject.bin": b"x"}),
        refused="The file holds macros: ask for it saved without them, or as a PDF.",
    ),
    Odd(
        "room for macros",
        "a.docm",
        lambda: office_files.word(macros=True),
        refused="The file is of a kind that can hold macros: ask for it saved without them, or as "
        "a PDF.",
    ),
    Odd(
        "macros under another name",
        "a.docx",
        lambda: office_files.word(more={"word/vbaProject.bin": b"x"}),
        refused="The file holds macros: ask for it saved without them, or as a PDF.",
    ),
    Odd(
        "macros in an old file",
        "a.doc",
        lambda: office_files.old("WordDocument", "_VBA_PROJECT"),
        refused="The file holds macros: ask for it saved without them, or as a PDF.",
    ),
    Odd("an archive", "papers.zip", office_files.archive, refused=NO_PAPER),
    Odd(
        "an archive with a PDF first",
        "papers.pdf",
        lambda: office_files.zipped({"report.pdf": odd_pdfs.plain()}),
        refused=NO_PAPER,
    ),
    Odd(
        "text that begins as a picture does",
        "a.odt",
        lambda: b"BMX tracks by the harbour",
        refused="This is not an OpenDocument file that can be opened: ask for a PDF or a Word "
        "file.",
    ),
    Odd("half a Word file", "a.docx", lambda: office_files.word()[:900], refused=DAMAGED),
    Odd(
        "a Word file that unpacks without end",
        "a.docx",
        office_files.bomb,
        refused="The file unpacks to more than a gigabyte: ask for a smaller one, or a PDF.",
    ),
    Odd(
        "a photograph from a phone",
        "IMG_1.jpg",
        lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99),
        refused="The picture is in the format of a phone (HEIC): ask for it as a JPEG.",
    ),
    Odd(
        "half a picture",
        "a.png",
        lambda: office_files.picture("PNG")[:500],
        refused="The picture is damaged: ask for it again.",
    ),
)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for odd in (*ODD_PDFS, *ODD_OTHERS):
        ending = Path(odd.name).suffix
        (folder / f"{odd.what.replace(' ', '-').replace(',', '')}{ending}").write_bytes(odd.make())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
