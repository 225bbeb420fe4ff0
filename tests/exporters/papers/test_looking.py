"""What a clerk is told when a paper comes in."""

import io
import itertools
import subprocess
import sys
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Pdf, String
from PIL import Image

from exporters.papers import patience, unpacking
from exporters.papers.looking import FileKind, Looked, PaperRefused, look_at
from exporters.papers.pack import PackPart, make_pack
from exporters.papers.tree_check import tree_faults
from tests.exporters.papers import office_files
from tests.exporters.papers.made_papers import typeset
from tests.exporters.papers.odd_files import ODD_OTHERS, ODD_PDFS, UNTAGGED, Odd
from tests.exporters.papers.odd_pdfs import document, plain, saved


@pytest.mark.parametrize("odd", [*ODD_PDFS, *ODD_OTHERS], ids=lambda odd: odd.what)
def test_each_odd_file_has_its_sentence(odd: Odd) -> None:
    if odd.refused:
        with pytest.raises(PaperRefused) as refused:
            look_at(odd.make(), odd.name)
        assert str(refused.value) == odd.refused
    else:
        assert look_at(odd.make(), odd.name).remarks == odd.remarks


def test_a_pdf_tells_its_pages_and_its_title() -> None:
    pdf = document(3)
    pdf.docinfo["/Title"] = String("Microsoft Word - Dredging\nof the basin\u202e")
    looked = look_at(saved(pdf), "dredging.pdf")
    assert looked == Looked(
        FileKind.PDF, ".pdf", 3, tagged=False, title="Dredging of the basin", remarks=(UNTAGGED,)
    )


def test_a_pdf_with_a_whole_tree_is_tagged_and_says_nothing() -> None:
    pdf = document(1)
    paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P))
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(
            Type=Name.StructTreeRoot, K=paragraph, ParentTree=Dictionary(Nums=[0, [paragraph]])
        )
    )
    looked = look_at(saved(pdf), "a.pdf")
    assert looked.tagged
    assert looked.remarks == ()


@pytest.mark.parametrize(
    ("name", "held"),
    [
        *itertools.product(("/RoleMap", "/ClassMap", "/IDTree"), (Name.P, 3, String("x"), [1, 2])),
        *itertools.product(("/Namespaces",), (Name.P, 3, String("x"))),
    ],
    ids=str,
)
def test_a_tree_that_cannot_be_followed_is_none_as_it_comes_in_and_in_the_pack(
    tmp_path: Path, name: str, held: object
) -> None:
    with pikepdf.open(io.BytesIO(typeset("Buoys", "All is well."))) as pdf:
        pdf.Root.StructTreeRoot[name] = held
        torn = saved(pdf)
    looked = look_at(torn, "a.pdf")
    assert (looked.tagged, looked.remarks) == (False, (UNTAGGED,))
    made = make_pack([PackPart("a", "Buoys", torn)], tmp_path / "pack.pdf", title="Pack")
    assert made.untagged == ("Buoys",)
    assert tree_faults(tmp_path / "pack.pdf") == ()


@pytest.mark.parametrize("branches", [3, [3], [{"/Names": [3, 4]}]], ids=str)
def test_a_list_of_ids_without_ids_stops_no_pack(tmp_path: Path, branches: object) -> None:
    with pikepdf.open(io.BytesIO(typeset("Buoys", "All is well."))) as pdf:
        pdf.Root.StructTreeRoot.IDTree = Dictionary(Kids=branches)
        torn = saved(pdf)
    made = make_pack([PackPart("a", "Buoys", torn)], tmp_path / "pack.pdf", title="Pack")
    assert made.tagged


def test_a_title_that_stands_in_the_metadata_alone_is_found() -> None:
    pdf = document(1)
    with pdf.open_metadata(update_docinfo=False) as metadata:
        metadata["dc:title"] = "Silt & sand"
    assert look_at(saved(pdf), "a.pdf").title == "Silt & sand"


@pytest.mark.parametrize(
    "made_up",
    ["None", "untitled", "Untitled2", "(anonymous)", "Document1", "Microsoft Word - x.docx",
     "Silt report v3 FINAL.doc", "C:\\papers\\silt.odt"],
)  # fmt: skip
def test_a_title_that_a_program_made_up_is_none(made_up: str) -> None:
    pdf = document(1)
    pdf.docinfo["/Title"] = String(made_up)
    assert look_at(saved(pdf), "a.pdf").title == ""
    with pdf.open_metadata(update_docinfo=False) as metadata:
        metadata["dc:title"] = "Silt & sand"
    assert look_at(saved(pdf), "a.pdf").title == "Silt & sand"


def test_a_title_that_speaks_of_a_file_is_one() -> None:
    pdf = document(1)
    for title in (
        "None of our business",
        "Document 1 of the deeds",
        "What a .pdf is",
        "Item 3.doc x",
    ):
        pdf.docinfo["/Title"] = String(title)
        assert look_at(saved(pdf), "a.pdf").title == title


def test_a_pdf_without_its_name_is_known_and_a_wrong_name_is_told() -> None:
    assert look_at(plain(), "Report").remarks == (UNTAGGED,)
    named, *_ = look_at(plain(), "Report.docx").remarks
    assert named == "The name of the file ends in .docx, but it is a PDF and taken as that."
    looked = look_at(office_files.word(), "Report.pdf")
    assert looked.kind is FileKind.WORD
    assert looked.ending == ".docx"
    assert looked.remarks[0] == (
        "The name of the file ends in .pdf, but it is a Word document and taken as that."
    )


def test_many_damaged_pages_are_named_as_far_as_anybody_reads() -> None:
    pdf = document(80)
    for number in range(1, 80, 2):
        stream = pdf.pages[number - 1].obj.Contents
        stream.write(b"silt", filter=Name.FlateDecode)
    first, *_ = look_at(saved(pdf), "a.pdf").remarks
    assert first == (
        "Pages 1, 3, 5, 7, 9, 11, 13, 15 and 32 more are damaged: ask for the file again."
    )


def test_a_stream_that_unpacks_without_end_is_damage_and_not_the_end_of_the_machine(
    little_memory: None,
) -> None:
    pdf = document(2)
    packed = zlib.compress(bytes(unpacking.MOST + 1))
    pdf.pages[1].obj.Contents.write(packed, filter=Name.FlateDecode)
    first, *_ = look_at(saved(pdf), "a.pdf").remarks
    assert first == "Page 2 is damaged: ask for the file again."


_WHOLE = (
    plain(),
    saved(document(), packed=True),
    office_files.word(),
    office_files.report(),
    office_files.slides("Silt", ""),
    office_files.sheet(),
    office_files.open_text(),
    office_files.open_slides("Silt"),
    office_files.locked(),
    office_files.picture("PNG"),
    office_files.picture("JPEG"),
    office_files.picture("TIFF", pages=2),
    office_files.picture("GIF"),
)
_NAMES = ("a.pdf", "a.docx", "", "../\n\u202e.pptx")


@given(
    st.sampled_from(_WHOLE),
    st.sampled_from(_NAMES),
    st.lists(
        st.tuples(
            st.sampled_from(("cut", "drop", "flip", "put")),
            st.floats(0, 1),
            st.binary(min_size=1, max_size=24),
        ),
        min_size=1,
        max_size=6,
    ),
)
@settings(max_examples=400)
def test_a_mutilated_file_is_looked_at_or_refused(
    data: bytes, name: str, wounds: list[tuple[str, float, bytes]]
) -> None:
    for how, where, filling in wounds:
        place = int(where * len(data))
        match how:
            case "cut":
                data = data[:place]
            case "drop":
                data = data[:place] + data[place + len(filling) * 9 :]
            case "flip":
                data = data[:place] + filling + data[place + len(filling) :]
            case _:
                data = data[:place] + filling + data[place:]
    try:
        told = look_at(data, name).remarks
    except PaperRefused as refused:
        told = (str(refused),)
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in told)


def test_opening_a_pdf_leaves_other_pdfs_their_limits() -> None:
    from pikepdf import settings as limits

    before = limits.get_qpdf_limits()
    look_at(plain(), "a.pdf")
    with pytest.raises(PaperRefused):
        look_at(saved(Pdf.new()), "a.pdf")
    assert limits.get_qpdf_limits() == before


def test_nothing_is_printed_over_the_screen_of_the_app(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(saved(document(2)).replace(b"/Kids [ ", b"/Kids [ 999 0 R "))
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import pathlib, sys; from exporters.papers.looking import look_at; "
            "print(look_at(pathlib.Path(sys.argv[1]).read_bytes(), 'a.pdf').pages)",
            path,
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert (told.stdout, told.stderr) == ("2\n", "")


@pytest.mark.parametrize("paper", ["pages", "drawings", "pictures"])
def test_a_file_nobody_can_wait_for_is_refused(paper: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "MOST", -1.0)
    pdf = document(2)
    if paper == "drawings":
        form = pdf.make_stream(b" ", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=form))
    data, name = saved(pdf), "a.pdf"
    if paper == "pictures":
        made = io.BytesIO()
        Image.new("RGB", (9, 9)).save(made, "PNG")
        data, name = made.getvalue(), "a.png"
    with pytest.raises(PaperRefused, match="longer to look at than anybody can wait"):
        look_at(data, name)
