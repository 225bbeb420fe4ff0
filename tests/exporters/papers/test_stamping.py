"""Where numbers and marks are printed: on the page as it is seen, and where nothing else is."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from exporters.papers.pack import PackPart, PackWords, make_pack
from tests.exporters.papers.made_papers import drawn, line

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)
FOOT = line("Author and day of the paper", 440, 28)


@dataclass(frozen=True)
class Word:
    """A word on a page as it is seen, measured from the upper left."""

    left: float
    top: float
    right: float
    bottom: float
    said: str

    def meets(self, other: "Word") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Seen:
    width: float
    height: float
    words: tuple[Word, ...]

    def stamp(self) -> tuple[Word, Word]:
        """The words "Page" and its number, which stand together and cover no other word."""
        at = max(place for place, word in enumerate(self.words) if word.said == "Page")
        found = self.words[at], self.words[at + 1]
        others = [word for word in self.words if word not in found]
        assert not any(one.meets(other) for one in found for other in others)
        assert all(one.left > 0 and one.right < self.width for one in found)
        assert all(one.top > 0 and one.bottom < self.height for one in found)
        return found


def seen(path: Path) -> list[Seen]:
    """The pages of a file as poppler sees them, cropped and turned."""
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")
    told = subprocess.run(
        ["pdftotext", "-bbox", "-cropbox", path, "-"], capture_output=True, check=True
    ).stdout.decode()
    with pikepdf.open(path) as pack:
        turned = [page.rotation % 180 == 90 for page in pack.pages]
    # It gives the size of a page before it is turned, and the places of words afterwards.
    return [
        Seen(
            float(page[2] if across else page[1]),
            float(page[1] if across else page[2]),
            tuple(
                Word(*(float(number) for number in word.groups()[:4]), word[5])
                for word in _WORD.finditer(page[3])
            ),
        )
        for page, across in zip(_PAGE.finditer(told), turned, strict=True)
    ]


def packed(tmp_path: Path, source: bytes, mark: str = "", stamp: str = "Page {page}") -> list[Seen]:
    target = tmp_path / "pack.pdf"
    words = PackWords(stamp)
    make_pack([PackPart("a", "A", source, mark=mark)], target, title="Pack", words=words)
    return seen(target)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("media", "crop"),
    [
        ((0, 0, 595, 842), ()),
        ((0, 0, 842, 595), ()),
        ((-100, -120, 700, 980), (20, 30, 560, 800)),
        ((600, 980, -100, -120), (20, 30, 5000, 800)),
    ],
)
def test_a_number_is_at_the_foot_of_the_page_as_it_is_seen(
    tmp_path: Path, turned: int, media: tuple[float, ...], crop: tuple[float, ...]
) -> None:
    source = drawn(line("Text", 200, 400), media=media, crop=crop, turned=turned)
    (page,) = packed(tmp_path, source)
    word, number = page.stamp()
    assert number.said == "1"
    assert word.top == pytest.approx(number.top)
    assert page.width - number.right == pytest.approx(28, abs=2)
    assert page.height - number.bottom == pytest.approx(26, abs=4)


def test_a_number_is_as_large_on_a_page_with_large_units(tmp_path: Path) -> None:
    plain = packed(tmp_path, drawn(line("Text", 200, 400)))[0].stamp()
    source = drawn(line("Text", 20, 40, 1), media=(0, 0, 59.5, 84.2), unit=10)
    with_units = packed(tmp_path, source)[0].stamp()
    for one, other in zip(plain, with_units, strict=True):
        ratio = (one.right - one.left) / (other.right - other.left)
        assert ratio == pytest.approx(1, abs=0.05) or ratio == pytest.approx(10, abs=0.5)


def height(word: Word) -> float:
    return word.bottom - word.top


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("media", "crop", "unit", "grown"),
    [
        ((0, 0, 595.28, 841.89), (), 1, 1),
        ((0, 0, 612, 792), (), 1, 1),
        ((0, 0, 842, 1191), (), 1, 1.4),
        ((0, 0, 3370, 2384), (), 1, 4),
        ((-300, -300, 2700, 3700), (0, 0, 2384, 3370), 1, 4),
        ((0, 0, 2384, 3370), (100, 100, 695, 942), 1, 1),
        ((0, 0, 238.4, 337), (), 10, 4),
    ],
    ids=["A4", "Letter", "A3", "A0", "A0 cropped", "A4 cropped", "A0 of large units"],
)
def test_a_number_is_as_large_as_on_a4_once_a_plan_is_printed_on_it(
    tmp_path: Path,
    turned: int,
    media: tuple[float, ...],
    crop: tuple[float, ...],
    unit: float,
    grown: float,
) -> None:
    source = drawn("", media=media, crop=crop, turned=turned, unit=unit)
    (page,) = packed(tmp_path, source, mark="Item 7")
    number, mark = page.stamp()[1], next(word for word in page.words if word.said == "7")
    usual = packed(tmp_path, drawn(""))[0].stamp()[1]
    for word in (number, mark):
        # poppler tells places in the page's own units.
        assert height(word) * unit / height(usual) == pytest.approx(grown, rel=0.05)
        assert (page.width - word.right) * unit == pytest.approx(28 * grown, rel=0.06)
    assert (page.height - number.bottom) * unit == pytest.approx(26 * grown, rel=0.15)


def test_a_larger_number_goes_where_there_is_room_for_all_of_it(tmp_path: Path) -> None:
    """Where one of 9 points would stand nothing is drawn, but beside it."""
    foot = line("Author and day of the paper", 1900, 160, 40)
    (page,) = packed(tmp_path, drawn(foot, media=(0, 0, 2384, 3370)))
    word, _ = page.stamp()
    assert word.left < 1400
    assert word.top > 3000


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "media", [(0, 0, 100, 300), (0, 0, 300, 100), (0, 0, 300, 9), (0, 0, 5, 5)]
)
def test_a_number_too_wide_for_its_page_is_made_smaller(
    tmp_path: Path, media: tuple[float, ...], turned: int
) -> None:
    stamp = "Not for publication, Page {page}"
    (page,) = packed(tmp_path, drawn("", media=media, turned=turned), stamp=stamp)
    page.stamp()
    first = next(word for word in page.words if word.said == "Not")
    assert first.left >= 0
    assert first.top >= 0


def test_a_leaf_before_a_plan_is_as_large_as_the_page_before_it(tmp_path: Path) -> None:
    plan = PackPart("a", "A", drawn("", media=(0, 0, 2384, 3370)))
    after = PackPart("b", "B", drawn(""), right_hand=True)
    make_pack([plan, after], tmp_path / "pack.pdf", title="Pack")
    plan_seen, leaf, _ = seen(tmp_path / "pack.pdf")
    assert (leaf.width, leaf.height) == (2384, 3370)
    assert height(leaf.stamp()[1]) == pytest.approx(height(plan_seen.stamp()[1]))


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_number_goes_where_nothing_is_drawn(tmp_path: Path, turned: int) -> None:
    across, up = (595, 842) if turned % 180 == 0 else (842, 595)
    rows = {
        "right": line("Author of the paper", across - 130, 28),
        "middle": line("Author of the paper", across / 2 - 50, 28),
        "everywhere": line("Words at the foot of the page, " * 8, 10, 28),
    }
    turn = {
        0: "",
        90: f"0 1 -1 0 {up} 0 cm ",
        180: f"-1 0 0 -1 {across} {up} cm ",
        270: f"0 -1 1 0 0 {across} cm ",
    }[turned]
    places = {}
    for name, drawing in rows.items():
        source = drawn(f"q {turn}{drawing}Q", turned=turned)
        word, _ = packed(tmp_path, source)[0].stamp()
        places[name] = (word.left > across / 2, word.top > up / 2)
    assert places == {"right": (False, True), "middle": (True, True), "everywhere": (True, False)}


def test_a_number_does_not_jump_about_for_a_page_that_differs(tmp_path: Path) -> None:
    pages = packed(tmp_path, drawn(*[FOOT] * 7, line("Text", 72, 700)))
    lefts = {round(page.stamp()[0].left) for page in pages}
    assert len(lefts) == 1
    assert lefts.pop() < 400
    pages = packed(tmp_path, drawn(*[line("Text", 72, 700)] * 7, FOOT))
    assert [page.stamp()[0].left > 400 for page in pages] == [True] * 7 + [False]


def test_lines_and_pictures_are_seen_as_well(tmp_path: Path) -> None:
    ruled = "1 w 400 30 m 595 30 l S "
    word, _ = packed(tmp_path, drawn(ruled))[0].stamp()
    assert word.left < 400


def test_where_nothing_is_free_a_white_plate_lies_under_the_number(tmp_path: Path) -> None:
    dark = "0 0 0.4 rg 0 0 595 842 re f "
    full = "".join(line("Words " * 40, 0, y, 5) for y in range(0, 842, 6))
    for drawing in (dark, full):
        packed(tmp_path, drawn(drawing))
        content = last_content(tmp_path / "pack.pdf")
        assert b" re f" in content
    packed(tmp_path, drawn("1 1 0.8 rg 0 0 595 842 re f"))
    assert b" re f" not in last_content(tmp_path / "pack.pdf")


def last_content(path: Path) -> bytes:
    with pikepdf.open(path) as pack:
        return bytes(pack.pages[0].obj.Contents[-1].read_bytes())


def test_a_mark_stands_at_the_head_and_clear_of_all_else(tmp_path: Path) -> None:
    (page,) = packed(tmp_path, drawn(line("Text", 72, 700)), mark="Item 7")
    page.stamp()
    (mark,) = [word for word in page.words if word.said == "Item"]
    assert mark.top < 40
    assert mark.left > 400
    (page,) = packed(tmp_path, drawn(line("Confidential", 520, 805)), mark="Item 7")
    (mark,) = [word for word in page.words if word.said == "Item"]
    assert mark.left < 400
    (page,) = packed(tmp_path, drawn(line("Head " * 30, 0, 805)), mark="Item 7")
    (mark,) = [word for word in page.words if word.said == "Item"]
    assert mark.top > 700
    assert not any(mark.meets(other) for other in page.stamp())


def test_a_stamp_may_be_worded_in_another_language(tmp_path: Path) -> None:
    (page,) = packed(tmp_path, drawn(""), mark="Eitem 7 – Dŵr", stamp="Tudalen {page}")
    said = [word.said for word in page.words]
    assert "Tudalen" in said
    assert "Dŵr" in said


def test_a_page_that_leaves_its_drawing_enlarged_and_one_that_closes_too_much(
    tmp_path: Path,
) -> None:
    wild = ("3 0 0 3 100 100 cm ", "q q 3 0 0 3 100 100 cm ", "Q Q 2 0 0 2 0 0 cm Q ")
    for page in packed(tmp_path, drawn(*wild)):
        word, _ = page.stamp()
        assert page.height - word.bottom == pytest.approx(26, abs=4)
    with pikepdf.open(tmp_path / "pack.pdf") as pack:
        for copied in pack.pages:
            deep = 0
            for operation in pikepdf.parse_content_stream(copied, operators="q Q"):
                deep += 1 if str(operation.operator) == "q" else -1
                assert deep >= 0
            assert deep == 0


def test_a_pack_stamped_before_keeps_its_stamps(tmp_path: Path) -> None:
    packed(tmp_path, drawn(line("Text", 72, 700)), mark="Old")
    (page,) = packed(tmp_path, (tmp_path / "pack.pdf").read_bytes(), mark="New 23")
    said = [word.said for word in page.words]
    assert said.count("Page") == 2
    assert "Old" in said
    assert "New" in said


def test_every_stamped_font_is_in_the_file(tmp_path: Path) -> None:
    packed(tmp_path, drawn(""), mark="Item 7")
    with pikepdf.open(tmp_path / "pack.pdf") as pack:
        (font,) = [
            each
            for each in pack.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == Name.CIDFontType2
        ]
        assert font.FontDescriptor.FontFile2.read_bytes()[:4] == b"\0\1\0\0"
        assert len(font.FontDescriptor.FontFile2.read_raw_bytes()) < 30_000
