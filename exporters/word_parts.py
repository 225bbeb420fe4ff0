"""Looking into a Word file somebody else made: its elements, and what its styles mean."""

from functools import cache
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import nsmap
from lxml import etree

from exporters.errors import ExportError

Element = etree._Element

_NS = {
    **{prefix: nsmap[prefix] for prefix in ("w", "wp", "r")},
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
_VAL = f"{{{nsmap['w']}}}val"
_OFF = frozenset({"0", "false", "off", "none"})


def opened(path: Path) -> WordDocument:
    """The Word file at `path`. Raises ExportError when there is none."""
    if not path.exists():
        raise ExportError(f"There is no file {path}: check its name.")
    try:
        word = docx.Document(str(path))
        if word.element.body is None:
            raise ValueError("no body")
    except PermissionError as failure:
        raise ExportError(f"{path} may not be read: ask whoever owns it.") from failure
    # python-docx lets out whatever error the damage happens to cause, in zip, XML or itself.
    except Exception as failure:
        raise ExportError(
            f"{path} is not a Word document (.docx), or it is damaged: save it again in Word."
        ) from failure
    return word


@cache
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=_NS)


def find(element: Element, path: str) -> list[Element]:
    """The elements an XPath finds from `element`; `w`, `wp`, `r`, `v`, `mc`, `adec` are known."""
    found = _compiled(path)(element)
    return [each for each in found if isinstance(each, Element)] if isinstance(found, list) else []


def switched_on(element: Element, path: str) -> bool:
    """Whether a property such as `w:b` is there and not switched off."""
    return any(each.get(_VAL, "1") not in _OFF for each in find(element, path))


def value(element: Element, path: str) -> str:
    """The `w:val` of the first element found; empty when there is none."""
    return next((each.get(_VAL, "") for each in find(element, path)), "")


def words(element: Element) -> str:
    """The text of an element as it is read: tabs and breaks are spaces, deleted text is gone."""
    path = ".//w:t | .//w:tab[parent::w:r] | .//w:br"
    return "".join(each.text or " " for each in find(element, path))


class Styles:
    """What the styles of a file mean, those they are based on included."""

    def __init__(self, styles: Element) -> None:
        self._styles = {
            each.get(f"{{{nsmap['w']}}}styleId", ""): each for each in find(styles, "w:style")
        }
        default = find(styles, "w:style[@w:type='paragraph'][@w:default='1']")
        self._default = next((each.get(f"{{{nsmap['w']}}}styleId", "") for each in default), "")

    def level(self, paragraph: Element) -> int:
        """The heading level of a paragraph, 1 for the highest; 0 when it is no heading."""
        own = value(paragraph, "w:pPr/w:outlineLvl")
        levels = (
            [own]
            if own
            else [
                value(style, "w:pPr/w:outlineLvl")
                for style in self._chain(self._style_of(paragraph))
            ]
        )
        first = next((level for level in levels if level), "")
        return int(first) + 1 if first.isdigit() and int(first) < 9 else 0

    def listed(self, paragraph: Element) -> bool:
        """Whether a paragraph is a point of an automatic list."""
        found = find(paragraph, "w:pPr/w:numPr")
        for style in self._chain(self._style_of(paragraph)):
            found += find(style, "w:pPr/w:numPr")
        return bool(found) and value(found[0], "w:numId") != "0"

    def bold(self, run: Element) -> bool:
        """Whether a run was made bold by itself, not by the style of its paragraph."""
        if find(run, "w:rPr/w:b"):
            return switched_on(run, "w:rPr/w:b")
        style = value(run, "w:rPr/w:rStyle")
        return any(switched_on(each, "w:rPr/w:b") for each in self._chain(style))

    def _style_of(self, paragraph: Element) -> str:
        return value(paragraph, "w:pPr/w:pStyle") or self._default

    def _chain(self, style: str) -> list[Element]:
        chain: list[Element] = []
        while style in self._styles and self._styles[style] not in chain:
            chain.append(self._styles[style])
            style = value(chain[-1], "w:basedOn")
        return chain
