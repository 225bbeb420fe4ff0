"""Words nobody may find in a finished pack are found wherever they hide in it."""

import io
import zlib
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from exporters.papers import unpacking
from exporters.papers.leak_search import Leak, Searched, search, stream_hashes
from exporters.papers.leak_words import Wanted
from exporters.papers.pack import PackPart, PackStopped, make_pack
from exporters.papers.tree_check import tree_faults
from exporters.papers.words import pdf_words
from tests.exporters.papers.made_papers import drawn, line, typeset
from tests.exporters.papers.many_papers import scanned_paper

CANARY = "Saltway Ropes offer"


@pytest.fixture
def bare() -> bytes:
    return typeset("Buoys", "All is well at the moorings.")


def changed(bare: bytes, path: Path, change: Callable[[Pdf], None]) -> Path:
    with pikepdf.open(io.BytesIO(bare)) as pdf:
        change(pdf)
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return path


def title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = CANARY


def xmp(pdf: Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = CANARY


def attachment(pdf: Pdf) -> None:
    pdf.attachments["letter.txt"] = f"It says: {CANARY}.".encode()


def file_name(pdf: Pdf) -> None:
    pdf.attachments["saltway_ropes-offer.txt"] = b"nothing"


def bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"8. {CANARY}", 0))


def note(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots = Array(
        [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]),
                                      Contents=String(CANARY)))]
    )  # fmt: skip


def field(pdf: Pdf) -> None:
    held = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"),
                   V=String(CANARY.upper()), Rect=Array([0, 0, 9, 9]))
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([held])
    pdf.Root.AcroForm = Dictionary(Fields=Array([held]))


def description(pdf: Pdf) -> None:
    next(iter(pdf.Root.StructTreeRoot.K)).K[0].Alt = String(CANARY)


def named_place(pdf: Pdf) -> None:
    names = Array([String(CANARY), Array([pdf.pages[0].obj, Name.Fit])])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))


def name(pdf: Pdf) -> None:
    pdf.Root.PieceInfo = Dictionary({f"/{CANARY}": 1})


def wide_letters(pdf: Pdf) -> None:
    pdf.Root.Old = String(b"\xff\xfe" + CANARY.encode("utf-16-le"))


def stray_stream(pdf: Pdf) -> None:
    pdf.Root.Old = pdf.make_stream(CANARY.encode("utf-16-be"))


def in_hexadecimal(pdf: Pdf) -> None:
    pdf.Root.Old = pdf.make_stream(b"<" + CANARY.encode().hex().encode() + b">")


def drawn_but_not_shown(pdf: Pdf) -> None:
    pdf.Root.Old = pdf.make_stream(f"BT ({CANARY}) Tj ET".encode())


ACCENTED = "Oferta łódź żaglowa Ångström"


def accented_field(pdf: Pdf) -> None:
    field(pdf)
    pdf.Root.AcroForm.Fields[0].V = String(ACCENTED)


def long_field(pdf: Pdf) -> None:
    field(pdf)
    pdf.Root.AcroForm.Fields[0].V = pdf.make_stream(b"\xfe\xff" + ACCENTED.encode("utf-16-be"))


def wide_attachment(pdf: Pdf) -> None:
    pdf.attachments["letter.txt"] = b"\xff\xfe" + ACCENTED.encode("utf-16-le")


def accented_choice(pdf: Pdf) -> None:
    field(pdf)
    pdf.Root.AcroForm.Fields[0].Opt = Array([String("a"), String(ACCENTED)])


@pytest.mark.parametrize("change", [accented_field, long_field, wide_attachment, accented_choice])
def test_letters_beyond_latin_are_found(
    bare: bytes, tmp_path: Path, change: Callable[[Pdf], None]
) -> None:
    path = changed(bare, tmp_path / "pack.pdf", change)
    wanted = [ACCENTED, "łódź", ACCENTED.upper()]
    assert sorted(one.what for one in search(path, wanted).leaks) == sorted(wanted)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (title, "the metadata"),
        (xmp, "the metadata"),
        (attachment, "an attachment"),
        (file_name, "an attachment"),
        (bookmark, "a bookmark"),
        (note, "a note on page 1"),
        (field, "a field of a form on page 1"),
        (description, "a description that is read out, page 1"),
        (named_place, "the inside of the file"),
        (name, "a name inside the file"),
        (wide_letters, "the inside of the file"),
        (stray_stream, "the inside of the file"),
        (in_hexadecimal, "the inside of the file"),
        (drawn_but_not_shown, "the inside of the file"),
    ],
)
def test_a_canary_is_found_and_its_place_is_named(
    bare: bytes, tmp_path: Path, change: Callable[[Pdf], None], where: str
) -> None:
    path = changed(bare, tmp_path / "pack.pdf", change)
    found = search(path, [CANARY, "Chandlery Street"]).leaks
    assert Leak(CANARY, where) in found
    assert {one.what for one in found} == {CANARY}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("The Saltway Ropes offer was opened.", CANARY),
        ("#table(columns: 2, table.header[A][B], [Saltway Ropes offer], [19])", CANARY),
        ("#set text(hyphenate: true)\n#box(width: 1.9cm)[The Saltway Ropes offer]", CANARY),
        ("#set text(tracking: 4pt)\nSALTWAY ROPES OFFER", CANARY),
        ("Dredg-\\ ing the basin", "dredging"),
        ("Café Zénith", "CAFÉ ZÉNITH"),
    ],
)
def test_words_printed_on_a_page_are_found(tmp_path: Path, body: str, wanted: str) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(typeset("Buoys", body))
    assert Leak(wanted, "page 1") in search(path, [wanted]).leaks


def test_a_page_goes_by_its_stamped_number(bare: bytes, tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    parts = [PackPart("a", "A", bare), PackPart("b", "B", typeset("Rent", "Ropes at nineteen"))]
    make_pack(parts, target, title="Pack", first_page=41)
    assert search(target, ["at nineteen"]).leaks == (Leak("at nineteen", "page 42"),)


def test_a_word_inside_another_is_no_find(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(typeset("Buoys", "The current was strong."))
    assert search(path, ["rent"]).leaks == ()


def test_of_a_long_text_a_few_words_in_a_row_are_a_find(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    shared = "The committee is asked to note the report and the risks in it."
    secret = "Their best price for the chandlery was nineteen pounds a foot before tax."
    path.write_bytes(typeset("Buoys", f"{shared} It was a fine day. Nobody came."))
    assert search(path, [f"{shared} {secret}"], public=[shared]).leaks == ()
    assert search(path, [f"{shared} {secret}"]).leaks != ()
    path.write_bytes(typeset("Buoys", f"{shared} We hear {secret.lower()}"))
    (found,) = search(path, [f"{shared} {secret}"], public=[shared]).leaks
    assert found == Leak("their best price for the chandlery was nineteen", "page 1")


def test_a_picture_or_a_file_of_a_restricted_paper_is_known_again(
    bare: bytes, tmp_path: Path
) -> None:
    scan = scanned_paper("Rent", 1, dots=30)
    hashes = stream_hashes(scan) - stream_hashes(bare)
    target = tmp_path / "pack.pdf"
    make_pack([PackPart("a", "A", bare)], target, title="Pack")
    assert search(target, [], hashes).leaks == ()
    make_pack([PackPart("a", "A", bare), PackPart("b", "B", scan)], target, title="Pack")
    assert Leak("a picture, a drawing or a file", "page 2") in search(target, [], hashes).leaks
    path = changed(bare, tmp_path / "with.pdf", lambda pdf: attach(pdf, scan))
    assert search(path, [], {sha256(scan).hexdigest()}).leaks == (
        Leak("a picture, a drawing or a file", "an attachment"),
    )


def test_a_page_that_was_deleted_is_read_as_well(tmp_path: Path) -> None:
    three = typeset("Rent", "One\n#pagebreak()\nSaltway Ropes offer\n#pagebreak()\nThree")
    path = tmp_path / "deleted.pdf"
    with pikepdf.open(io.BytesIO(three)) as pdf:
        del pdf.pages[1]
        pdf.save(path)
    assert search(path, [CANARY]).leaks == (Leak(CANARY, "a page that is not shown"),)
    target = tmp_path / "pack.pdf"
    made = make_pack([PackPart("a", "A", path)], target, title="Pack")
    assert made.tagged
    assert search(target, [CANARY]).leaks == ()
    assert tree_faults(target) == ()


def attach(pdf: Pdf, file: bytes) -> None:
    pdf.attachments["x.pdf"] = file


def test_a_search_can_be_stopped(bare: bytes, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(bare)
    with pytest.raises(PackStopped):
        search(path, ["x"], going_on=lambda: False)


def test_what_every_file_has_is_no_find(bare: bytes, tmp_path: Path) -> None:
    path = changed(bare, tmp_path / "pack.pdf", lambda pdf: None)
    names = "Contents", "Resources", "Title", "Document", "Page Title", "Link", "Font", "Notes"
    assert search(path, names).leaks == ()


def test_a_version_before_the_last_is_searched_too(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(_added_to(drawn(line(f"It is said: {CANARY}.", 50, 600)), "All is well."))
    assert "All is well." in pdf_words(path.read_bytes())
    assert CANARY not in pdf_words(path.read_bytes())
    found = search(path, [CANARY]).leaks
    assert found == (Leak(CANARY, "an earlier version that the file still holds"),)


def test_a_phrase_is_found_across_a_page_break(tmp_path: Path) -> None:
    pages = (
        line("What came in was the Saltway", 50, 90),
        line("Ropes offer of last week.", 50, 780),
    )
    make_pack([PackPart("a", "A", drawn(*pages))], tmp_path / "pack.pdf", title="Pack")
    assert search(tmp_path / "pack.pdf", [CANARY]).leaks == (Leak(CANARY, "page 1"),)


def _added_to(first: bytes, words: str) -> bytes:
    """A file that says something else on its page, made by adding at its end alone."""
    with pikepdf.open(io.BytesIO(first)) as pdf:
        number, root, size = (
            pdf.pages[0].obj.Contents.objgen[0],
            pdf.Root.objgen[0],
            len(pdf.objects),
        )
    said = line(words, 50, 600).encode()
    before = first[first.rindex(b"startxref") + 9 :].split()[0].decode()
    new = b"\n%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        len(said),
        said,
    )
    table = (
        f"xref\n{number} 1\n{len(first) + 1:010} 00000 n \ntrailer\n"
        f"<< /Size {size + 1} /Root {root} 0 R /Prev {before} >>\n"
        f"startxref\n{len(first) + len(new)}\n%%EOF\n"
    )
    return first + new + table.encode()


@pytest.mark.parametrize("before", [b"\xff\xda", b"\xff\xd9"], ids=["scans", "the end"])
def test_what_a_photograph_says_besides_its_pixels_is_searched(
    bare: bytes, tmp_path: Path, before: bytes
) -> None:
    """Programs write file names and captions into photographs."""
    with pikepdf.open(io.BytesIO(scanned_paper("Moorings", 1, dots=30))) as scan:
        photograph = scan.pages[0].obj.Resources.XObject.Im0.read_raw_bytes()
    note = b"\xff\xfe" + (len(CANARY) + 2).to_bytes(2, "big") + CANARY.encode()
    at = photograph.rindex(before)

    def attach(pdf: Pdf) -> None:
        said = photograph[:at] + note + photograph[at:]
        pdf.pages[0].obj.Resources.XObject = Dictionary(
            Im0=pdf.make_stream(
                said, Type=Name.XObject, Subtype=Name.Image, Width=248, Height=351,
                ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode,
            )
        )  # fmt: skip

    assert search(changed(bare, tmp_path / "pack.pdf", attach), [CANARY]).leaks == (
        Leak(CANARY, "page 1"),
    )


def test_words_beyond_the_edge_of_a_page_are_found(tmp_path: Path) -> None:
    """Whoever crops a page hides the words and does not take them away."""
    source = typeset("Buoys", f"#place(dx: 1000pt)[{CANARY}] All is well.")
    target = tmp_path / "pack.pdf"
    target.write_bytes(source)
    assert CANARY not in pdf_words(source)
    assert Leak(CANARY, "page 1") in search(target, [CANARY]).leaks


def test_pages_without_words_of_their_own_are_told(tmp_path: Path) -> None:
    parts = [
        PackPart("1", "Words", typeset("Buoys", "All is well.")),
        PackPart("2", "Scan", scanned_paper("Scan", 2, dots=30), mark="Item 2", right_hand=True),
    ]
    target = tmp_path / "pack.pdf"
    make_pack(parts, target, title="A pack", first_page=40)
    wordless = search(target, [CANARY]).wordless
    assert wordless == ("42", "43")


def test_letters_nobody_knows_are_words_that_cannot_be_searched(
    bare: bytes, tmp_path: Path
) -> None:
    """Text in a font that does not say which letters its glyphs are."""

    def coded(pdf: Pdf) -> None:
        face = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 9, 9]),
                          FontMatrix=Array([0.1, 0, 0, 0.1, 0, 0]), FirstChar=1, LastChar=2,
                          Widths=Array([9, 9]), CharProcs=Dictionary(),
                          Encoding=Dictionary(Differences=Array([1])))  # fmt: skip
        page = pdf.pages[0]
        page.obj.Resources = Dictionary(Font=Dictionary(F=face))
        page.obj.Contents = Array(
            [pdf.make_stream(b"BT /F 9 Tf (\\001\\002) Tj ET"), pdf.make_stream(b" ")]
        )

    path = changed(bare, tmp_path / "pack.pdf", coded)
    assert search(path, [CANARY]).wordless == ("1",)


def test_a_stream_larger_than_any_is_searched_in_pieces(
    bare: bytes, tmp_path: Path, little_memory: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words stand behind the most a stream may be unpacked into, and across two pieces."""
    large = b" " * (unpacking.MOST + unpacking.PIECE - 9) + CANARY.encode() + b" " * 99

    def stray(pdf: Pdf) -> None:
        packed = zlib.compress(large)
        pdf.Root.Old = pdf.make_stream(packed, Filter=Name.FlateDecode)

    path = tmp_path / "pack.pdf"
    with pikepdf.open(io.BytesIO(bare)) as pdf:
        stray(pdf)
        pdf.save(path, compress_streams=False)
    assert search(path, [CANARY]).leaks == (Leak(CANARY, "the inside of the file"),)
    monkeypatch.setattr(unpacking, "MOST", unpacking.PIECE)
    assert search(path, ["not there"]) == Searched(unread=("the inside of the file",))


def test_a_large_picture_is_searched_piece_by_piece(
    bare: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []
    whole = Wanted.in_bytes

    def counted(wanted: Wanted, data: bytes, *, coded: bool = True) -> Iterator[str]:
        held.append(len(data))
        return whole(wanted, data, coded=coded)

    monkeypatch.setattr(Wanted, "in_bytes", counted)
    monkeypatch.setattr(unpacking, "PIECE", 1 << 14)
    around = bytes(range(128, 256)) * 128

    def hide(pdf: Pdf) -> None:
        content = around[:-9] + CANARY.encode() + around * 3
        pdf.Root.Hidden = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Image)

    path = changed(bare, tmp_path / "pack.pdf", hide)
    assert Leak(CANARY, "a picture") in search(path, [CANARY]).leaks
    assert max(held) <= (1 << 14) + (1 << 12)
