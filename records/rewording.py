"""What was heard, in other words of the person."""

from __future__ import annotations

import uuid

from sqlalchemy.orm import Session

from records.models import Review, Wish
from records.wishes import in_talk


def reword(
    session: Session, conversation_id: uuid.UUID, wish_id: uuid.UUID, *, own_words: str, say_back: str
) -> Wish:
    """The person wrote it in other words: those count now, and staff look at it anew. Raises UnknownWish.

    The same words again only confirm it. What was agreed already stays as it was agreed.
    """
    wish = in_talk(session, conversation_id, wish_id)
    wish.confirmed = True
    if wish.own_words != own_words:
        wish.own_words, wish.say_back = own_words, say_back
        wish.review, wish.review_reason = Review.NEW, ""
        wish.reviewed_by_id = wish.reviewed_at = None
    session.flush()
    return wish
