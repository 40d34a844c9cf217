"""Everything that is kept about people, as plain data."""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import access_log
from records.models import (
    Base,
    Client,
    Conversation,
    Goal,
    GoalChange,
    LookBack,
    Message,
    Note,
    Relative,
    Signal,
    Wish,
)

_HIDDEN = frozenset({"password_hash", "token_hash", "key_hash", "code_hash", "totp_secret"})


def _row(thing: Base) -> dict[str, Any]:
    """The columns of a row; never a key."""
    names = [column.key for column in sa.inspect(type(thing)).columns if column.key not in _HIDDEN]
    return {name: getattr(thing, name) for name in names}


def _rows(session: Session, kind: type[Base], where: sa.ColumnElement[bool]) -> list[dict[str, Any]]:
    return [_row(row) for row in session.scalars(sa.select(kind).where(where).order_by(kind.created_at))]


def everything(session: Session, client_id: uuid.UUID | None = None) -> dict[str, Any]:
    """All clients, or one, each with relatives, talks, messages, wishes, goals, signals and notes.

    Talks of visitors of the website stand apart, under "visitors". The export is written in the access log.
    """
    wanted = sa.select(Client).order_by(Client.name)
    if client_id is not None:
        wanted = wanted.where(Client.id == client_id)
    clients = []
    for client in session.scalars(wanted):
        clients.append(
            {
                **_row(client),
                "relatives": _rows(session, Relative, Relative.client_id == client.id),
                "conversations": _talks(session, Conversation.client_id == client.id),
                "goals": [
                    {**goal, "changes": _rows(session, GoalChange, GoalChange.goal_id == goal["id"])}
                    for goal in _rows(session, Goal, Goal.client_id == client.id)
                ],
                "notes": _rows(session, Note, Note.client_id == client.id),
            }
        )
        access_log.by_command(session, event="export", what="alles over deze bewoner", client_id=client.id)
    visitors = _talks(session, Conversation.client_id.is_(None)) if client_id is None else []
    return {"clients": clients, "visitors": visitors}


def _talks(session: Session, where: sa.ColumnElement[bool]) -> list[dict[str, Any]]:
    return [
        {
            **talk,
            "messages": _rows(session, Message, Message.conversation_id == talk["id"]),
            "wishes": _rows(session, Wish, Wish.conversation_id == talk["id"]),
            "looked_back": _rows(session, LookBack, LookBack.conversation_id == talk["id"]),
            "signals": _rows(session, Signal, Signal.conversation_id == talk["id"]),
        }
        for talk in _rows(session, Conversation, where)
    ]
