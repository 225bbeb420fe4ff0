"""Papers made for the tests."""

from functools import cache

_HEAD = '#set document(title: "{0}")\n#set text(lang: "en", region: "GB")\n= {0}\n'


@cache
def typeset(title: str, body: str) -> bytes:
    """A tagged paper (PDF/UA-1) of Typst markup under a heading."""
    import typst

    source = _HEAD.format(title) + body
    made = typst.Compiler(source.encode()).compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made
