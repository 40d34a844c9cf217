"""Keys to the API: each for a staff member, for named purposes, until a day.

A key opens no more than its holder may see (records/rights.py), and of that only what its scopes name.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session, contains_eager

from records.keys import key_hash, new_key
from records.models import ApiToken, Staff, now

LONGEST = timedelta(days=366)  # a key lives a year at most; then somebody decides anew
USED_WITHIN = timedelta(minutes=1)  # the moment of use is noted no finer: not a write on every call


class TokenScope(enum.StrEnum):
    """What a key may be used for."""

    CONVERSATIONS_READ = "conversations:read"
    CONVERSATIONS_WRITE = "conversations:write"  # invite to a talk
    CLIENTS_READ = "clients:read"  # people, their wishes and goals
    EXPORT = "export"  # all about a person, as JSON, FHIR, CSV or XLSX
    INTERESTS_READ = "interests:read"
    FIGURES_READ = "figures:read"
    ACCESS_LOG_READ = "access_log:read"


class BadEnd(ValueError):
    """The end of a key lies in the past, or more than LONGEST ahead."""


def make(
    session: Session, member: Staff, *, name: str, scopes: Iterable[TokenScope], expires_at: datetime
) -> tuple[ApiToken, str]:
    """A new key for `member`, and its text, which is shown once. Raises BadEnd."""
    if not now() < expires_at <= now() + LONGEST:
        raise BadEnd
    key = new_key()
    token = ApiToken(
        staff_id=member.id,
        token_hash=key_hash(key),
        name=name.strip(),
        scopes=sorted({scope.value for scope in scopes}),
        expires_at=expires_at,
    )
    session.add(token)
    session.flush()
    return token, key


def holding(session: Session, key: str) -> ApiToken | None:
    """The key that opens, with its active holder; none when unknown or ended. Notes that it was used."""
    moment = now()
    token = session.scalar(
        sa.select(ApiToken)
        .join(ApiToken.staff)
        .options(contains_eager(ApiToken.staff))
        .where(ApiToken.token_hash == key_hash(key), ApiToken.expires_at > moment, Staff.active.is_(True))
    )
    if token is not None and (token.used_at is None or moment - token.used_at > USED_WITHIN):
        token.used_at = moment
    return token


def of(session: Session, member: Staff) -> list[ApiToken]:
    """All keys of a staff member, newest first, ended ones too."""
    wanted = sa.select(ApiToken).where(ApiToken.staff_id == member.id).order_by(ApiToken.created_at.desc())
    return list(session.scalars(wanted))


def end(session: Session, member: Staff, token_id: object) -> bool:
    """Take a key of `member` back; it opens nothing from now on. False when there is none such."""
    gone = sa.delete(ApiToken).where(ApiToken.id == token_id, ApiToken.staff_id == member.id)
    return bool(session.execute(gone).rowcount)  # type: ignore[attr-defined]
