"""Who has a talk open now, so that two colleagues in the same talk see each other there."""

from __future__ import annotations

import uuid
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from records.models import Staff, Viewing, now

STILL_HERE = timedelta(seconds=45)  # a page that is open says so more often than this


def enter(session: Session, conversation_id: uuid.UUID, member: Staff) -> None:
    """`member` has the talk open now. The page says it again and again while it is open."""
    moment = now()
    known = sa.update(Viewing).where(
        Viewing.conversation_id == conversation_id, Viewing.staff_id == member.id
    )
    if session.execute(known.values(seen_at=moment)).rowcount:  # type: ignore[attr-defined]
        return
    try:
        with session.begin_nested():
            session.add(Viewing(conversation_id=conversation_id, staff_id=member.id, seen_at=moment))
    except IntegrityError:  # the same colleague on a second device, or the talk is gone
        session.execute(known.values(seen_at=moment))


def leave(session: Session, conversation_id: uuid.UUID, member: Staff) -> None:
    """`member` went on to something else."""
    session.execute(
        sa.delete(Viewing).where(Viewing.conversation_id == conversation_id, Viewing.staff_id == member.id)
    )


def others(
    session: Session, conversation_id: uuid.UUID, member: Staff, within: timedelta = STILL_HERE
) -> list[Staff]:
    """Who else has the talk open, by name."""
    return list(
        session.scalars(
            sa.select(Staff)
            .join(Viewing, Viewing.staff_id == Staff.id)
            .where(
                Viewing.conversation_id == conversation_id,
                Viewing.staff_id != member.id,
                Viewing.seen_at > now() - within,
            )
            .order_by(Staff.name)
        )
    )
