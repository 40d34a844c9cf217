"""Keeps beside each wish which interests its words name, so that a page need not read 20,000 wishes.

A wish's words never change, so its interests are worked out once; again when groups.txt changes. Whether it
may be shown is asked of the wish itself each time (records/interests/sharing.py).
"""

from __future__ import annotations

import uuid
from contextlib import suppress
from typing import Final

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from records.interests.groups import groups
from records.interests.matching import Named, named
from records.models import Interest, Speaker, Wish, WishKind, now

NOTHING: Final = ""  # the key of a wish that names no interest
KINDS: Final = (
    WishKind.INTEREST,
    WishKind.WISH,
    WishKind.PREFERENCE,
    WishKind.LOSS,
    WishKind.CONTENT,
)


def refresh(session: Session) -> None:
    """Work out what is new, and everything anew after groups.txt changed. Changes nothing else.

    When two pages do so at once, one of them leaves it to the other.
    """
    edition = groups().edition
    other = session.scalar(sa.select(Interest.id).where(Interest.edition != edition).limit(1))
    if other is None and _complete(session):
        return
    with suppress(IntegrityError), session.begin_nested():
        session.execute(sa.delete(Interest).where(Interest.edition != edition))
        new = session.execute(
            sa.select(Wish.id, Wish.own_words).where(
                _of_clients(), ~sa.exists().where(Interest.wish_id == Wish.id)
            )
        )
        rows = [row for wish_id, words in new for row in _rows(wish_id, words, edition)]
        if rows:
            session.execute(sa.insert(Interest), rows)


def _of_clients() -> sa.ColumnElement[bool]:
    """Which wishes are worked out: clients' own words, of whatever kind; staff may still correct the kind."""
    return sa.and_(Wish.speaker == Speaker.CLIENT, Wish.client_id.is_not(None))


def _complete(session: Session) -> bool:
    """Whether every wish was worked out. To count is quicker by far than to look for what is missing."""
    wishes = sa.select(sa.func.count()).select_from(Wish).where(_of_clients()).scalar_subquery()
    known = sa.select(sa.func.count(sa.distinct(Interest.wish_id))).scalar_subquery()
    return bool(session.scalar(sa.select(wishes == known)))


def _rows(wish_id: uuid.UUID, words: str, edition: str) -> list[dict[str, object]]:
    """The rows of one wish."""
    found = named(words) or [Named(NOTHING, before=False)]
    private = any(one.key and groups().of[one.key].private for one in found)
    return [
        {
            "id": uuid.uuid4(),
            "created_at": now(),
            "wish_id": wish_id,
            "key": one.key,
            "before": one.before,
            "private": private,
            "edition": edition,
        }
        for one in found
    ]
