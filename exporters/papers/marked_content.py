"""Marks in what a page draws: which content has an id, and content with its marks taken away."""

import warnings
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object, Page

_OPENS, _POINTS, _CLOSES = ("BDC", "BMC"), ("DP", "MP"), "EMC"


def marked_ids(holder: Page | Object) -> Iterator[int]:
    """The marked-content ids in what a page or a form draws, in order.

    Raises pikepdf.PdfError where it cannot be read.
    """
    properties = _properties(holder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        operations = pikepdf.parse_content_stream(holder, operators="BDC")
    for operation in operations:
        operands = operation.operands
        held = operands[-1] if len(operands) == 2 else None
        if isinstance(held, Name) and properties is not None:
            held = properties.get(str(held))
        number = held.get("/MCID") if isinstance(held, Dictionary) else None
        if isinstance(number, int):
            yield number


def _properties(holder: Page | Object) -> Object | None:
    resources = holder.resources if isinstance(holder, Page) else holder.get("/Resources")
    found = resources.get("/Properties") if isinstance(resources, Dictionary) else None
    return found if isinstance(found, Dictionary) else None


def without_marks(holder: Page | Object) -> bytes:
    """What a page or a form draws, without its marks of structure; those of layers stay."""
    kept, open_marks = [], []
    for operation in pikepdf.parse_content_stream(holder):
        operator = str(operation.operator)
        if operator in _OPENS:
            layer = bool(operation.operands) and operation.operands[0] == Name.OC
            open_marks.append(layer)
            if not layer:
                continue
        elif operator in _POINTS:
            continue
        elif operator == _CLOSES:
            layer = open_marks.pop() if open_marks else False
            if not layer:
                continue
        kept.append(operation)
    return pikepdf.unparse_content_stream(kept)
