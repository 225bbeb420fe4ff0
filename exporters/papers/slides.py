"""The slides of a PowerPoint or OpenDocument file, and which of them have no title."""

from collections.abc import Iterator

from lxml import etree

from exporters.papers.packages import Package

_TITLES = ("title", "ctrTitle")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CLASS = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}class"


def untitled_slides(package: Package) -> list[int]:
    """The numbers of the slides without a title of their own, by which a listener finds them."""
    content = package.xml("content.xml")
    if content is not None:
        titles = [_title_in_frames(page) for page in content.iterfind(".//{*}presentation/{*}page")]
    else:
        titles = [_title_in_shapes(slide) for slide in _powerpoint(package)]
    return [number for number, title in enumerate(titles, start=1) if not title.strip()]


def _powerpoint(package: Package) -> Iterator[etree._Element]:
    """The slides in the order of the show."""
    main = package.main_part().lstrip("/")
    folder, _, file = main.rpartition("/")
    show, links = package.xml(main), package.xml(f"{folder}/_rels/{file}.rels")
    if show is None or links is None:
        return
    targets = {link.get("Id", ""): link.get("Target", "") for link in links.iterfind("{*}*")}
    for listed in show.iterfind("{*}sldIdLst/{*}sldId"):
        target = targets.get(listed.get(_RELATION, ""), "")
        part = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        slide = package.xml(part)
        if slide is not None:
            yield slide


def _title_in_shapes(slide: etree._Element) -> str:
    return "".join(
        _text(shape)
        for shape in slide.iter("{*}sp")
        for place in shape.iterfind("{*}nvSpPr/{*}nvPr/{*}ph")
        if place.get("type") in _TITLES
    )


def _title_in_frames(page: etree._Element) -> str:
    return "".join(_text(each) for each in page.iterfind("{*}frame") if each.get(_CLASS) == "title")


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))
