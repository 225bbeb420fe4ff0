"""Looking at a PDF: its pages one by one, its tags, and what a pack would lose of it."""

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from clerk.business.words import with_capital
from exporters.papers.endless import draws_without_end
from exporters.papers.looked import FileKind, Looked, PaperRefused
from exporters.papers.numbers import several
from exporters.papers.patience import patience
from exporters.papers.scans import is_scanned, streams
from exporters.papers.structure_walk import is_sound
from exporters.papers.titles import own_title
from exporters.papers.unpacking import MOST, bound_unpacking

PUT_RIGHT = re.compile(
    r"expected end(?:stream|obj)|recovered stream length|to (?:recover|reconstruct)|"
    r"file is damaged|/Length key|carriage return only|extraneous whitespace|duplicated key|stray #"
)
"""What qpdf says when it put right what it found wrong, and lost nothing."""


def look_at_pdf(data: bytes) -> Looked:
    """What the PDF is. Raises PaperRefused when it needs a password, is damaged, has no pages, has
    drawings nobody could wait for, or takes too long."""
    bound_unpacking()
    go_on = patience()
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            return _looked(pdf, go_on)
    except pikepdf.PasswordError as failure:
        raise PaperRefused(
            "The file needs a password to open: ask for it without one."
        ) from failure
    except PaperRefused:
        raise
    # Damage comes out of qpdf as whatever it happens to hit, in its own errors or Python's.
    except Exception as failure:
        raise PaperRefused(
            "The file is damaged and cannot be opened: ask for it again."
        ) from failure


def _looked(pdf: Pdf, go_on: Callable[[], None]) -> Looked:
    count = len(pdf.pages)
    if not count:
        raise PaperRefused("The file has no pages: ask for it again.")
    if draws_without_end(pdf, go_on):
        raise PaperRefused(
            "The file has drawings in drawings without end: ask for it printed to a PDF again."
        )
    warnings = [str(warning) for warning in pdf.get_warnings()]
    repaired, torn = bool(warnings), any("reconstruct" in warning for warning in warnings)
    damaged, silent = [], []
    for number in range(1, count + 1):
        go_on()
        try:
            page = pdf.pages[number - 1].obj
            if is_scanned(page):
                silent.append(number)
            warnings = [str(warning) for warning in pdf.get_warnings()]
            repaired = repaired or bool(warnings)
            whole = not repaired or _is_whole(page, warnings, torn)
        # As above: what a damaged page lets out has no end of forms.
        except Exception:
            pdf.get_warnings()
            whole = False
        if not whole:
            damaged.append(number)
    tagged = _is_tagged(pdf)
    remarks = (
        *_damage(repaired, damaged, count),
        *_reading(tagged, [number for number in silent if number not in damaged], count),
        *_losses(pdf),
    )
    return Looked(FileKind.PDF, ".pdf", count, tagged, _title(pdf), remarks)


def _is_whole(page: Object, warnings: list[str], torn: bool) -> bool:
    """Whether a page of a repaired file lost nothing, as far as can be seen."""
    # What cannot be found in a torn file looks as if it had never been there.
    if (torn and "/Contents" not in page) or not all(map(PUT_RIGHT.search, warnings)):
        return False
    return not any(map(is_garbled, streams(page.get("/Contents"))))


def is_garbled(stream: Stream) -> bool:
    """Whether packed bytes contradict their own checksum, which qpdf does not look at."""
    if stream.get("/Filter") != Name.FlateDecode:
        return False
    try:
        zlib.decompressobj().decompress(stream.read_raw_bytes(), MOST)
    except zlib.error as failure:
        return "incorrect data check" in str(failure)
    return False


def _damage(repaired: bool, damaged: list[int], count: int) -> Iterator[str]:
    if damaged and len(damaged) == count:
        every = "Its only page is" if count == 1 else f"All {count} pages are"
        yield f"{every} damaged: ask for the file again."
    elif damaged:
        are = "is" if len(damaged) == 1 else "are"
        yield f"{several('page', damaged)} {are} damaged: ask for the file again."
    if repaired and not damaged:
        yield "The file was repaired while it was read: check its pages, or ask for it again."


def _reading(tagged: bool, silent: list[int], count: int) -> Iterator[str]:
    if len(silent) == count:
        yield (
            "The file is scanned and has no text, so that it can be neither searched nor read "
            "aloud: ask for the Word file."
        )
        return
    if silent:
        are = "is a picture" if len(silent) == 1 else "are pictures"
        yield f"{several('page', silent)} {are} without text: ask for the Word file."
    if not tagged:
        yield "The file is not tagged for screen readers: ask for the Word file."


def _losses(pdf: Pdf) -> Iterator[str]:
    """What does not go into a pack as it is."""
    root = pdf.Root
    if pdf.is_encrypted:
        yield "Protection against changes is removed in the pack."
    form = root.get("/AcroForm")
    form = form if isinstance(form, Dictionary) else Dictionary()
    if "/Collection" in root:
        yield "The file is a portfolio that holds other files: ask for each of them by itself."
    if "/XFA" in form:
        yield "The file is a form of a kind that packs cannot hold: ask for it printed to a PDF."
    elif any(not _is_seal(field) for field in _items(form.get("/Fields"))):
        yield "Form fields are flattened in the pack: check that they are filled in."
    if any(_is_seal(field) and "/V" in field for field in _items(form.get("/Fields"))):
        yield "Its digital signature is lost in the pack: keep the file itself as well."
    attached = bool(pdf.attachments) and "/Collection" not in root
    scripts = _has_scripts(root)
    if attached or scripts:
        what = ("Attachments" if attached else "") + (" and " if attached and scripts else "")
        what += "scripts" if scripts else ""
        yield f"{with_capital(what)} are left out of the pack: ask for what is missed."


def _is_tagged(pdf: Pdf) -> bool:
    """Whether there is a tree of tags that leads from its pages to its words.

    The mark alone says nothing: spreadsheets made by LibreOffice bear it and have no tree.
    """
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary) or not is_sound(tree):
        return False
    kids, parents = tree.get("/K"), tree.get("/ParentTree")
    has_kids = isinstance(kids, Dictionary) or _filled(kids)
    has_parents = isinstance(parents, Dictionary) and (
        _filled(parents.get("/Nums")) or _filled(parents.get("/Kids"))
    )
    return has_kids and has_parents


def _filled(found: Object | None) -> bool:
    return isinstance(found, Array) and len(found) > 0


def _items(found: Object | None) -> list[Object]:
    return list(found) if isinstance(found, Array) else []


def _is_seal(field: Object) -> bool:
    return isinstance(field, Dictionary) and field.get("/FT") == Name.Sig


def _has_scripts(root: Object) -> bool:
    names, opening = root.get("/Names"), root.get("/OpenAction")
    return (isinstance(names, Dictionary) and "/JavaScript" in names) or (
        isinstance(opening, Dictionary) and opening.get("/S") == Name.JavaScript
    )


def _title(pdf: Pdf) -> str:
    """The title the file gives itself, when it is one; XMP is asked where /Info has none
    or one that a program made up."""
    told = pdf.docinfo.get("/Title") if isinstance(pdf.docinfo, Dictionary) else None
    title = own_title(str(told)) if told is not None else ""
    if not title and "/Metadata" in pdf.Root:
        try:
            with pdf.open_metadata(update_docinfo=False) as metadata:
                title = own_title(str(metadata.get("dc:title", "")))
        # Metadata may be damaged in any way, and is no reason to refuse the paper.
        except Exception:
            title = ""
    return title
