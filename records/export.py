"""Everything that is kept about people, as plain data: of the whole house, or of one person."""

from __future__ import annotations

import json
import uuid
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import access_log
from records.everything import Everything
from records.goals import Entry
from records.models import (
    Base,
    Client,
    Conversation,
    EmergencyAccess,
    Goal,
    GoalChange,
    Introduced,
    Invitation,
    LeftOff,
    LookBack,
    Message,
    Note,
    Relative,
    Sharing,
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
    """All clients, or one, each with all that is kept of them; for who runs the house.

    Nothing is kept back: signals of abuse are in it too. Talks of visitors of the website stand apart, under
    "visitors". The export is written in the access log.
    """
    wanted = sa.select(Client).order_by(Client.name)
    if client_id is not None:
        wanted = wanted.where(Client.id == client_id)
    clients = []
    for client in session.scalars(wanted):
        of_client = sa.select(Wish.id).where(Wish.client_id == client.id)
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
                "left_off": _rows(session, LeftOff, LeftOff.client_id == client.id),
                "sharing": _rows(session, Sharing, Sharing.wish_id.in_(of_client)),
                "introductions": _rows(session, Introduced, Introduced.client_id == client.id),
                "opened_in_an_emergency": _rows(
                    session, EmergencyAccess, EmergencyAccess.client_id == client.id
                ),
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
            "invitations": _rows(session, Invitation, Invitation.conversation_id == talk["id"]),
        }
        for talk in _rows(session, Conversation, where)
    ]


def of_person(found: Everything) -> dict[str, Any]:
    """Everything of one person that who asks may see, in the same form as the export of the whole house."""
    return {
        **_row(found.client),
        "relatives": [_row(one) for one in found.client.relatives],
        "conversations": [
            {
                **_row(talk.conversation),
                "summary": talk.summary,
                "whole": talk.whole,
                "messages": [_row(one) for one in talk.lines],
                "wishes": [_row(one) for one in talk.wishes],
                "looked_back": [_row(one) for one in talk.looked_back],
                "signals": [_row(one) for one in talk.signals],
                "invitations": [_row(one) for one in talk.invitations],
            }
            for talk in found.talks
        ],
        "goals": [
            {**_row(goal), "history": [_entry(entry) for entry in history]} for goal, history in found.goals
        ],
        "notes": [_row(note) for note, _ in found.notes],
        "this_is_me": [
            {"part": part.value, "lines": [line.words for line in lines]} for part, lines in found.sheet.parts
        ],
        "left_off": [_row(one) for one in found.left_off],
        "sharing": [_row(sharing) for sharing, _ in found.sharing],
        "introductions": [_row(one) for one in found.introduced],
        "opened_in_an_emergency": [_row(one) for one in found.opened],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "at": entry.at,
        "happened": entry.happened.value,
        "fields": [{"name": name, "before": before, "after": after} for name, before, after in entry.fields],
        "words": entry.words,
        "outcome": entry.outcome.value if entry.outcome else None,
        "conversation_id": entry.talk.id if entry.talk else None,
    }


def as_json(found: dict[str, Any]) -> str:
    """An export as JSON to keep: readable, moments as ISO 8601."""
    return json.dumps(found, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
