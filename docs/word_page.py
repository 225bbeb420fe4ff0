"""The picture of a checking copy as Word shows it, of the made-up council: `make pictures`.

LibreOffice and poppler set it; where they are not, the picture stays as it is.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from clerk.desk.demo import build_demo
from clerk.desk.desk import open_passing_desk
from clerk.desk.stages import checking_copy
from clerk.desk.workspace import workspace
from docs.walks import Clock

PICTURE = Path(__file__).with_name("pictures") / "checking-copy.png"
_MEETING = "planning-committee/2026-02-19"
_DOTS = "80"  # to the inch


def main() -> None:
    """Take the picture anew."""
    office, poppler = shutil.which("soffice"), shutil.which("pdftoppm")
    if office is None or poppler is None:
        return
    with tempfile.TemporaryDirectory() as folder, open_passing_desk(Clock()) as desk:
        build_demo(desk)
        word = Path(folder) / "copy.docx"
        checking_copy(desk, workspace(desk, _MEETING).record, word)
        told = [office, "--headless", "--convert-to", "pdf", "--outdir", folder, str(word)]
        subprocess.run(told, check=True, capture_output=True)
        page = [poppler, "-r", _DOTS, "-gray", "-png", "-singlefile"]
        page += [str(word.with_suffix(".pdf")), str(PICTURE.with_suffix(""))]
        subprocess.run(page, check=True)


if __name__ == "__main__":
    main()
