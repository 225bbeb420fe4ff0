"""Looking into Word, PowerPoint, Excel and OpenDocument files before they are made PDFs."""

from collections.abc import Iterator
from io import BytesIO

from clerk.business.words import listed
from exporters.papers.font_names import fonts_named
from exporters.papers.fonts import missing_fonts
from exporters.papers.formats import Format
from exporters.papers.looked import FileKind, Looked
from exporters.papers.numbers import several
from exporters.papers.packages import Package
from exporters.papers.screen_readers import word_remarks
from exporters.papers.slides import untitled_slides
from exporters.papers.titles import own_title

_WORD_TEXT = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
_WORD_CHANGES = ("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo")
_COMMENTS = {
    ".docx": (("word/comments.xml",), ("{*}comment",)),
    ".dotx": (("word/comments.xml",), ("{*}comment",)),
    ".pptx": (("ppt/comments/",), ("{*}cm",)),
    ".ppsx": (("ppt/comments/",), ("{*}cm",)),
    ".xlsx": (("xl/comments", "xl/threadedComments/"), ("{*}comment", "{*}threadedComment")),
    ".odt": (("content.xml",), ("{*}annotation",)),
    ".odp": (("content.xml",), ("{*}annotation",)),
    ".ods": (("content.xml",), ("{*}annotation",)),
}
_MOST_FONTS = 5
_ADDRESS = "{http://www.w3.org/1999/xlink}href"


def look_at_office(data: bytes, found: Format) -> Looked:
    """What the file is, and what the clerk should know before it is made a PDF.

    Raises PaperRefused when a part of it cannot be unpacked or read.
    """
    if found.ending in (".doc", ".xls", ".ppt", ".rtf"):
        remark = (
            "The file is in an old format, which is made a PDF without being looked into: check "
            "its pages then, or ask for it in the format of today."
        )
        return Looked(found.kind, found.ending, remarks=(remark,))
    package = Package(data)
    package.check()
    remarks = (
        *_changes(package, found),
        *_linked_pictures(package),
        *_comments(package, found),
        *_fonts(package),
        *_slides(package, found),
        *_sheet(found),
        *(word_remarks(BytesIO(data)) if found.ending == ".docx" else ()),
    )
    return Looked(found.kind, found.ending, title=_title(package), remarks=remarks)


def _changes(package: Package, found: Format) -> Iterator[str]:
    if found.ending == ".odt":
        count = _count(package, ("content.xml", "styles.xml"), ("{*}changed-region",))
    else:
        count = _count(package, _WORD_TEXT, _WORD_CHANGES)
    if count == 1:
        yield "A tracked change prints as it stands: ask for the file with all changes accepted."
    elif count:
        yield (
            f"Its {count} tracked changes print as they stand: ask for the file with all changes "
            "accepted."
        )


def _comments(package: Package, found: Format) -> Iterator[str]:
    if count := _count(package, *_COMMENTS[found.ending]):
        comments = "A comment is" if count == 1 else f"Its {count} comments are"
        yield f"{comments} left out of the pack: ask whether this is the final version."


def _linked_pictures(package: Package) -> Iterator[str]:
    """LibreOffice is not let look for them: see `office_profile`."""
    links = [
        link
        for name in sorted(package.names)
        if name.endswith(".rels") and (root := package.xml(name)) is not None
        for link in root.iterfind("{*}Relationship")
        if link.get("Type", "").endswith("/image") and link.get("TargetMode") == "External"
    ]
    content = package.xml("content.xml")
    images = content.iter("{*}image") if content is not None else ()
    addresses = [image for image in images if "://" in image.get(_ADDRESS, "")]
    if count := len(links) + len(addresses):
        pictures = "A picture is" if count == 1 else f"{count} pictures are"
        yield f"{pictures} not in the file and will be missing: ask for the file with all in it."


def _fonts(package: Package) -> Iterator[str]:
    if missing := missing_fonts(fonts_named(package)):
        named = missing[:_MOST_FONTS]
        more = [f"{len(missing) - _MOST_FONTS} more"] if missing[_MOST_FONTS:] else []
        fonts = "font" if len(missing) == 1 else "fonts"
        yield (
            f"This computer lacks the {fonts} {listed([*named, *more])}, so that lines and pages "
            "may break elsewhere: look through its pages, or ask for a PDF."
        )


def _slides(package: Package, found: Format) -> Iterator[str]:
    if found.kind is FileKind.SLIDES and (bare := untitled_slides(package)):
        have = "has" if len(bare) == 1 else "have"
        yield f"{several('slide', bare)} {have} no title to be found by: ask for one on each."


def _sheet(found: Format) -> Iterator[str]:
    if found.kind is FileKind.SHEET:
        yield (
            "Screen readers get little from a sheet made a PDF: ask for its figures in a table of "
            "a Word file."
        )


def _count(package: Package, parts: tuple[str, ...], tags: tuple[str, ...]) -> int:
    return sum(
        1
        for name in sorted(package.names)
        if name.startswith(parts) and name.endswith(".xml")
        for root in (package.xml(name),)
        if root is not None
        for _ in root.iter(*tags)
    )


def _title(package: Package) -> str:
    for part in ("docProps/core.xml", "meta.xml"):
        root = package.xml(part)
        found = (
            root.find(".//{http://purl.org/dc/elements/1.1/}title") if root is not None else None
        )
        if title := own_title((found.text or "") if found is not None else ""):
            return title
    return ""
