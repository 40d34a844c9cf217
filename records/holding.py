"""Changing a row that somebody else may be changing too: nobody's change is overwritten."""

from __future__ import annotations

import uuid
from typing import Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records.models import Base, Conversation, Goal, Wish

Kind = TypeVar("Kind", bound=Base)
Versioned = TypeVar("Versioned", Wish, Goal)


class Overtaken(Exception, Generic[Kind]):
    """Somebody else changed it since the form was made. `now` is how it stands; nothing was changed."""

    def __init__(self, now: Kind) -> None:
        super().__init__("somebody else was first")
        self.now = now


def hold(session: Session, kind: type[Kind], key: uuid.UUID) -> Kind | None:
    """The row as it is now, or none. Until this unit of work ends nobody else can change it.

    A change that changes nothing does it on both databases; SQLite knows no `SELECT ... FOR UPDATE`.
    """
    session.execute(
        sa.update(kind).where(kind.id == key).values(created_at=kind.created_at),
        execution_options={"synchronize_session": False},
    )
    return session.get(kind, key, populate_existing=True)


def unchanged(row: Versioned, version: int | None) -> Versioned:
    """`row`, when it is still the version that the form showed; none asks nothing. Raises Overtaken."""
    if version is not None and row.version != version:
        raise Overtaken(row)
    return row


def hold_talk(session: Session, conversation_id: uuid.UUID) -> Conversation | None:
    """A talk as it is now, held until this unit of work ends; or none."""
    return hold(session, Conversation, conversation_id)
