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
from records.interests.matching import named
from records.models import Consent, Conversation, Interest, Speaker, Wish, WishKind, now

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
    other = sa.select(Interest.id).where(Interest.edition != edition).limit(1)
    with suppress(IntegrityError), session.begin_nested():
        if session.scalar(other) is not None:
            session.execute(sa.delete(Interest).where(Interest.edition != edition))
        new = session.execute(
            sa.select(Wish.id, Wish.own_words)
            .join(Conversation, Conversation.id == Wish.conversation_id)
            .where(
                Wish.kind.in_(KINDS),
                Wish.speaker == Speaker.CLIENT,
                Wish.client_id.is_not(None),
                Conversation.consent == Consent.GIVEN,
                ~sa.exists().where(Interest.wish_id == Wish.id),
            )
        ).all()
        moment = now()
        rows = [
            {
                "id": uuid.uuid4(),
                "created_at": moment,
                "wish_id": wish_id,
                "key": key,
                "before": before,
                "edition": edition,
            }
            for wish_id, words in new
            for key, before in [(one.key, one.before) for one in named(words)] or [(NOTHING, False)]
        ]
        if rows:
            session.execute(sa.insert(Interest), rows)
