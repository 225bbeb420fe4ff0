"""Pictures as papers: looked at, and made pages of a PDF that say what they show."""

import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from exporters.errors import ExportError
from exporters.papers.looked import SAYS_NOTHING, FileKind, Looked, PaperRefused
from exporters.papers.patience import patience
from exporters.working_folder import working_folder
from exporters.write.characters import legal

# No other: some of what Pillow opens it opens by running a program.
_FORMATS = ("BMP", "GIF", "JPEG", "PNG", "TIFF", "WEBP")
_PHOTOGRAPHS = ("JPEG", "MPO")
_TOO_LARGE = "The picture is too large to be shown: ask for a smaller one."
_MOST_POINTS = 120_000_000
_MOST_PAGES = 500
# More than 300 to the inch on a page of A4 is more than a printer shows.
_LONGEST_SIDE = 3508
_QUALITY = 90
# What is left of A4 (21 by 29.7 cm) between its margins, and the fewest points in a centimetre.
_SHORT_SIDE, _LONG_SIDE = 17.0, 25.7
_COARSEST = 40


def look_at_picture(data: bytes, ending: str) -> Looked:
    """What the picture is. Raises PaperRefused when it is damaged, too large to be shown, or takes
    too long."""
    go_on = patience()
    with _opened(data) as picture:
        pages = 0
        for _ in _each_page(picture):
            go_on()
            pages += 1
    return Looked(FileKind.PICTURE, ending, pages, remarks=(SAYS_NOTHING,))


def picture_pdf(data: bytes, alt: str) -> bytes:
    """The picture as a PDF everybody can read (PDF/UA-1), upright on A4; `alt` says what it shows.

    A TIFF of several pages keeps them all. What a camera wrote beside the picture (place, owner,
    time) is left out. Raises PaperRefused as `look_at_picture` does, and ExportError when `alt` is
    empty or PDFs cannot be made here.
    """
    if not alt.strip():
        raise ExportError("Say in a sentence what the picture shows, for those who cannot see it.")
    try:
        return _set(data, legal(" ".join(alt.split())))
    except ImportError as failure:
        raise ExportError(
            "PDF files cannot be made on this computer: ask for the picture in a PDF."
        ) from failure
    except OSError as failure:
        raise ExportError(
            f"The picture could not be made a PDF ({failure.strerror or failure}): free some room "
            "on the disk."
        ) from failure


def _set(data: bytes, said: str) -> bytes:
    import typst

    with working_folder() as folder:
        with _opened(data) as picture:
            told = [
                _put(page, folder / f"{number}", picture.format in _PHOTOGRAPHS)
                for number, page in enumerate(_each_page(picture), start=1)
            ]
        for number, each in enumerate(told, start=1):
            count = f" (page {number} of {len(told)})" if len(told) > 1 else ""
            each["alt"] = f"{said}{count}"
        compiler = typst.Compiler(
            files("exporters.papers").joinpath("picture.typ").read_bytes(),
            root=str(folder),
            ignore_system_fonts=True,
            sys_inputs={"told": json.dumps({"title": said, "pictures": told})},
        )
        pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(pdf, bytes)
    return pdf


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """The picture, until the block ends; whatever is wrong with it is one refusal."""
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures, and of odd things beside the picture.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=_FORMATS) as picture:
                yield picture
    except PaperRefused:
        raise
    except Image.DecompressionBombError as failure:
        raise PaperRefused(_TOO_LARGE) from failure
    # Each format has errors of its own for damage, and damage has no end of forms.
    except Exception as failure:
        raise PaperRefused("The picture is damaged: ask for it again.") from failure


def _each_page(picture: Image.Image) -> Iterator[Image.Image]:
    """The pages, upright. Only a TIFF has several: what moves is one picture."""
    frames = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    if frames > _MOST_PAGES:
        raise PaperRefused(f"The picture has {frames} pages: ask for it as a PDF.")
    for number in range(frames):
        picture.seek(number)
        if picture.width * picture.height > _MOST_POINTS:
            raise PaperRefused(_TOO_LARGE)
        yield ImageOps.exif_transpose(picture)


def _put(page: Image.Image, path: Path, photograph: bool) -> dict[str, object]:
    """Write a page as a file that Typst reads; its name, its width in centimetres, how it lies."""
    page.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    if photograph or page.mode not in ("1", "L", "P", "RGB", "RGBA"):
        page = page.convert("RGB")
    # Saved again without what it knew beside its points.
    page.info.clear()
    file = path.with_suffix(".jpg" if photograph else ".png")
    page.save(file, quality=_QUALITY)
    wide = page.width > page.height
    width, height = (_LONG_SIDE, _SHORT_SIDE) if wide else (_SHORT_SIDE, _LONG_SIDE)
    fitting = min(width, height * page.width / page.height, page.width / _COARSEST)
    return {"file": f"/{file.name}", "width": fitting, "wide": wide}
