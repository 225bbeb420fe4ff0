"""A crest as a picture in a line of its own, with the words for those who cannot see it."""

from copy import deepcopy
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml
from docx.shared import Cm

from exporters.document import Picture
from exporters.write.characters import legal
from exporters.write.word.elements import Element, paragraph, w

_HEIGHT = Cm(2.2)
# How Office says that a picture is decoration (its extension of 2017).
_DECORATIVE = parse_xml(
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)


def crest_line(word: WordDocument, crest: Picture) -> Element:
    """The crest in its line; the bytes of the picture go to the file's own store."""
    inline = word.part.new_pic_inline(BytesIO(crest.data), height=_HEIGHT)
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")  # where nothing is said, some programs move it in
    described = inline.docPr
    described.set("name", "Crest")
    if crest.alt:
        described.set("descr", legal(crest.alt))
    else:
        described.append(deepcopy(_DECORATIVE))
    return paragraph("Crest", w("r", w("drawing", inline)))
