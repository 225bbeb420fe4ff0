"""What the links of a PDF say to a reader who hears them.

Typst describes a link by its address, and takes no other words for it; an item of an agenda is
named here instead (PDF/UA-1, ISO 14289-1, 7.18.5).
"""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from exporters.write.characters import legal
from exporters.write.shapes import Heading, Shape, Under


def link_names(body: Iterable[Shape]) -> dict[str, str]:
    """What each link of `body` is called, by its address: "7. Dredging, pages 5 - 16"."""
    return {each.link: _name(each) for each in _headings(body) if each.link and each.beside}


def with_named_links(pdf: bytes, names: Mapping[str, str]) -> bytes:
    """The file with each link of `names` described by its name."""
    # Loaded for a front sheet in a pack alone, whose maker needs it as well.
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            for mark in page.get("/Annots", ()):
                action = mark.get("/A")
                if action is not None and (name := names.get(str(action.get("/URI", "")))):
                    mark["/Contents"] = pikepdf.String(name)
        made = BytesIO()
        opened.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def _headings(body: Iterable[Shape]) -> Iterator[Heading]:
    for shape in body:
        if isinstance(shape, Heading):
            yield shape
        elif isinstance(shape, Under):
            if shape.heading is not None:
                yield shape.heading
            yield from _headings(shape.shapes)


def _name(heading: Heading) -> str:
    """The item and its pages in one line; a range has a dash, a single page has none."""
    said = " ".join(filter(None, (heading.number, heading.text)))
    pages = " ".join(heading.beside.split())
    return legal(f"{said}, {'page' if pages.isdigit() else 'pages'} {pages}")
