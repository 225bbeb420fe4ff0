"""Names of files that mean harm, or only confuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.file_names import is_name_on_windows, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Report.docx", "Report.docx"),
        ("../../etc/Report.docx", "Report.docx"),
        ("C:\\Papers\\Report.docx", "Report.docx"),
        ("Report\n of\r\nthe\tbasin.pdf", "Report of the basin.pdf"),
        ("annexe\u202efdp.exe", "annexefdp.exe"),
        ("a\u2066b\u2069\u200f\x00\x1b[31m.pdf", "ab[31m.pdf"),
        ('What? "Why": <how>|*.pdf', "What_ _Why__ _how___.pdf"),
        ("café.pdf", "café.pdf"),
        ("cafe\u0301.pdf", "café.pdf"),
        ("Report. . .", "Report"),
        (".htaccess", "htaccess"),
        ("con.pdf", "_con.pdf"),
        ("LPT1", "_LPT1"),
        ("nul .pdf", "_nul .pdf"),
        ("COM¹.pdf", "_COM¹.pdf"),
        ("conin$", "_conin$"),
        ("Concert.pdf", "Concert.pdf"),
        ("", "paper"),
        ("..", "paper"),
        ("\u202e", "paper"),
        ("x" * 300 + ".docx", "x" * 134 + ".docx"),
        ("é" * 300 + ".docx", "é" * 67 + ".docx"),
        ("x" * 300, "x" * 140),
        ("e\u200d\u0301.pdf", "é.pdf"),
        ("Report\u00a0of\u2003May.pdf", "Report of May.pdf"),
    ],
)
def test_a_name_is_safe_and_still_known(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_a_safe_name_is_a_plain_name_and_stays_as_it_is(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= 140
    assert safe.isprintable()
    assert not set(safe) & set('/\\:*?"<>|')
    assert safe not in (".", "..")
    assert is_name_on_windows(safe)
    assert safe_name(safe) == safe


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("Minutes 14 September.docx", True),
        ("concert.pdf", True),
        ("minutes: draft.docx", False),
        ("why?.pdf", False),
        ("NUL.docx", False),
        ("lpt1", False),
        ("com10.pdf", True),
        ("minutes.docx.", False),
    ],
)
def test_what_windows_makes_no_file_of(name: str, there: bool) -> None:
    assert is_name_on_windows(name) is there
