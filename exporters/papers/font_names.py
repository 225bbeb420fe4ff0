"""The fonts an office file is written in, as far as it says.

Files name many more than they use: those of styles nobody chose and of scripts nobody wrote in.
"""

from collections.abc import Iterator

from lxml import etree

from exporters.papers.packages import Package

_WORD_TEXT = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
_SLIDES = ("ppt/slides/slide", "ppt/slideMasters/slideMaster", "ppt/theme/theme1.xml")
_LATIN = ("ascii", "hAnsi")
_BY_THEME = {"major": "majorFont", "minor": "minorFont"}


def fonts_named(package: Package) -> tuple[str, ...]:
    """The names of the fonts its words are set in, sorted; those it brings along are left out."""
    found = {
        *_word(package),
        *(_value(font, "typeface") for font in _each(package, _SLIDES, "{*}latin")),
        *(_value(name, "val") for name in _each(package, ("xl/styles.xml",), "{*}name")),
        *_open_document(package),
    }
    plain = {name.strip().strip("'\"") for name in found}
    # "+mn-lt" points to the theme; "@" marks a font turned for upright lines.
    return tuple(sorted(name for name in plain if name and name[0] not in "+@"))


def _word(package: Package) -> set[str]:
    """Fonts of runs, and of the styles in use; less those that are in the file."""
    used: set[str] = set()
    for element in (*_roots(package, _WORD_TEXT), *_word_styles(package)):
        for fonts in element.iter("{*}rFonts"):
            used |= {_value(fonts, name) for name in _LATIN}
            used |= {_by_theme(package, _value(fonts, f"{name}Theme")) for name in _LATIN}
    table = _each(package, ("word/fontTable.xml",), "{*}font")
    return used - {
        _value(font, "name") for font in table if font.find("{*}embedRegular") is not None
    }


def _word_styles(package: Package) -> Iterator[etree._Element]:
    styles = package.xml("word/styles.xml")
    if styles is None:
        return
    yield from styles.iterfind("{*}docDefaults")
    known = {_value(each, "styleId"): each for each in styles.iterfind("{*}style")}
    chosen = _each(package, _WORD_TEXT, "{*}pStyle", "{*}rStyle", "{*}tblStyle")
    waiting = {_value(each, "val") for each in chosen}
    waiting |= {name for name, each in known.items() if _value(each, "default") in ("1", "true")}
    while waiting:
        style = known.pop(waiting.pop(), None)
        if style is not None:
            yield style
            waiting |= {_value(each, "val") for each in style.iterfind("{*}basedOn")}


def _by_theme(package: Package, name: str) -> str:
    theme = package.xml("word/theme/theme1.xml") if name else None
    element = _BY_THEME.get(name[:5])
    found = theme.find(f".//{{*}}{element}/{{*}}latin") if theme is not None and element else None
    return _value(found, "typeface") if found is not None else ""


def _open_document(package: Package) -> Iterator[str]:
    content, styles = package.xml("content.xml"), package.xml("styles.xml")
    roots = [root for root in (content, styles) if root is not None]
    if content is None:
        return
    faces = {_value(face, "name"): face for root in roots for face in root.iter("{*}font-face")}
    known: dict[str, list[etree._Element]] = {}
    for root in roots:
        for style in root.iter("{*}style"):
            known.setdefault(_value(style, "name"), []).append(style)
    waiting = {name for body in content.iterfind("{*}body") for name in _styles_of(body)}
    brought = any(name.startswith("Fonts/") for name in package.names)
    while waiting:
        for style in known.pop(waiting.pop(), []):
            waiting.add(_value(style, "parent-style-name"))
            for words in style.iterfind("{*}text-properties"):
                face = faces.get(_value(words, "font-name"))
                if face is not None and not (brought and len(face)):
                    yield _value(face, "font-family")


def _styles_of(body: etree._Element) -> Iterator[str]:
    for element in body.iter("{*}*"):
        for key, value in element.attrib.items():
            if str(key).endswith("style-name"):
                yield str(value)


def _each(package: Package, parts: tuple[str, ...], *tags: str) -> list[etree._Element]:
    return [each for root in _roots(package, parts) for each in root.iter(*tags)]


def _roots(package: Package, parts: tuple[str, ...]) -> Iterator[etree._Element]:
    for name in sorted(package.names):
        root = package.xml(name) if name.startswith(parts) and name.endswith(".xml") else None
        if root is not None:
            yield root


def _value(element: etree._Element, name: str) -> str:
    """An attribute by its name, in whatever namespace."""
    found = (value for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name)
    return next(map(str, found), "")
