"""Word templates as a council might have made them, made here."""

import zipfile
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Pt, RGBColor

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"

# The least a PNG can be: one red dot.
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cf"
    "c000000301010018dd8db00000000049454e44ae426082"
)
TEXT_BOX = f"""
<w:p xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0"
 simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align>
</wp:positionH><wp:positionV relativeFrom="margin"><wp:align>top</wp:align></wp:positionV>
<wp:extent cx="2000000" cy="600000"/><wp:wrapSquare wrapText="bothSides"/>
<wp:docPr id="77" name="Box" descr="The day of the meeting"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/>
</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent><w:p>
<w:r><w:t>Box: [[day]]</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape style="width:150pt;height:40pt"><v:textbox><w:txbxContent><w:p><w:r>
<w:t>Box: [[day]]</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r></w:p>"""


def council_template(block: str = "[[AGENDA]]", *, numbering: bool = True) -> WordDocument:
    """Ferrymouth's own template: heads of three kinds, a text box, a table, styles of its own."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    section.different_first_page_header_footer = True
    word.settings.odd_and_even_pages_header_footer = True
    section.first_page_header.paragraphs[0].text = "Ferrymouth Town Council"
    section.first_page_header.paragraphs[0].add_run().add_picture(BytesIO(DOT), height=Cm(1))
    section.header.paragraphs[0].text = "[[committee]], [[day]]"
    section.even_page_header.paragraphs[0].text = "[[body]]"
    section.first_page_footer.paragraphs[0].text = "Issued by [[officer]]"
    section.footer.paragraphs[0].text = "Town Hall, Ferrymouth"
    item = word.styles.add_style("Agenda Item", WD_STYLE_TYPE.PARAGRAPH)
    item.base_style = word.styles["Heading 3"]
    item.font.color.rgb = RGBColor(0x20, 0x60, 0x40)
    item.font.size = Pt(13)
    decision = word.styles.add_style("Resolution", WD_STYLE_TYPE.PARAGRAPH)
    decision.font.italic = True
    if not numbering:
        rel = next(k for k, r in word.part.rels.items() if r.reltype.endswith("/numbering"))
        del word.part.rels[rel]
        for name in ("List Bullet", "List Number"):
            word.styles.element.remove(word.styles[name].element)
    word.element.body.insert(0, parse_xml(TEXT_BOX))
    title = word.add_paragraph(style="Title")
    title.add_run("[")
    title.add_run("[bo").bold = True
    title.add_run("dy]")
    title.add_run("]")
    table = word.add_table(1, 2)
    table.cell(0, 0).text = "Where: [[venue]]"
    table.cell(0, 1).text = "When: [[date]], [[time]]"
    word.add_paragraph("[[title]]")
    word.add_paragraph("Agenda", style="Heading 2")
    if block:
        word.add_paragraph(block)
    word.add_paragraph("[[officer]], [[post]]")
    word.add_paragraph("Ferrymouth is twinned with Port-en-Bessin.")
    return word


def as_bytes(word: WordDocument) -> bytes:
    made = BytesIO()
    word.save(made)
    return made.getvalue()


def of_kind(data: bytes, kind: str) -> bytes:
    """The file with another content type: a template (TEMPLATE), one with macros (MACROS)."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(DOCUMENT.encode(), kind.encode())
            new.writestr(name, content)
    return made.getvalue()
