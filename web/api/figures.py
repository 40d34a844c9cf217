"""The home in figures, for other systems: the numbers of the page, with the same ones hidden."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query
from pydantic import BaseModel

from records import database
from records.figures import published, quarters
from records.figures.disclosure import Cell, Hidden, Row
from records.models import Staff
from records.rights import Right
from records.rules import HERE
from records.tokens import TokenScope
from warmwelkom.settings import get_settings
from web.api.access import holder
from web.talk.api import ErrorOut

router = APIRouter(prefix="/api/figures", tags=["figures"])
Reader = Annotated[Staff, Depends(holder(TokenScope.FIGURES_READ, Right.FIGURES))]

NOT_COUNTED = "Van dit kwartaal zijn er geen cijfers."


class CellOut(BaseModel):
    """A number of people, or why it is not shown: see docs/figures.md."""

    number: int | None
    hidden: Hidden | None


class RowOut(BaseModel):
    """A number for the home, and for each ward in the order of `wards`."""

    name: str
    home: CellOut
    wards: list[CellOut]


class TableOut(BaseModel):
    """People (`base`), and how many of them each row holds for."""

    name: str
    base: RowOut
    rows: list[RowOut]


class FiguresOut(BaseModel):
    """A quarter as it was counted. A ward without a name is of who lives in none."""

    quarter: str
    quarters: list[str]  # those that can be asked for, newest first
    counted_at: datetime
    wards: list[str]
    tables: list[TableOut]


def _cell(value: Cell) -> CellOut:
    return (
        CellOut(number=None, hidden=value)
        if isinstance(value, Hidden)
        else CellOut(number=value, hidden=None)
    )


def _row(name: str, row: Row) -> RowOut:
    return RowOut(name=name, home=_cell(row.home), wards=[_cell(cell) for cell in row.wards])


@router.get(
    "",
    responses={401: {"model": ErrorOut}, 403: {"model": ErrorOut}, 404: {"model": ErrorOut}},
)
def figures(
    _reader: Reader, quarter: Annotated[str | None, Query(max_length=20, examples=["2026-Q3"])] = None
) -> FiguresOut:
    """The figures of a quarter; of the newest that was counted, when none is named."""
    today = datetime.now(HERE).date()
    with database.session(get_settings().database_url) as work:
        known = published.available(work, today)
        wanted = quarters.named(quarter) if quarter is not None else (known[0] if known else None)
        found = published.of_quarter(work, wanted, today) if wanted else None
    if found is None:
        raise HTTPException(404, NOT_COUNTED)
    return FiguresOut(
        quarter=found.quarter.name,
        quarters=[one.name for one in known],
        counted_at=found.counted_at,
        wards=list(found.wards),
        tables=[
            TableOut(
                name=table.name,
                base=_row("base", table.base),
                rows=[_row(name, row) for name, row in table.rows.items()],
            )
            for table in found.tables.values()
        ],
    )
