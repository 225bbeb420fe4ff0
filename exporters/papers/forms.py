"""Forms made flat: what was filled in is drawn on the page, and can be neither changed nor lost.

In a tagged paper the drawing takes the place of the field in the structure, so that a filled-in
form is still read out.
"""

from pikepdf import (
    Array,
    Dictionary,
    Matrix,
    Name,
    NumberTree,
    Object,
    Page,
    Pdf,
    PdfError,
    Stream,
)

from exporters.papers.displayed import rectangle
from exporters.papers.ending import enclose
from exporters.papers.scans import shows_text
from exporters.papers.structure_walk import parent_of, remove_reference

_HIDDEN = 0x2 | 0x20


def flatten_forms(source: Pdf) -> bool:
    """Draw the fields of a paper on its pages; whether there were any."""
    form = source.Root.get("/AcroForm")
    if isinstance(form, Dictionary):
        _draw_missing(source, form)
    found = False
    for page in source.pages:
        fields = [each for each in _annotations(page) if each.get("/Subtype") == Name.Widget]
        if not fields:
            continue
        found = True
        drawn = [_Field(source, page, each).flattened() for each in fields]
        enclose(source, page, b"\n".join(drawn))
        names = {each.objgen for each in fields}
        page.obj.Annots = Array([each for each in _annotations(page) if each.objgen not in names])
    if form is not None:
        del source.Root["/AcroForm"]
    return found


def _annotations(page: Page) -> list[Object]:
    return [each for each in page.obj.get("/Annots", Array()) if isinstance(each, Dictionary)]


def _draw_missing(source: Pdf, form: Object) -> None:
    """Give an appearance to fields that have a value and none, as some programs leave it to the
    reader's. Those that have one keep it, as it is better than what is made here; unless it shows
    nothing and the file asks readers to draw its fields anew."""
    asked: object = form.get("/NeedAppearances")
    anew = asked is True
    looks = [
        (each, each.AP)
        for page in source.pages
        for each in _annotations(page)
        if each.get("/Subtype") == Name.Widget and "/AP" in each
    ]
    for field, _ in looks:
        del field.AP
    form.NeedAppearances = True
    source.generate_appearance_streams()
    for field, look in looks:
        if not (anew and "/AP" in field and _shows_nothing(look)):
            field.AP = look


def _shows_nothing(look: object) -> bool:
    shown = look.get("/N") if isinstance(look, Dictionary) else None
    if not isinstance(shown, Stream):
        return False
    try:
        return not shows_text(shown.read_bytes())
    except PdfError:
        return True


class _Field:
    """A field on a page, to be drawn there."""

    def __init__(self, source: Pdf, page: Page, field: Object) -> None:
        self._source, self._page, self._field = source, page, field

    def flattened(self) -> bytes:
        """Operators that draw the field, empty for one that is not to be seen."""
        look = self._look()
        owner = parent_of(self._source, self._field)
        operators = self._placed(look) if look is not None else b""
        if not operators:
            remove_reference(owner, self._field)
            return b""
        if owner is None:
            return operators
        number = self._content_of(owner)
        return b"/Form <</MCID %d>> BDC %s EMC" % (number, operators)

    def _look(self) -> Object | None:
        if int(self._field.get("/F", 0)) & _HIDDEN:
            return None
        look = self._field.get("/AP", Dictionary()).get("/N")
        if isinstance(look, Dictionary) and not isinstance(look, Stream):
            look = look.get(str(self._field.get("/AS", "/Off")))
        return look if isinstance(look, Stream) else None

    def _placed(self, look: Object) -> bytes:
        """The appearance fitted into the field's rectangle (ISO 32000-1, 12.5.5, algorithm 8.1)."""
        matrix = Matrix(look.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
        box, place = rectangle(look.get("/BBox")), rectangle(self._field.get("/Rect"))
        if box is None or place is None:
            return b""
        corners = [
            (matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f)
            for x in (box[0], box[2])
            for y in (box[1], box[3])
        ]
        left, low = min(x for x, _ in corners), min(y for _, y in corners)
        wide, high = max(x for x, _ in corners) - left, max(y for _, y in corners) - low
        if not wide or not high:
            return b""
        x, y, right, top = place
        across, up = (right - x) / wide, (top - y) / high
        look["/Type"], look["/Subtype"] = Name.XObject, Name.Form
        name = self._page.add_resource(look, Name.XObject)
        fitted = f"{across:.5f} 0 0 {up:.5f} {x - left * across:.5f} {y - low * up:.5f}"
        return f"q {fitted} cm {name} Do Q".encode()

    def _content_of(self, owner: Object) -> int:
        """A new marked-content id of the page, which the element of the field holds from now on."""
        parents = NumberTree(self._source.Root.StructTreeRoot.ParentTree)
        page = self._page.obj
        if "/StructParents" not in page:
            page.StructParents = max(parents, default=-1) + 1
            parents[int(page.StructParents)] = Array()
        row = parents[int(page.StructParents)]
        number = len(row)
        row.append(owner)
        held = Dictionary(Type=Name.MCR, Pg=page, MCID=number)
        remove_reference(owner, self._field, held)
        return number
