"""What papers carry besides their pages: scripts, forms, marks, names of their own."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from exporters.papers.pack import PackMade, PackPart, make_pack
from exporters.papers.tree_check import tree_faults
from tests.exporters.papers.made_papers import drawn, line, saved, typeset
from tests.exporters.reading_back import assert_accessible, pages_shown

PAPER = typeset("Buoys", "One\n#pagebreak()\nTwo")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "pack.pdf"


def changed(source: bytes, change: Callable[[Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(source)) as pdf:
        change(pdf)
        return saved(pdf)


def packed(target: Path, *sources: bytes, **options: bool) -> PackMade:
    parts = [PackPart(str(at), f"Part {at}", each) for at, each in enumerate(sources, start=1)]
    return make_pack(parts, target, title="Pack", **options)


def load(pdf: Pdf) -> None:
    """Everything that opens, runs or is carried along by itself."""
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('canary')"))
    page = pdf.pages[0].obj
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("canary"), script])),
    )
    pdf.attachments["canary.txt"] = b"canary"
    page.AA = Dictionary(O=script)
    page.PieceInfo = Dictionary(Canary=1)
    page.Thumb = pdf.make_stream(b"canary")
    page.Metadata = pdf.make_stream(b"canary")
    page.Trans = Dictionary(S=Name.Dissolve)
    page.Dur = 3
    box = Array([10, 10, 20, 20])
    file = Dictionary(Type=Name.Filespec, F=String("canary.exe"))
    notes = [
        Dictionary(Subtype=Name.Link, Rect=box, A=script),
        Dictionary(Subtype=Name.Link, Rect=box, A=Dictionary(S=Name.Launch, F=file)),
        Dictionary(Subtype=Name.Link, Rect=box, AA=Dictionary(U=script),
                   A=Dictionary(S=Name.URI, URI=String("https://harbour.invalid"), Next=script)),
        Dictionary(Subtype=Name.FileAttachment, Rect=box, FS=file),
        Dictionary(Subtype=Name.Screen, Rect=box, A=script),
    ]  # fmt: skip
    page.Annots = Array([pdf.make_indirect(note) for note in notes])


def test_scripts_attachments_and_what_is_hidden_in_pages_stay_out(target: Path) -> None:
    packed(target, changed(PAPER, load))
    with pikepdf.open(target) as pack:
        objects = [each for each in pack.objects if isinstance(each, pikepdf.Object)]
        whole = b"".join(each.unparse(resolved=True) for each in objects if not is_stream(each))
        whole += b"".join(each.read_bytes() for each in objects if is_stream(each))
        first, second, third = pack.pages[0].obj.Annots
    assert b"anary" not in whole
    assert b"JavaScript" not in whole
    assert b"Dissolve" not in whole
    assert "/A" not in first
    assert "/A" not in second
    assert {"/S": Name.URI, "/URI": String("https://harbour.invalid")} == third.A


def is_stream(thing: object) -> bool:
    return isinstance(thing, pikepdf.Stream)


def fill_in(pdf: Pdf, *, tagged: bool) -> None:
    """A form of two fields, one without an appearance and one with, and one that is hidden."""
    page = pdf.pages[0].obj
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    look = pdf.make_stream(
        b"BT /F 12 Tf 2 4 Td (Drawn already) Tj ET", Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 50, 10]), Resources=Dictionary(Font=Dictionary(F=font)),
    )  # fmt: skip
    fields = [
        field("a", [100, 500, 300, 520], V=String("Filled in")),
        field("b", [100, 400, 300, 440], V=String("Otherwise"), AP=Dictionary(N=look)),
        field("c", [100, 300, 300, 320], V=String("Hidden"), F=2),
    ]
    fields = [pdf.make_indirect(each) for each in fields]
    page.Annots = Array(fields)
    pdf.Root.AcroForm = Dictionary(
        Fields=Array(fields), DA=String("/Helv 0 Tf 0 g"), XFA=String("canary"),
        DR=Dictionary(Font=Dictionary(Helv=pdf.make_indirect(font))),
    )  # fmt: skip
    if not tagged:
        return
    root = pdf.Root.StructTreeRoot
    parents = pikepdf.NumberTree(root.ParentTree)
    document = root.K[0]
    for key, each in enumerate(fields, start=max(parents) + 1):
        reference = Dictionary(Type=Name.OBJR, Obj=each)
        owner = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Form, P=document, Pg=page, K=reference)
        )
        document.K.append(owner)
        each.StructParent = key
        parents[key] = owner


def field(name: str, box: list[int], **more: object) -> Dictionary:
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(name), TU=String(name),
        Rect=Array(box), DA=String("/Helv 11 Tf 0 g"), **{"F": 4, **more},
    )  # fmt: skip


def test_a_form_is_printed_as_it_was_filled_in(target: Path) -> None:
    source = changed(drawn(line("Words", 72, 700)), lambda pdf: fill_in(pdf, tagged=False))
    made = packed(target, source, source)
    assert made.remarks[0] == "What was filled into the form “Part 1” is printed on its pages."
    said = "".join(pages_shown(target))
    assert said.count("Filled in") == 2
    assert said.count("Drawn already") == 2
    assert "Otherwise" not in said
    assert "Hidden" not in said
    with pikepdf.open(target) as pack:
        assert "/AcroForm" not in pack.Root
        assert not any(
            each.get("/Subtype") == Name.Widget for each in pack.pages[0].obj.get("/Annots", [])
        )
    assert tree_faults(target) == ()


def test_a_form_in_a_tagged_paper_is_still_read_out(target: Path) -> None:
    made = packed(target, changed(PAPER, lambda pdf: fill_in(pdf, tagged=True)))
    assert made.untagged == ()
    assert tree_faults(target) == ()
    said = "".join(pages_shown(target))
    assert "Filled in" in said
    with pikepdf.open(target) as pack:
        forms = [
            each
            for each in pack.objects
            if isinstance(each, Dictionary) and each.get("/S") == Name.Form
        ]
        assert sorted(len(each.K) for each in forms) == [0, 1, 1]


def test_a_tagged_paper_with_a_page_outside_its_structure(target: Path) -> None:
    def append(pdf: Pdf) -> None:
        pdf.pages.extend(pikepdf.open(io.BytesIO(drawn(line("Scanned later", 72, 700)))).pages)

    made = packed(target, changed(PAPER, append))
    assert made.untagged == ("Part 1",)
    assert tree_faults(target) == ()


def test_marks_and_keys_that_belong_to_no_structure_are_taken_away(target: Path) -> None:
    def orphan(pdf: Pdf) -> None:
        form = pdf.make_stream(
            b"/P <</MCID 4>> BDC BT (x) Tj ET EMC", Type=Name.XObject, Subtype=Name.Form,
            BBox=Array([0, 0, 9, 9]), StructParents=3,
        )  # fmt: skip
        page = pdf.pages[0].obj
        page.StructParents = 7
        page.Resources.XObject = Dictionary(X=form)
        page.Annots = Array(
            [Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), StructParent=9)]
        )

    marked = (
        "/P <</MCID 0>> BDC BT /F1 9 Tf (a q b) Tj ET EMC /OC /L BDC /Artifact BMC EMC EMC /X Do"
    )
    packed(target, PAPER, changed(drawn(marked), orphan), PAPER)
    assert tree_faults(target) == ()


def test_names_that_mean_different_things_in_two_papers(target: Path) -> None:
    def role(meaning: Name, **more: object) -> Callable[[Pdf], None]:
        def change(pdf: Pdf) -> None:
            root = pdf.Root.StructTreeRoot
            root.RoleMap = Dictionary(Harbour=meaning, Title=Name.P, Em=Name.Span, Strong=Name.Span)
            root.ClassMap = Dictionary(Wide=Dictionary(O=Name.Layout, SpaceAfter=more["after"]))
            paragraph = root.K[0].K[1]
            paragraph.S, paragraph.C = Name.Harbour, Name.Wide

        return change

    one = changed(PAPER, role(Name.P, after=1))
    other = changed(PAPER, role(Name.Caption, after=2))
    packed(target, one, other, one)
    assert tree_faults(target) == ()
    with pikepdf.open(target) as pack:
        root = pack.Root.StructTreeRoot
        paragraphs = [part.K[1] for part in root.K.K]
        assert [root.RoleMap[str(each.S)] for each in paragraphs] == [Name.P, Name.Caption, Name.P]
        assert [root.ClassMap[str(each.C)].SpaceAfter for each in paragraphs] == [1, 2, 1]
    assert_accessible(target)
