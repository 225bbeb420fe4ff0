"""Looking at a paper of a thousand pages as it comes in, against `qpdf --check` of it."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from exporters.papers.looking import look_at
from exporters.papers.words import pdf_words
from tests.bench.timing import best
from tests.exporters.papers.odd_pdfs import document, saved

_PAGES = 1000
_TIMES = 5


def run() -> list[tuple[str, float, float]]:
    command = shutil.which("qpdf")
    if not command:
        print("qpdf is not installed: how fast papers are looked at was not measured")
        return []
    data = saved(document(_PAGES), packed=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(data)
        check = [command, "--check", str(path)]
        bare = best(lambda: subprocess.run(check, capture_output=True, check=True), _TIMES)
    looked = best(lambda: look_at(data, "paper.pdf"), _TIMES)
    read = best(lambda: pdf_words(data), _TIMES)
    return [
        (f"looking at a paper of {_PAGES} pages against qpdf --check", looked, bare),
        (f"reading the words of {_PAGES} pages against qpdf --check", read, bare),
    ]
