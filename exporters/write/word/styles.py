"""The styles of our Word files: what a council's paper looks like.

Headings, decisions and actions are styles and nothing else, so that Word's navigation pane, a
screen reader and a later reading of the file find them. Lengths are twentieths of a point.
"""

from dataclasses import dataclass

from exporters.write.word.elements import Element, w, w_name

FONT = "Arial"
CENTIMETRE = 567
TEXT_WIDTH = 16 * CENTIMETRE
# Where the text of a minute stands, to the right of its number.
INDENT = round(1.9 * CENTIMETRE)
# Wide enough for "APOLOGIES FOR ABSENCE:".
_LABELS = round(5.7 * CENTIMETRE)
# Wide enough for the labels of a meeting's particulars.
_DETAILS = round(2.6 * CENTIMETRE)

# Styles of python-docx's template that stay: the ones every Word file has, and a ruled table.
KEPT = frozenset({"DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"})


@dataclass(frozen=True, slots=True)
class Measures:
    """How wide the text of a page is, and how far in the text under a heading stands."""

    width: int = TEXT_WIDTH
    indent: int = INDENT


OURS = Measures()


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. `size` is in half points; `level` 1 makes it a first-level heading."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str = ""
    size: int = 0
    bold: bool = False
    caps: bool = False
    left: int = 0
    hanging: int = 0
    before: int = 0
    after: int = 120
    keep_next: bool = False
    level: int = 0
    tabs: tuple[tuple[str, int, str], ...] = ()


_RIGHT = (("right", TEXT_WIDTH, "none"),)
_RULED = (("right", 11 * CENTIMETRE, "underscore"),)

PARAGRAPHS = (
    Style("Normal", "Normal", ""),
    Style("Crest", "Crest", next="Heading1", after=240),
    Style("CouncilName", "Council Name", next="Heading1", size=26, bold=True, after=160,
          keep_next=True),
    Style("Heading1", "heading 1", next="Normal", size=28, bold=True, caps=True, after=240,
          keep_next=True, level=1),
    Style("Heading2", "heading 2", next="MinuteText", bold=True, caps=True, left=INDENT,
          hanging=INDENT, before=360, keep_next=True, level=2),
    Style("Heading3", "heading 3", next="MinuteText", bold=True, left=INDENT, before=160,
          keep_next=True, level=3),
    Style("Attendance", "Attendance", left=_LABELS, hanging=_LABELS, before=60),
    Style("AttendanceLabel", "Attendance Label", "Attendance", bold=True, before=60),
    Style("Detail", "Detail", left=_DETAILS, hanging=_DETAILS),
    Style("AgendaItem", "Agenda Item", "Heading3", next="MinuteText", left=INDENT, hanging=INDENT,
          before=200, tabs=_RIGHT),
    Style("AgendaSubItem", "Agenda Sub-item", "AgendaItem", next="MinuteText", left=2 * INDENT,
          hanging=INDENT, before=120, level=4, tabs=_RIGHT),
    Style("ShortLines", "Short Lines", before=240),
    Style("MinuteText", "Minute Text", left=INDENT),
    Style("ListBullet", "List Bullet", left=INDENT, after=100),
    Style("ListNumber", "List Number", left=INDENT, after=100),
    Style("DecisionWord", "Decision Word", "MinuteText", next="Decision", bold=True, left=INDENT,
          before=160, after=60, keep_next=True),
    Style("DecisionLead", "Decision Lead", "MinuteText", next="Decision", left=INDENT,
          before=160, after=60, keep_next=True),
    Style("Decision", "Decision", "MinuteText", left=INDENT, after=100),
    Style("ActionWord", "Action Word", "MinuteText", next="Action", bold=True, left=INDENT,
          before=160, after=60, keep_next=True),
    Style("Action", "Action", "MinuteText", left=INDENT),
    Style("TableHeading", "Table Heading", bold=True, before=60, after=60, keep_next=True),
    Style("TableText", "Table Text", before=60, after=60),
    Style("TableEnd", "Table End", size=8, after=0),
    Style("SignatureLine", "Signature Line", before=560, after=0, keep_next=True, tabs=_RULED),
    Style("Header", "header", size=18, after=0, tabs=_RIGHT),
    Style("Marking", "Marking", "Header", size=18, bold=True, after=0),
    Style("Footer", "footer", size=18, after=0, tabs=_RIGHT),
)  # fmt: skip


_BUILT_IN = frozenset(
    "Normal,heading 1,heading 2,heading 3,List Bullet,List Number,header,footer".split(",")
)


def style_elements() -> list[Element]:
    """Every style of ours as an element of styles.xml, its parts in the schema's order."""
    strong = w(
        "style",
        w("name", val="Strong"),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=22),
        w("qFormat"),
        w("rPr", w("b"), w("bCs")),
        type="character",
        styleId="Strong",
    )
    return [*(style_element(style) for style in PARAGRAPHS), strong]


def style_element(style: Style) -> Element:
    """One of our paragraph styles as an element of styles.xml."""
    made = w("style", type="paragraph", styleId=style.id)
    if style.id == "Normal":
        made.set(w_name("default"), "1")
    if style.name not in _BUILT_IN:
        made.set(w_name("customStyle"), "1")
    made.append(w("name", val=style.name))
    if style.based_on:
        made.append(w("basedOn", val=style.based_on))
    if style.next:
        made.append(w("next", val=style.next))
    made.extend((w("qFormat"), _paragraph_properties(style)))
    if style.bold or style.caps or style.size:
        made.append(_run_properties(style))
    return made


def _paragraph_properties(style: Style) -> Element:
    made = w("pPr")
    if style.keep_next:
        made.extend((w("keepNext"), w("keepLines")))
    if style.tabs:
        stops = [w("tab", val=side, leader=leader, pos=at) for side, at, leader in style.tabs]
        made.append(w("tabs", *stops))
    made.append(w("spacing", before=style.before, after=style.after, line=259, lineRule="auto"))
    if style.left:
        made.append(w("ind", left=style.left, hanging=style.hanging))
    if style.level:
        made.append(w("outlineLvl", val=style.level - 1))
    return made


def _run_properties(style: Style) -> Element:
    made = w("rPr")
    if style.bold:
        made.extend((w("b"), w("bCs")))
    if style.caps:
        made.append(w("caps"))
    if style.size:
        made.extend((w("sz", val=style.size), w("szCs", val=style.size)))
    return made
