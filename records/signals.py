"""Signals: what needs a human."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from records.models import Conversation, Message, Signal, SignalKind, Staff, now


def store(session: Session, *, message_id: uuid.UUID, kind: SignalKind, why: str) -> Signal:
    """Keep a signal; the same message and kind again changes nothing, whoever saw it first."""
    same = sa.select(Signal).where(Signal.message_id == message_id, Signal.kind == kind)
    known = session.scalar(same)
    if known is not None:
        return known
    message = session.get_one(Message, message_id)
    signal = Signal(conversation_id=message.conversation_id, message_id=message_id, kind=kind, why=why)
    try:
        with session.begin_nested():
            session.add(signal)
    except IntegrityError:  # web and the action server may see the same signal at once
        return session.scalars(same).one()
    return signal


def kind_of(session: Session, message_id: uuid.UUID) -> SignalKind | None:
    """The kind of signal that a message raised, or none; the first one stored when there are more."""
    return session.scalar(
        sa.select(Signal.kind).where(Signal.message_id == message_id).order_by(Signal.created_at).limit(1)
    )


def call_wanted(session: Session, conversation_id: uuid.UUID, wanted: bool) -> None:
    """What the person said when asked whether the contact person may be called, for the last signal."""
    last = session.scalar(
        sa.select(Signal)
        .where(Signal.conversation_id == conversation_id)
        .order_by(Signal.created_at.desc())
        .limit(1)
    )
    if last is not None:
        last.call_wanted = wanted


def unacknowledged(session: Session) -> list[Signal]:
    """The signals that nobody has acknowledged, oldest first, with talk and client."""
    return list(
        session.scalars(
            sa.select(Signal)
            .where(Signal.acknowledged_at.is_(None))
            .order_by(Signal.created_at)
            .options(
                selectinload(Signal.conversation).selectinload(Conversation.client),
                selectinload(Signal.message),
            )
        )
    )


def acknowledge(session: Session, signal_id: uuid.UUID, by: Staff) -> Signal | None:
    """A staff member takes it on, by name. The first one stays; none when there is no such signal."""
    session.execute(
        sa.update(Signal)
        .where(Signal.id == signal_id, Signal.acknowledged_at.is_(None))
        .values(acknowledged_at=now(), acknowledged_by_id=by.id),
        execution_options={"synchronize_session": False},
    )
    return session.get(Signal, signal_id, populate_existing=True)
