"""Reading the log: newest first, with the names that belong to it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records.models import AccessLog, Client, Staff


@dataclass(frozen=True)
class Asked:
    """Which lines are asked for; what is none or false asks for nothing."""

    client_id: uuid.UUID | None = None
    user_id: uuid.UUID | None = None
    since: datetime | None = None
    until: datetime | None = None  # up to this moment, not including it
    event: str | None = None
    emergency: bool = False

    def conditions(self) -> list[sa.ColumnElement[bool]]:
        """As conditions on AccessLog."""
        found: list[sa.ColumnElement[bool]] = []
        if self.client_id is not None:
            found.append(AccessLog.client_id == self.client_id)
        if self.user_id is not None:
            found.append(AccessLog.user_id == self.user_id)
        if self.since is not None:
            found.append(AccessLog.created_at >= self.since)
        if self.until is not None:
            found.append(AccessLog.created_at < self.until)
        if self.event is not None:
            found.append(AccessLog.event == self.event)
        if self.emergency:
            found.append(AccessLog.emergency.is_(True))
        return found


@dataclass(frozen=True)
class Line:
    """A line with the names of whom it is about; none: nobody, or no longer known."""

    entry: AccessLog
    user: str | None
    client: str | None


def lines(session: Session, asked: Asked, *, limit: int, before: int | None = None) -> Sequence[Line]:
    """The newest lines that are asked for, `limit` at most; only those with a number below `before`."""
    query = (
        sa.select(AccessLog, Staff.name, Client.name)
        .outerjoin(Staff, Staff.id == AccessLog.user_id)
        .outerjoin(Client, Client.id == AccessLog.client_id)
        .where(*asked.conditions())
        .order_by(AccessLog.number.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(AccessLog.number < before)
    return [Line(entry, user, client) for entry, user, client in session.execute(query)]


def of_client(session: Session, client_id: uuid.UUID) -> list[AccessLog]:
    """All lines about a client, newest first."""
    return list(
        session.scalars(
            sa.select(AccessLog).where(AccessLog.client_id == client_id).order_by(AccessLog.number.desc())
        )
    )


def users(session: Session) -> Sequence[Staff]:
    """All colleagues who have or had an account, by name: whom lines can be about."""
    return session.scalars(sa.select(Staff).order_by(Staff.name)).all()
