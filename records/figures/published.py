"""The quarters as they are shown. A quarter is counted once; what is hidden is never kept.

Without a second count nobody learns by comparing two of them: not after a talk that came in late, not after
somebody moved to another ward or was erased.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from records.figures import counting, disclosure, quarters
from records.figures.disclosure import Cell, Hidden, Row
from records.figures.quarters import Quarter
from records.labels import THEME
from records.models import Client, Conversation, PublishedQuarter
from records.rules import HERE

NO_WARD: Final = ""  # the ward of who has none
MOST: Final = 12  # quarters to choose from: three years
THEMES: Final = tuple(THEME)  # of the taxonomy, in the order in which they are shown


@dataclass(frozen=True)
class Table:
    """Numbers of people: a base, and rows that are each a share of it."""

    name: str
    base: Row
    rows: dict[str, Row]


@dataclass(frozen=True)
class Figures:
    """All that is shown of a quarter. Wards are in the order of their cells."""

    id: uuid.UUID
    quarter: Quarter
    counted_at: datetime
    wards: tuple[str, ...]
    tables: dict[str, Table]


def available(session: Session, today: date) -> list[Quarter]:
    """The quarters that can be shown, newest first: since the first talk, and over for long enough."""
    counted = session.execute(sa.select(PublishedQuarter.year, PublishedQuarter.number))
    found = {Quarter(year, number) for year, number in counted}
    first = session.scalar(
        sa.select(sa.func.min(Conversation.closed_at)).where(Conversation.client_id.is_not(None))
    )
    if first is not None:
        quarter = quarters.of_day(first.astimezone(HERE).date())
        while quarter.countable(today):
            found.add(quarter)
            quarter = quarter.next
    return sorted(found, reverse=True)[:MOST]


def of_quarter(session: Session, quarter: Quarter, today: date) -> Figures | None:
    """What is shown of a quarter, counted now when it was not before; none when there is nothing to count."""
    if quarter not in available(session, today):
        return None
    known = _known(session, quarter)
    if known is None:
        made = PublishedQuarter(
            year=quarter.year, number=quarter.number, tables=_as_kept(*_counted(session, quarter))
        )
        try:
            with session.begin_nested():
                session.add(made)
            known = made
        except IntegrityError:  # somebody else asked in the same moment, and counted first
            known = _known(session, quarter)
    return _read(known) if known else None


def keep_up(session: Session, today: date) -> None:
    """Count every quarter that can be counted by now: soon what was said in it may be removed."""
    for quarter in available(session, today):
        of_quarter(session, quarter, today)


def _known(session: Session, quarter: Quarter) -> PublishedQuarter | None:
    return session.scalar(
        sa.select(PublishedQuarter).where(
            PublishedQuarter.year == quarter.year, PublishedQuarter.number == quarter.number
        )
    )


def _counted(session: Session, quarter: Quarter) -> tuple[tuple[str, ...], list[Table]]:
    """The wards by name, who has none last, and the tables as they may be shown."""
    ward_of = dict(session.execute(sa.select(Client.id, Client.ward)).all())
    wards = tuple(sorted(set(ward_of.values()), key=lambda ward: (ward == NO_WARD, ward))) or (NO_WARD,)
    place = {ward: number for number, ward in enumerate(wards)}

    def by_ward(people: counting.People) -> list[int]:
        numbers = [0] * len(wards)
        for person in people:
            numbers[place[ward_of[person]]] += 1
        return numbers

    tables = []
    for name, counts in counting.all_of(session, quarter, THEMES).items():
        base = disclosure.base(by_ward(counts.base))
        rows = {
            row: disclosure.share(by_ward(people), base).share_of(base) for row, people in counts.rows.items()
        }
        tables.append(Table(name, base.row, rows))
    return wards, tables


def _as_kept(wards: Sequence[str], tables: list[Table]) -> dict[str, Any]:
    def cells(row: Row) -> list[Cell]:
        return [row.home, *row.wards]

    return {
        "wards": list(wards),
        "tables": {
            table.name: {
                "base": cells(table.base),
                "rows": {name: cells(row) for name, row in table.rows.items()},
            }
            for table in tables
        },
    }


def _read(kept: PublishedQuarter) -> Figures:
    def row(cells: list[int | str]) -> Row:
        home, *wards = (cell if isinstance(cell, int) else Hidden(cell) for cell in cells)
        return Row(home, tuple(wards))

    return Figures(
        id=kept.id,
        quarter=Quarter(kept.year, kept.number),
        counted_at=kept.created_at,
        wards=tuple(kept.tables["wards"]),
        tables={
            name: Table(name, row(table["base"]), {key: row(cells) for key, cells in table["rows"].items()})
            for name, table in kept.tables["tables"].items()
        },
    )
