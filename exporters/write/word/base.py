"""The empty Word file every document starts from: A4, its language, our styles alone."""

from functools import cache
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.shared import Mm

from exporters.write.word.elements import w, w_name
from exporters.write.word.styles import FONT, KEPT, style_elements

_UNUSED = ("/stylesWithEffects", "/thumbnail", "/customXml")


@cache
def base_file(language: str) -> bytes:
    """The base file for a language, made once in the life of the program."""
    document = docx.Document()
    _drop_dead_weight(document)
    _be_modern(document, language)
    _name_the_font(document, language)
    _use_our_styles(document)
    _lay_out_the_page(document)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _drop_dead_weight(document: WordDocument) -> None:
    """The default template carries half a megabyte nobody reads, and lists we do not use."""
    for rels in (document.part.rels, document.part.package.rels):
        for key, rel in list(rels.items()):
            if rel.reltype.endswith(_UNUSED):
                del rels[key]
    document.part.numbering_part.element.clear()


def _be_modern(document: WordDocument, language: str) -> None:
    """Word 2013's behaviour (mode 15), so that Word does not say "Compatibility Mode"."""
    settings = document.settings.element
    for setting in settings.iter(w_name("compatSetting")):
        if setting.get(w_name("name")) == "compatibilityMode":
            setting.set(w_name("val"), "15")
    for old in list(settings.iter(*map(w_name, ("useFELayout", "savePreviewPicture", "rsids")))):
        old.getparent().remove(old)
    for theme_language in settings.iter(w_name("themeFontLang")):
        theme_language.attrib.clear()
        theme_language.set(w_name("val"), language)


def _name_the_font(document: WordDocument, language: str) -> None:
    """Name the font outright: where the theme's fonts are named, Word uses those instead."""
    defaults = next(document.styles.element.iter(w_name("rPrDefault")))
    defaults[:] = [
        w(
            "rPr",
            w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
            w("sz", val=22),
            w("szCs", val=22),
            w("lang", val=language, eastAsia=language, bidi="ar-SA"),
        )
    ]


def _use_our_styles(document: WordDocument) -> None:
    styles = document.styles.element
    for style in list(styles.iter(w_name("style"))):
        if style.get(w_name("styleId")) not in KEPT:
            styles.remove(style)
    styles.extend(style_elements())


def _lay_out_the_page(document: WordDocument) -> None:
    """A4 upright, and room for a running head that differs on the first page."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(25)
    section.header_distance = section.footer_distance = Mm(12)
    section.different_first_page_header_footer = True
    for part in (
        section.header,
        section.first_page_header,
        section.footer,
        section.first_page_footer,
    ):
        part.is_linked_to_previous = False
