"""Is anything in a finished file that its readers must not see? The last look before it goes out.

Nothing is searched that was only meant to be in the file: it is opened again, and every object of
it is gone through, whether or not a page leads there.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from exporters.papers.leak_places import Places
from exporters.papers.leak_words import Wanted
from exporters.papers.parts import PackStopped
from exporters.papers.words import pdf_words

_MOST = 20
_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9a-fA-F]+)>", re.DOTALL)
_NAME = re.compile(rb"/([^\s/<>\[\]()]+)")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_CODED = re.compile(rb"#([0-9a-fA-F]{2})")
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_MARKS = ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8"))
_SMALLEST = 256


@dataclass(frozen=True, slots=True)
class Leak:
    """What was found, and where: "page 12", "a bookmark", "the metadata"."""

    what: str
    where: str


def leaks(
    path: Path,
    words: Sequence[str],
    hashes: Collection[str] = (),
    *,
    public: Sequence[str] = (),
    going_on: Callable[[], bool] = lambda: True,
) -> tuple[Leak, ...]:
    """What of `words` and `hashes` is in the PDF file at `path`, at most twenty finds.

    A short text in `words` (a title, a name, a file name) is searched for as it is, whatever its
    capitals, blanks, hyphens and encoding; of one of more than eight words any eight in a row are
    a find, unless they are in one of the `public` texts too. `hashes` are SHA-256 of files and of
    `stream_hashes`. Raises PackStopped when `going_on` says no, and pikepdf.PdfError for a file
    that cannot be opened.
    """
    data = path.read_bytes()
    wanted = Wanted(words, public)
    forbidden = frozenset(hashes)
    found: dict[Leak, None] = {}
    with pikepdf.open(BytesIO(data)) as pdf:
        places = Places(pdf)
        for leak in _all(pdf, data, wanted, forbidden, places):
            if not going_on():
                raise PackStopped("The search was stopped.")
            if leak is not None:
                found[leak] = None
            if len(found) == _MOST:
                break
    return tuple(found)


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
                    pieces = [piece for piece in _contents(each) if len(piece) >= _SMALLEST]
                    found.update(sha256(piece).hexdigest() for piece in pieces)
    except pikepdf.PdfError:
        pass
    return frozenset(found)


def _all(
    pdf: Pdf, data: bytes, wanted: Wanted, forbidden: frozenset[str], places: Places
) -> Iterator[Leak | None]:
    """Every find, and between them nothing, so that the search can be stopped."""
    if sha256(data).hexdigest() in forbidden:
        yield Leak("the file itself", "the file")
    for number, text in enumerate(pdf_words(data).split("\f")):
        yield None
        for what in wanted.in_text(text):
            yield Leak(what, places.page(number))
    for what in wanted.in_text(_unshown(pdf)):
        yield Leak(what, "a page that is not shown")
    texts: list[tuple[Object, str]] = []
    names: set[bytes] = set()
    for each in (pdf.trailer, *pdf.objects):
        yield None
        if isinstance(each, Stream):
            for what in _in_stream(each, wanted, forbidden):
                yield Leak(what, places.of(each))
        elif not isinstance(each, Dictionary | Array | String):
            continue
        written = each.unparse(resolved=each.is_indirect and not isinstance(each, Stream))
        names.update(_NAME.findall(written))
        if _may_say(written):
            texts.append((each, said(written)))
    for what in wanted.in_text("\n".join(map(_spelt, names))):
        yield Leak(what, "a name inside the file")
    # Few files hold anything: one search in all that is said tells whether to look closer.
    if any(True for _ in wanted.in_text("\n".join(text for _, text in texts))):
        for each, text in texts:
            for what in wanted.in_text(text):
                yield Leak(what, places.of(each))


def _unshown(pdf: Pdf) -> str:
    """The words of pages that were taken out of the file and are still in it."""
    shown = {page.obj.objgen for page in pdf.pages}
    left = [
        each
        for each in pdf.objects
        if isinstance(each, Dictionary)
        and each.get("/Type") == Name.Page
        and each.objgen not in shown
    ]
    if not left:
        return ""
    with pikepdf.new() as found:
        for each in left:
            found.pages.append(Page(each))
        data = BytesIO()
        found.save(data)
    return pdf_words(data.getvalue())


def _in_stream(stream: Stream, wanted: Wanted, forbidden: frozenset[str]) -> Iterator[str]:
    pieces = _contents(stream)
    if forbidden and any(sha256(piece).hexdigest() in forbidden for piece in pieces):
        yield "a picture, a drawing or a file"
    coded = stream.get("/Subtype") != Name.Image and "/Length1" not in stream
    for piece in pieces:
        yield from wanted.in_bytes(piece, coded=coded)


def _contents(stream: Stream) -> tuple[bytes, ...]:
    """The bytes of a stream: unpacked, and as they are where they are packed as pictures are."""
    try:
        return (stream.read_bytes(),)
    except pikepdf.PdfError:
        return (stream.read_raw_bytes(),)


def _may_say(written: bytes) -> bool:
    """Whether an object as a file has it holds a string."""
    return b"(" in written or written.count(b"<") > 2 * written.count(b"<<")


def said(written: bytes) -> str:
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
