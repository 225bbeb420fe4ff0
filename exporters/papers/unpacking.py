"""How much the packed parts of a PDF may become when they are unpacked."""

from functools import cache

import pikepdf

MOST = 1 << 28
"""Bytes one stream may be unpacked into: a few kilobytes can claim to be more than a clerk's laptop
has memory."""


@cache
def bound_unpacking() -> None:
    """Let pikepdf raise PdfError for a stream that would be larger than `MOST`.

    The limit holds for the whole program and for good: threads may share pikepdf, which does not
    keep them apart while limits change. To be called before files of others are opened.
    """
    # Only newer versions of pikepdf know limits.
    if limit := getattr(pikepdf.settings, "set_qpdf_limits", None):
        limit(flate_max_memory=MOST, run_length_max_memory=MOST)
        limit(png_max_memory=MOST, tiff_max_memory=MOST)
