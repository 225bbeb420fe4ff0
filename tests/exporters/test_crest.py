"""A crest on the first page: with its words for those who cannot see it, or as decoration."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PIL import Image

from clerk.business.council import Committee
from clerk.business.views import PublicMeeting
from exporters.accessibility import check_word_file
from exporters.compose.minutes import minutes_document
from exporters.crest import crest_picture
from exporters.document import Document
from exporters.errors import ExportError
from exporters.write import write
from tests.exporters.council_word import DOT
from tests.exporters.reading_back import assert_accessible, every_word
from tests.exporters.test_validator import accepted, validator  # noqa: F401

SHIELD = b"""<svg xmlns="http://www.w3.org/2000/svg" width="60" height="80">
<path d="M0 0h60v40q0 30-30 40q-30-10-30-40z" fill="navy"/></svg>"""


def with_crest(seen: PublicMeeting, committee: Committee, alt: str) -> Document:
    crest = replace(crest_picture(SHIELD, "shield.svg"), alt=alt)
    return replace(minutes_document(seen, committee), crest=crest)


@pytest.mark.parametrize("alt", ["A ship between two towers <&>", ""])
def test_a_crest_is_told_of_or_is_decoration(
    seen: PublicMeeting, committee: Committee, tmp_path: Path, alt: str
) -> None:
    document = with_crest(seen, committee, alt)
    word, pdf, web = (tmp_path / f"m{ending}" for ending in (".docx", ".pdf", ".html"))
    for path in (word, pdf, web):
        write(document, path)
    assert check_word_file(word) == ()
    (shape,) = docx.Document(str(word)).inline_shapes
    assert shape._inline.docPr.get("descr") == (alt or None)
    assert shape.height.cm == pytest.approx(2.2, abs=0.01)
    assert shape.width / shape.height == pytest.approx(60 / 80, abs=0.01)
    assert_accessible(pdf)
    assert ("Figure" in every_word(pdf)) is bool(alt)
    escaped = "A ship between two towers &lt;&amp;&gt;" if alt else ""
    assert f'alt="{escaped}"' in web.read_text(encoding="utf-8")


@pytest.mark.slow
def test_microsoft_accepts_a_crest(
    validator: str,  # noqa: F811
    seen: PublicMeeting,
    committee: Committee,
    tmp_path: Path,
) -> None:
    for alt in ("A ship", ""):
        path = tmp_path / "m.docx"
        write(with_crest(seen, committee, alt), path)
        assert accepted(validator, path) == []


def test_what_has_no_pictures_leaves_it_out(
    seen: PublicMeeting, committee: Committee, tmp_path: Path
) -> None:
    for ending in (".md", ".txt"):
        path, bare = tmp_path / f"m{ending}", tmp_path / f"bare{ending}"
        write(with_crest(seen, committee, "A ship"), path)
        write(minutes_document(seen, committee), bare)
        assert path.read_bytes() == bare.read_bytes()


def test_pictures_of_every_kind_are_taken() -> None:
    photograph = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(photograph, "JPEG")
    for data in (SHIELD, b'<?xml version="1.0"?>\n' + SHIELD, DOT, photograph.getvalue()):
        crest = crest_picture(data, "crest")
        assert crest.data.startswith(b"\x89PNG")
        assert crest.height == pytest.approx(295, abs=2)
    assert crest_picture(DOT, "dot.png").width == pytest.approx(295, abs=2)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a picture"),
        (b"%PDF-1.7", "is not a picture"),
        (b"GIF89a", "is not a picture"),
        (b"<html><body>", "is not a picture"),
        (DOT[:40], "is damaged"),
        (b"<svg", "is damaged"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="10"/>', "far wider"),
        (b"\x89PNG\r\n\x1a\n" + bytes(5_000_000), "is larger than 5 MB"),
    ],
)
def test_what_is_no_crest_gets_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ExportError, match=r"^crest\.png .*\.$") as refused:
        crest_picture(data, "crest.png")
    assert said in str(refused.value)
