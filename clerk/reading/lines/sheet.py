"""Sheets: CSV and Excel files, their rows out as they stand."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from clerk.business.action_sheets import Cell
from clerk.reading.lines.plain import decoded
from clerk.reading.unreadable import UnreadablePaper

_LARGEST = 32 * 1024 * 1024
_MOST_ROWS = 200_000
_MOST_COLUMNS = 200
_DIVIDERS = ",;\t"


def read_rows(path: Path) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a CSV file, or of the first sheet of an Excel one; a day is a day.

    Raises UnreadablePaper with one sentence when it cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise UnreadablePaper(
            f"{path} cannot be read ({error.strerror}); choose another file."
        ) from error
    if len(data) > _LARGEST:
        raise UnreadablePaper(f"{path} is larger than 32 MB; it is no list of actions.")
    if path.suffix.lower() == ".xlsx" or data.startswith(b"PK\x03\x04"):
        return tuple(_excel(path, data))
    return tuple(_csv(path, data))


def _csv(path: Path, data: bytes) -> Iterator[tuple[Cell, ...]]:
    text = decoded(data)
    if text is None:
        raise UnreadablePaper(f"{path} is no CSV file; save the sheet as CSV UTF-8 or as .xlsx.")
    # Excel says in a first line of its own what parts the columns, where that is asked for.
    first, _, rest = text.partition("\n")
    divider = ""
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        divider, text = first.strip()[4], rest
    divider = divider or max(_DIVIDERS, key=text[:4000].partition("\n")[0].count)
    csv.field_size_limit(_LARGEST)
    try:
        for at, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=divider)):
            if at >= _MOST_ROWS:
                raise UnreadablePaper(f"{path} has more than {_MOST_ROWS:,} rows.")
            yield tuple(row[:_MOST_COLUMNS])
    except csv.Error as error:
        raise UnreadablePaper(f"{path} is no CSV file ({error}); save the sheet again.") from error


def _excel(path: Path, data: bytes) -> Iterator[tuple[Cell, ...]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet: Any = book.worksheets[0]
        # What a file says of its size need not be so.
        sheet.reset_dimensions()
        for at, row in enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)):
            if at >= _MOST_ROWS:
                break
            yield tuple(_cell(value) for value in row)
    except UnreadablePaper:
        raise
    except Exception as error:  # a damaged workbook fails in as many ways as there are bytes
        raise UnreadablePaper(
            f"{path} is no Excel file that can be read; save it again as .xlsx, or as CSV."
        ) from error


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
