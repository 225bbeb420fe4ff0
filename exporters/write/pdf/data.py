"""Shapes of a document as plain data, under the names `page.typ` knows."""

from exporters.document import NewPage, ShortLines, SignatureBlock, Table
from exporters.write.characters import legal
from exporters.write.shapes import Heading, ListItem, Particulars, Points, Shape, Under, Words

Data = dict[str, object]


def shape_data(shape: Shape) -> Data:
    """The shape with its `kind`, and all its words in strings that hold nothing but words."""
    match shape:
        case Under(heading, below):
            return {
                "kind": "under",
                "heading": shape_data(heading) if heading else None,
                "shapes": [shape_data(each) for each in below],
            }
        case Heading(level, text, number, beside, link):
            return {
                "kind": "heading",
                "level": level,
                "text": legal(text),
                "number": legal(number),
                "beside": legal(beside),
                "link": link if beside else "",
            }
        case Words(text, label):
            return {"kind": "words", "text": legal(text), "label": legal(label)}
        case Points(items):
            return {"kind": "points", "items": [_item(item) for item in items]}
        case Particulars(entries):
            listed = [[legal(label), legal(text)] for label, text in entries]
            return {"kind": "particulars", "entries": listed}
        case ShortLines(lines):
            return {"kind": "lines", "text": "\n".join(map(legal, lines))}
        case Table(head, rows, shares, caption, outcomes):
            return {
                "kind": "table",
                "head": [legal(cell) for cell in head],
                "rows": [[_cell(cell, outcomes) for cell in row] for row in rows],
                "shares": list(shares or (1,) * len(head)),
                "caption": legal(caption),
            }
        case NewPage():
            return {"kind": "new page"}
        case SignatureBlock(signed, capacity, date):
            return {
                "kind": "signature",
                "signed": legal(f"{signed} ({capacity}):"),
                "date": legal(f"{date}:"),
            }


def _cell(cell: tuple[str, ...], outcomes: tuple[str, ...]) -> Data:
    """The words of a cell; it is bold as a whole, as an outcome stands in it alone."""
    return {
        "text": "\n".join(map(legal, cell)),
        "outcome": bool(cell) and all(text in outcomes for text in cell),
    }


def _item(item: ListItem) -> Data:
    return {
        "text": legal(item.text),
        "marker": legal(item.marker) or "•",
        "below": [_item(each) for each in item.below],
    }
