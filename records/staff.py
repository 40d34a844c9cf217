"""Staff members, their passwords and log-ins. Their keys to the API are in records/tokens.py."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy.orm import Session

from records.keys import key_hash, new_key
from records.models import LoginAttempt, Role, Staff, StaffSession, now

SHORTEST_PASSWORD = 12  # characters; NIST SP 800-63B: length counts, not composition
ATTEMPTS = 5  # failed log-ins for one account ...
ATTEMPTS_FROM_ADDRESS = 25  # ... or from one address, which a whole house may share ...
ATTEMPTS_WITHIN = timedelta(minutes=15)  # ... within this time, then it waits
SESSION_UNTOUCHED = timedelta(hours=1)

_hasher = PasswordHasher()  # argon2id with the library's defaults (RFC 9106, low memory)
NO_PASSWORD = _hasher.hash(new_key())  # of who can't log in; checked too when an account is unknown, so that
# both take as long


class PasswordTooShort(ValueError):
    """The password has fewer than SHORTEST_PASSWORD characters."""


class EmailTaken(ValueError):
    """There is an account with this e-mail address already."""


class TooManyAttempts(Exception):
    """Too many failed log-ins; wait a quarter of an hour."""


def create(session: Session, *, name: str, email: str, password: str, role: Role) -> Staff:
    """A new account. Raises PasswordTooShort or EmailTaken."""
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort(f"a password has {SHORTEST_PASSWORD} characters or more")
    address = email.strip().lower()
    if session.scalar(sa.select(Staff.id).where(Staff.email == address)):
        raise EmailTaken(f"there is an account for {address} already")
    member = Staff(name=name.strip(), email=address, password_hash=_hasher.hash(password), role=role)
    session.add(member)
    session.flush()
    return member


def _subject_hash(subject: str) -> str:
    """What is kept of a subject; an account is the same one however its address is written."""
    return key_hash(subject.strip().lower())


def check_attempts(session: Session, *subjects: str, allowed: int = ATTEMPTS) -> None:
    """Raises TooManyAttempts when one of `subjects` (an account, an address) failed too often of late.

    `allowed` is how many failures still pass; see ATTEMPTS and ATTEMPTS_FROM_ADDRESS.
    """
    since = now() - ATTEMPTS_WITHIN
    for subject in subjects:
        failed = session.scalar(
            sa.select(sa.func.count())
            .select_from(LoginAttempt)
            .where(LoginAttempt.subject == _subject_hash(subject), LoginAttempt.created_at > since)
        )
        if (failed or 0) >= allowed:
            raise TooManyAttempts


def note_failure(session: Session, *subjects: str) -> None:
    """Remember that a log-in of `subjects` failed; forget failures that no longer count."""
    session.execute(sa.delete(LoginAttempt).where(LoginAttempt.created_at < now() - ATTEMPTS_WITHIN))
    session.add_all([LoginAttempt(subject=_subject_hash(subject)) for subject in subjects])


def forget_failures(session: Session, subject: str) -> None:
    """A log-in of `subject` went well: earlier failures no longer count."""
    session.execute(sa.delete(LoginAttempt).where(LoginAttempt.subject == _subject_hash(subject)))


def with_password(session: Session, *, email: str, password: str) -> Staff | None:
    """The active staff member with this e-mail address and password, or none."""
    member = session.scalar(
        sa.select(Staff).where(Staff.email == email.strip().lower(), Staff.active.is_(True))
    )
    try:
        _hasher.verify(member.password_hash if member else NO_PASSWORD, password)
    except VerificationError:
        return None
    return member


def log_in(session: Session, member: Staff) -> str:
    """Open a session for `member` and give its key, for the cookie."""
    key = new_key()
    session.add(StaffSession(staff_id=member.id, key_hash=key_hash(key)))
    return key


def with_session(session: Session, key: str, *, touch: bool = True) -> Staff | None:
    """The staff member whose session has this key, unless it was untouched for too long.

    `touch` is false for what a page asks by itself: nobody touched anything.
    """
    found = session.scalar(sa.select(StaffSession).where(StaffSession.key_hash == key_hash(key)))
    if found is None or not found.staff.active:
        return None
    moment = now()
    if moment - found.seen_at > SESSION_UNTOUCHED:
        session.delete(found)
        return None
    if touch and moment - found.seen_at > timedelta(minutes=1):  # not a write on every request
        found.seen_at = moment
    return found.staff


def log_out(session: Session, key: str) -> None:
    """End the session with this key."""
    session.execute(sa.delete(StaffSession).where(StaffSession.key_hash == key_hash(key)))
