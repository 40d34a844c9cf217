"""Which account is of somebody whom the organisation's own log-in vouches for. Never makes an account."""

from __future__ import annotations

import enum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import staff
from records.models import Staff


class Why(enum.StrEnum):
    """Why nobody gets in."""

    NO_ACCOUNT = "no_account"  # none with this address, or it was ended
    NOT_VERIFIED = "not_verified"  # the provider doesn't know that the address is theirs
    ANOTHER = "another"  # the account belongs to somebody else at the provider


class NoEntry(Exception):
    """There is no account to log in to; `why` says why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


def member(session: Session, *, subject: str, email: str, verified: bool) -> tuple[Staff, bool]:
    """The active account of a subject ("issuer|sub"), and whether it was tied to it just now.

    The first time it is found by e-mail address, if the provider says that the address was verified; from
    then on by subject alone, whatever the address becomes. Raises NoEntry.
    """
    known = session.scalar(sa.select(Staff).where(Staff.oidc_subject == subject))
    if known is not None:
        if not known.active:
            raise NoEntry(Why.NO_ACCOUNT)
        return known, False
    if not verified:
        raise NoEntry(Why.NOT_VERIFIED)
    found = session.scalar(
        sa.select(Staff).where(Staff.email == staff.address_of(email), Staff.active.is_(True))
    )
    if found is None:
        raise NoEntry(Why.NO_ACCOUNT)
    if found.oidc_subject is not None:
        raise NoEntry(Why.ANOTHER)
    found.oidc_subject = subject
    return found, True
