"""Log-ins of staff: which browser is whose, how long it lasts, and ending it.

A session that is half has seen a password and waits for the second factor; it opens nothing else.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from records.keys import key_hash, new_key
from records.models import Staff, StaffSession, now

UNTOUCHED: Final = timedelta(minutes=15)  # how long a session lasts that nobody touches, unless told
HALF: Final = timedelta(minutes=10)  # for fetching a telephone and typing the code
REMEMBERED: Final = timedelta(hours=12)  # for whom an ended session was, so that a form can be sent after all
TOUCHED_WITHIN: Final = timedelta(minutes=1)  # a sign of life is noted no finer: not a write on every request


def start(session: Session, member: Staff, *, device: str = "", half: bool = False) -> str:
    """Open a session for `member` and give its key, for the cookie. Forgets what ended long ago.

    `device` tells sessions apart for their owner ("Firefox op Windows").
    """
    session.execute(sa.delete(StaffSession).where(StaffSession.seen_at < now() - REMEMBERED))
    key = new_key()
    session.add(StaffSession(staff_id=member.id, key_hash=key_hash(key), device=device, half=half))
    session.flush()
    return key


def _found(session: Session, key: str) -> StaffSession | None:
    return session.scalar(
        sa.select(StaffSession)
        .where(StaffSession.key_hash == key_hash(key))
        .options(joinedload(StaffSession.staff))
    )


def member(
    session: Session, key: str, *, untouched: timedelta = UNTOUCHED, touch: bool = True
) -> Staff | None:
    """The staff member whose whole session has this key, unless it was untouched for too long.

    `touch` is false for what a page asks by itself: nobody touched anything.
    """
    found = _found(session, key)
    if found is None or found.half or not found.staff.active:
        return None
    moment = now()
    if moment - found.seen_at > untouched:
        return None
    if touch and moment - found.seen_at > TOUCHED_WITHIN:
        found.seen_at = moment
    return found.staff


def left(session: Session, key: str, *, untouched: timedelta = UNTOUCHED) -> timedelta:
    """How long the session with this key lasts when nobody touches it; zero when it ended."""
    found = _found(session, key)
    if found is None or found.half or not found.staff.active:
        return timedelta(0)
    return max(timedelta(0), found.seen_at + untouched - now())


def half_member(session: Session, key: str) -> Staff | None:
    """The staff member who gave the password with this key and has yet to show the second factor."""
    found = _found(session, key)
    if found is None or not found.half or not found.staff.active or now() - found.created_at > HALF:
        return None
    return found.staff


def was_of(session: Session, key: str) -> uuid.UUID | None:
    """Whose whole session this was, also when it ended because nobody touched it. Opens nothing."""
    found = _found(session, key)
    return None if found is None or found.half else found.staff_id


def of(session: Session, staff_id: uuid.UUID, *, untouched: timedelta = UNTOUCHED) -> list[StaffSession]:
    """The sessions of a staff member that are open now, last used first."""
    return list(
        session.scalars(
            sa.select(StaffSession)
            .where(
                StaffSession.staff_id == staff_id,
                StaffSession.half.is_(False),
                StaffSession.seen_at > now() - untouched,
            )
            .order_by(StaffSession.seen_at.desc())
        )
    )


def is_of_key(one: StaffSession, key: str) -> bool:
    """Whether a session is the one with this key."""
    return one.key_hash == key_hash(key)


def end(session: Session, key: str) -> None:
    """End the session with this key."""
    session.execute(sa.delete(StaffSession).where(StaffSession.key_hash == key_hash(key)))


def end_one(session: Session, staff_id: uuid.UUID, session_id: uuid.UUID) -> bool:
    """End one session of a staff member. False when there is none such."""
    gone = session.execute(
        sa.delete(StaffSession).where(StaffSession.id == session_id, StaffSession.staff_id == staff_id)
    )
    return bool(gone.rowcount)  # type: ignore[attr-defined]


def end_all(session: Session, staff_id: uuid.UUID, *, but: str = "") -> int:
    """End all sessions of a staff member, but the one with the key `but`. Gives how many."""
    gone = session.execute(
        sa.delete(StaffSession).where(
            StaffSession.staff_id == staff_id, StaffSession.key_hash != key_hash(but)
        ),
        execution_options={"synchronize_session": False},
    )
    return int(gone.rowcount)  # type: ignore[attr-defined]
