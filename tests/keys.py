"""Keys to the API, for tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy.orm import Session

from records import tokens
from records.models import Staff, now
from records.tokens import TokenScope


def key_of(work: Session, member: Staff, scopes: Iterable[TokenScope] = TokenScope) -> str:
    """A key of `member` for a day; for everything, unless told."""
    _, key = tokens.make(work, member, name="proef", scopes=scopes, expires_at=now() + timedelta(days=1))
    return key
