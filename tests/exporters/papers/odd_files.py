"""Damaged and odd papers as they come by mail, and what the clerk is told of each.

    python -m tests.exporters.papers.odd_files FOLDER

writes them all, to be opened by hand.
"""

import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pikepdf import (
    Array,
    AttachedFileSpec,
    Dictionary,
    Encryption,
    Name,
    ObjectStreamMode,
    Pdf,
    Permissions,
    String,
)

from tests.exporters.papers import office_files

PAGES = 25
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


def document(pages: int = PAGES, lines: int = 40) -> Pdf:
    """A PDF of `pages` pages with so many lines of text on each, and no tags."""
    pdf = Pdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for page in range(1, pages + 1):
        pdf.add_blank_page(page_size=(595, 842))
        text = "".join(
            f"BT /F1 11 Tf 72 {800 - 720 * line // lines} Td (Page {page}, line {line}: the depth "
            f"of silt was {page * line * 7919 % 997} inches at buoy {line * 31 % 17}.) Tj ET\n"
            for line in range(lines)
        )
        pdf.pages[-1].obj.Resources = Dictionary(Font=Dictionary(F1=font))
        pdf.pages[-1].obj.Contents = pdf.make_stream(text.encode())
    return pdf


def saved(pdf: Pdf, *, packed: bool = False, encryption: Encryption | bool = False) -> bytes:
    file = BytesIO()
    mode = ObjectStreamMode.generate if packed else ObjectStreamMode.disable
    pdf.save(file, object_stream_mode=mode, encryption=encryption)
    return file.getvalue()


def plain() -> bytes:
    return saved(document())


def _locked() -> bytes:
    return saved(document(), encryption=Encryption(owner="harbour", user="silt"))


def _locked_against_changes() -> bytes:
    rules = Permissions(extract=False, modify_other=False)
    weak = Encryption(owner="harbour", user="", R=3, allow=rules, aes=False, metadata=False)
    return saved(document(), encryption=weak)


def _locked_against_changes_strongly() -> bytes:
    rules = Permissions(modify_other=False)
    return saved(document(), encryption=Encryption(owner="harbour", user="", allow=rules))


def _wrong_startxref() -> bytes:
    data = plain()
    return data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"


def _no_end() -> bytes:
    data = plain()
    return data[: data.rindex(b"startxref")]


def _no_size() -> bytes:
    return plain().replace(b"/MediaBox", b"/MediaBux")


def _cut(*, packed: bool) -> bytes:
    data = saved(document(), packed=packed)
    return data[: len(data) * 6 // 10]


def _wrong_length() -> bytes:
    return plain().replace(b"endstream", b"endstraem", 2)


def _with_streams(broken: dict[int, Callable[[bytes], bytes]]) -> bytes:
    """The document with the packed bytes of some pages, by number, changed."""
    pdf = document()
    for number, change in broken.items():
        stream = pdf.pages[number - 1].obj.Contents
        stream.write(change(zlib.compress(stream.read_bytes())), filter=Name.FlateDecode)
    return saved(pdf)


def _flipped(data: bytes) -> bytes:
    return data[:40] + bytes(each ^ 0x5A for each in data[40:60]) + data[60:]


def _loop() -> bytes:
    pdf = document(2)
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    return saved(pdf)


def _page_that_is_no_page() -> bytes:
    pdf = document(3)
    pdf.pages[1].obj.Contents = pdf.make_indirect(Array([String("silt")]))
    pdf.pages[1].obj.Resources = String("none")
    return saved(pdf)


def _unbalanced() -> bytes:
    pdf = document(2)
    for page in pdf.pages:
        page.obj.Contents = pdf.make_stream(b"q q 1 0 0 1 9 9 cm " + page.obj.Contents.read_bytes())
    return saved(pdf)


def _form() -> bytes:
    pdf = document(1)
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("name"),
            V=String("M Tregear"),
            Rect=[72, 72, 300, 92],
        )
    )
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DA=String("/Helv 0 Tf 0 g"))
    return saved(pdf)


def _signed() -> bytes:
    pdf = document(1)
    seal = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"))
    field = pdf.make_indirect(
        Dictionary(Subtype=Name.Widget, FT=Name.Sig, T=String("s"), V=seal, Rect=[0, 0, 0, 0])
    )
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
    return saved(pdf)


def _form_of_another_kind() -> bytes:
    pdf = document(1)
    form = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=form)
    return saved(pdf)


def _script() -> bytes:
    pdf = document(1)
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('Silt!')"))
    pdf.Root.OpenAction = pdf.make_indirect(script)
    return saved(pdf)


def _attachment() -> bytes:
    pdf = document(1)
    pdf.attachments["costs.csv"] = AttachedFileSpec(pdf, b"crane,84000", filename="costs.csv")
    return saved(pdf)


def _portfolio() -> bytes:
    pdf = document(1)
    pdf.attachments["report.pdf"] = AttachedFileSpec(pdf, plain(), filename="report.pdf")
    pdf.Root.Collection = Dictionary(Type=Name.Collection)
    return saved(pdf)


def scan(pages: int, scanned: range) -> Pdf:
    """A PDF of which some pages are pictures without text, one of them within a form."""
    pdf = document(pages)
    for number in scanned:
        page = pdf.pages[number - 1].obj
        picture = pdf.make_stream(
            bytes(64 * 90),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=64,
            Height=90,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        held = pdf.make_stream(
            b"/Im0 Do",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, 1, 1],
            Resources=Dictionary(XObject=Dictionary(Im0=picture)),
        )
        drawn = held if number == scanned.start else picture
        page.Resources = Dictionary(XObject=Dictionary(Im0=drawn))
        page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    return pdf


def _marked_without_a_tree() -> bytes:
    pdf = document(1)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    return saved(pdf)


def _tree_without_a_way_back() -> bytes:
    pdf = document(1)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([paragraph]))
    return saved(pdf)


WEB_PAGE = b"<!DOCTYPE html>\n<html><head><title>Harbour</title></head><body>Silt</body></html>"
SIGN_IN = (
    b"\xef\xbb\xbf\r\n<html><head><title>Sign in to your account</title></head>"
    b"<body><form><input type='password'></form></body></html>"
)

ODD_PDFS = (
    Odd("a password to open", "a.pdf", _locked, refused=PASSWORD),
    Odd(
        "weakly locked against changes",
        "a.pdf",
        _locked_against_changes,
        (UNTAGGED, "Protection against changes is removed in the pack."),
    ),
    Odd(
        "strongly locked against changes",
        "a.pdf",
        _locked_against_changes_strongly,
        (UNTAGGED, "Protection against changes is removed in the pack."),
    ),
    Odd("wrong startxref", "a.pdf", _wrong_startxref, (REPAIRED, UNTAGGED)),
    Odd("junk before it", "a.pdf", lambda: b"Received: by mail\r\n" * 9 + plain(), (UNTAGGED,)),
    Odd("no end", "a.pdf", _no_end, (REPAIRED, UNTAGGED)),
    Odd("no size of its pages", "a.pdf", _no_size, (REPAIRED, UNTAGGED)),
    Odd("streams without an end", "a.pdf", _wrong_length, (REPAIRED, UNTAGGED)),
    Odd(
        "cut off, plain objects",
        "a.pdf",
        lambda: _cut(packed=False),
        ("Pages 14 to 25 are damaged: ask for the file again.", UNTAGGED),
    ),
    Odd("cut off, packed objects", "a.pdf", lambda: _cut(packed=True), refused=DAMAGED),
    Odd(
        "flipped bytes",
        "a.pdf",
        lambda: _with_streams(dict.fromkeys((1, 12, 15, 24), _flipped)),
        ("Pages 1, 12, 15 and 24 are damaged: ask for the file again.", UNTAGGED),
    ),
    Odd(
        "line ends changed by mail",
        "a.pdf",
        # Each page is long enough for its packed bytes to hold a line end.
        lambda: saved(document(lines=300)).replace(b"\n", b"\r\n"),
        (f"All {PAGES} pages are damaged: ask for the file again.", UNTAGGED),
    ),
    Odd(
        "one bad stream",
        "a.pdf",
        lambda: _with_streams({6: lambda _: b"silt"}),
        ("Page 6 is damaged: ask for the file again.", UNTAGGED),
    ),
    Odd(
        "half a stream",
        "a.pdf",
        lambda: _with_streams({7: lambda data: data[: len(data) // 2]}),
        ("Page 7 is damaged: ask for the file again.", UNTAGGED),
    ),
    Odd("pages in a loop", "a.pdf", _loop, refused=DAMAGED),
    Odd(
        "no pages",
        "a.pdf",
        lambda: saved(Pdf.new()),
        refused=NO_PAGES,
    ),
    Odd("a page of nonsense", "a.pdf", _page_that_is_no_page, (REPAIRED, UNTAGGED)),
    Odd("unbalanced graphics", "a.pdf", _unbalanced, (UNTAGGED,)),
    Odd(
        "a form",
        "a.pdf",
        _form,
        (UNTAGGED, "Form fields are flattened in the pack: check that they are filled in."),
    ),
    Odd(
        "a form of another kind",
        "a.pdf",
        _form_of_another_kind,
        (
            UNTAGGED,
            "The file is a form of a kind that packs cannot hold: ask for it printed to a PDF.",
        ),
    ),
    Odd(
        "a signature",
        "a.pdf",
        _signed,
        (UNTAGGED, "Its digital signature is lost in the pack: keep the file itself as well."),
    ),
    Odd(
        "a script",
        "a.pdf",
        _script,
        (UNTAGGED, "Scripts are left out of the pack: ask for what is missed."),
    ),
    Odd(
        "an attachment",
        "a.pdf",
        _attachment,
        (UNTAGGED, "Attachments are left out of the pack: ask for what is missed."),
    ),
    Odd(
        "a portfolio",
        "a.pdf",
        _portfolio,
        (
            UNTAGGED,
            "The file is a portfolio that holds other files: ask for each of them by itself.",
        ),
    ),
    Odd(
        "scanned pages",
        "a.pdf",
        lambda: saved(scan(12, range(3, 6))),
        ("Pages 3 to 5 are pictures without text: ask for the Word file.", UNTAGGED),
    ),
    Odd(
        "a scan",
        "a.pdf",
        lambda: saved(scan(4, range(1, 5))),
        (
            "The file is scanned and has no text, so that it can be neither searched nor read "
            "aloud: ask for the Word file.",
        ),
    ),
    Odd("marked, but without a tree", "a.pdf", _marked_without_a_tree, (UNTAGGED,)),
    Odd("a tree without a way back", "a.pdf", _tree_without_a_way_back, (UNTAGGED,)),
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
    Odd("a locked OpenDocument", "a.odt", office_files.locked_odt, refused=PASSWORD),
    Odd(
        "macros, under their own name",
        "a.docm",
        lambda: office_files.word(macros=True),
        refused="The file holds macros: ask for it saved without them, or as a PDF.",
    ),
    Odd(
        "macros in an old file",
        "a.doc",
        lambda: office_files.old("WordDocument", "_VBA_PROJECT"),
        refused="The file holds macros: ask for it saved without them, or as a PDF.",
    ),
    Odd("an archive", "papers.zip", office_files.archive, refused=NO_PAPER),
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
