"""Rows as CSV or XLSX, for the spreadsheet of the house."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Final

import xlsxwriter  # type: ignore[import-untyped]

from records.exchange.selection import Cell, Row

BEGINS_A_FORMULA: Final = ("=", "+", "-", "@")
AT_ONCE: Final = 500  # rows written together
LONGEST_CELL: Final = 32_767  # characters, the most that Excel reads in a cell


def as_csv(columns: Iterable[tuple[str, int]], found: Iterable[Row]) -> Iterator[str]:
    """CSV as a Dutch Excel opens it: UTF-8 that says so, and semicolons. A piece of text for many rows.

    What would be a formula gets an apostrophe before it, so that nothing that somebody said is ever run.
    """
    piece = io.StringIO()
    writer = csv.writer(piece, delimiter=";", lineterminator="\r\n")
    piece.write("\ufeff")
    writer.writerow([name for name, _ in columns])
    for number, row in enumerate(found, start=1):
        writer.writerow([_harmless(cell) for cell in row])
        if number % AT_ONCE == 0:
            yield piece.getvalue()
            piece.seek(0)
            piece.truncate()
    yield piece.getvalue()


def _harmless(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    text = _one_line(cell)
    return f"'{text}" if text.startswith(BEGINS_A_FORMULA) else text


def _one_line(text: str) -> str:
    # Without a tab or return at its beginning, which some programs skip to find a formula.
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:LONGEST_CELL]


def as_xlsx(columns: Sequence[tuple[str, int]], found: Iterable[Row], name: str, folder: Path) -> IO[bytes]:
    """An XLSX in a file without a name in `folder`, open at its beginning; it is gone when it is closed.

    Row after row goes to disk, so a large selection takes no more memory than a small one. Days are days, and
    all else is text: nothing becomes a formula or a link. `name` is that of the sheet.
    """
    target: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by who reads it
    with tempfile.TemporaryDirectory(dir=folder) as pieces:
        book = xlsxwriter.Workbook(target, {"constant_memory": True, "tmpdir": pieces})
        sheet = book.add_worksheet(name)
        bold = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"})
        words = book.add_format({"text_wrap": True, "valign": "top"})
        for place, (title, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, bold)
        sheet.freeze_panes(1, 0)
        last = 0
        for last, row in enumerate(found, start=1):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(last, place, datetime.combine(cell, time()), day)
                else:
                    sheet.write_string(last, place, _one_line(cell), words)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        book.close()
    target.seek(0)
    return target
