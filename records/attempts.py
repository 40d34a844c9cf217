"""Failed log-ins, counted to limit guessing: passwords, codes of the second factor, recovery codes."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records.keys import key_hash
from records.models import LoginAttempt, now

ALLOWED: Final = 5  # failed log-ins for one account ...
FROM_ADDRESS: Final = 25  # ... or from one address, which a whole house may share ...
WITHIN: Final = timedelta(minutes=15)  # ... within this time, then it waits


class TooManyAttempts(Exception):
    """Too many failed log-ins; wait a quarter of an hour."""


def _subject_hash(subject: str) -> str:
    """What is kept of a subject; an account is the same one however its address is written."""
    return key_hash(subject.strip().lower())


def check(session: Session, *subjects: str, allowed: int = ALLOWED) -> None:
    """Raises TooManyAttempts when one of `subjects` (an account, an address) failed too often of late.

    `allowed` is how many failures still pass; see ALLOWED and FROM_ADDRESS.
    """
    since = now() - WITHIN
    for subject in subjects:
        failed = session.scalar(
            sa.select(sa.func.count())
            .select_from(LoginAttempt)
            .where(LoginAttempt.subject == _subject_hash(subject), LoginAttempt.created_at > since)
        )
        if (failed or 0) >= allowed:
            raise TooManyAttempts


def failed(session: Session, *subjects: str) -> None:
    """Remember that a log-in of `subjects` failed; forget failures that no longer count."""
    session.execute(sa.delete(LoginAttempt).where(LoginAttempt.created_at < now() - WITHIN))
    session.add_all([LoginAttempt(subject=_subject_hash(subject)) for subject in subjects])


def forget(session: Session, subject: str) -> None:
    """A log-in of `subject` went well: earlier failures no longer count."""
    session.execute(sa.delete(LoginAttempt).where(LoginAttempt.subject == _subject_hash(subject)))
