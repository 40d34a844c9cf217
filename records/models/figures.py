"""What was counted of the home, as it is shown."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from records.models.base import Base


class PublishedQuarter(Base):
    """The numbers of a quarter that may be shown, counted once. Never holds a number that is hidden.

    Counted anew after a change (somebody was erased, a talk came in late) the difference would tell of one
    person.
    """

    __tablename__ = "published_quarter"
    __table_args__ = (sa.UniqueConstraint("year", "number"),)

    year: Mapped[int]
    number: Mapped[int]  # 1 to 4
    tables: Mapped[dict[str, Any]] = mapped_column(default=dict)  # see records/figures/published.py
