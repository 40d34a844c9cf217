"""Quarters of a year: how they are named, when they begin and end here, and from when on they are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from records.rules import HERE

REVIEW_TIME: Final = timedelta(days=14)  # after the end: what was told in the last week can still be reviewed
_NAME = re.compile(r"(20\d\d)-[Qq]([1-4])")


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months: `number` 1 to 4 of a year."""

    year: int
    number: int

    @property
    def name(self) -> str:
        """As in addresses and files: "2026-Q3"."""
        return f"{self.year}-Q{self.number}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def next(self) -> Quarter:
        """The quarter after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def begin(self) -> datetime:
        """The moment it begins here."""
        return datetime.combine(self.first, time(), HERE)

    @property
    def end(self) -> datetime:
        """The moment it is over here: the first that is not in it."""
        return self.next.begin

    def countable(self, today: date) -> bool:
        """Whether it is over, and so long ago that it is counted."""
        return today >= self.next.first + REVIEW_TIME


def of_day(day: date) -> Quarter:
    """The quarter that a day is in."""
    return Quarter(day.year, (day.month + 2) // 3)


def named(name: str) -> Quarter | None:
    """The quarter of a name like "2026-Q3"; none when it is no such name."""
    found = _NAME.fullmatch(name)
    return Quarter(int(found[1]), int(found[2])) if found else None
