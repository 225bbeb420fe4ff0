"""Forty papers of a thousand pages, of every kind officers send: `python -m … FOLDER` makes them.

Fourteen set by Typst and fourteen by LibreOffice, both tagged; six without tags, two scans, two
of landscape slides, one with its pages turned, one with its pages cropped. Where there is no
LibreOffice, Typst sets its share.
"""

import io
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

_PAGES = 25
_WORDS = (
    "the quay wall buoy moorings harbour master tide basin silt dredging chandlery slipway "
    "surveyed members asked when winter gales had dragged whether county would pay for new "
    "ladders lights ropes and of a report in spring by launch crew before next meeting"
).split()
_TAGGED = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper made for the tests: its file, its title, and what kind it is."""

    path: Path
    title: str
    kind: str

    @property
    def tagged(self) -> bool:
        return self.kind in ("typst", "libreoffice", "slides")


def make_papers(folder: Path) -> list[MadePaper]:
    """Make the forty papers in `folder`, or name them when they are there."""
    kinds = ["typst"] * 14 + ["libreoffice"] * 14 + ["untagged"] * 6
    kinds += ["scan"] * 2 + ["slides"] * 2 + ["turned", "cropped"]
    made = [
        MadePaper(folder / f"{number:02} {kind}.pdf", f"Paper {number}, {kind}", kind)
        for number, kind in enumerate(kinds, start=1)
    ]
    done = folder / "done"
    if not done.exists():
        _by_libreoffice([paper for paper in made if paper.kind == "libreoffice"])
        for paper in made:
            if not paper.path.exists():
                paper.path.write_bytes(_MAKERS[paper.kind](paper.title))
        done.touch()
    return made


def sentences(chance: random.Random, count: int) -> str:
    return " ".join(
        " ".join(chance.choices(_WORDS, k=chance.randint(8, 18))).capitalize() + "."
        for _ in range(count)
    )


def typst_paper(title: str, pages: int = _PAGES, paper: str = '"a4"') -> bytes:
    """Headings, paragraphs, lists, links, notes and tables, a section to a page."""
    import typst

    return bytes(typst.Compiler(_markup(title, pages, paper).encode()).compile(
        format="pdf", pdf_standards=["ua-1"]
    ))  # fmt: skip


def _markup(title: str, pages: int, paper: str) -> str:
    chance = random.Random(title)
    short = "presentation" in paper
    parts = [
        f'#set document(title: "{title}")\n#set page(paper: {paper})\n'
        '#set text(lang: "en", region: "GB", font: "Libertinus Serif")\n'
        f"= {title}\n"
    ]
    for number in range(1, pages + 1):
        parts.append(f"== Section {number} <s{number}>\n")
        parts.append(f"{sentences(chance, 4)} See #link(<s{pages - number + 1}>)[another].\n\n")
        parts += [f"- {sentences(chance, 1)}\n" for _ in range(2 if short else 3)]
        if not short:
            cells = ", ".join(f"[{chance.choice(_WORDS)}]" for _ in range(6))
            parts.append(f"\n#table(columns: 3, table.header[What][Who][When], {cells})\n")
            parts += [f"\n{sentences(chance, 5)}\n" for _ in range(5)]
            parts.append('\nAsk #link("mailto:harbour@example.invalid")[the harbour office].\n')
        if number < pages:
            parts.append("#pagebreak()\n")
    return "".join(parts)


def _by_libreoffice(papers: list[MadePaper]) -> None:
    """All in one call, as starting LibreOffice takes longer than converting does."""
    soffice = shutil.which("soffice")
    if not soffice or not papers:
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for paper in papers:
            _word_paper(paper.title).save(str(folder / f"{paper.path.stem}.docx"))
        subprocess.run(
            [soffice, "--headless", "--norestore",
             f"-env:UserInstallation={(folder / 'profile').as_uri()}",
             "--convert-to", _TAGGED, "--outdir", papers[0].path.parent,
             *sorted(folder.glob("*.docx"))],
            capture_output=True, check=True, timeout=300,
        )  # fmt: skip


def _word_paper(title: str):  # type: ignore[no-untyped-def]
    import docx

    chance = random.Random(title)
    word = docx.Document()
    word.core_properties.title = title
    word.core_properties.language = "en-GB"
    word.add_heading(title, 1)
    for number in range(1, _PAGES + 1):
        word.add_heading(f"Section {number}", 2)
        for _ in range(3):
            word.add_paragraph(sentences(chance, 5))
        for _ in range(3):
            word.add_paragraph(sentences(chance, 1), style="List Bullet")
        table = word.add_table(rows=3, cols=2)
        for row in table.rows:
            for cell in row.cells:
                cell.text = chance.choice(_WORDS)
        if number < _PAGES:
            word.add_page_break()
    return word


def untagged_paper(title: str, pages: int = _PAGES) -> bytes:
    """Text alone, as an old program prints it."""
    return _saved(_text_pages(title, pages))


def _text_pages(title: str, pages: int) -> pikepdf.Pdf:
    chance = random.Random(title)
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    with pdf.open_outline() as outline:
        for number in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
            lines = [f"{title}, leaf {number + 1}"]
            lines += [" ".join(chance.choices(_WORDS, k=11)) for _ in range(44)]
            shown = "\n".join(f"({line}) Tj T*" for line in lines)
            page.obj.Contents = pdf.make_stream(f"BT /F1 11 Tf 72 770 Td 15 TL {shown} ET".encode())
            if number % 5 == 0:
                outline.root.append(pikepdf.OutlineItem(f"Leaf {number + 1}", number))
    return pdf


@cache
def scanned_paper(title: str, pages: int = _PAGES, dots: int = 150) -> bytes:
    """Pictures of paper with so many dots an inch, grey and a little noisy, without a word of
    text."""
    from PIL import Image, ImageDraw

    chance = random.Random(title)
    scale = dots / 150
    wide, tall = round(1240 * scale), round(1754 * scale)
    pdf = pikepdf.new()
    for number in range(pages):
        picture = Image.effect_noise((wide, tall), 4).point(lambda level: min(255, level + 110))
        draw = ImageDraw.Draw(picture)
        for line in range(40):
            words = " ".join(chance.choices(_WORDS, k=11))
            place = (150 * scale, (150 + 36 * line) * scale)
            draw.text(place, f"{number} {words}", fill=30, font_size=24 * scale)
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=60)
        page = pdf.add_blank_page(page_size=(595, 842))
        image = pdf.make_stream(
            data.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=wide, Height=tall,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode,
        )  # fmt: skip
        page.obj.Resources = Dictionary(XObject=Dictionary(Im0=image))
        page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    return _saved(pdf)


def slides(title: str, pages: int = _PAGES) -> bytes:
    """Landscape, tagged."""
    return typst_paper(title, pages, '"presentation-16-9"')


def turned_paper(title: str, pages: int = _PAGES) -> bytes:
    """Pages turned by a quarter, a half and three quarters, as a careless scanner leaves them."""
    pdf = _text_pages(title, pages)
    for number, page in enumerate(pdf.pages):
        page.obj.Rotate = 90 * (number % 4)
    return _saved(pdf)


def cropped_paper(title: str, pages: int = _PAGES) -> bytes:
    """Pages seen through a window on a larger sheet whose corner is not nought."""
    pdf = _text_pages(title, pages)
    for page in pdf.pages:
        page.obj.MediaBox = Array([-100, -120, 700, 980])
        page.obj.CropBox = Array([20, 30, 560, 800])
    return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    data = io.BytesIO()
    pdf.save(data)
    return data.getvalue()


_MAKERS = {
    "typst": typst_paper,
    "libreoffice": typst_paper,
    "untagged": untagged_paper,
    "scan": scanned_paper,
    "slides": slides,
    "turned": turned_paper,
    "cropped": cropped_paper,
}


def _told(papers: list[MadePaper]) -> Iterator[str]:
    for paper in papers:
        with pikepdf.open(paper.path) as pdf:
            yield f"{len(pdf.pages):4} {paper.path.stat().st_size:9} {paper.path.name}\n"


if __name__ == "__main__":
    here = Path(sys.argv[1])
    here.mkdir(parents=True, exist_ok=True)
    sys.stdout.writelines(_told(make_papers(here)))
