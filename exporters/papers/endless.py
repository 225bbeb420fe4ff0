"""Drawings that draw each other: a page that would take longer to show than anybody waits.

ISO 32000-1, 8.10.1, forbids a form that draws itself, by itself or through others. Readers go
through such a page for ever, and so would whatever looks for words in it.
"""

import re
from collections.abc import Callable

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream

_MOST = 100_000
_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do(?![^\s/<>\[\](){}%])")


def draws_without_end(source: Pdf, go_on: Callable[[], None] = lambda: None) -> bool:
    """Whether a page of `source` draws forms in a circle, or very many of them in each other.
    `go_on` is called before each form is looked at, and may raise."""
    counts: dict[tuple[int, int], int] = {}
    for page in source.pages:
        resources = page.obj.get("/Resources")
        drawn = resources.get("/XObject") if isinstance(resources, Dictionary) else None
        for each in drawn.values() if isinstance(drawn, Dictionary) else ():
            if _is_form(each) and _count(each, counts, (), go_on) >= _MOST:
                return True
    return False


def _is_form(thing: object) -> bool:
    return isinstance(thing, Stream) and thing.get("/Subtype") == Name.Form


def _count(
    form: Object,
    counts: dict[tuple[int, int], int],
    above: tuple[tuple[int, int], ...],
    go_on: Callable[[], None],
) -> int:
    """How many forms are drawn when `form` is, at most `_MOST`."""
    if form.objgen in above or len(above) > 100:
        return _MOST
    if form.objgen not in counts:
        go_on()
        inner = [*above, form.objgen]
        below = sum(_count(each, counts, tuple(inner), go_on) for each in _drawn(form))
        counts[form.objgen] = min(_MOST, 1 + below)
    return counts[form.objgen]


def _drawn(form: Object) -> list[Object]:
    """The forms a form draws, as often as it does."""
    resources = form.get("/Resources")
    known = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if not isinstance(known, Dictionary):
        return []
    try:
        names = _DRAWN.findall(form.read_bytes())
    except pikepdf.PdfError:
        return []
    found = [known.get(f"/{name.decode('latin-1')}") for name in names]
    return [each for each in found if each is not None and _is_form(each)]
