"""What is said of a Word template when it is chosen: what was found, and what is wrong."""

import zipfile
from io import BytesIO

import docx
import pytest

from exporters.compose.template_words import TEMPLATE_WORDS
from exporters.errors import ExportError
from exporters.write.word.template_look import TemplateLook, look_at_template, style_faults
from tests.exporters.council_word import MACROS, TEMPLATE, as_bytes, council_template, of_kind


def look(data: bytes, what: str = "agenda") -> TemplateLook:
    return look_at_template(data, "ferrymouth.docx", what, TEMPLATE_WORDS)


def faults(*paragraphs: str, what: str = "minutes") -> tuple[str, ...]:
    """What is wrong with a template of these lines."""
    word = docx.Document()
    for text in paragraphs:
        word.add_paragraph(text)
    return look(as_bytes(word), what).faults


def test_anchors_are_found_wherever_they_stand() -> None:
    assert look(as_bytes(council_template())).anchors == (
        ("[[day]]", "a text box"),
        ("[[body]]", "the page"),
        ("[[venue]]", "a table"),
        ("[[date]]", "a table"),
        ("[[time]]", "a table"),
        ("[[title]]", "the page"),
        ("[[AGENDA]]", "the page"),
        ("[[officer]]", "the page"),
        ("[[post]]", "the page"),
        ("[[committee]]", "a header"),
        ("[[day]]", "a header"),
        ("[[body]]", "a header"),
        ("[[officer]]", "a footer"),
    )


def test_styles_are_guessed_by_their_names() -> None:
    seen = look(as_bytes(council_template("[[MINUTES]]")), "minutes")
    assert seen.faults == ()
    guesses = {each.use: each.guess for each in seen.styles}
    assert guesses["Outcome"] == "Resolution"
    assert guesses["Heading"] == "Heading 2"
    assert guesses["Text under a heading"] == "Body Text"
    assert guesses["Line to sign on"] == ""
    (table,) = (each for each in seen.styles if each.use == "Table")
    assert "Table Grid" in table.choices
    assert "Resolution" not in table.choices


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        ([], "The template has no [[MINUTES]] line: put one where the text is to stand."),
        (
            ["[[MINUTES]]", "[[MINUTES]]"],
            "The template has [[MINUTES]] 2 times: leave the one to be filled in.",
        ),
        (
            ["Here: [[MINUTES]]"],
            "[[MINUTES]] stands in the line “Here: [[MINUTES]]”: give it a line of its own.",
        ),
        (["[[MINUTES]]", "[[datte]]"], "There is no anchor [[datte]]: write [[date]]."),
        (
            ["[[MINUTES]]", "[[AGENDA]]"],
            "[[AGENDA]] is the place of an agenda, and this template is for minutes: write "
            "[[MINUTES]] there.",
        ),
        (
            ["[[MINUTES]]", "On [[date at noon"],
            "“[[date at noon” has brackets that do not close: write [[date]], say.",
        ),
    ],
)
def test_a_mistake_is_named(paragraphs: list[str], said: str) -> None:
    assert faults(*paragraphs) == (said,)


def test_an_anchor_near_none_is_told_which_there_are() -> None:
    (said,) = faults("[[MINUTES]]", "[[xyzzy]]")
    assert said.startswith("There is no anchor [[xyzzy]]: there are [[body]], [[chair]],")


def test_capitals_do_not_matter() -> None:
    assert faults("[[minutes]]", "[[ Date ]]") == ()


def test_the_place_of_the_text_is_on_the_page_itself() -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "[[MINUTES]]"
    assert look(as_bytes(word), "minutes").faults == (
        "[[MINUTES]] stands in a header: put it in a line of the page itself.",
    )
    word = docx.Document()
    word.add_table(1, 1).cell(0, 0).text = "[[MINUTES]]"
    assert look(as_bytes(word), "minutes").faults == (
        "[[MINUTES]] stands in a table: put it in a line of the page itself.",
    )


def test_a_style_the_template_lacks_is_named_with_the_near_one() -> None:
    seen = look(as_bytes(council_template()))
    assert list(style_faults(seen, {"AgendaItem": "agenda item", "Normal": ""})) == []
    assert list(style_faults(seen, {"AgendaItem": "Agenda Itm"})) == [
        "The template has no style “Agenda Itm” for agenda item; did you mean “Agenda Item”?"
    ]


WORD = as_bytes(council_template())
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def zipped(**parts: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLD, "is a file of old Word (.doc)"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "needs a password to open"),
        (of_kind(WORD, MACROS), "holds macros"),
        (WORD[: len(WORD) // 2], "is not a Word document"),
        (b"", "is not a Word document"),
        (b"%PDF-1.7", "is not a Word document"),
        (b"<html>Sign in</html>", "is not a Word document"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "is not a Word document"),
        (WORD.replace(b"word/document.xml", b"word/dokument.xml"), "is damaged"),
        (bytes(20_000_001), "is larger than 20 MB"),
    ],
)
def test_what_is_no_template_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ExportError, match=r"^ferrymouth\.docx .*[.]$") as refused:
        look(data)
    assert said in str(refused.value)


def test_a_dotx_is_taken() -> None:
    assert look(of_kind(WORD, TEMPLATE)) == look(WORD)
