"""WordprocessingML elements, written directly.

Elements are made with the ids of the base file's styles, because looking styles up by name is
where python-docx spends most of its time.
"""

import re
from collections.abc import Iterator

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from lxml import etree

from exporters.document import Field
from exporters.write.characters import legal

Element = etree._Element

_W = f"{{{nsmap['w']}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MAP = {"w": nsmap["w"]}
_BREAKS = re.compile("([\t\n])")


def w_name(name: str) -> str:
    """An element's or attribute's name in the `w` namespace, as lxml spells it."""
    return _W + name


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the `w` namespace, its attributes in that namespace too."""
    made = oxml_parser.makeelement(
        w_name(tag), {w_name(name): str(value) for name, value in attributes.items()}, _MAP
    )
    made.extend(children)
    return made


def above(element: Element) -> Element:
    """The element another stands in. Raises ValueError for one that stands in none."""
    parent = element.getparent()
    if parent is None:
        raise ValueError(f"{element.tag} stands in no other element")
    return parent


def paragraph(style: str, *content: Element, properties: tuple[Element, ...] = ()) -> Element:
    """A paragraph in the style with this id. `properties` follow the style in schema order."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def run(text: str, style: str = "", *, bold: bool = True) -> Element:
    """A run of text, tabs and line breaks, in the character style with this id. One that is not to
    be `bold` is so in no paragraph; any other as its style is."""
    looks = [w("rStyle", val=style)] if style else []
    if not bold:
        looks.append(w("b", val=0))
    made = w("r", w("rPr", *looks)) if looks else w("r")
    made.extend(_content(text))
    return made


def _content(text: str) -> Iterator[Element]:
    for part in _BREAKS.split(legal(text)):
        if part == "\t":
            yield w("tab")
        elif part == "\n":
            yield w("br")
        elif part:
            words = w("t")
            words.text = part
            if part != part.strip():
                words.set(_SPACE, "preserve")
            yield words


_CODES = {Field.PAGE: "PAGE", Field.PAGES: "NUMPAGES"}


def field(which: Field) -> Iterator[Element]:
    """A field Word fills in itself, with "1" standing there until it does."""
    yield w("r", w("fldChar", fldCharType="begin"))
    code = w("instrText")
    code.text = f" {_CODES[which]} "
    code.set(_SPACE, "preserve")
    yield w("r", code)
    yield w("r", w("fldChar", fldCharType="separate"))
    yield run("1")
    yield w("r", w("fldChar", fldCharType="end"))
