"""A leaf that stands where a paper would: withdrawn, or restricted and kept apart."""

from exporters.document import Document, Paragraph, RunningHead, Title
from exporters.write.pdf import pdf_file


def leaf_pdf(title: str, words: str = "", *, language: str = "en-GB") -> bytes:
    """A page with a heading and what is said under it, tagged, as the bytes of a PDF file.

    It carries no page number, as the pack prints one. Raises ExportError for a letter no font has.
    """
    said = tuple(Paragraph(each) for each in words.split("\n") if each.strip())
    return pdf_file(
        Document(title, RunningHead("", ""), (Title(title), *said), foot=(), language=language)
    )
