"""What must leave the house: kept until it did, tried again with growing pauses, never what a person said."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records.models import Outbox, OutboxKind, now

# After the first try, the second ...; the last one counts for all that follow.
PAUSES: Final = tuple(timedelta(seconds=seconds) for seconds in (10, 30, 120, 600, 1800, 3600))
MOST_TRIES: Final = 54  # with these pauses some two days
KEPT: Final = timedelta(days=30)  # how long it stays known that something left, or was given up
LONGEST_FAILURE: Final = 300  # characters of it that are kept


def email(
    session: Session,
    *,
    to: str,
    subject: str,
    body: str,
    conversation_id: uuid.UUID | None = None,
    invitation_id: uuid.UUID | None = None,
) -> Outbox:
    """An e-mail to send, in the same unit of work as what it tells of. Its text goes when it was sent.

    With the talk or the invitation that it is about, the whole letter goes, sent or not.
    """
    about = {"conversation_id": conversation_id, "invitation_id": invitation_id}
    return _put(session, OutboxKind.EMAIL, to, " ".join(subject.split()), body, about)


def webhook(session: Session, *, url: str, body: str, conversation_id: uuid.UUID | None = None) -> Outbox:
    """A call to another system; `body` is JSON. It goes with the talk that it is about."""
    return _put(session, OutboxKind.WEBHOOK, url, "", body, {"conversation_id": conversation_id})


def _put(
    session: Session,
    kind: OutboxKind,
    address: str,
    subject: str,
    body: str,
    about: dict[str, uuid.UUID | None],
) -> Outbox:
    row = Outbox(kind=kind, address=address.strip(), subject=subject, body=body, **about)
    session.add(row)
    session.flush()
    return row


def take(session: Session, kind: OutboxKind, limit: int = 50) -> list[Outbox]:
    """What must be sent now this way, oldest first; each counts as tried and comes again after a pause.

    Whoever takes it sends it after this unit of work and says how it went. Then nothing is lost when that
    process dies in between, and two processes never take the same.
    """
    moment = now()
    waiting = session.scalars(
        sa.select(Outbox)
        .where(
            Outbox.kind == kind,
            Outbox.sent_at.is_(None),
            Outbox.due_at <= moment,
            Outbox.tries < MOST_TRIES,
        )
        .order_by(Outbox.due_at)
        .limit(limit)
    ).all()
    taken = []
    for row in waiting:
        mine = session.execute(
            sa.update(Outbox)
            .where(Outbox.id == row.id, Outbox.due_at == row.due_at, Outbox.sent_at.is_(None))
            .values(tries=row.tries + 1, due_at=moment + PAUSES[min(row.tries, len(PAUSES) - 1)]),
            execution_options={"synchronize_session": False},
        )
        if mine.rowcount:  # type: ignore[attr-defined]
            session.refresh(row)
            taken.append(row)
    return taken


def sent(session: Session, key: uuid.UUID) -> None:
    """It has left. Its text may hold the key to a talk, so it does not stay."""
    session.execute(
        sa.update(Outbox).where(Outbox.id == key).values(sent_at=now(), body="", failure=""),
        execution_options={"synchronize_session": False},
    )


def failed(session: Session, key: uuid.UUID, why: str, *, for_good: bool = False) -> None:
    """It did not leave. `for_good`: the address is refused, trying again is no use."""
    values: dict[str, object] = {"failure": why[:LONGEST_FAILURE]}
    if for_good:
        values["tries"] = MOST_TRIES
    session.execute(
        sa.update(Outbox).where(Outbox.id == key).values(**values),
        execution_options={"synchronize_session": False},
    )


def withdraw(session: Session, mentioned: str) -> int:
    """What has not left yet and mentions this (an id, a link) need not any more. Gives how many."""
    gone = session.execute(
        sa.delete(Outbox).where(Outbox.sent_at.is_(None), Outbox.body.contains(mentioned, autoescape=True)),
        execution_options={"synchronize_session": False},
    )
    return int(gone.rowcount)  # type: ignore[attr-defined]


def withdraw_invitation(session: Session, invitation_id: uuid.UUID) -> int:
    """The letter with this invitation, when it has not left yet, need not any more. Gives how many."""
    gone = session.execute(
        sa.delete(Outbox).where(Outbox.sent_at.is_(None), Outbox.invitation_id == invitation_id),
        execution_options={"synchronize_session": False},
    )
    return int(gone.rowcount)  # type: ignore[attr-defined]


def stuck(session: Session) -> list[Outbox]:
    """What was tried and did not leave, oldest first, with why; also what is no longer tried."""
    return list(
        session.scalars(
            sa.select(Outbox)
            .where(Outbox.sent_at.is_(None), Outbox.failure != "")
            .order_by(Outbox.created_at)
        )
    )


def over(before: datetime) -> sa.ColumnElement[bool]:
    """Which letters left, or were given up, before a moment."""
    given_up = sa.and_(Outbox.tries >= MOST_TRIES, Outbox.due_at < before)
    return sa.or_(Outbox.sent_at < before, given_up)


def again(session: Session, key: uuid.UUID) -> bool:
    """Try at once, from the first pause, what did not leave. False when there is none such."""
    row = session.execute(
        sa.update(Outbox)
        .where(Outbox.id == key, Outbox.sent_at.is_(None))
        .values(tries=0, due_at=now(), failure=""),
        execution_options={"synchronize_session": False},
    )
    return bool(row.rowcount)  # type: ignore[attr-defined]


def tidy(session: Session, before: datetime) -> None:
    """Forget what left, or was given up, before a moment."""
    session.execute(sa.delete(Outbox).where(over(before)), execution_options={"synchronize_session": False})
