"""Lines are kept for five years; older ones go, and the log says so."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records.access_log import chain
from records.access_log.writing import by_command
from records.models import AccessLog, now

KEPT_YEARS: Final = 5  # NEN 7513; the database refuses to remove anything younger


def five_years_ago() -> datetime:
    """Before this moment, lines may go. Of 29 February: 28 February."""
    today = now()
    year = today.year - KEPT_YEARS
    return (
        today.replace(year=year, day=28) if (today.month, today.day) == (2, 29) else today.replace(year=year)
    )


def _up_to(session: Session, before: datetime) -> int:
    """The number of the first line that stays: lines go from the beginning on, without a gap."""
    stays = session.scalar(sa.select(sa.func.min(AccessLog.number)).where(AccessLog.created_at >= before))
    if stays is not None:
        return stays
    return (session.scalar(sa.select(sa.func.max(AccessLog.number))) or 0) + 1


def old(session: Session, before: datetime) -> int:
    """How many lines were written before this moment and would go."""
    gone = sa.select(sa.func.count()).where(AccessLog.number < _up_to(session, before))
    return session.scalar(gone) or 0


def remove_old(session: Session, before: datetime) -> int:
    """Remove what was written before this moment, move the beginning of the chain along, and log it.

    Gives how many lines went. Raises ValueError when `before` is less than five years ago.
    """
    if before > five_years_ago():
        raise ValueError("lines of the access log are kept for five years")
    session.flush()
    head = chain.take_head(session)
    stays = _up_to(session, before)
    last_gone = session.scalar(sa.select(AccessLog.seal).where(AccessLog.number == stays - 1))
    if last_gone is None or stays <= head.first_number:
        return 0
    gone: int = stays - head.first_number
    session.execute(
        sa.delete(AccessLog).where(AccessLog.number < stays).execution_options(synchronize_session=False)
    )
    chain.put_head(session, stays, last_gone, head.last_number, head.last_seal)
    by_command(session, event="erase", what="regels van meer dan vijf jaar oud", client_id=None)
    return gone
