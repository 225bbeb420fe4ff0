"""A stand-in for LibreOffice that does what a paper tells it: work, hang, die, or leave half a PDF.

It is called as LibreOffice is. A paper says its part in its text: HANG, CHILD (hang, and so does
what was started), DIE, HALF, EMPTY, NOTHING.
"""

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

_PAGE = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
)


def pdf(objects: bytes) -> bytes:
    """A whole PDF of the objects, which are numbered from 1."""
    places = [
        objects.index(b"%d 0 obj" % number) for number in range(1, objects.count(b" obj") + 1)
    ]
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(places) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % count
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(objects))
    return objects + head + table + tail


def main(arguments: list[str]) -> None:
    folder = Path(arguments[arguments.index("--outdir") + 1])
    note(folder, f"called {os.getpid()}")
    for name in arguments[arguments.index("--outdir") + 2 :]:
        source = Path(name)
        note(folder, source.name)
        with zipfile.ZipFile(source) as archive:
            work(archive.read("word/document.xml").decode(), folder / f"{source.stem}.pdf")


def note(folder: Path, line: str) -> None:
    """What was done, where a test finds it afterwards."""
    with Path(os.environ["FAKE_OFFICE_NOTES"]).open("a", encoding="utf-8") as notes:
        notes.write(f"{line}\n")


def work(text: str, target: Path) -> None:
    if "CHILD" in text:
        sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        note(target, f"child {sleeper.pid}")
    if "HANG" in text or "CHILD" in text:
        time.sleep(600)
    if "DIE" in text:
        os.abort()
    if "HALF" in text:
        target.write_bytes(pdf(_PAGE)[:90])
    elif "EMPTY" in text:
        none = _PAGE.replace(b"[3 0 R]/Count 1", b"[]/Count 0")
        target.write_bytes(pdf(none))
    elif "NOTHING" not in text:
        target.write_bytes(pdf(_PAGE))


if __name__ == "__main__":
    main(sys.argv[1:])
