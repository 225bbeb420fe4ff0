"""PDFs with one thing wrong with each, and some with nothing wrong."""

import re
import zlib
from collections.abc import Callable
from io import BytesIO

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

PAGES = 25


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


def locked() -> bytes:
    return saved(document(), encryption=Encryption(owner="harbour", user="silt"))


def locked_against_changes() -> bytes:
    rules = Permissions(extract=False, modify_other=False)
    weak = Encryption(owner="harbour", user="", R=3, allow=rules, aes=False, metadata=False)
    return saved(document(), encryption=weak)


def locked_against_changes_strongly() -> bytes:
    rules = Permissions(modify_other=False)
    return saved(document(), encryption=Encryption(owner="harbour", user="", allow=rules))


def after_junk() -> bytes:
    return b"Received: by mail\r\n" * 9 + plain()


def wrong_startxref() -> bytes:
    data = plain()
    return data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"


def no_end() -> bytes:
    data = plain()
    return data[: data.rindex(b"startxref")]


def no_size() -> bytes:
    return plain().replace(b"/MediaBox", b"/MediaBux")


def cut(*, packed: bool) -> bytes:
    data = saved(document(), packed=packed)
    return data[: len(data) * 6 // 10]


def wrong_length() -> bytes:
    return plain().replace(b"endstream", b"endstraem", 2)


def lines_of_another_kind() -> bytes:
    """Streams that begin as old scanners begin them, in a file whose places are wrong besides."""
    return re.sub(rb"(?<!end)stream\n", b"stream\r", wrong_startxref())


def no_length() -> bytes:
    return plain().replace(b"/Length ", b"/Lenght ")


def with_streams(broken: dict[int, Callable[[bytes], bytes]]) -> bytes:
    """The document with the packed bytes of some pages, by number, changed."""
    pdf = document()
    for number, change in broken.items():
        stream = pdf.pages[number - 1].obj.Contents
        stream.write(change(zlib.compress(stream.read_bytes())), filter=Name.FlateDecode)
    return saved(pdf)


def odd_letters() -> bytes:
    """A stream of hexadecimal numbers that are none, of which qpdf speaks in their own bytes."""
    pdf = document(2)
    pdf.pages[1].obj.Contents.write(b"\xa9\xa9", filter=Name.ASCIIHexDecode)
    return saved(pdf)


def flipped(data: bytes) -> bytes:
    return data[:40] + bytes(each ^ 0x5A for each in data[40:60]) + data[60:]


def loop() -> bytes:
    pdf = document(2)
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    return saved(pdf)


def page_that_is_no_page() -> bytes:
    pdf = document(3)
    pdf.pages[1].obj.Contents = pdf.make_indirect(Array([String("silt")]))
    pdf.pages[1].obj.Resources = String("none")
    return saved(pdf)


def unbalanced() -> bytes:
    pdf = document(2)
    for page in pdf.pages:
        page.obj.Contents = pdf.make_stream(b"q q 1 0 0 1 9 9 cm " + page.obj.Contents.read_bytes())
    return saved(pdf)


def form() -> bytes:
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


def signed() -> bytes:
    pdf = document(1)
    seal = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"))
    field = pdf.make_indirect(
        Dictionary(Subtype=Name.Widget, FT=Name.Sig, T=String("s"), V=seal, Rect=[0, 0, 0, 0])
    )
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
    return saved(pdf)


def form_of_another_kind() -> bytes:
    pdf = document(1)
    form = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=form)
    return saved(pdf)


def script() -> bytes:
    pdf = document(1)
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('Silt!')"))
    pdf.Root.OpenAction = pdf.make_indirect(script)
    return saved(pdf)


def attachment() -> bytes:
    pdf = document(1)
    pdf.attachments["costs.csv"] = AttachedFileSpec(pdf, b"crane,84000", filename="costs.csv")
    return saved(pdf)


def portfolio() -> bytes:
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


def forms_without_end() -> bytes:
    """A page of forms that each draw all the others, which would take longer than anybody lives."""
    pdf = document(1)
    drawn = Dictionary()
    for number in range(12):
        form = pdf.make_stream(
            b" ".join(b"/F%d Do" % other for other in range(12)),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, 1, 1],
        )
        drawn[f"/F{number}"] = form
    resources = pdf.make_indirect(Dictionary(XObject=drawn))
    for form in drawn.as_dict().values():
        form.Resources = resources
    pdf.pages[0].obj.Resources = resources
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/F0 Do")
    return saved(pdf)


def marked_without_a_tree() -> bytes:
    pdf = document(1)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    return saved(pdf)


def tree_without_a_way_back() -> bytes:
    pdf = document(1)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([paragraph]))
    return saved(pdf)
