"""Rows under heads as a file a sheet program opens: CSV or Excel."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from clerk.business.action_sheets import Cell, guarded

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST = 32_000  # a cell of Excel holds 32,767 characters
_WIDEST, _NARROWEST = 48, 8
_TO_FILL = 48
_FILLED = 42  # of so many characters a wrapped line is filled on average
_LINE, _HIGHEST = 15, 409  # points; the highest is Excel's


def csv_file(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """The rows as CSV: UTF-8 with its mark, by which Excel knows it. What a sheet program would
    take for a formula is made text with an apostrophe."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(heads)
    for row in rows:
        writer.writerow([guarded(_plain(cell)) for cell in row])
    return made.getvalue().encode("utf-8-sig", "replace")


def excel_file(
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    title: str,
    key_column: int | None = None,
    to_fill: int | None = None,
    going_on: Callable[[], bool] = lambda: True,
) -> bytes:
    """The rows as a workbook: a table under a head that stays in view and is printed on each page,
    days as days, text as text whatever it begins with.

    `title` stands at the head of each printed page; `key_column` (from 0) is not for people,
    and `to_fill` is the column they write in, whatever stands there yet. Empty when `going_on`
    said no.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Actions"
    widths = [len(head) + 4 for head in heads]
    if to_fill is not None:
        widths[to_fill] = _TO_FILL
    _write_heads(sheet, heads)
    for at, row in enumerate(rows):
        if at % 500 == 0 and not going_on():
            return b""
        _write_row(sheet, at + 2, row)
        texts = (0 if isinstance(value, date) else len(_plain(value)) for value in row)
        widths = [max(width, min(text, _WIDEST)) for width, text in zip(widths, texts, strict=True)]
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = max(width + 1, _NARROWEST)
    if key_column is not None:
        sheet.column_dimensions[get_column_letter(key_column + 1)].hidden = True
    if rows:
        _make_table(sheet, f"A1:{get_column_letter(len(heads))}{len(rows) + 1}")
    _set_up_page(sheet, title)
    book.properties.title = title
    book.properties.creator = ""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _write_heads(sheet: "Worksheet", heads: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.append(list(heads))
    for cell in sheet[1]:
        cell.font = Font(name="Calibri", size=11, bold=True)
        cell.alignment = Alignment(vertical="top", wrap_text=True)


def _write_row(sheet: "Worksheet", number: int, row: Sequence[Cell]) -> None:
    from openpyxl.styles import Alignment

    lines = max((_lines(_plain(value)) for value in row), default=1)
    if lines > 1:  # not every sheet program makes a row as high as what is wrapped in it
        sheet.row_dimensions[number].height = min(lines * _LINE, _HIGHEST)
    wrapped = Alignment(vertical="top", wrap_text=True)
    for column, value in enumerate(row, 1):
        cell = sheet.cell(number, column)
        if isinstance(value, date):
            cell.value, cell.number_format = value, "d mmm yyyy"
        else:
            text = _plain(value)
            cell.value = text
            # A text that begins with = would be a formula, and one typed into becomes one.
            cell.data_type = "s"
            cell.quotePrefix = guarded(text) != text
        cell.alignment = wrapped


def _make_table(sheet: "Worksheet", where: str) -> None:
    from openpyxl.worksheet.table import Table, TableStyleInfo

    table = Table(displayName="Actions", ref=where)
    table.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)


def _set_up_page(sheet: "Worksheet", title: str) -> None:
    """The head stays in view and stands on each printed page, which is as wide as the table."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    head, foot = sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter
    assert head is not None
    assert foot is not None
    head.left.text, foot.right.text = title.replace("&", "&&")[:200], "&P / &N"


def _lines(text: str) -> int:
    return sum(max(1, -(-len(line) // _FILLED)) for line in text.split("\n"))


def _plain(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    text = _ILLEGAL.sub("", cell)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
