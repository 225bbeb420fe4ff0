"""The font of the stamps, with no more letters in it than are stamped.

A stamp in a font that is not embedded would cost the pack its PDF/UA conformance (ISO 14289-1,
7.21.4.1). The tables are those of the OpenType specification: `glyf` and `loca` keep the outlines
that are used, and every glyph keeps its number.
"""

import struct
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import pikepdf

_UNITS = 1000
_KEPT = ("cvt ", "fpgm", "head", "hhea", "hmtx", "maxp", "prep")
_ARGS_ARE_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80


class StampFont:
    """Liberation Sans, asked for words to be stamped and put into a file when all were asked."""

    def __init__(self) -> None:
        self._tables = _tables()
        self._glyphs = _characters(self._tables["cmap"])
        self._per_em: int = struct.unpack_from(">H", self._tables["head"], 18)[0]
        self._wide: int = struct.unpack_from(">H", self._tables["hhea"], 34)[0]
        self._used: dict[int, str] = {}
        self._widths: dict[str, int] = {}
        self._numbers: dict[str, bytes] = {}

    def shown(self, words: str) -> bytes:
        """The words as a string for `Tj`. A letter the font lacks becomes a question mark."""
        return b"<" + b"".join(map(self._shown, words)) + b">"

    def width(self, words: str) -> float:
        """How wide the words are at a size of 1."""
        return sum(map(self._wide_as, words)) / self._per_em

    def into(self, pdf: "pikepdf.Pdf") -> "pikepdf.Object":
        """The font as an object of `pdf`, with the letters that were asked for so far."""
        from pikepdf import Array, Dictionary, Name, String

        tables = self._tables
        data = _file({**{each: tables[each] for each in _KEPT}, **_outlines(tables, self._used)})
        file = pdf.make_stream(data, Length1=len(data))
        name = Name("/" + _tag(self._used) + "+LiberationSans")
        face = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
            ),
            FontDescriptor=pdf.make_indirect(self._descriptor(name, file)),
            DW=0,
            W=self._widths_used(),
            CIDToGIDMap=Name.Identity,
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(face)]),
                ToUnicode=pdf.make_stream(_to_unicode(self._used)),
            )
        )

    def _descriptor(self, name: "pikepdf.Object", file: "pikepdf.Object") -> "pikepdf.Dictionary":
        from pikepdf import Array, Dictionary, Name

        box = struct.unpack_from(">4h", self._tables["head"], 36)
        rise, fall = struct.unpack_from(">2h", self._tables["hhea"], 4)
        return Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=Array([self._thousandths(each) for each in box]),
            ItalicAngle=0,
            Ascent=self._thousandths(rise),
            Descent=self._thousandths(fall),
            CapHeight=729,
            StemV=80,
            FontFile2=file,
        )

    def _widths_used(self) -> "pikepdf.Array":
        """How wide each letter that was asked for is, behind its number."""
        from pikepdf import Array

        widths = Array()
        for glyph in sorted(self._used):
            widths.append(glyph)
            widths.append(Array([self._thousandths(self._advance(glyph))]))
        return widths

    def _shown(self, letter: str) -> bytes:
        if letter not in self._numbers:
            question = self._glyphs[ord("?")]
            glyph = self._glyphs.get(ord(letter), question)
            self._used.setdefault(glyph, letter if glyph != question else "?")
            self._numbers[letter] = b"%04x" % glyph
        return self._numbers[letter]

    def _wide_as(self, letter: str) -> int:
        if letter not in self._widths:
            glyph = self._glyphs.get(ord(letter), self._glyphs[ord("?")])
            self._widths[letter] = self._advance(glyph)
        return self._widths[letter]

    def _advance(self, glyph: int) -> int:
        place = min(glyph, self._wide - 1) * 4
        return int(struct.unpack_from(">H", self._tables["hmtx"], place)[0])

    def _thousandths(self, units: int) -> int:
        return round(units * _UNITS / self._per_em)


@cache
def _tables() -> Mapping[str, bytes]:
    font = (files("exporters.write.pdf") / "fonts" / "LiberationSans-Regular.ttf").read_bytes()
    (count,) = struct.unpack_from(">H", font, 4)
    found = {}
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        found[tag.decode("ascii")] = font[start : start + length]
    return found


def _characters(cmap: bytes) -> dict[int, int]:
    """Glyphs by character, from the subtable for the Basic Multilingual Plane (format 4)."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    for number in range(count):
        (start,) = struct.unpack_from(">I", cmap, 8 + 8 * number)
        if struct.unpack_from(">H", cmap, start)[0] == 4:
            break
    segments = struct.unpack_from(">H", cmap, start + 6)[0] // 2
    columns = [start + 14 + part * 2 * segments + (2 if part else 0) for part in range(4)]
    found = {}
    for number in range(segments):
        last, first, delta, reach = (
            struct.unpack_from(">H", cmap, column + 2 * number)[0] for column in columns
        )
        for character in range(first, min(last, 0xFFFE) + 1):
            if reach:
                place = columns[3] + 2 * number + reach + 2 * (character - first)
                (glyph,) = struct.unpack_from(">H", cmap, place)
                glyph = (glyph + delta) % 0x10000 if glyph else 0
            else:
                glyph = (character + delta) % 0x10000
            if glyph:
                found[character] = glyph
    return found


def _outlines(tables: Mapping[str, bytes], used: Mapping[int, str]) -> dict[str, bytes]:
    """`glyf` and `loca` with the outlines of the used glyphs and of those they are made of."""
    glyf = tables["glyf"]
    count = struct.unpack_from(">H", tables["maxp"], 4)[0]
    if struct.unpack_from(">h", tables["head"], 50)[0]:
        starts = struct.unpack(f">{count + 1}I", tables["loca"][: 4 * (count + 1)])
    else:
        short = struct.unpack(f">{count + 1}H", tables["loca"][: 2 * (count + 1)])
        starts = tuple(2 * each for each in short)
    wanted, waiting = set[int](), [0, *used]
    while waiting:
        glyph = waiting.pop()
        if glyph not in wanted:
            wanted.add(glyph)
            waiting += _components(glyf[starts[glyph] : starts[glyph + 1]])
    kept, places = bytearray(), [0]
    for glyph in range(count):
        if glyph in wanted:
            kept += glyf[starts[glyph] : starts[glyph + 1]]
            kept += b"\0" * (-len(kept) % 4)
        places.append(len(kept))
    head = bytearray(tables["head"])
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">I", head, 8, 0)
    return {
        "glyf": bytes(kept),
        "loca": struct.pack(f">{count + 1}I", *places),
        "head": bytes(head),
    }


def _components(outline: bytes) -> list[int]:
    """The glyphs a composite glyph such as "é" is made of."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    found, place = [], 10
    while True:
        flags, glyph = struct.unpack_from(">HH", outline, place)
        found.append(glyph)
        place += 8 if flags & _ARGS_ARE_WORDS else 6
        place += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        if not flags & _MORE:
            return found


def _file(tables: Mapping[str, bytes]) -> bytes:
    """A font file of these tables."""
    count = len(tables)
    power = count.bit_length() - 1
    start = 12 + 16 * count
    directory, body = bytearray(), bytearray()
    for tag in sorted(tables):
        table = tables[tag] + b"\0" * (-len(tables[tag]) % 4)
        total = sum(struct.unpack(f">{len(table) // 4}I", table)) & 0xFFFFFFFF
        place = start + len(body)
        directory += struct.pack(">4sIII", tag.encode(), total, place, len(tables[tag]))
        body += table
    head = struct.pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    return head + bytes(directory) + bytes(body)


def _tag(used: Mapping[int, str]) -> str:
    """The six letters that name a subset, the same for the same letters."""
    value = crc32(repr(sorted(used)).encode())
    letters = ""
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters += chr(ord("A") + letter)
    return letters


def _to_unicode(used: Mapping[int, str]) -> bytes:
    lines = [
        f"<{each:04x}> <{text.encode('utf-16-be').hex()}>" for each, text in sorted(used.items())
    ]
    blocks = []
    for start in range(0, len(lines), 100):
        some = lines[start : start + 100]
        blocks += [f"{len(some)} beginbfchar", *some, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <ffff> endcodespacerange",
            *blocks,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode("ascii")
