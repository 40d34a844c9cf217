"""The tables of a quarter as CSV, with the same numbers hidden as on the page."""

from __future__ import annotations

import csv
import io

from records.figures.published import Figures
from web.staff.figures import words

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is run by a spreadsheet


def _text(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value


def table(figures: Figures, name: str) -> bytes:
    """One table: a row for the base, then each share; a column for the home, then each ward.

    With a byte order mark and semicolons, as spreadsheets here expect.
    """
    kept, said = figures.tables[name], words.TABLES[name]
    made = io.StringIO()
    lines = csv.writer(made, delimiter=";", lineterminator="\r\n")
    wards = [_text(words.ward(ward)) for ward in figures.wards]
    lines.writerow([words.quarter(figures.quarter), words.HOME, *wards])
    for label, row in ((said.base, kept.base), *((said.rows[key], row) for key, row in kept.rows.items())):
        lines.writerow([label, *(words.cell(cell) for cell in (row.home, *row.wards))])
    return made.getvalue().encode("utf-8-sig")
