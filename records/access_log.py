"""Writing down who saw or did what with a person's data."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records.models import AccessLog, Staff

CARE = "zorgrelatie"  # the usual ground: the staff member cares for this client


def write(
    session: Session,
    *,
    event: str,
    what: str,
    client_id: uuid.UUID | None,
    user: Staff,
    responsible_user_id: uuid.UUID | None = None,
    ground: str = CARE,
    emergency: bool = False,
) -> None:
    """One line of the log, in the same unit of work as what it tells of."""
    session.add(
        AccessLog(
            event=event,
            what=what,
            client_id=client_id,
            user_id=user.id,
            responsible_user_id=responsible_user_id or user.id,
            role=user.role.value,
            ground=ground,
            emergency=emergency,
        )
    )


def of_client(session: Session, client_id: uuid.UUID) -> list[AccessLog]:
    """All lines about a client, newest first."""
    return list(
        session.scalars(
            sa.select(AccessLog).where(AccessLog.client_id == client_id).order_by(AccessLog.created_at.desc())
        )
    )
