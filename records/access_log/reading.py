"""Reading the log: newest first, with the names that belong to it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import confidential
from records.models import AccessLog, Client, Conversation, Role, Signal, Staff

SIGNAL: Final = "signaal "  # how `what` begins when it is about one signal; its id comes next


@dataclass(frozen=True)
class Asked:
    """Which lines are asked for; what is none or false asks for nothing."""

    client_id: uuid.UUID | None = None
    user_id: uuid.UUID | None = None
    since: datetime | None = None
    until: datetime | None = None  # up to this moment, not including it
    event: str | None = None
    emergency: bool = False
    client_name: str = ""  # a piece of the name, or an id
    signals: frozenset[uuid.UUID] | None = None  # see `for_carer`; none: all lines show

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
            found.append(AccessLog.emergency == sa.true())
        if self.client_name:
            found.append(_called(self.client_name))
        if self.signals is not None:
            theirs = [AccessLog.what.startswith(f"{SIGNAL}{key}") for key in self.signals]
            found.append(AccessLog.role != Role.APPOINTED_OFFICER.value)
            found.append(sa.or_(AccessLog.what.not_like(f"{SIGNAL}%"), *theirs))
        return found


def _called(name: str) -> sa.ColumnElement[bool]:
    """Lines about clients of this name; an id does as well, for who is no longer known by name."""
    try:
        return AccessLog.client_id == uuid.UUID(name)
    except ValueError:
        return AccessLog.client_id.in_(
            sa.select(Client.id).where(Client.name.icontains(name, autoescape=True))
        )


def for_carer(session: Session, client_id: uuid.UUID, reader: Staff) -> Asked:
    """All about a client, but what shows that there is a signal which is not for this carer to see.

    That is what somebody did with such a signal (abuse, most of all), and whatever the appointed officer
    looked at: that the officer came is telling.
    """
    visible = (
        sa.select(Signal.id)
        .join(Conversation, Conversation.id == Signal.conversation_id)
        .where(Conversation.client_id == client_id, confidential.visible(reader))
    )
    return Asked(client_id=client_id, signals=frozenset(session.scalars(visible)))


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
