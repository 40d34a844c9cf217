"""What staff look at together: the talks and wishes of a client, who waits for a human, the colleagues."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records.models import Conversation, Message, Staff, Wish


def talks_of_client(session: Session, client_id: uuid.UUID) -> list[Conversation]:
    """All talks with or about a client, newest first, also those that were not begun yet."""
    return list(
        session.scalars(
            sa.select(Conversation)
            .where(Conversation.client_id == client_id)
            .order_by(Conversation.created_at.desc())
            .options(selectinload(Conversation.client), selectinload(Conversation.relative))
        )
    )


def wishes_of_client(session: Session, client_id: uuid.UUID) -> list[Wish]:
    """The wishes for a client that were not struck, newest talk first, in a talk as they were said."""
    return list(
        session.scalars(
            sa.select(Wish)
            .join(Message, Message.id == Wish.message_id)
            .join(Conversation, Conversation.id == Wish.conversation_id)
            .where(Wish.client_id == client_id, Wish.confirmed.is_not(False))
            .order_by(Conversation.created_at.desc(), Message.place, Wish.start)
            .options(
                selectinload(Wish.reviewed_by),
                selectinload(Wish.conversation).selectinload(Conversation.client),
                selectinload(Wish.conversation).selectinload(Conversation.relative),
            )
        )
    )


def wanting_human(session: Session) -> list[Conversation]:
    """The talks in which the person asked to speak to someone and nobody took it on, oldest first."""
    return list(
        session.scalars(
            sa.select(Conversation)
            .where(Conversation.human_wanted_at.is_not(None))
            .order_by(Conversation.human_wanted_at)
            .options(selectinload(Conversation.client), selectinload(Conversation.relative))
        )
    )


def human_found(session: Session, conversation_id: uuid.UUID) -> Conversation | None:
    """A staff member goes to the person who asked for one; the talk leaves the list.

    Gives the talk, or none when there is no such talk or nobody waits in it any more. Who went, and when,
    is for the caller to write in the access log.
    """
    talk = session.get(Conversation, conversation_id, with_for_update=True)
    if talk is None or talk.human_wanted_at is None:
        return None
    talk.human_wanted_at = None
    return talk


def colleagues(session: Session) -> list[Staff]:
    """The staff members with an active account, by name."""
    return list(session.scalars(sa.select(Staff).where(Staff.active.is_(True)).order_by(Staff.name)))
