"""What a paper carries that no pack carries on: scripts, attachments, what opens by itself.

Of a page only what is known to be needed to show it is kept, so that nothing a program has hidden
in it (thumbnails, its own working copies, notes on its making) goes out with the pack.
"""

from pikepdf import Array, Dictionary, Object, Page, Pdf

from exporters.papers.destinations import Destinations
from exporters.papers.structure_walk import parent_of, remove_reference

_OF_A_PAGE = frozenset(
    "/Type /Parent /Resources /MediaBox /CropBox /BleedBox /TrimBox /ArtBox /Contents /Rotate "
    "/Group /Annots /StructParents /Tabs /UserUnit".split()
)
_OF_THE_FILE = frozenset("/Type /Pages /StructTreeRoot /MarkInfo /Lang /OCProperties".split())
_NEVER = frozenset(
    "/FileAttachment /Movie /Screen /Sound /3D /RichMedia /PrinterMark /TrapNet".split()
)
_HARMLESS = ("/URI", "/GoTo", "/Named")


def strip(source: Pdf, destinations: Destinations) -> None:
    """Take away from a paper what is not its pages, their notes and links, and their structure.

    Links within the paper are led to pages themselves instead of to names. The form must have
    been flattened.
    """
    for key in source.Root.keys() - _OF_THE_FILE:
        del source.Root[key]
    for page in source.pages:
        for key in page.obj.keys() - _OF_A_PAGE:
            del page.obj[key]
        _strip_annotations(source, page, destinations)


def _strip_annotations(source: Pdf, page: Page, destinations: Destinations) -> None:
    held = page.obj.get("/Annots")
    if held is None:
        return
    kept = Array()
    for each in held if isinstance(held, Array) else ():
        if not isinstance(each, Dictionary):
            continue
        if str(each.get("/Subtype")) in _NEVER:
            remove_reference(parent_of(source, each), each)
            continue
        _strip_actions(each, destinations)
        kept.append(each)
    if len(kept):
        page.obj["/Annots"] = kept
    else:
        del page.obj["/Annots"]


def _strip_actions(annotation: Object, destinations: Destinations) -> None:
    for key in ("/AA", "/PA", "/AF"):
        if key in annotation:
            del annotation[key]
    action = annotation.get("/A")
    if action is not None:
        kind = str(action.get("/S")) if isinstance(action, Dictionary) else ""
        if kind not in _HARMLESS:
            del annotation["/A"]
        elif kind == "/GoTo":
            annotation["/Dest"] = action.get("/D", Array())
            del annotation["/A"]
        else:
            annotation["/A"] = Dictionary(
                {key: action[key] for key in ("/S", "/URI", "/N") if key in action}
            )
    if "/Dest" in annotation:
        leads = destinations.explicit(annotation["/Dest"])
        if leads is None:
            del annotation["/Dest"]
        else:
            annotation["/Dest"] = leads
