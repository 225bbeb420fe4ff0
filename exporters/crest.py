"""A council's crest: any picture it has becomes one of the size that papers need.

It is drawn again by Typst, so that a damaged picture is found out when it is chosen, a drawing
(SVG) can stand in a Word file, and nothing that hides in a picture file is printed.
"""

import json

from exporters.document import Picture
from exporters.errors import ExportError

_MOST_BYTES = 5_000_000
_WIDEST = 8
_HEAD = 256
_DRAWN = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let picture = image(bytes(json(bytes(sys.inputs.picture))), height: 2.5cm)
#context {
  let wide = measure(picture).width
  assert(wide <= %dcm, message: "too wide")
  picture
}
""" % (3 * _WIDEST)


def crest_picture(data: bytes, name: str) -> Picture:
    """The picture in the file `data` called `name`, as a PNG of the size a crest is printed in.

    Raises ExportError, in a sentence, for what is no PNG, JPEG or SVG picture, is damaged, or is
    far too large.
    """
    if len(data) > _MOST_BYTES:
        raise ExportError(f"{name} is larger than 5 MB: save the crest as a smaller picture.")
    if not _is_picture(data):
        raise ExportError(
            f"{name} is not a picture that can be a crest: choose a PNG, JPEG or SVG file."
        )
    try:
        import typst
    except ModuleNotFoundError as failure:
        raise ExportError(
            "A crest cannot be chosen on this computer: do it on another."
        ) from failure
    try:
        inputs = {"picture": json.dumps(list(data))}
        made = typst.Compiler(_DRAWN, sys_inputs=inputs).compile(format="png", ppi=300)
    except typst.TypstError as failure:
        if "too wide" in str(failure):
            raise ExportError(
                f"{name} is far wider than it is high: cut it to the crest alone."
            ) from failure
        raise ExportError(
            f"{name} is damaged, or draws what cannot be shown: save the picture again."
        ) from failure
    assert isinstance(made, bytes)
    return Picture(made, *_png_size(made))


def _png_size(png: bytes) -> tuple[int, int]:
    """How many dots a PNG file is wide and high; they stand at the head of the file."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def _is_picture(data: bytes) -> bool:
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    drawn = head.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in data
    return drawn or data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))
