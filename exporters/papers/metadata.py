"""What a pack says of itself: title, language, whether it is PDF/UA-1, the numbers of its pages."""

from html import escape

from pikepdf import Array, Dictionary, Name, Pdf, String

_XMP = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>{claim}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_CLAIM = "\n<pdfuaid:part>1</pdfuaid:part>"


def tell(pack: Pdf, title: str, language: str, first_page: int, *, conforms: bool) -> None:
    """Put into the pack what it says of itself; no day and no name, so that it is made the same
    of the same parts."""
    root = pack.Root
    root.Lang = String(language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=first_page)]))
    pack.docinfo["/Title"] = String(title)
    xmp = _XMP.format(
        title=escape(title, quote=False),
        language=escape(language, quote=False),
        claim=_CLAIM if conforms else "",
    )
    root.Metadata = pack.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
