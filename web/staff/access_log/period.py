"""From which day to which day: fields of a form, and the moments that they mean here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated

from fastapi import Depends, Query

from web.templating import HERE

LONGEST = 20  # characters in a field for a day
NO_DAY = "Kies een dag, of laat het leeg."
TURNED = "De eerste dag komt na de laatste. Draai ze om."


@dataclass(frozen=True)
class Period:
    """Two days, both counted in; none: no end. `problem` is a sentence when they can't be used."""

    first: date | None = None
    last: date | None = None
    problem: str = ""

    @property
    def since(self) -> datetime | None:
        """The moment at which it begins."""
        return datetime.combine(self.first, time.min, HERE) if self.first else None

    @property
    def until(self) -> datetime | None:
        """The moment before which it ends."""
        return datetime.combine(self.last + timedelta(days=1), time.min, HERE) if self.last else None


def read(first: str, last: str) -> Period:
    """What was filled in."""
    try:
        days = [date.fromisoformat(text.strip()) if text.strip() else None for text in (first, last)]
    except ValueError:
        return Period(problem=NO_DAY)
    if days[0] and days[1] and days[0] > days[1]:
        return Period(days[0], days[1], TURNED)
    if any(day and not 2000 <= day.year <= 2200 for day in days):
        return Period(problem=NO_DAY)
    return Period(days[0], days[1])


def _asked(
    eerste: Annotated[str, Query(max_length=LONGEST)] = "",
    laatste: Annotated[str, Query(max_length=LONGEST)] = "",
) -> Period:
    return read(eerste, laatste)


AskedPeriod = Annotated[Period, Depends(_asked)]
