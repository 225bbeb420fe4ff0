"""Small office files and pictures, made here part by part."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from PIL import Image, ImageDraw

_OFFICE = "application/vnd.openxmlformats-officedocument."
_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SLIDE_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{_RELATIONS}" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NS = " ".join(
    f'xmlns:{name}="{_ODF}{full}:1.0"'
    for name, full in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "presentation": "presentation",
        "style": "style",
        "svg": "svg-compatible",
        "fo": "xsl-fo-compatible",
        "manifest": "manifest",
    }.items()
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of the parts, in their order and not packed."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word(
    text: str = "The silt is deep.",
    *,
    macros: bool = False,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """The least a Word file can be."""
    main = _MACROS if macros else f"{_OFFICE}wordprocessingml.document.main+xml"
    return zipped(
        {
            "[Content_Types].xml": _types({"/word/document.xml": main}),
            "_rels/.rels": _links({"officeDocument": "word/document.xml"}),
            "word/document.xml": f'<w:document xmlns:w="{_WORD_NS}"><w:body><w:p><w:r><w:t>{text}'
            "</w:t></w:r></w:p></w:body></w:document>",
            **(more or {}),
        }
    )


def strict() -> bytes:
    """What Word saves as “Strict Open XML Document” (ISO/IEC 29500-1, with other names)."""
    links = _links({"officeDocument": "word/document.xml"})
    relations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    return word(more={"_rels/.rels": links.replace(_RELATIONS, relations)})


def with_linked_picture(address: str) -> bytes:
    """A Word file that shows a picture which is not in it but at `address`."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    picture = (
        f'<w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing">'
        '<wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="P"/>'
        f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{drawing}/picture">'
        f'<pic:pic xmlns:pic="{drawing}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="P"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{_RELATIONS}" '
        'r:link="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    link = (
        f'<Relationship Id="rId1" Type="{_RELATIONS}/image" Target="{address}/silt.png" '
        'TargetMode="External"/>'
    )
    return word(
        f"</w:t></w:r><w:r>{picture}</w:r><w:r><w:t>",
        more={"word/_rels/document.xml.rels": _relationships(link)},
    )


def report() -> bytes:
    """A Word file as an officer sends it: tracked changes, a comment, a table without its head."""
    paper = docx.Document()
    paper.core_properties.title = "Dredging of the inner basin"
    paper.add_heading("Dredging of the inner basin", 1)
    paragraph = paper.add_paragraph("The silt is deep. ")
    paper.add_paragraph("• by the slipway")
    mark = f'{nsdecls("w")} w:author="A Penhale" w:date="2022-03-01T09:00:00Z"'
    added = f'<w:ins {mark} w:id="7"><w:r><w:t>It was sounded twice.</w:t></w:r></w:ins>'
    struck = f'<w:del {mark} w:id="8"><w:r><w:delText>Nobody looked.</w:delText></w:r></w:del>'
    for change in (added, struck):
        paragraph._p.append(parse_xml(change))
    paper.add_comment(paragraph.runs[0], text="Is that so?", author="P Oakden")
    paper.add_table(2, 2)
    paper.styles["Normal"].font.name = "Gorse Antiqua"
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def slides(*titles: str) -> bytes:
    """A PowerPoint file with a slide for each title; one with an empty title has none."""
    numbers = range(1, len(titles) + 1)
    types = {f"/ppt/slides/slide{n}.xml": f"{_OFFICE}presentationml.slide+xml" for n in numbers}
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in numbers)
    parts = {
        f"ppt/slides/slide{n}.xml": f"<p:sld {_SLIDE_NS}><p:cSld><p:spTree><p:nvGrpSpPr>"
        '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{_shape(title)}</p:spTree></p:cSld></p:sld>"
        for n, title in enumerate(titles, 1)
    }
    return zipped(
        {
            "[Content_Types].xml": _types(
                {
                    "/ppt/presentation.xml": f"{_OFFICE}presentationml.presentation.main+xml",
                    **types,
                }
            ),
            "_rels/.rels": _links({"officeDocument": "ppt/presentation.xml"}),
            "ppt/presentation.xml": f"<p:presentation {_SLIDE_NS}><p:sldIdLst>{listed}"
            '</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/>'
            '<p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
            "ppt/_rels/presentation.xml.rels": _numbered("slide", "slides/slide{}.xml", numbers),
            **parts,
        }
    )


def sheet() -> bytes:
    """An Excel file of one sheet, with a note on a cell."""
    book = openpyxl.Workbook()
    page = book.active
    page["A1"], page["B1"] = "Basin", "Silt"
    page["A2"], page["B2"] = "Inner", 84
    page["B2"].comment = Comment("In inches?", "P Oakden")
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def open_document(kind: str, body: str, *, manifest: str = "", more: str = "") -> bytes:
    """An OpenDocument file: "text", "presentation" or "spreadsheet", and what is in its body."""
    media = f"application/vnd.oasis.opendocument.{kind}"
    return zipped(
        {
            "mimetype": media,
            "META-INF/manifest.xml": f'<manifest:manifest {_ODF_NS} manifest:version="1.2">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" '
            f'manifest:media-type="text/xml">{manifest}</manifest:file-entry></manifest:manifest>',
            "content.xml": f'<office:document-content {_ODF_NS} office:version="1.2">{more}'
            f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
            "</office:document-content>",
        }
    )


def open_text() -> bytes:
    """An OpenDocument text with a tracked change and a comment."""
    change = (
        '<text:tracked-changes><text:changed-region text:id="c1"/></text:tracked-changes>'
        "<text:p>The silt is deep.<office:annotation><text:p>Is it?</text:p></office:annotation>"
        "</text:p>"
    )
    return open_document("text", change)


def open_text_with_linked_picture(address: str) -> bytes:
    """An OpenDocument text that shows a picture which is not in it but at `address`."""
    image = (
        '<draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" '
        f'xlink:href="{address}/silt.png" xlink:show="embed" xlink:actuate="onLoad"/>'
    )
    frame = f'<draw:frame svg:width="3cm" svg:height="3cm">{image}</draw:frame>'
    return open_document("text", f"<text:p>{frame}</text:p>")


def open_slides(*titles: str) -> bytes:
    pages = "".join(
        f'<draw:page draw:name="p{number}"><draw:frame presentation:class="title" '
        'svg:width="20cm" svg:height="3cm" svg:x="2cm" svg:y="1cm"><draw:text-box>'
        f"<text:p>{title}</text:p></draw:text-box></draw:frame></draw:page>"
        for number, title in enumerate(titles, 1)
    )
    return open_document("presentation", pages)


def open_sheet() -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>Silt</text:p></table:table-cell>'
    row = f"<table:table-row>{cell}</table:table-row>"
    return open_document("spreadsheet", f'<table:table table:name="One">{row}</table:table>')


def locked_odt() -> bytes:
    return open_document("text", "", manifest="<manifest:encryption-data/>")


def old(*streams: str) -> bytes:
    """The head of an OLE file and the names of its streams, as its folder holds them."""
    names = (f"{name}\0".encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + b"".join(names)


def locked() -> bytes:
    return old("Root Entry", "EncryptionInfo", "EncryptedPackage", "StrongEncryptionTransform")


def for_few_eyes() -> bytes:
    return old("Root Entry", "EncryptedPackage", "DRMEncryptedTransform")


def archive() -> bytes:
    return zipped({"report.txt": "Silt."})


def bomb() -> bytes:
    """A Word file that says of a part that it is three gigabytes."""
    data = bytearray(word(more={"word/media/a.bin": b"x"}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (3 << 30).to_bytes(4, "little")
    return bytes(data)


def picture(
    form: str, *, size: tuple[int, int] = (320, 200), pages: int = 1, **more: object
) -> bytes:
    """A picture: a red field in the corner that is its left upper one."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1] // 2), "red")
    file = BytesIO()
    several = {"save_all": True, "append_images": [image] * (pages - 1)} if pages > 1 else {}
    image.save(file, form, **several, **more)
    return file.getvalue()


def _types(overrides: Mapping[str, str]) -> str:
    parts = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _links(targets: Mapping[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return _relationships(links)


def _numbered(kind: str, target: str, numbers: range) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target="{target.format(n)}"/>'
        for n in numbers
    )
    return _relationships(links)


def _relationships(links: str) -> str:
    schema = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{schema}">{links}</Relationships>'


def _shape(title: str) -> str:
    if not title:
        return ""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="T"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/>'
        '</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="500000" y="300000"/>'
        '<a:ext cx="8000000" cy="900000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/>'
        f'<a:p><a:r><a:rPr lang="en-GB"/>'
        f"<a:t>{title}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
