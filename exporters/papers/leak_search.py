"""Is anything in a finished file that its readers must not see? The last look before it goes out.

Nothing is searched that was only meant to be in the file: it is opened again, and every object of
it is gone through, whether or not a page leads there.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import islice
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from exporters.papers.leak_drawings import may_be_read, words_of_drawings
from exporters.papers.leak_pictures import draws, without_pixels
from exporters.papers.leak_places import Places
from exporters.papers.leak_words import Wanted, plain
from exporters.papers.parts import PackStopped
from exporters.papers.unpacking import bound_unpacking, in_pieces, unpacked_in_pieces
from exporters.papers.words import words_of_pages

_MOST = 20
_MAY_HOLD = (Dictionary, Array, String)
_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9a-fA-F]+)>", re.DOTALL)
_NAME = re.compile(rb"/([^\s/<>\[\]()]+)")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_IS_A_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_CODED = re.compile(rb"#([0-9a-fA-F]{2})")
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_MARKS = ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8"))
_SMALLEST = 256
_TRUETYPE = b"\0\1\0\0"
"""What a font begins with; Typst does not say of one that it is."""
_END = b"%%EOF"
_BREAK = 4
_PAGE = re.compile(r"(?:page |item )?\W*\d+[a-z]?(?: of \d+)?\W*", re.IGNORECASE)
_UNREAD = ""
"""What is found where nothing can be read; no words that are sought are empty."""
_AN_EARLIER = "an earlier version that the file still holds"
_WORDS_OF_PDF = frozenset(
    "actions annotations annots artifact author border caption catalog color colour contents count "
    "creator date dates description dest dests document encoding event fields figure filter first "
    "font footer form formula group header heading identity image index info kids keywords label "
    "language last layout length limits link list lists matrix metadata name names next note notes "
    "number numbers order outlines page pages parent part parts pattern private producer "
    "properties quote reference references resources role root rotate row rows scope section "
    "shading sheet size span story style subject subtitle summary table tables tabs text title "
    "transparency type version view width".split()
)
"""Names every file has, which are words as well: a title of one such word is not found in them."""
_FORMAT = re.compile(
    rb"/(?:" + "|".join(sorted(_WORDS_OF_PDF)).encode() + rb")(?![A-Za-z])"
    rb"|</?[A-Za-z][\w:.-]*|[A-Za-z][\w:.-]*=(?=[\"'])|%%\w+:?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Leak:
    """What was found, and where: "page 12", "a bookmark", "the metadata"."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found, at most twenty finds, and the pages that say nothing: they draw something,
    and have no words but those that are stamped on them. `unread` is where something could not be
    searched, as a find says where: it may hold anything."""

    leaks: tuple[Leak, ...] = ()
    wordless: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def search(
    path: Path,
    words: Sequence[str],
    hashes: Collection[str] = (),
    *,
    public: Sequence[str] = (),
    going_on: Callable[[], bool] = lambda: True,
) -> Searched:
    """What of `words` and `hashes` is in the PDF file at `path`.

    A short text in `words` (a title, a name, a file name) is searched for as it is, whatever its
    capitals, blanks, hyphens and encoding; of one of more than eight words any eight in a row are
    a find, unless they are in one of the `public` texts too. `hashes` are SHA-256 of files and of
    `stream_hashes`. Raises PackStopped when `going_on` says no, and pikepdf.PdfError for a file
    that cannot be opened.
    """
    bound_unpacking()
    data = path.read_bytes()
    wanted = Wanted(words, public)
    forbidden = frozenset(hashes)
    found: dict[Leak, None] = {}
    unread: dict[str, None] = {}
    wordless: list[str] = []
    for leak in _in_every_version(data, wanted, forbidden, wordless.append):
        if not going_on():
            raise PackStopped("The search was stopped.")
        if leak is not None and leak.what == _UNREAD:
            unread[leak.where] = None
        elif leak is not None:
            found[leak] = None
        if len(found) == _MOST:
            break
    return Searched(tuple(found), tuple(wordless), tuple(unread))


def stream_hashes(data: bytes) -> frozenset[str]:
    """The SHA-256 of a PDF file and of the larger pieces in it: drawings, pictures, attachments.

    Papers of one house share letterheads: take away the hashes of what may be seen. Nothing but
    the file's own for one that cannot be opened.
    """
    found = {sha256(data).hexdigest()}
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            for each in pdf.objects:
                if isinstance(each, Stream):
                    pieces = [piece for piece in _contents(each) if piece]
                    large = (piece for piece in pieces if len(piece) >= _SMALLEST)
                    found.update(sha256(piece).hexdigest() for piece in large)
    except pikepdf.PdfError:
        pass
    return frozenset(found)


def _in_every_version(
    data: bytes, wanted: Wanted, forbidden: frozenset[str], wordless: Callable[[str], None]
) -> Iterator[Leak | None]:
    """Every find in a file, and in the versions of it before it was added to: whoever cuts off
    its end has those again. `wordless` hears of each page without words."""
    with pikepdf.open(BytesIO(data)) as pdf:
        yield from _all(pdf, data, wanted, forbidden, Places(pdf), wordless)
    ends = [found.end() for found in re.finditer(_END, data)][:-1]
    for end in ends:
        try:
            with pikepdf.open(BytesIO(data[:end])) as pdf:
                for leak in _all(pdf, data[:end], wanted, forbidden, Places(pdf)):
                    yield leak and Leak(leak.what, _AN_EARLIER)
        except pikepdf.PdfError:
            yield None


def _all(
    pdf: Pdf,
    data: bytes,
    wanted: Wanted,
    forbidden: frozenset[str],
    places: Places,
    wordless: Callable[[str], None] = lambda _: None,
) -> Iterator[Leak | None]:
    """Every find, and between them nothing, so that the search can be stopped.

    Pages are read by another program, which goes on while objects are gone through here.
    """
    if sha256(data).hexdigest() in forbidden:
        yield Leak("the file itself", "the file")
    pages = _on_pages(pdf, data, wanted, places, wordless)
    yield next(pages, None)
    objects = _in_objects(pdf, wanted, forbidden, places)
    share = len(pdf.objects) // max(1, len(pdf.pages))
    for leak in pages:
        yield leak
        yield from islice(objects, share)
    yield from objects


def _on_pages(
    pdf: Pdf, data: bytes, wanted: Wanted, places: Places, wordless: Callable[[str], None]
) -> Iterator[Leak | None]:
    before, known, reached = "", set[str](), 0
    for number, text in enumerate(words_of_pages(data, beyond=True)):
        yield None
        reached = number + 1
        if text is None:
            yield Leak(_UNREAD, places.page(number))
            continue
        if not any(plain(line).strip() for line in _own(text.split("\n"))) and draws(pdf, number):
            wordless(places.label(number))
        here = set(wanted.in_text(text))
        yield from (Leak(what, places.page(number)) for what in here)
        across = set(wanted.in_text(_over_the_break(before, text))) if number else set[str]()
        yield from (Leak(what, places.page(number - 1)) for what in across - here - known)
        before, known = text, here
    for number in range(reached, len(pdf.pages)):
        yield Leak(_UNREAD, places.page(number))


def _in_objects(
    pdf: Pdf, wanted: Wanted, forbidden: frozenset[str], places: Places
) -> Iterator[Leak | None]:
    unshown: list[Object] = []
    drawings: list[Stream] = []
    shown = {page.obj.objgen for page in pdf.pages}
    objects: list[tuple[Object, bytes]] = []
    for each in (pdf.trailer, *pdf.objects):
        yield None
        stream = isinstance(each, Stream)
        if stream:
            for what in _in_stream(each, wanted, forbidden):
                yield Leak(what, places.of(each))
            if may_be_read(each):
                drawings.append(each)
        elif not isinstance(each, _MAY_HOLD):
            continue
        written = each.unparse(resolved=each.is_indirect and not stream)
        objects.append((each, written))
        a_page = b"/Page" in written and _IS_A_PAGE.search(written)
        if a_page and each.is_indirect and each.objgen not in shown:
            unshown.append(each)
    for what in wanted.in_text(_said_on(unshown)):
        yield Leak(what, "a page that is not shown")
    for drawing, drawn in zip(drawings, words_of_drawings(drawings), strict=False):
        for what in (_UNREAD,) if drawn is None else wanted.in_text(drawn):
            yield Leak(what, places.of(drawing))
    # To search in all at once takes far less time than in each, and few files hold anything.
    whole = b"\n".join(written for _, written in objects)
    for name in {_spelt(one) for one in set(_NAME.findall(whole))}:
        if name.casefold() not in _WORDS_OF_PDF:
            for what in wanted.in_text(name):
                yield Leak(what, "a name inside the file")
    if any(True for _ in wanted.in_text(_said(whole))):
        for each, written in objects:
            for what in wanted.in_text(_said(written)):
                yield Leak(what, places.of(each))


def _over_the_break(before: str, after: str) -> str:
    """The end of the words of a page and the beginning of those of the next, which a phrase may
    stand across; page numbers, which are drawn last, are left out."""
    last = list(islice(_own(reversed(before.split("\n"))), _BREAK))
    return "\n".join((*reversed(last), *_own(after.split("\n")[:_BREAK])))


def _own(lines: Iterable[str]) -> Iterator[str]:
    """Lines of a page, without what only says which page it is, and of which item."""
    for line in lines:
        bare = line.strip()
        if bare and not _PAGE.fullmatch(bare):
            yield line


def _said_on(pages: Sequence[Object]) -> str:
    """The words of pages that were taken out of the file and are still in it."""
    if not pages:
        return ""
    with pikepdf.new() as found:
        for each in pages:
            found.pages.append(Page(each))
        data = BytesIO()
        found.save(data)
    return "\n".join(words or "" for words in words_of_pages(data.getvalue(), beyond=True))


def _in_stream(stream: Stream, wanted: Wanted, forbidden: frozenset[str]) -> Iterator[str]:
    marked = stream.get("/Subtype") == Name.Image or "/Length1" in stream
    for piece in _contents(stream):
        if piece is None:
            yield _UNREAD
            return
        coded = not marked and not piece.startswith(_TRUETYPE)
        if forbidden and sha256(piece).hexdigest() in forbidden:
            yield "a picture, a drawing or a file"
        for part in in_pieces(without_pixels(piece)):
            found = dict.fromkeys(wanted.in_bytes(part, coded=coded))
            bare = set(wanted.in_bytes(_FORMAT.sub(b" ", part), coded=coded)) if found else ()
            yield from (what for what in found if what in bare or len(plain(what).split()) > 1)


def _contents(stream: Stream) -> Iterator[bytes | None]:
    """The bytes of a stream: unpacked, and as they are where they are packed as pictures are. None
    for what goes on for too long."""
    try:
        yield stream.read_bytes()
    except pikepdf.PdfError:
        yield stream.read_raw_bytes()
        yield from unpacked_in_pieces(stream)


def _said(written: bytes) -> str:
    """The strings in an object as a file has it, a line each."""
    return "\n".join(
        _decoded(bytes.fromhex(code.decode()) if code else _ESCAPED.sub(_unescaped, literal))
        for literal, code in _STRING.findall(written)
    )


def _spelt(name: bytes) -> str:
    return _CODED.sub(lambda code: bytes.fromhex(code[1].decode()), name).decode("utf-8", "replace")


def _unescaped(escape: re.Match[bytes]) -> bytes:
    held = escape[1]
    if held.isdigit():
        return bytes([int(held, 8) & 0xFF])
    return _LETTERS.get(held, held)


def _decoded(string: bytes) -> str:
    """A string in whatever encoding it says or seems to have."""
    for mark, encoding in _MARKS:
        if string.startswith(mark):
            return string[len(mark) :].decode(encoding, "replace")
    if b"\0" in string:
        string = string.replace(b"\0", b"")
    try:
        return string.decode("utf-8")
    except UnicodeDecodeError:
        return string.decode("pdfdoc", "replace")
