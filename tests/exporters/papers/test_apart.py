"""The program that works with PDFium: whatever a paper asks of it, it takes so much and no more."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pikepdf import Name, Pdf

from exporters.papers import apart
from exporters.papers.leak_search import Searched, search
from exporters.papers.program_apart import program_apart
from exporters.papers.words import words_of_pages
from tests.exporters.papers.odd_pdfs import document, forms_without_end, saved

ROOT = Path(__file__).parents[3]
PATIENCE = 60.0


def crowded(pages: int = 1) -> bytes:
    """A small file whose first page draws millions of things."""
    pdf = document(pages)
    pdf.pages[0].obj.Contents = _packed(pdf, b"0 0 1 1 re f\n" * 6_000_000)
    return saved(pdf)


def _packed(pdf: Pdf, content: bytes) -> object:
    import zlib

    return pdf.make_stream(zlib.compress(content), Filter=Name.FlateDecode)


def ask(program: subprocess.Popen[bytes], do: str, pdf: bytes) -> None:
    asked = {"do": do, "size": len(pdf), "bands": [(1.0, 11, 20)], "beyond": False}
    assert program.stdin is not None
    program.stdin.write(json.dumps(asked).encode() + b"\n" + pdf)
    program.stdin.flush()


@pytest.mark.parametrize("do", ["look", "read"])
def test_it_ends_with_its_input_in_the_middle_of_a_page(do: str) -> None:
    with program_apart() as program:
        ask(program, do, forms_without_end())
        time.sleep(1)
        assert program.poll() is None
        assert program.stdin is not None
        program.stdin.close()
        program.wait(PATIENCE)


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")
def test_it_ends_when_whoever_asked_is_killed() -> None:
    code = (
        "import sys, time; from tests.exporters.papers.test_apart import *\n"
        "program = program_apart(); ask(program, 'look', forms_without_end())\n"
        "print(program.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT) as asking:
        assert asking.stdout is not None
        pid = int(asking.stdout.readline())
        assert is_running(pid)
        asking.kill()
    end = time.monotonic() + PATIENCE
    while is_running(pid) and time.monotonic() < end:
        time.sleep(0.1)
    if is_running(pid):
        os.kill(pid, signal.SIGKILL)
        pytest.fail("it goes on for nobody")


def is_running(pid: int) -> bool:
    """One that has ended and that nobody has taken notice of does not run."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return told.stdout.strip()[:1] not in {"", "Z"}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell the memory taken")
@pytest.mark.parametrize("do", ["look", "read"])
def test_it_takes_no_more_memory_than_it_may(do: str) -> None:
    program = program_apart()
    ask(program, do, crowded())
    _, status, used = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    program.communicate()
    assert program.returncode != 0
    assert used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) < 1.25 * apart.MEMORY


def test_a_page_that_takes_too_long_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty(tmp_path, monkeypatch, "_PAGE = 10.0", "_PAGE = 0.2")
    assert list(words_of_pages(forms_without_end())) == [None]


def test_a_paper_has_only_so_much_time_for_all_its_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty(tmp_path, monkeypatch, "_PAPER = 60.0", "_PAPER = 0.0")
    assert list(words_of_pages(saved(document(3)))) == [None, None, None]


def test_a_page_nothing_could_read_is_told_and_is_no_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty(tmp_path, monkeypatch, "_PAGE = 10.0", "_PAGE = 0.2")
    pdf = tmp_path / "pack.pdf"
    pdf.write_bytes(forms_without_end())
    for words in ([], ["Saltway Ropes"]):
        assert search(pdf, words) == Searched(unread=("page 1",))


def test_pages_of_a_file_that_is_not_opened_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty(tmp_path, monkeypatch, "if file else 0", "if not file else 0")
    pdf = tmp_path / "pack.pdf"
    pdf.write_bytes(saved(document(2)))
    assert search(pdf, ["Saltway Ropes"]).unread == ("page 1", "page 2")


def test_a_page_that_is_not_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hasty(tmp_path, monkeypatch, "FPDF_LoadPage(file, position)", "FPDF_LoadPage(file, -1)")
    pdf = tmp_path / "pack.pdf"
    pdf.write_bytes(saved(document(2)))
    assert search(pdf, ["Saltway Ropes"]) == Searched(unread=("page 1", "page 2"))


def hasty(folder: Path, monkeypatch: pytest.MonkeyPatch, was: str, becomes: str) -> None:
    """The same program with less patience."""
    program = Path(apart.__file__).read_text(encoding="utf-8")
    assert was in program
    short = folder / "apart.py"
    short.write_text(program.replace(was, becomes))
    monkeypatch.setattr(apart, "__file__", str(short))
