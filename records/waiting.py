"""Which talks wait for review, and which comes next."""

from __future__ import annotations

import uuid
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records import scope as scopes
from records.models import (
    Consent,
    Conversation,
    ConversationState,
    Message,
    Review,
    Sender,
    Staff,
    Wish,
    now,
)
from records.scope import Scope

LEFT_LYING = timedelta(hours=12)  # a talk in which nobody said anything for this long is over for now


def _message(which: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    """1 when a talk has such a message. With an EXISTS, PostgreSQL would read all messages of all talks."""
    return (
        sa.select(sa.literal(1))
        .where(Message.conversation_id == Conversation.id, which)
        .limit(1)
        .correlate(Conversation)
        .scalar_subquery()
    )


def _waits() -> sa.ColumnElement[bool]:
    """Kept, over (for now), and not reviewed or more was said since."""
    over = sa.or_(
        Conversation.state.in_((ConversationState.CLOSED, ConversationState.PAUSED)),
        sa.and_(
            Conversation.state == ConversationState.OPEN,
            _message(Message.created_at > now() - LEFT_LYING).is_(None),
        ),
    )
    unseen = sa.select(Wish.conversation_id).where(
        Wish.review == Review.NEW, Wish.confirmed.is_not(False), Wish.merged_into_id.is_(None)
    )
    said = _message(Message.sender == Sender.PERSON).is_not(None)
    return sa.and_(
        Conversation.consent == Consent.GIVEN,
        sa.or_(sa.and_(Conversation.reviewed_at.is_(None), said), Conversation.id.in_(unseen)),
        over,
    )


def talks(
    session: Session, scope: Scope, member: Staff, *, limit: int = 20, offset: int = 0
) -> tuple[list[Conversation], int]:
    """The talks that wait for review, longest first, with client, relative and wishes; and how many wait."""
    condition = sa.and_(_waits(), scopes.talks(scope, member))
    total = session.scalar(sa.select(sa.func.count()).select_from(Conversation).where(condition)) or 0
    found = session.scalars(
        sa.select(Conversation)
        .where(condition)
        .order_by(Conversation.created_at, Conversation.id)
        .limit(limit)
        .offset(offset)
        .options(
            selectinload(Conversation.client),
            selectinload(Conversation.relative),
            selectinload(Conversation.wishes),
        )
    )
    return list(found), total


def next_talk(
    session: Session, scope: Scope, member: Staff, *, after: uuid.UUID | None = None
) -> uuid.UUID | None:
    """The talk to review next, when `after` is done with; none when nothing waits."""
    condition = sa.and_(_waits(), scopes.talks(scope, member))
    if after is not None:
        condition = sa.and_(condition, Conversation.id != after)
    return session.scalar(
        sa.select(Conversation.id)
        .where(condition)
        .order_by(Conversation.created_at, Conversation.id)
        .limit(1)
    )


def count(session: Session, scope: Scope, member: Staff, *, but: uuid.UUID | None = None) -> int:
    """How many talks wait for review, without `but`."""
    condition = sa.and_(_waits(), scopes.talks(scope, member))
    if but is not None:
        condition = sa.and_(condition, Conversation.id != but)
    return session.scalar(sa.select(sa.func.count()).select_from(Conversation).where(condition)) or 0
