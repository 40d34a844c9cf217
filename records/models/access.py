"""Who saw or did what with a person's data: lines that are only added, each sealed with the one before."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from records.models.base import Base


class AccessLog(Base):
    """One line, after NEN 7513. Outlives the client.

    The database refuses to change it, and to remove it within five years (migration 0007). Written by
    `records.access_log` alone.
    """

    __tablename__ = "access_log"
    __table_args__ = (
        sa.UniqueConstraint("number"),
        sa.Index("ix_access_log_client_id_number", "client_id", "number"),
        sa.Index("ix_access_log_user_id_number", "user_id", "number"),
        sa.Index("ix_access_log_event_number", "event", "number"),
        sa.Index("ix_access_log_created_at", "created_at"),
        sa.Index(
            "ix_access_log_of_emergencies",
            "number",
            sqlite_where=sa.text("emergency = 1"),
            postgresql_where=sa.text("emergency"),
        ),
    )

    number: Mapped[int] = mapped_column(sa.BigInteger)  # 1, 2, 3 ... without a gap
    event: Mapped[str]  # "view", "change", "export", "invite", "print", "search", "erase"
    what: Mapped[str]  # which page or thing; never what anybody said
    client_id: Mapped[uuid.UUID | None]
    user_id: Mapped[uuid.UUID | None]  # none: somebody at the command line, or the system by itself
    responsible_user_id: Mapped[uuid.UUID | None]
    role: Mapped[str]
    ground: Mapped[str]
    emergency: Mapped[bool] = mapped_column(default=False)
    via: Mapped[str] = mapped_column(default="", server_default="")  # the key to the API; empty: the pages
    seal: Mapped[str]  # see records/access_log/sealing.py


class AccessLogHead(Base):
    """Where the log begins and ends: one row, so that lines taken off either end show too."""

    __tablename__ = "access_log_head"

    first_number: Mapped[int] = mapped_column(sa.BigInteger)  # of the oldest line that is kept, or would be
    seal_before: Mapped[str]  # of the line before that one; empty: there never was one
    last_number: Mapped[int] = mapped_column(sa.BigInteger)
    last_seal: Mapped[str]
    seal: Mapped[str]  # of this row itself
