"""Signals: what needs a human. Who is told, and when: records.climbing. Who may see: records.confidential."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from records import confidential, outbox
from records.holding import Overtaken, hold
from records.models import Conversation, Message, Signal, SignalKind, Staff, now
from records.rules import AT_ONCE


class UnknownSignal(LookupError):
    """There is no such signal, or it is not for this staff member to see."""


def store(session: Session, *, message_id: uuid.UUID, kind: SignalKind, why: str) -> Signal:
    """Keep a signal; the same message and kind again changes nothing, whoever saw it first."""
    same = sa.select(Signal).where(Signal.message_id == message_id, Signal.kind == kind)
    known = session.scalar(same)
    if known is not None:
        return known
    message = session.get_one(Message, message_id)
    about = confidential.mentioned(session, message) if kind is SignalKind.ABUSE else None
    signal = Signal(
        conversation_id=message.conversation_id,
        message_id=message_id,
        kind=kind,
        why=why,
        about_staff_id=about.id if about else None,
    )
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


def _seen(member: Staff, *where: sa.ColumnElement[bool]) -> sa.Select[Signal]:
    return (
        sa.select(Signal)
        .where(confidential.visible(member), *where)
        .order_by(Signal.created_at)
        .options(
            selectinload(Signal.conversation).selectinload(Conversation.client),
            selectinload(Signal.conversation).selectinload(Conversation.relative),
            selectinload(Signal.message),
            selectinload(Signal.acknowledged_by),
        )
    )


def unacknowledged(session: Session, member: Staff) -> list[Signal]:
    """What nobody took on and `member` may see: danger first, then the oldest; with talk and client."""
    found = session.scalars(_seen(member, Signal.acknowledged_at.is_(None))).all()
    return sorted(found, key=lambda signal: signal.kind not in AT_ONCE)


def taken_on(session: Session, member: Staff) -> list[Signal]:
    """The signals that somebody took on and of which it was not written down yet what was done."""
    return list(session.scalars(_seen(member, Signal.acknowledged_at.is_not(None), Signal.done_at.is_(None))))


def settled(session: Session, member: Staff, since: datetime, limit: int = 100) -> list[Signal]:
    """The signals of which it was written down, since a moment, what was done; newest first."""
    found = _seen(member, Signal.done_at >= since).order_by(None).order_by(Signal.done_at.desc())
    return list(session.scalars(found.options(selectinload(Signal.done_by)).limit(limit)))


def of_talk(session: Session, conversation_id: uuid.UUID, member: Staff) -> list[Signal]:
    """The signals of a talk that `member` may see, oldest first."""
    return list(session.scalars(_seen(member, Signal.conversation_id == conversation_id)))


def get(session: Session, signal_id: uuid.UUID, member: Staff) -> Signal:
    """One signal. Raises UnknownSignal, also when it is not for `member` to see."""
    found = session.scalar(
        _seen(member, Signal.id == signal_id).options(
            selectinload(Signal.done_by), selectinload(Signal.about_staff)
        )
    )
    if found is None:
        raise UnknownSignal("there is no such signal")
    return found


def acknowledge(session: Session, signal_id: uuid.UUID, by: Staff) -> Signal | None:
    """A staff member takes it on, by name. The first one stays; none when there is no such signal to see.

    It climbs no further, and what did not leave yet to call others stays here.
    """
    first = session.execute(
        sa.update(Signal)
        .where(Signal.id == signal_id, Signal.acknowledged_at.is_(None), confidential.visible(by))
        .values(acknowledged_at=now(), acknowledged_by_id=by.id, due_at=None),
        execution_options={"synchronize_session": False},
    )
    if first.rowcount:  # type: ignore[attr-defined]
        outbox.withdraw(session, str(signal_id))
    return session.scalar(_seen(by, Signal.id == signal_id).execution_options(populate_existing=True))


def write_done(session: Session, signal_id: uuid.UUID, by: Staff, words: str, before: str = "") -> Signal:
    """Write down what was done; who does it takes the signal on when nobody did.

    `before` is what the form showed. Raises UnknownSignal, and Overtaken when somebody wrote something else
    meanwhile.
    """
    held = hold(session, Signal, signal_id)
    if held is None or not confidential.may_see(session, held, by):
        raise UnknownSignal("there is no such signal")
    if held.done != before and held.done != words.strip():
        raise Overtaken(held)
    if held.acknowledged_at is None:
        acknowledge(session, signal_id, by)
    if held.done != words.strip():
        held.done, held.done_at, held.done_by_id = words.strip(), now(), by.id
        if not held.done:
            held.done_at = held.done_by_id = None
    session.flush()
    session.expire(held, ["done_by"])
    return held


def set_about(session: Session, signal_id: uuid.UUID, by: Staff, about_staff_id: uuid.UUID | None) -> Signal:
    """Whom it may be about, and who must not see it; none when it is about nobody who works here.

    Raises UnknownSignal, or ValueError for who is no colleague or is oneself.
    """
    signal = get(session, signal_id, by)
    if about_staff_id is not None:
        about = session.get(Staff, about_staff_id)
        if about is None or about.id == by.id:
            raise ValueError("choose a colleague")
    signal.about_staff_id = about_staff_id
    session.flush()
    session.refresh(signal, ["about_staff"])
    return signal
